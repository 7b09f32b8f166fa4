import type { Vec3 } from '../../core/math/vec3.js';
import { roundedRectangle } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import type { Ring } from '../solids/skin-rings.js';
import { skinRings } from '../solids/skin-rings.js';
import type { Solid } from '../solids/solid.js';

/** One half of a case as it lies open: an outline in two directions, hollow from the parting plane. */
export interface ShellShape {
  /** Extents along the outline's directions. */
  readonly width: number;
  readonly height: number;
  /** How deep the half is, m. */
  readonly depth: number;
  readonly corner: number;
  /** Radius of the edge between face and sides. */
  readonly edge: number;
  readonly wall: number;
  /** Depth of the grooves along the height, 0 for none. */
  readonly ribs: number;
}

/**
 * The half shell. `place` takes (across, up, out of the parting plane) to the object's frame. The wall is closed at the face and open at
 * the parting plane; it is touched as a bottom and four walls.
 */
export function halfShell(s: Shapes, shape: ShellShape, place: (a: number, b: number, c: number) => Vec3): Solid[] {
  const { width: w, height: h, depth, wall } = shape;
  const edge = Math.min(shape.edge, 0.8 * depth);
  const steps = s.steps(4);
  const ring = (inset: number, out: number): Ring =>
    roundedRectangle(w - 2 * inset, h - 2 * inset, Math.max(0.002, shape.corner - inset), s.steps(6)).map(([a, b]) =>
      place(a, b, out),
    );
  const bend = (r: number, inset: number, top: number): Ring[] =>
    Array.from({ length: steps + 1 }, (_, k) => {
      const angle = (Math.PI / 2) * (k / steps);
      return ring(inset + r * (1 - Math.cos(angle)), top - r + r * Math.sin(angle));
    });
  const outside = [ring(0, 0), ...bend(edge, 0, depth)];
  const inside = [...bend(Math.max(0.002, edge - wall), wall, depth - wall).reverse(), ring(wall, 0)];
  // A skin from the outer rim over the face; the inner skin closes it: caps lie on the face and on the floor inside.
  const mesh = skinRings([...outside, ...capped(outside), ...capped(inside, true), ...inside], true);
  const boards: [Vec3, Vec3][] = [
    [
      [-w / 2 + 0.3 * edge, -h / 2 + 0.3 * edge, depth - 1.5 * wall],
      [w / 2 - 0.3 * edge, h / 2 - 0.3 * edge, depth],
    ],
    [
      [-w / 2, -h / 2, 0],
      [-w / 2 + 1.5 * wall, h / 2, depth - 1.5 * wall - 0.3 * edge],
    ],
    [
      [w / 2 - 1.5 * wall, -h / 2, 0],
      [w / 2, h / 2, depth - 1.5 * wall - 0.3 * edge],
    ],
    [
      [-w / 2 + 1.5 * wall, -h / 2, 0],
      [w / 2 - 1.5 * wall, -h / 2 + 1.5 * wall, depth - 1.5 * wall - 0.3 * edge],
    ],
    [
      [-w / 2 + 1.5 * wall, h / 2 - 1.5 * wall, 0],
      [w / 2 - 1.5 * wall, h / 2, depth - 1.5 * wall - 0.3 * edge],
    ],
  ];
  const touched = boards.map(([a, b]) => s.boxBetween(place(...a), place(...b)));
  const shell: Solid = { mesh, pieces: () => touched.flatMap((board) => board.pieces()) };
  const ribs: Solid[] = [];
  if (shape.ribs > 0) {
    const n = 7;
    for (let i = 0; i < n; i++) {
      const a = ((i - (n - 1) / 2) / n) * (w - 2 * edge);
      const half = (0.3 * (w - 2 * edge)) / n;
      const [lo, hi] = [
        place(a - half, -h / 2 + edge, depth - 0.001),
        place(a + half, h / 2 - edge, depth + shape.ribs),
      ];
      ribs.push({ ...s.boxBetween(lo, hi, { round: 0.4 * shape.ribs }), pieces: () => [] });
    }
  }
  return [shell, ...ribs];
}

/** The last ring drawn together to a point: closes a face. For the inside, from the point outward. */
function capped(rings: readonly Ring[], reverse = false): Ring[] {
  const last = reverse ? rings[0] : rings[rings.length - 1];
  const n = last.length;
  const middle = [0, 1, 2].map((k) => last.reduce((sum, p) => sum + p[k], 0) / n) as unknown as Vec3;
  return [last.map(() => middle)];
}
