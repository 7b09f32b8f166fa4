import { translation } from '../../core/math/pose.js';
import type { Vec3 } from '../../core/math/vec3.js';
import type { ModelBody, ObjectModel } from '../model.js';
import { body, FIXED, hinge, part, slide } from '../model.js';
import type { Point2 } from '../solids/convex-polygons.js';
import type { Shapes } from '../solids/shapes.js';
import type { Ring } from '../solids/skin-rings.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';

interface Values {
  readonly height: number;
  readonly width: number;
  readonly depth: number;
  readonly squareness: number;
  readonly split: number;
  readonly hood: number;
  readonly fill: 'clear' | 'opaque';
}

/** Play between moving parts, m. */
const GAP = 0.0005;

/** A tank with a metal hood on its left, and a wheel over a lever, or a button that snaps a piezo igniter, on its right. */
export function buildDisposable(p: Values, kind: 'wheel' | 'piezo', s: Shapes): ObjectModel {
  const h = p.height;
  const w = 0.31 * p.width * h;
  const d = 1.1 * p.depth * w;
  const top = 0.8 * p.split * h;
  const hoodTop = top + 0.155 * p.hood * h;
  const oval = { a: w / 2, b: d / 2, power: 2.2 + 3 * p.squareness };
  const levels: readonly Point2[] = [[0, 0.93], [0.012, 1], [top / h - 0.02, 1], [top / h, 0.97]]; // prettier-ignore
  const tank = s.loft(
    levels.map(([z, scale]): Ring => outline(oval, 0, 2 * Math.PI, s.steps(28)).slice(1).map(([x, y]): Vec3 => [scale * x, scale * y, z * h])), // prettier-ignore
  );
  const place = (z: number) => ({ pose: translation([0, 0, z]) });
  const hood = s.prism(shell(oval, 0.0007, 0.3 * Math.PI, 1, s), hoodTop - top + 1e-4, place(top - 1e-4));
  const nozzle = s.cylinder([-0.2 * w, 0, top - 1e-4], [-0.2 * w, 0, top + 0.06 * h], 0.09 * w, 0.06 * w);
  const well = s.prism(shell(oval, 0.0012, 0.72 * Math.PI, -1, s), 0.04 * h, place(top - 1e-4));
  const base = body(FIXED, [
    // Thin walls around liquid gas: about three quarters of the density of the plastic.
    part(
      'tank',
      {
        material: p.fill === 'clear' ? 'acrylic' : 'abs',
        fill: 0.75,
        affordance: 2,
        description: 'Tank of liquid gas, held in the hand.',
      },
      [tank, ...paint('dark', well)],
    ),
    part('hood', { material: 'stainless_steel', affordance: 6, description: 'Wind shield around the flame.' }, [
      hood,
      ...paint('metal', nozzle),
    ]),
  ]);
  const moving =
    kind === 'wheel'
      ? [wheel(s, w, d, hoodTop, base), lever(s, w, d, top, hoodTop, base)]
      : [button(s, oval, top, hoodTop, base)];
  return { bodies: [base, ...moving] };
}

interface Oval {
  readonly a: number;
  readonly b: number;
  /** 2 is an ellipse; more is squarer. */
  readonly power: number;
}

/** Points of a superellipse between two angles. */
const outline = ({ a, b, power }: Oval, from: number, to: number, steps: number): Point2[] =>
  Array.from({ length: steps + 1 }, (_, i): Point2 => {
    const angle = from + ((to - from) * i) / steps;
    const [c, q] = [Math.cos(angle), Math.sin(angle)];
    const bend = (v: number): number => Math.sign(v) * Math.abs(v) ** (2 / power);
    return [a * bend(c), b * bend(q)];
  });

/** A wall along the oval on its left (side 1), or its right, open toward the middle. */
function shell(oval: Oval, wall: number, opening: number, side: 1 | -1, s: Shapes): Point2[] {
  const ring = outline(oval, opening, 2 * Math.PI - opening, s.steps(16));
  const inner = outline({ ...oval, a: oval.a - wall, b: oval.b - wall }, opening, 2 * Math.PI - opening, s.steps(16));
  return [...ring, ...inner.reverse()].map(([x, y]): Point2 => [side * 0.985 * x, 0.985 * y]);
}

/** Striker wheel across the top; turns without end. */
function wheel(s: Shapes, w: number, d: number, hoodTop: number, base: ModelBody): ModelBody {
  const r = 0.19 * w;
  const at: Vec3 = [0.1 * w, 0, hoodTop - 0.35 * r];
  const disc = (y0: number, y1: number, radius: number): Solid =>
    s.cylinder([at[0], y0, at[2]], [at[0], y1, at[2]], radius);
  const half = 0.24 * d;
  return body(
    hinge({ axis: [0, 1, 0], position: at }),
    [
      part('wheel', { material: 'steel', fill: 0.5, affordance: 1, description: 'Wheel that strikes the spark.' }, [
        disc(-0.4 * half, 0.4 * half, 0.86 * r),
        ...paint('metal', disc(-half, -0.4 * half, r), disc(0.4 * half, half, r)),
      ]),
    ],
    base,
  );
}

/** Lever at the right of the wheel, pressed down with the thumb; thick at its end. */
function lever(s: Shapes, w: number, d: number, top: number, hoodTop: number, base: ModelBody): ModelBody {
  const [x0, x1] = [0.17 * w, 0.43 * w];
  const low = top + GAP;
  const roof = Math.min(top + 0.55 * (hoodTop - top), hoodTop - 0.35 * 0.19 * w - 0.19 * w - GAP);
  const sag = Math.min(0.16 * (x1 - x0), 0.3 * (roof - low));
  const half = 0.3 * d;
  const ring = (y: number): Ring => [
    [x0, y, low],
    [x1, y, low + sag],
    [x1, y, roof + 0.1 * (roof - low)],
    [0.8 * x1 + 0.2 * x0, y, roof],
    [x0, y, Math.max(low + 0.001, roof - 0.25 * (roof - low))],
  ];
  const travel = (Math.atan2(sag - 0.2 * GAP, x1 - x0) * 180) / Math.PI;
  return body(
    hinge({ axis: [0, 1, 0], position: [x0, 0, low], range: [0, travel], seen: 'never' }),
    [
      part('lever', { material: 'pom', affordance: 1, description: 'Opens the gas valve when pressed.' }, [
        s.loft([ring(-half), ring(half)]),
      ]),
    ],
    base,
  );
}

/** Button inside the well, pressed down with the thumb. */
function button(s: Shapes, oval: Oval, top: number, hoodTop: number, base: ModelBody): ModelBody {
  const room = hoodTop - top;
  const travel = 0.35 * room;
  const half = 0.62 * oval.b - GAP;
  const from: Vec3 = [0.12 * oval.a, -half, top + travel + GAP];
  const to: Vec3 = [0.78 * oval.a, half, hoodTop + 0.05 * room];
  const foot = s.boxBetween(from, to, { round: 0.0012 });
  const ribs = [0.25, 0.5, 0.75].map((t) => {
    const x = from[0] + t * (to[0] - from[0]);
    return s.boxBetween([x - 0.0006, -0.7 * half, to[2] - 1e-4], [x + 0.0006, 0.7 * half, to[2] + 0.0006]);
  });
  return body(
    slide({ axis: [0, 0, -1], range: [0, travel] }),
    [
      part('button', { material: 'pom', affordance: 1, description: 'Snaps the igniter and opens the gas.' }, [
        foot,
        ...paint('accent', ...ribs),
      ]),
    ],
    base,
  );
}
