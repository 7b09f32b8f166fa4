import type { Vec3 } from '../../core/math/vec3.js';
import { add } from '../../core/math/vec3.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import type { TubeOptions } from '../solids/tube.js';
import { touchedAs, untouched } from './collision-proxy.js';
import type { Surface } from './curved-sheet.js';
import { curvedSheet, roundedEnds } from './curved-sheet.js';

export type BackKind = 'mesh' | 'panel' | 'padded' | 'slats' | 'rails';

/** Shape of a backrest, m and rad; it stands behind the line y = `behind`. */
export interface BackShape {
  readonly width: number;
  readonly height: number;
  /** Heights of its lower edge and of the seat. */
  readonly from: number;
  readonly seat: number;
  /** Width at the top as a share of that at the middle. */
  readonly taper: number;
  /** Lean backward, rad. */
  readonly rake: number;
  /** Bulge toward the small of the back, and how far the sides come forward. */
  readonly contour: number;
  readonly wrap: number;
  readonly thickness: number;
  readonly behind: number;
}

/** Where the back bulges, as a share of its height, and how wide that is. */
const LUMBAR = 0.3;
const LUMBAR_WIDTH = 0.2;

/** The middle surface of a backrest: u across, v upward. `corner` rounds the outline's corners, as a share of the height. */
export function backSurface(shape: BackShape, corner: number): Surface {
  const at = (u: number, v: number): Vec3 => {
    const wide =
      v < LUMBAR ? 1 - 0.18 * ((LUMBAR - v) / LUMBAR) ** 2 : 1 + (shape.taper - 1) * ((v - LUMBAR) / (1 - LUMBAR));
    const x = (shape.width / 2) * wide * (corner > 0 ? roundedEnds(v, corner, 0.42) : 1) * u;
    const bulge = Math.exp(-(((v - LUMBAR) / LUMBAR_WIDTH) ** 2));
    const y =
      Math.tan(shape.rake) * shape.height * v - shape.contour * bulge - shape.wrap * (0.5 + 0.5 * bulge) * u * u;
    return [x, y, shape.from + shape.height * v];
  };
  // As far back as it takes for nothing near the seat to reach over its rear edge.
  let front = Infinity;
  for (let j = 0; j <= 16; j++) {
    for (const u of [0, 0.5, 1]) {
      const [, y, z] = at(u, j / 16);
      if (z < shape.seat + 0.03 || j === 0) front = Math.min(front, y);
    }
  }
  const shift = shape.behind + shape.thickness - front;
  return (u, v) => add(at(u, v), [0, shift, 0]);
}

/** A strip of the surface between two heights, as a surface of its own. */
const band =
  (surface: Surface, from: number, to: number, inset = 1): Surface =>
  (u, v) =>
    surface(inset * u, from + (to - from) * v);

/** The solids of a backrest on its surface, without what carries it. */
export function drawBack(s: Shapes, kind: BackKind, surface: Surface, shape: BackShape, round: boolean): Solid[] {
  const grid: [number, number] = [s.steps(10), s.steps(14)];
  const t = shape.thickness;
  const strip = (from: number, to: number, thickness: number, inset = 1): Solid =>
    curvedSheet(band(surface, from, to, inset), { grid: [s.steps(10), 2], blocks: [3, 1], thickness, edge: 0.7 });
  switch (kind) {
    case 'panel':
      return [curvedSheet(surface, { grid, blocks: [2, 3], thickness: t })];
    case 'padded':
      return [
        ...paint('fabric', curvedSheet(surface, { grid, blocks: [2, 3], thickness: t, edge: 0.45 })),
        curvedSheet((u, v) => add(surface(0.94 * u, 0.03 + 0.94 * v), [0, 0.42 * t, 0]), {
          grid: [s.steps(6), s.steps(10)],
          blocks: [1, 1],
          thickness: 0.3 * t,
        }),
      ];
    case 'mesh':
      return [
        ...paint('mesh', curvedSheet(surface, { grid, blocks: [2, 3], thickness: 0.25 * t, edge: 1 })),
        // What is touched is the sheet.
        ...[frame(s, surface, 0.5 * t), ...paint('dark', strip(0.3, 0.44, 0.5 * t, 0.97))].map(untouched),
      ];
    case 'slats': {
      const posts = [-1, 1].map((u) => post(s, surface, u, 0, 1, 0.6 * t, round));
      const bars = Array.from({ length: 5 }, (_, i) => post(s, surface, (i - 2) / 3, 0.05, 0.9, 0.32 * t, round));
      return [...posts, ...bars, strip(0.86, 1, t), strip(0.03, 0.1, 0.8 * t)];
    }
    case 'rails': {
      const posts = [-1, 1].map((u) => post(s, surface, u, 0, 1, 0.6 * t, round));
      return [...posts, ...[0.22, 0.52, 0.82].map((v) => strip(v, v + 0.15, 0.6 * t, 0.98))];
    }
  }
}

/** A bar that runs up the surface. */
function post(s: Shapes, surface: Surface, u: number, from: number, to: number, radius: number, round: boolean): Solid {
  const n = s.steps(8);
  const path = Array.from({ length: n + 1 }, (_, i) => surface(u, from + ((to - from) * i) / n));
  const options: TubeOptions = round ? {} : { square: true, up: [0, 1, 0] };
  const few = [0, 0.5, 1].map((t) => surface(u, from + (to - from) * t));
  return touchedAs(s.tube(path, radius, options), s.tube(few, radius, options));
}

/** A rim all round the surface. */
function frame(s: Shapes, surface: Surface, radius: number): Solid {
  const [n, across] = [s.steps(14), s.steps(8)];
  const rise = (u: number, i: number): Vec3 => surface(u, 0.5 - 0.5 * Math.cos((Math.PI * i) / n));
  const up = Array.from({ length: n + 1 }, (_, i) => rise(1, i));
  const down = Array.from({ length: n + 1 }, (_, i) => rise(-1, n - i));
  const over = (v: number, sign: number): Vec3[] =>
    Array.from({ length: across - 1 }, (_, i) => surface(sign * (1 - (2 * (i + 1)) / across), v));
  return s.tube([...up, ...over(1, 1), ...down, ...over(0, -1)], radius, { loop: true });
}
