import type { PixelBox } from '../../image/rgba-image.js';

/**
 * A photo taken from above shows the far feet of an object higher than the near ones. The warp pulls the lower outline down onto one
 * floor line: a column's foot, `lift` pixels above the lowest, goes to 0, and what is `reach` above the foot stays where it is.
 * Coordinates: u to the right and v up, pixels, from the lower left corner of the object's box.
 */
export interface FloorWarp {
  /** By column. */
  readonly lift: Float64Array;
  readonly reach: number;
}

/**
 * Edges on the floor are not steeper than this in the picture: an edge at 45 degrees to the picture, seen from 45 degrees above,
 * slopes sin 45 = 0.71.
 */
const MAX_SLOPE = 0.72;

/** The far feet are at most this part of the object's height above the near ones. */
const MAX_LIFT = 0.4;

/**
 * Finds where the object stands: the lower convex hull of its outline, followed from the lowest point to both sides while it
 * is as flat as an edge on the floor can look.
 *
 * @param mask 1 where the object is, row by row, `width` pixels a row.
 */
export function findFloorWarp(mask: Uint8Array, width: number, box: PixelBox): FloorWarp {
  const columns = box.x1 - box.x0;
  const height = box.y1 - box.y0;
  const feet: [number, number][] = [];
  for (let u = 0; u < columns; u++) {
    let y = box.y1 - 1;
    while (y >= box.y0 && mask[y * width + box.x0 + u] === 0) y--;
    if (y >= box.y0) feet.push([u, box.y1 - 1 - y]);
  }
  const hull = lowerHull(feet);
  const lowest = hull.reduce((best, p, i) => (p[1] < hull[best][1] ? i : best), 0);
  const isFloor = (a: readonly number[], b: readonly number[]): boolean =>
    Math.abs(b[1] - a[1]) <= MAX_SLOPE * Math.abs(b[0] - a[0]) && Math.max(a[1], b[1]) <= MAX_LIFT * height;
  let first = lowest;
  while (first > 0 && isFloor(hull[first - 1], hull[first])) first--;
  let last = lowest;
  while (last < hull.length - 1 && isFloor(hull[last], hull[last + 1])) last++;

  const lift = new Float64Array(columns);
  for (let u = 0, k = first; u < columns; u++) {
    while (k < last && hull[k + 1][0] <= u) k++;
    const [a, b] = [hull[k], hull[Math.min(last, k + 1)]];
    const t = b[0] > a[0] ? Math.min(1, Math.max(0, (u - a[0]) / (b[0] - a[0]))) : 0;
    lift[u] = a[1] + t * (b[1] - a[1]);
  }
  // Twice the largest lift keeps the stretch of the picture below 1.75 (the steepest slope of smoothstep is 1.5).
  return { lift, reach: Math.min(height, Math.max(0.25 * height, 2 * Math.max(...lift))) };
}

/** Lower convex hull of points sorted by their first coordinate (Andrew's monotone chain). */
function lowerHull(points: readonly [number, number][]): [number, number][] {
  const hull: [number, number][] = [];
  for (const p of points) {
    while (hull.length >= 2) {
      const [a, b] = [hull[hull.length - 2], hull[hull.length - 1]];
      if ((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) > 0) break;
      hull.pop();
    }
    hull.push(p);
  }
  return hull;
}

const liftAt = (warp: FloorWarp, u: number): number => {
  const x = Math.min(warp.lift.length - 1, Math.max(0, u - 0.5));
  const i = Math.min(warp.lift.length - 2, Math.floor(x));
  return i < 0 ? warp.lift[0] : warp.lift[i] + (x - i) * (warp.lift[i + 1] - warp.lift[i]);
};

/**
 * Height in the picture of what stands `z` above the floor in column `u`: the inverse of
 * z = w + lift * smoothstep(w / reach), w = v - lift, which rises with v.
 */
export function pictureHeight(warp: FloorWarp, u: number, z: number): number {
  const lift = liftAt(warp, u);
  if (z <= 0 || lift === 0) return z + lift;
  if (z >= warp.reach + lift) return z;
  let low = 0;
  let high = warp.reach;
  for (let i = 0; i < 20; i++) {
    const w = (low + high) / 2;
    const t = w / warp.reach;
    if (w + lift * t * t * (3 - 2 * t) < z) low = w;
    else high = w;
  }
  return (low + high) / 2 + lift;
}
