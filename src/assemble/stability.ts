import type { Quat } from '../core/math/quat.js';
import { IDENTITY_QUAT, quatBetween, rotate } from '../core/math/quat.js';
import type { Vec3 } from '../core/math/vec3.js';
import { dot, scale } from '../core/math/vec3.js';
import { convexHull } from '../core/mesh/convex-hull.js';
import { facePlanes } from '../core/mesh/face-planes.js';
import type { GeometryEngine } from '../core/mesh/geometry-engine.js';

type Point = readonly [number, number];

/**
 * The angle in rad by which the object has to be tilted before it falls over, standing on its lowest points along -`up`; negative when
 * it tips over by itself. The smallest over all directions: atan of the centre of mass's distance to the edge of the support
 * polygon over its height.
 *
 * @param evenness Points up to this high above the lowest touch the floor too, m.
 */
export function tippingAngle(points: readonly Vec3[], com: Vec3, up: Vec3, evenness: number): number {
  const turn = quatBetween(up, [0, 0, 1]);
  const turned = points.map((p) => rotate(turn, p));
  const centre = rotate(turn, com);
  const lowest = Math.min(...turned.map((p) => p[2]));
  const support = hull2d(turned.filter((p) => p[2] <= lowest + evenness).map((p): Point => [p[0], p[1]]));
  return Math.atan2(insideDistance(support, [centre[0], centre[1]]), Math.max(centre[2] - lowest, 1e-9));
}

/**
 * The rotation that lays the object on the flat side on which it is hardest to tip over; among sides within a tenth of that, the one
 * that turns it least. The identity when it has no such side.
 */
export function findRestRotation(points: readonly Vec3[], com: Vec3, evenness: number, engine: GeometryEngine): Quat {
  const hull = convexHull(points, engine, 256);
  if (hull === undefined) return IDENTITY_QUAT;
  const sides = facePlanes(hull).map(({ normal }) => {
    const up = scale(normal, -1);
    return { up, angle: tippingAngle(points, com, up, evenness) };
  });
  const best = Math.max(...sides.map((side) => side.angle));
  if (!(best > 0)) return IDENTITY_QUAT;
  const [chosen] = sides
    .filter((side) => side.angle >= 0.9 * best)
    .sort((a, b) => dot(b.up, [0, 0, 1]) - dot(a.up, [0, 0, 1]));
  return quatBetween(chosen.up, [0, 0, 1]);
}

/** Points closer than this share of their spread are one: edges between them have no direction. */
const SNAP = 1e-5;

/** Convex hull of points in the plane, counter-clockwise (Andrew's monotone chain). */
function hull2d(points: readonly Point[]): Point[] {
  const spread = Math.max(...points.map((p) => Math.max(Math.abs(p[0] - points[0][0]), Math.abs(p[1] - points[0][1]))));
  const step = Math.max(SNAP * spread, 1e-12);
  const snap = (v: number): number => Math.round(v / step) * step;
  const sorted = points.map((p): Point => [snap(p[0]), snap(p[1])]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const chain = (list: readonly Point[]): Point[] => {
    const out: Point[] = [];
    for (const p of list) {
      while (out.length >= 2 && turnOf(out[out.length - 2], out[out.length - 1], p) <= 0) out.pop();
      out.push(p);
    }
    out.pop();
    return out;
  };
  return [...chain(sorted), ...chain(sorted.reverse())];
}

const turnOf = (a: Point, b: Point, c: Point): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

/** Distance from the point to the nearest edge of a counter-clockwise polygon, positive inside. */
function insideDistance(polygon: readonly Point[], p: Point): number {
  if (polygon.length < 3) return -Infinity;
  return Math.min(
    ...polygon.map((a, i) => {
      const b = polygon[(i + 1) % polygon.length];
      return turnOf(a, b, p) / Math.max(Math.hypot(b[0] - a[0], b[1] - a[1]), 1e-12);
    }),
  );
}
