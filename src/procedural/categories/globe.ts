import type { Vec3 } from '../../core/math/vec3.js';
import { add, scale } from '../../core/math/vec3.js';
import { defineCategory } from '../category.js';
import type { ModelBody } from '../model.js';
import { body, FIXED, hinge, part } from '../model.js';
import { angle, choice, ratio, size } from '../parameters.js';
import { arc, smoothCurve } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import type { ProfilePoint } from './turned.js';
import { turned } from './turned.js';

/** Balls are shells of card or plastic, 2 to 3 mm thick: about a tenth of the drawn ball's weight, and a 0.3 m globe weighs 1 to 2 kg. */
const BALL_FILL = 0.06;
/** Metal feet, columns and meridians are pressed or spun of sheet: stands weigh 0.5 to 1.5 kg. Wire is solid. */
const STAND_FILL = { steel: 0.4, brass: 0.35, walnut: 1, abs: 1 };

/*
 * A globe on a desk: the ball turns about an axis tilted to the right (the Earth's: 23.4 degrees), held by half or all of a meridian on a
 * turned foot or on three legs, or by a stem that is bent to an open ring of wire. Balls of desk globes are 0.2 to 0.33 m wide, most
 * 0.25 or 0.3.
 */
export const globe = defineCategory({
  name: 'globe',
  parameters: {
    diameter: size(0.27, 0.03),
    mount: choice({ 'half meridian': 4, 'full meridian': 2, 'wire stem': 2 }),
    foot: choice({ disc: 3, tripod: 1, square: 1 }),
    equator: choice({ none: 3, band: 1 }),
    material: choice({ steel: 2, brass: 1, walnut: 1, abs: 1 }),
    tilt: angle(8, 32),
    /** Room between ball and meridian, and the meridian's width, shares of the ball's radius. */
    gap: ratio(0.04, 0.14),
    meridian: ratio(0.03, 0.1),
    column: ratio(0.1, 0.75),
    columnWidth: ratio(0.05, 0.16),
    footWidth: ratio(0.5, 0.95),
    footHeight: ratio(0.04, 0.2),
    pin: ratio(0.06, 0.3),
  },
  view: { azimuth: [-80, 80], elevation: [5, 40] },
  build: (p, s) => {
    const r = p.diameter / 2;
    const axis: Vec3 = [Math.sin(p.tilt), 0, Math.cos(p.tilt)];
    const isWire = p.mount === 'wire stem';
    const about = { material: p.material, fill: isWire ? 1 : STAND_FILL[p.material], affordance: 4 };
    const ring = (1 + p.gap + p.meridian) * r;
    const footHeight = Math.max(0.006, p.footHeight * r);
    // The lowest point of the wire is a loop beside the foot ring.
    const centre: Vec3 = [0, 0, isWire ? wireHeight(p.column, r) : footHeight + p.column * r + ring];
    const alongAxis = (d: number): Vec3 => add(centre, scale(axis, d));
    const holder = isWire
      ? wireFoot(s, { r, centre, axis, width: 0.026 + 0.22 * p.columnWidth, footWidth: p.footWidth})
      : [
          ...meridian(s, { centre, tilt: p.tilt, radius: ring, width: p.meridian * r, full: p.mount === 'full meridian' }),
          ...column(s, centre[2] - ring, footHeight, p.columnWidth * r),
          ...foot(s, p.foot, p.footWidth * r, footHeight, p.columnWidth * r),
        ]; // prettier-ignore
    const base = body(FIXED, [part('stand', { ...about, description: 'Stand that holds the axis.' }, holder)]);
    // Pins turn with the ball and end just short of what holds them.
    const clear = 0.012 * r;
    const thin = Math.max(0.0025, 0.028 * r);
    const reach = isWire ? (1 + p.pin) * r : (1 + p.gap) * r - clear;
    const cap = (side: number): Solid[] => {
      const pin = isWire && side < 0 ? 1.016 * r : reach;
      const finish = isWire ? 'dark' : 'metal';
      return paint(
        finish,
        s.cylinder(alongAxis(side * 0.97 * r), alongAxis(side * pin), thin),
        s.cylinder(alongAxis(side * 0.97 * r), alongAxis(side * 1.008 * r), 0.115 * r),
      );
    };
    const band = Array.from({ length: 4 }, (_, k): ProfilePoint => [
      (k === 0 || k === 3 ? 0.99 : 1.012) * r,
      (k < 2 ? -1 : 1) * 0.02 * r,
    ]);
    const ball = body(
      hinge({ axis, position: centre, seen: 'never' }),
      [
        part('ball', { material: 'abs', fill: BALL_FILL, affordance: 1, description: 'Globe; turns without end.' }, [
          ...paint('map', sphere(s, r, centre, axis)),
          ...(p.equator === 'band' ? paint('accent', turned(s, band, { origin: centre, axis, sides: 48 })) : []),
          ...cap(1),
          ...cap(-1),
        ]),
      ],
      base,
    );
    return { bodies: [base, ball] satisfies ModelBody[] };
  },
});

/** A ball with its poles on the axis. */
function sphere(s: Shapes, r: number, centre: Vec3, axis: Vec3): Solid {
  const levels = s.steps(24);
  const profile = Array.from({ length: levels + 1 }, (_, k): ProfilePoint => {
    const a = Math.PI * (k / levels - 0.5);
    return [k === 0 || k === levels ? 0 : r * Math.cos(a), r * Math.sin(a)];
  });
  const solid = turned(s, profile, { origin: centre, axis, sides: 44 });
  return { mesh: solid.mesh, pieces: s.ellipsoid(centre, [r, r, r]).pieces };
}

/** Half or all of a ring about the ball in the plane y = 0, from pole to pole over the left side. */
function meridian(
  s: Shapes,
  m: { readonly centre: Vec3; readonly tilt: number; readonly radius: number; readonly width: number; readonly full: boolean },
): Solid[] {
  // Angles from +x towards +z: the upper pole is at 90 degrees less the tilt.
  const pole = Math.PI / 2 - m.tilt;
  const extra = 0.09;
  const [from, to] = m.full ? [pole, pole + 2 * Math.PI] : [pole - extra, pole + Math.PI + extra];
  const n = s.steps(m.full ? 56 : 36);
  const path = arc([m.centre[0], m.centre[2]], m.radius, from, to, n).map(([x, z]): Vec3 => [x, 0, z]);
  // In the section u lies in the plane of the ring or across it: a flat band, thin towards the ball.
  return [
    s.tube(m.full ? path.slice(0, -1) : path, m.width / 2, {
      flat: [1.3, 0.75],
      square: true,
      up: [Math.cos(from), 0, Math.sin(from)],
      ...(m.full ? { loop: true } : {}),
    }),
  ];
} // prettier-ignore

/** A turned column from the foot to the meridian's lowest point. */
function column(s: Shapes, top: number, from: number, r: number): Solid[] {
  const h = top - from;
  return [
    turned(
      s,
      [
        [1.7 * r, from - 0.002],
        [1.2 * r, from + 0.12 * h],
        [0.75 * r, from + 0.3 * h],
        [0.65 * r, from + 0.6 * h],
        [1.15 * r, from + 0.72 * h],
        [1.15 * r, from + 0.82 * h],
        [0.7 * r, from + 0.92 * h],
        [0.8 * r, top + 0.012 * h + 0.001],
      ],
      { sides: 28 },
    ),
  ];
}

function foot(s: Shapes, kind: 'disc' | 'tripod' | 'square', r: number, h: number, neck: number): Solid[] {
  if (kind === 'square') {
    const wide = 0.85 * r;
    return [
      s.boxBetween([-wide, -wide, 0], [wide, wide, 0.6 * h], { round: 0.1 * h }),
      s.boxBetween([-0.8 * wide, -0.8 * wide, 0.5 * h], [0.8 * wide, 0.8 * wide, h], { round: 0.1 * h }),
    ];
  }
  if (kind === 'disc')
    return [
      turned(
        s,
        [
          [0.97 * r, 0],
          [r, 0.12 * h],
          [r, 0.35 * h],
          [0.93 * r, 0.5 * h],
          [0.78 * r, 0.62 * h],
          [0.45 * r, 0.82 * h],
          [Math.min(2 * neck, 0.4 * r), h],
        ],
        { sides: 48 },
      ),
    ];
  const thick = Math.max(0.004, Math.min(0.35 * h, 0.07 * r));
  return [
    turned(s, [[1.8 * neck, 0.55 * h], [2 * neck, 0.75 * h], [1.7 * neck, h]], { sides: 28 }),
    ...[0, 1, 2].flatMap((k): Solid[] => {
      const a = Math.PI / 6 + (2 * Math.PI * k) / 3;
      const at = (d: number, z: number): Vec3 => [d * r * Math.cos(a), d * r * Math.sin(a), z];
      return [
        s.tube([at(0, 0.78 * h), at(0.45, 0.72 * h), at(0.8, 0.4 * h + thick), at(1, thick)], thick),
        s.cylinder(at(1, 0), at(1, 1.4 * thick), 1.5 * thick),
      ];
    }),
  ]; // prettier-ignore
}

/** Height of the ball's centre on a wire stem. */
const wireHeight = (share: number, r: number): number => (1.22 + 0.3 * share) * r;

/** A stem along the axis, bent round to an open ring on the table. */
function wireFoot(
  s: Shapes,
  w: {
    readonly r: number;
    readonly centre: Vec3;
    readonly axis: Vec3;
    /** Share of the ball's radius. */
    readonly width: number;
    readonly footWidth: number;
  },
): Solid[] {
  const { r, centre, axis } = w;
  const thin = w.width * r;
  const ring = Math.max(0.55, 0.8 * w.footWidth) * r;
  const down = (d: number): Vec3 => add(centre, scale(axis, -d));
  const atHeight = (z: number): Vec3 => down((centre[2] - z) / axis[2]);
  const bend = 0.16 * r;
  // From the stem's lower end the ring goes round behind the ball to the right, and ends in front of where it began.
  const end = atHeight(0);
  const middle = end[0] + 0.95 * ring;
  const turn = arc([middle, 0], ring, Math.PI - 0.3, Math.PI - 5.35, s.steps(40)).map(([x, y]): Vec3 => [x, y, thin]);
  const bent: Vec3[] = [
    atHeight(2 * bend),
    atHeight(bend),
    [end[0] + 0.05 * r, 0.02 * r, 1.6 * thin],
    turn[0],
    turn[1],
  ];
  const corner = smoothCurve(bent, s.steps(5));
  return [s.tube([down(1.035 * r), ...corner.slice(0, -1), ...turn.slice(1)], thin)];
}
