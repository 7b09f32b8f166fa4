import type { Pose } from '../../core/math/pose.js';
import { compose } from '../../core/math/pose.js';
import { quat, quatFromAxisAngle } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { mergeMeshes, transformMesh } from '../../core/mesh/transform-mesh.js';
import { roundedRectangle } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';

type Point2 = readonly [number, number];

/** Takes an outline in (x, z) to the plane through `at`; its thickness grows toward the front (-y). */
export const facingFront = (at: Vec3): Pose => ({ position: at, rotation: quatFromAxisAngle([1, 0, 0], Math.PI / 2) });

/** Takes an outline in (y, z) to the plane through `at`; its thickness grows to the right (+x). */
export const alongX = (at: Vec3): Pose => ({ position: at, rotation: quat(0.5, 0.5, 0.5, 0.5) });

/** A plate with round corners about (0, 0) of its outline. */
export const plate = (s: Shapes, size: Point2, corner: number, thickness: number, pose: Pose): Solid =>
  s.prism(roundedRectangle(size[0], size[1], corner, s.steps(5)), thickness, { pose });

/**
 * A plate with round corners, centred on x and y between two heights, whose edges are taken off by `edge` above and below: the housing of
 * a small device. `below` is how much smaller it is underneath, all round; `sharpTop` leaves
 * the upper edge for a rim to stand on.
 */
export function housing(
  s: Shapes,
  [width, depth]: Point2,
  [low, high]: Point2,
  options: {
    readonly corner: number;
    readonly edge?: number;
    readonly below?: number;
    readonly at?: Point2;
    readonly sharpTop?: boolean;
  },
): Solid {
  const [x, y] = options.at ?? [0, 0];
  const edge = Math.min(options.edge ?? 0, 0.45 * (high - low));
  const below = options.below ?? 0;
  const ring = (inset: number, z: number): Vec3[] =>
    roundedRectangle(
      width - 2 * inset,
      depth - 2 * inset,
      Math.max(options.corner - inset, 0.15 * options.corner),
      s.steps(5),
    ).map(([a, b]) => [x + a, y + b, z]);
  const ends = [ring(edge + below, low), ring(options.sharpTop === true ? 0 : edge, high)];
  if (edge === 0) return s.loft(ends);
  const middle =
    options.sharpTop === true ? [ring(below, low + edge)] : [ring(below, low + edge), ring(0, high - edge)];
  return s.loft([ends[0], ...middle, ends[1]]);
}

/** The part of a convex polygon where `a x + b y <= c`. */
function clip(polygon: readonly Point2[], a: number, b: number, c: number): Point2[] {
  return polygon.flatMap((p, i): Point2[] => {
    const q = polygon[(i + 1) % polygon.length];
    const [from, to] = [a * p[0] + b * p[1] - c, a * q[0] + b * q[1] - c];
    const t = from / (from - to);
    const cut: Point2[] = from < 0 !== to < 0 ? [[p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])]] : [];
    return from <= 0 ? [p, ...cut] : cut;
  });
}

/** A convex outline with a rectangular hole (low and high corner), as prisms between two heights: the rim of a field of keys. */
export function frameAround(
  s: Shapes,
  outline: readonly Point2[],
  [[x0, y0], [x1, y1]]: readonly [Point2, Point2],
  [low, high]: Point2,
  pose?: (z: number) => Pose,
): Solid[] {
  const between = clip(clip(outline, 0, 1, y1), 0, -1, -y0);
  const at = pose?.(low) ?? { position: [0, 0, low] as Vec3, rotation: quat(1, 0, 0, 0) };
  return [clip(outline, 0, 1, y0), clip(outline, 0, -1, -y1), clip(between, 1, 0, x0), clip(between, -1, 0, -x1)]
    .filter((part) => part.length > 2)
    .map((part) => s.prism(part, high - low, { pose: at }));
}

/** Many small solids as one, colliding as `collider` does: a row of keys. They must not overlap. */
export const cluster = (solids: readonly Solid[], collider: Solid): Solid => ({
  mesh: mergeMeshes(solids.map(({ mesh }) => mesh)),
  pieces: collider.pieces,
});

/** A solid moved by a pose. */
export const placeSolid = (solid: Solid, pose: Pose): Solid => ({
  ...solid,
  mesh: transformMesh(solid.mesh, pose),
  pieces: () => solid.pieces().map((piece) => ({ shape: piece.shape, pose: compose(pose, piece.pose) })),
});

/** Drawn, but left to other solids of the part to collide for. */
export const quiet = (solid: Solid): Solid => ({ ...solid, pieces: () => [] });
