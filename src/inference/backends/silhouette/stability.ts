import type { SoftMask } from '../../image/rgba-image.js';

/** How firmly an inflated outline stands on its bottom row. Lengths in raster pixels, angles in radians. */
export interface Stability {
  readonly comHeight: number;
  /** Half depth of the support polygon beside the centre of mass. */
  readonly depthAtCom: number;
  /** Tilt to the left or right that it takes, negative when the centre of mass is beside the base. */
  readonly sideTilt: number;
  /** Tilt in any direction that it takes. */
  readonly tilt: number;
}

/**
 * Static stability of the solid |y| <= h(x, z) of constant density: the angle between the vertical and the line from the centre of mass
 * to the nearest edge of the base's convex hull. Undefined without a base.
 *
 * @param depth2 half depth squared; the base is row 0.
 */
export function measureStability({ width, height }: SoftMask, depth2: Float64Array): Stability | undefined {
  let volume = 0;
  let momentX = 0;
  let momentZ = 0;
  for (let j = 0; j < height; j++) {
    for (let i = 0; i < width; i++) {
      const depth = Math.sqrt(depth2[j * width + i]);
      volume += depth;
      momentX += depth * (i + 0.5);
      momentZ += depth * (j + 0.5);
    }
  }
  const comX = momentX / volume;
  const comHeight = momentZ / volume;
  const hull = upperHull(Array.from({ length: width }, (_, i) => [i + 0.5, Math.sqrt(depth2[i])] as const));
  if (hull.length < 2) return undefined;
  const left = comX - hull[0][0];
  const right = hull[hull.length - 1][0] - comX;
  const sideTilt = Math.atan2(Math.min(left, right), comHeight);
  let distance = Math.min(left, right);
  let depthAtCom = 0;
  for (let k = 0; k + 1 < hull.length; k++) {
    const [a, b] = [hull[k], hull[k + 1]];
    // The hull lies symmetrically about y = 0, where the centre of mass is.
    const cross = (b[0] - a[0]) * a[1] - (b[1] - a[1]) * (a[0] - comX);
    distance = Math.min(distance, cross / Math.hypot(b[0] - a[0], b[1] - a[1]));
    if (a[0] <= comX && comX <= b[0]) depthAtCom = a[1] + ((comX - a[0]) / (b[0] - a[0])) * (b[1] - a[1]);
  }
  return { comHeight, depthAtCom, sideTilt, tilt: Math.atan2(distance, comHeight) };
}

/** Upper convex hull of the points with positive depth, sorted by x. */
function upperHull(points: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const hull: (readonly [number, number])[] = [];
  for (const p of points) {
    if (p[1] <= 0) continue;
    while (hull.length >= 2) {
      const [a, b] = [hull[hull.length - 2], hull[hull.length - 1]];
      if ((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) < 0) break;
      hull.pop();
    }
    hull.push(p);
  }
  return hull;
}
