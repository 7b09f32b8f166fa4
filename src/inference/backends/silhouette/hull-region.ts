import type { ConvexPiece } from '../../../core/geom.js';
import { pieceFromHull } from '../../../core/mesh/decompose-convex.js';
import { hullToMesh, quickHull } from '../../../core/mesh/quick-hull.js';
import type { OutlineRegion } from './decompose-outline.js';
import type { Placement } from './place-outline.js';
import type { StandingOutline } from './stand-outline.js';

/** Raster pixels between points taken from a region's interior; its border is taken whole. */
const STRIDE = 4;

/** The most that a collision mesh should have. */
const MAX_VERTICES = 64;

/**
 * The convex solid around one region of a standing outline, as a collision piece in the object's frame. It ends half a raster pixel above
 * the floor, so that the object rests on its foot boxes alone. Undefined when the region is too thin.
 */
export function hullRegion(
  region: OutlineRegion,
  { outline, depth2, backDepth = Infinity }: StandingOutline,
  placement: Placement,
): ConvexPiece | undefined {
  const { width } = outline;
  const inRegion = new Set(region);
  const points: number[] = [];
  for (const p of region) {
    const i = p % width;
    const j = (p - i) / width;
    const isBorder = j === 0 || [p - 1, p + 1, p - width, p + width].some((q) => !inRegion.has(q));
    if (!isBorder && (i % STRIDE !== 0 || j % STRIDE !== 0)) continue;
    const depth = Math.sqrt(depth2[p]);
    const z = j + 0.5;
    points.push(
      ...placement.point(i + 0.5, -depth, z),
      ...placement.point(i + 0.5, Math.min(depth, backDepth - 0.5), z),
    );
  }
  const hull = quickHull(points, MAX_VERTICES);
  return hull && pieceFromHull(hullToMesh(points, hull));
}
