import type { Vec3 } from '../../core/math/vec3.js';
import { arc, smoothCurve } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import type { Ring } from '../solids/skin-rings.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { facing } from './clock-hands.js';
import { ringFrame } from './ring-frame.js';
import { dome, turned } from './turned.js';

type Outline = 'round' | 'square' | 'octagon';

/** A case about an axis along y, its dial facing -y; m. */
export interface CaseShape {
  readonly outline: Outline;
  readonly centre: Vec3;
  /** Half the width. */
  readonly radius: number;
  /** From back to front; the back is at y = depth / 2. */
  readonly depth: number;
  readonly rim: number;
  /** How far behind the front the dial is. */
  readonly recess: number;
  readonly marks: number;
}

/** Points of an outline; a multiple of the sectors that a rim collides as. */
const SECTORS = 16;

/** Distance of the outline from its middle, where half the width is 1; a square's corners are a little round. */
function reachAt(outline: Outline, angle: number): number {
  if (outline === 'round') return 1;
  if (outline === 'square') return (Math.abs(Math.cos(angle)) ** 9 + Math.abs(Math.sin(angle)) ** 9) ** (-1 / 9);
  const eighth = Math.PI / 4;
  return 1 / Math.cos(angle - eighth * Math.round(angle / eighth));
}

const outlineRing = (s: Shapes, c: CaseShape, radius: number, y: number): Ring => {
  const n = s.detail === 'full' ? 3 * SECTORS : 2 * SECTORS;
  return Array.from({ length: n }, (_, k): Vec3 => {
    const a = (2 * Math.PI * k) / n;
    const r = radius * reachAt(c.outline, a);
    return [c.centre[0] + r * Math.cos(a), y, c.centre[2] + r * Math.sin(a)];
  });
};

/** A flat case with a rim about its sunk dial. */
export function dialCase(s: Shapes, c: CaseShape): { readonly solids: Solid[]; readonly dial: Vec3; readonly dialRadius: number } {
  const [back, front] = [c.centre[1] + c.depth / 2, c.centre[1] - c.depth / 2];
  const dial = front + c.recess;
  const inner = c.radius - c.rim;
  const bevel = 0.3 * c.rim;
  const overlap = Math.min(0.3 * (back - dial), 0.002);
  return {
    dial: [c.centre[0], dial, c.centre[2]],
    dialRadius: inner,
    solids: [
      s.loft([
        outlineRing(s, c, 0.94 * c.radius, back),
        outlineRing(s, c, 0.995 * c.radius, back - 0.12 * c.depth),
        outlineRing(s, c, 0.995 * c.radius, dial + 0.3 * overlap),
      ]),
      ringFrame(
        [
          outlineRing(s, c, c.radius, dial + overlap),
          outlineRing(s, c, c.radius, front + bevel),
          outlineRing(s, c, c.radius - bevel, front),
          outlineRing(s, c, inner + 0.4 * bevel, front),
          outlineRing(s, c, inner, dial + overlap),
        ],
        SECTORS,
      ),
      ...paint('dial', s.loft([outlineRing(s, c, 1.01 * inner, dial + 0.6 * overlap), outlineRing(s, c, 1.01 * inner, dial)])),
      ...dialMarks(s, [c.centre[0], dial, c.centre[2]], inner, c.marks),
    ],
  };
} // prettier-ignore

/** 1: the four quarters are marked; 2: all hours. */
export function dialMarks(s: Shapes, centre: Vec3, radius: number, marks: number): Solid[] {
  if (marks === 0) return [];
  const hours = Array.from({ length: 12 }, (_, k) => k).filter((k) => marks === 2 || k % 3 === 0);
  const pose = facing([centre[0], centre[1] + 0.0003, centre[2]]);
  return paint(
    'dark',
    ...hours.map((k): Solid => {
      const a = (Math.PI / 6) * k;
      const [outer, inner] = [0.95 * radius, (k % 3 === 0 ? 0.8 : 0.87) * radius];
      const half = (k % 3 === 0 ? 0.022 : 0.012) * radius;
      const at = (r: number, side: number): [number, number] => [
        r * Math.sin(a) + side * half * Math.cos(a),
        r * Math.cos(a) - side * half * Math.sin(a),
      ];
      return s.prism([at(inner, -1), at(inner, 1), at(outer, 1), at(outer, -1)], 0.0006, { pose });
    }),
  );
}

/** Two bells with a hammer between and a handle over them, on a round case. */
export function twinBells(s: Shapes, c: CaseShape): Solid[] {
  const round = c.outline === 'round';
  const lean = round ? 0.6 : 0.25;
  const r = 0.42 * c.radius;
  const foot = round ? 0.97 * c.radius : 0;
  // On a round case the bells stand on the circle, else on the flat top.
  const from = (side: number, d: number): Vec3 => [
    c.centre[0] + side * ((round ? 0 : 0.42 * c.radius) + (foot + d) * Math.sin(lean)),
    c.centre[1],
    c.centre[2] + (round ? 0 : 0.97 * c.radius) + (foot + d) * Math.cos(lean),
  ];
  const bell = (side: number): Solid[] => [
    s.cylinder(from(side, 0), from(side, 0.23 * c.radius), 0.06 * c.radius),
    ...paint(
      'metal',
      turned(s, [[0.86 * r, 0], [r, 0.06 * r], ...dome(s, 0.97 * r, 0.62 * r, 0.14 * r, 6)], {
        origin: from(side, 0.13 * c.radius),
        axis: [side * Math.sin(lean), 0, Math.cos(lean)],
        sides: 28,
      }),
      s.ellipsoid(from(side, 0.13 * c.radius + 0.8 * r), [0.1 * r, 0.1 * r, 0.1 * r]),
    ),
  ];
  const end = from(1, 0.13 * c.radius + 0.72 * r);
  const [x, z] = [end[0] - c.centre[0], end[2]];
  const handle = arc([0, z - 0.25 * x], 1.03 * x, 0.22, Math.PI - 0.22, s.steps(14)).map(
    ([px, pz]): Vec3 => [c.centre[0] + px, c.centre[1], pz],
  );
  return [
    ...bell(-1),
    ...bell(1),
    ...paint(
      'metal',
      s.tube(handle, 0.045 * c.radius, { flat: [1.6, 0.7] }),
      s.cylinder([c.centre[0], c.centre[1], c.centre[2] + 0.96 * c.radius], [c.centre[0], c.centre[1], c.centre[2] + 1.3 * c.radius], 0.03 * c.radius),
      s.box([c.centre[0], c.centre[1], c.centre[2] + 1.3 * c.radius], [0.22 * c.radius, 0.1 * c.radius, 0.1 * c.radius]),
    ),
  ];
} // prettier-ignore

/** Outline of a mantel clock's housing above its plinth, from (0, 0) at the bottom middle. */
export function housingOutline(s: Shapes, outline: Outline, width: number, height: number): [number, number][] {
  const w = width / 2;
  if (outline === 'square') return [[-w, 0], [w, 0], [w, height], [-w, height]];
  if (outline === 'octagon') return [[-w, 0], [w, 0], [w, 0.62 * height], [0, height], [-w, 0.62 * height]];
  // A hump over the dial that runs out into low shoulders.
  const half = smoothCurve<[number, number]>(
    [[w, 0.15 * height], [0.9 * w, 0.23 * height], [0.68 * w, 0.33 * height], [0.47 * w, 0.63 * height], [0.27 * w, 0.91 * height], [0, height]],
    s.steps(5),
  );
  return [[-w, 0], [w, 0], ...half, ...half.slice(0, -1).reverse().map(([x, z]): [number, number] => [-x, z])];
} // prettier-ignore
