import type { Vec3 } from '../../core/math/vec3.js';
import type { Shapes } from '../solids/shapes.js';
import type { Point2 } from '../solids/convex-polygons.js';
import type { Ring } from '../solids/skin-rings.js';
import type { Solid } from '../solids/solid.js';
import { roundedRectangle, smoothCurve } from '../solids/curves.js';
import { touchedAs } from './collision-proxy.js';
import type { Surface } from './curved-sheet.js';
import { curvedSheet } from './curved-sheet.js';

/** Outline of a seat, counter-clockwise from above: narrower at the rear. */
export function seatOutline(s: Shapes, width: number, depth: number, round: number): Point2[] {
  const radius = (round * Math.min(width, depth)) / 2;
  return roundedRectangle(width, depth, radius, s.steps(6)).map(([x, y]): Point2 => [
    x * (1 - 0.1 * (y / depth + 0.5)),
    y,
  ]);
}

/** A cushion over an outline, moved back by `y0`, between two heights: edges rounded, the top slightly domed. */
export function cushion(s: Shapes, outline: readonly Point2[], low: number, high: number, dome: number, y0 = 0): Solid {
  const t = high - low;
  const r = Math.min(0.5 * t, 0.03);
  const size = Math.max(...outline.map(([x]) => Math.abs(x)));
  const level = (inset: number, z: number): Ring =>
    outline.map(([x, y]): Vec3 => [x * (1 - inset / size), y0 + y * (1 - inset / size), z]);
  const steps = s.steps(4);
  const edge = (from: number, side: number): Ring[] =>
    Array.from({ length: steps + 1 }, (_, k) => {
      const angle = (Math.PI / 2) * (k / steps);
      return side < 0
        ? level(r * (1 - Math.sin(angle)), from + r * (1 - Math.cos(angle)))
        : level(r * (1 - Math.cos(angle)), from - r + r * Math.sin(angle));
    });
  const top = [0.6, 0.25].map((share): Ring => level(r + (1 - share) * (size - r), high + dome * (1 - share * share)));
  const skip = Math.max(1, Math.ceil(outline.length / 16));
  const few = (ring: Ring): Ring => ring.filter((_, i) => i % skip === 0);
  return touchedAs(
    s.loft([...edge(low, -1), ...edge(high, 1), ...top]),
    s.loft([few(level(0.2 * r, low)), few(level(0.2 * r, high))]),
  );
}

export interface BucketShape {
  readonly width: number;
  readonly depth: number;
  readonly seat: number;
  readonly back: number;
  readonly rake: number;
  /** How far the sides rise beside the sitter, m. */
  readonly wrap: number;
  readonly thickness: number;
}

/** Seat, back and arms in one moulded shell. */
export function bucketShell(s: Shapes, { width, depth, seat, back, rake, wrap, thickness }: BucketShape): Solid {
  const lean = Math.tan(rake) * back;
  const along = evenly(
    smoothCurve<readonly [number, number]>(
      [
        [-depth / 2, seat - 0.03],
        [-0.3 * depth, seat],
        [0.08 * depth, seat - 0.012],
        [0.4 * depth, seat + 0.08 * back],
        [0.5 * depth + 0.35 * lean, seat + 0.4 * back],
        [0.5 * depth + 0.75 * lean, seat + 0.75 * back],
        [0.5 * depth + lean, seat + back],
      ],
      6,
    ),
  );
  const surface: Surface = (u, v) => {
    const [y, z] = along(v);
    // The sides rise upward beside the seat and forward beside the back; between, the direction turns evenly, or they would fold.
    const turn = Math.min(1, Math.max(0, (v - 0.2) / 0.7));
    const direction = (Math.PI / 2) * (1 + turn * turn * (3 - 2 * turn));
    const [ny, nz] = [Math.cos(direction), Math.sin(direction)];
    const rise = wrap * (0.15 + Math.exp(-(((v - 0.55) / 0.24) ** 2))) * Math.abs(u) ** 2.3;
    const end = Math.max(0, (0.16 - v) / 0.16, (v - 0.8) / 0.2);
    const x = (width / 2) * u * (1 - 0.3 * end ** 2.5);
    return [x, y + ny * rise, z + nz * rise];
  };
  return curvedSheet(surface, { grid: [s.steps(14), s.steps(20)], blocks: [4, 6], thickness, edge: 0.8 });
}

/** The path by the share of its length that lies behind. */
function evenly(path: readonly (readonly [number, number])[]): (v: number) => readonly [number, number] {
  const lengths = [0];
  for (let i = 1; i < path.length; i++)
    lengths.push(lengths[i - 1] + Math.hypot(path[i][0] - path[i - 1][0], path[i][1] - path[i - 1][1]));
  const whole = lengths[lengths.length - 1];
  return (v) => {
    const i = Math.max(
      1,
      lengths.findIndex((l) => l >= v * whole - 1e-12),
    );
    const t = (v * whole - lengths[i - 1]) / (lengths[i] - lengths[i - 1]);
    return [path[i - 1][0] + t * (path[i][0] - path[i - 1][0]), path[i - 1][1] + t * (path[i][1] - path[i - 1][1])];
  };
}
