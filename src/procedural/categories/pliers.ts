import { translation } from '../../core/math/pose.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { defineCategory } from '../category.js';
import { body, FIXED, hinge, part } from '../model.js';
import { choice, ratio, size } from '../parameters.js';
import type { Point2 } from '../solids/convex-polygons.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import type { Station } from './flat-bar.js';
import { flatBar } from './flat-bar.js';

/*
 * Pliers lying on a table, jaws to the right. Each half is thinned to half the thickness where they cross (a lap joint). Sizes: DIN ISO
 * 5746 to 5749: 140 to 200 mm long, 0.12 to 0.35 kg; water pump pliers to 250 mm (ISO 8976).
 */
export const pliers = defineCategory({
  name: 'pliers',
  parameters: {
    length: size(0.18, 0.02),
    kind: choice({ combination: 3, needle: 3, cutter: 2, pump: 2, pincers: 1 }),
    /** From the pivot to the tips, against what is usual for the kind. */
    jaws: ratio(0.85, 1.2),
    /** Radius of the joint, share of the length. */
    joint: ratio(0.05, 0.072),
    thickness: ratio(0.05, 0.065),
    /** Width of a handle, and how far both stand apart at their ends, shares of the length. */
    grip: ratio(0.058, 0.09),
    spread: ratio(0.25, 0.38),
    /** How strongly the handles bow outward. */
    bow: ratio(0, 1),
    sleeves: choice({ dipped: 2, moulded: 2, bare: 1 }),
  },
  view: { azimuth: [-180, 180], elevation: [30, 88] },
  build: (p, s) => {
    const l = p.length;
    const reach = p.jaws * REACH[p.kind] * l;
    const pivot: Vec3 = [0.5 * l - reach, 0, 0];
    const tool: Tool = {
      ...p,
      l,
      reach,
      gap: l / 290,
      r: p.joint * l,
      h: p.thickness * l,
      turn: p.kind === 'pump' ? -0.7 : 0,
    };
    const [lower, upper] = [drawHalf(s, tool, 1, pivot), drawHalf(s, tool, -1, pivot)];
    const top: Vec3 = [pivot[0], 0, tool.h - 1e-4];
    const rivet = s.cylinder(top, [top[0], 0, tool.h + 0.006 * l], 0.5 * tool.r, 0.42 * tool.r);
    const parts = (name: string, { steel, sleeve }: Half, rivets: readonly Solid[]) => [
      part(
        `${name} jaw`,
        { material: 'steel', affordance: sleeve.length > 0 ? 3 : 1, description: 'Forged half with its jaw.' },
        [...steel, ...rivets],
      ),
      ...(sleeve.length > 0
        ? [part(`${name} handle`, { material: 'pvc', affordance: 1, description: 'Sleeve of a handle.' }, sleeve)]
        : []),
    ];
    const base = body(FIXED, parts('lower', lower, []));
    const other = body(
      hinge({ axis: [0, 0, -1], position: pivot, range: [0, 38], seen: { closed: 0.35, between: [6, 36] } }),
      parts('upper', upper, paint('metal', rivet)),
      base,
    );
    return { bodies: [base, other] };
  },
});

type Kind = 'combination' | 'needle' | 'cutter' | 'pump' | 'pincers';

/** Usual length from the pivot to the tips, share of the whole. */
const REACH: Readonly<Record<Kind, number>> = {
  combination: 0.22,
  needle: 0.36,
  cutter: 0.15,
  pump: 0.2,
  pincers: 0.15,
};

/** Inner and outer edge of a jaw, in radii of the joint, at shares of the way from joint to tip. */
const JAWS: Readonly<Record<Kind, readonly Station[]>> = {
  combination: [[0, 0, 1], [0.3, 0, 1.02], [0.4, 0.14, 1], [0.52, 0.2, 0.95], [0.64, 0.12, 0.88], [0.7, 0, 0.84], [0.94, 0, 0.62], [1, 0, 0.5]],
  needle: [[0, 0, 1], [0.12, 0, 0.9], [0.3, 0, 0.62], [0.6, 0, 0.42], [0.97, 0, 0.22], [1, 0, 0.16]],
  cutter: [[0, 0, 1.05], [0.3, 0, 1.12], [0.65, 0, 0.9], [0.92, 0, 0.5], [1, 0, 0.2]],
  pump: [[0, 0, 1.1], [0.3, 0, 1.25], [0.45, 0.16, 1.2], [0.6, 0.2, 1.1], [0.78, 0.1, 0.95], [0.85, 0, 0.85], [1, 0, 0.55]],
  pincers: [[0, 0, 1], [0.22, 0.35, 1.5], [0.5, 0.62, 1.75], [0.75, 0.6, 1.6], [0.93, 0.25, 1.15], [1, 0, 0.6]],
}; // prettier-ignore

interface Tool {
  readonly kind: Kind;
  readonly sleeves: 'dipped' | 'moulded' | 'bare';
  readonly grip: number;
  readonly spread: number;
  readonly bow: number;
  readonly l: number;
  readonly reach: number;
  readonly gap: number;
  /** Radius of the joint, m. */
  readonly r: number;
  /** Thickness, m. */
  readonly h: number;
  /** Of the jaws about the joint, rad. */
  readonly turn: number;
}

interface Half {
  readonly steel: Solid[];
  readonly sleeve: Solid[];
}

/** The lower half has its jaw at y > 0 and its handle at y < 0; the upper (side -1) is its mirror image in the other half of the lap joint. */
function drawHalf(s: Shapes, tool: Tool, side: 1 | -1, pivot: Vec3): Half {
  const { r, h, gap, turn } = tool;
  const lap: [number, number] = side > 0 ? [0, (h - gap) / 2] : [(h + gap) / 2, h];
  const place = ([x, y, z]: Vec3): Vec3 => [pivot[0] + x, side * y, z];
  // Both jaws turn to the same side.
  const [cos, sin] = [Math.cos(turn), Math.sin(turn) * side];
  const placeJaw = ([x, y, z]: Vec3): Vec3 => place([cos * x - sin * y, sin * x + cos * y, z]);
  const start = r + 1.2 * gap;
  const jaw = JAWS[tool.kind].map(([t, inner, outer]): Station => {
    const x = start + (tool.reach - start) * t;
    return [x, 0.6 * gap + inner * r, Math.max(outer * r, 2 * gap)];
  });
  const handle = handleStations(tool, start);
  const web = (outline: readonly Point2[], to: (p: Vec3) => Vec3): Solid =>
    s.prism(
      outline.map(([x, y]): Point2 => [to([x, y, 0])[0], to([x, y, 0])[1]]),
      lap[1] - lap[0],
      { pose: translation([0, 0, lap[0]]) },
    );
  const neck = handle.steel[0];
  const steel = [
    s.cylinder([pivot[0], 0, lap[0]], [pivot[0], 0, lap[1]], r),
    web([[0, 0], [r, 0.6 * gap], [jaw[1][0], jaw[1][1]], [jaw[0][0] + gap, jaw[0][2]], [0, r]], placeJaw), // prettier-ignore
    web([[0, -r], [0, 0], [-r, neck[2]], [neck[0] - gap, neck[2]], [neck[0] - gap, neck[1]]], place), // prettier-ignore
    flatBar(s, jaw, [0, h], 'bevel', placeJaw),
    flatBar(s, handle.steel, [0.08 * h, 0.94 * h], 'bevel', place),
  ];
  const thick: [number, number] = [0, (tool.sleeves === 'moulded' ? 1.15 : 1.04) * h];
  const sleeve = tool.sleeves === 'bare' ? [] : [flatBar(s, handle.sleeve, thick, 'oval', place)];
  return { steel, sleeve };
}

/** Steel bar and sleeve of the handle at y < 0, joint to end. */
function handleStations(tool: Tool, start: number): { steel: Station[]; sleeve: Station[] } {
  const { l, r, gap, bow } = tool;
  const end = l - tool.reach - (tool.sleeves === 'bare' ? 0 : 0.01 * l);
  const moulded = tool.sleeves === 'moulded';
  const bare = tool.sleeves === 'bare';
  const grip = tool.grip * l;
  const middle = (t: number): number => {
    const out = (1 - bow) * t ** 1.1 + bow * (1.75 * t - 0.75 * t ** 3);
    return -(0.55 * r + (0.5 * tool.spread * l - 0.5 * grip - 0.55 * r) * out);
  };
  const station = (t: number, half: number): Station => {
    const y = Math.min(middle(t), -half - gap);
    return [-(start + (end - start) * t), y - half, y + half];
  };
  const at = [0, 0.1, 0.22, 0.35, 0.5, 0.65, 0.8, 0.92, 1];
  // From the joint's width to the bar's.
  const slim = (bare ? 0.46 : 0.32) * grip;
  const steel = at.map((t) => station(t, slim + (0.5 * r - slim) * Math.max(0, 1 - 4 * t)));
  // A moulded sleeve begins with a guard and swells in the palm; its end is round.
  const swell = (t: number): number =>
    moulded ? (t < 0.25 ? 0.72 : 0.5) + 0.08 * Math.sin(Math.PI * t) : t < 0.22 ? 0.36 : 0.48;
  const sleeve = [0.2, 0.23, 0.28, 0.4, 0.55, 0.7, 0.85, 0.97].map((t) => station(t, swell(t) * grip));
  return { steel, sleeve: [...sleeve, station(1.02, 0.3 * grip)] };
}
