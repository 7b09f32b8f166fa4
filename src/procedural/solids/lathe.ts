import type { ConvexPiece } from '../../core/geom.js';
import type { Pose } from '../../core/math/pose.js';
import { translation } from '../../core/math/pose.js';
import { quatBetween } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { pieceFromHull } from '../../core/mesh/decompose-convex.js';
import { transformMesh } from '../../core/mesh/transform-mesh.js';
import type { Point2 } from './convex-polygons.js';
import { convexPolygons } from './convex-polygons.js';
import { circle, placed } from './round.js';
import { hullOf, skinRings } from './skin-rings.js';
import type { Solid } from './solid.js';

export interface LatheOptions {
  /** Where the profile's (0, 0) is; the world's origin where absent. */
  readonly origin?: Vec3;
  /** Direction of the profile's height; z where absent. */
  readonly axis?: Vec3;
  /** Widths along the frame's x and y, as factors: an oval vessel. */
  readonly squash?: readonly [number, number];
}

/** Sectors that a ring about the axis falls into: an octagon's hole is 8% narrower than a circle's, a dodecagon's 3%. */
const SECTORS = 12;
const ON_AXIS = 1e-9;

/** See `Shapes.lathe`. */
export function lathe(profile: readonly Point2[], options: LatheOptions, sides: number): Solid {
  const pose: Pose = {
    ...translation(options.origin ?? [0, 0, 0]),
    rotation: quatBetween([0, 0, 1], options.axis ?? [0, 0, 1]),
  };
  const [sx, sy] = options.squash ?? [1, 1];
  const squashed = (p: Vec3): Vec3 => [sx * p[0], sy * p[1], p[2]];
  const isLoop = profile[0][0] > ON_AXIS || profile[profile.length - 1][0] > ON_AXIS;
  const rings = profile.map(([r, z]) => circle(r <= ON_AXIS ? 0 : r, z, sides).map(squashed));
  return {
    mesh: transformMesh(skinRings(rings, isLoop), pose),
    pieces: () => {
      const polygon = profile.map(([r, z]): Point2 => [Math.max(0, r), z]);
      return convexPolygons(polygon).flatMap((convex) => turnPolygon(convex, squashed, pose));
    },
  };
}

/** Convex pieces of a convex polygon turned about the axis: one where it reaches the axis all along one side, else a ring of sectors. */
function turnPolygon(polygon: readonly Point2[], squashed: (p: Vec3) => Vec3, pose: Pose): ConvexPiece[] {
  const heights = polygon.map(([, z]) => z);
  const onAxis = polygon.filter(([r]) => r <= ON_AXIS).map(([, z]) => z);
  const span = Math.max(...heights) - Math.min(...heights);
  const covered = onAxis.length > 1 ? Math.max(...onAxis) - Math.min(...onAxis) : 0;
  const sectors = covered > 0.5 * span ? 1 : SECTORS;
  return Array.from({ length: sectors }, (_, s): ConvexPiece | undefined => {
    const angles =
      sectors === 1
        ? Array.from({ length: 16 }, (_, k) => (2 * Math.PI * k) / 16)
        : [s, s + 1].map((k) => (2 * Math.PI * k) / sectors);
    const points = angles.flatMap((angle) =>
      polygon.map(([r, z]): Vec3 => squashed([r * Math.cos(angle), r * Math.sin(angle), z])),
    );
    const hull = hullOf(placed(points, pose));
    return hull === undefined ? undefined : pieceFromHull(hull);
  }).filter((piece) => piece !== undefined);
}
