import type { Plane } from '../../core/mesh/face-planes.js';
import type { Pose } from '../../core/math/pose.js';
import { invert } from '../../core/math/pose.js';
import type { Polytope } from './polytope.js';
import { clipPolytope, isBoxLike, polytopeVolume, transformPlane, transformPolytope } from './polytope.js';
import type { WorkBody, WorkPiece } from './work-piece.js';

/** One way to part two pieces: a piece of `body` is replaced by what is left of it. */
export interface Cut {
  readonly body: WorkBody;
  readonly piece: WorkPiece;
  readonly rest: readonly WorkPiece[];
  /** Volume that goes, m^3. */
  readonly loss: number;
  /** What it costs; the smallest is best. */
  readonly cost: number;
}

/** Weights, as shares of the body's volume: an extra piece slows simulation, an oblique cut turns a box into a mesh. */
const PIECE_COST = 0.02;
const OBLIQUE_COST = 0.01;
/** A wheel with a flat side no longer rolls. */
const ROUND_COST = 0.1;
/** A part that nearly vanishes is worse than a large one that loses the same volume. */
const PART_WEIGHT = 0.2;
/** Cutting what people touch (a handle) costs this many times more, cutting the standing side a little more. */
const TOUCHED_WEIGHT = 2;
const STANDING_WEIGHT = 1.05;
/** A plane cut that takes less than this share of its piece is not worth comparing with a split. */
const GOOD_ENOUGH = 0.05;
/** A remnant thinner than this share of the gap, or smaller than this share of its body, is dropped. */
const LEAST_THICKNESS = 0.3;
const LEAST_SHARE = 1e-5;

/**
 * The cheapest way to leave `gap` between a moved piece and a standing one at one pose: cut one of them along a face plane of the other,
 * split one around the other, or drop one.
 *
 * @param motion Where the first piece is at that pose: asset frame at rest -> asset frame.
 */
export function findCut(
  moved: { readonly body: WorkBody; readonly piece: WorkPiece },
  standing: { readonly body: WorkBody; readonly piece: WorkPiece },
  motion: Pose,
  gap: number,
): Cut {
  const back = invert(motion);
  const movedThere = transformPolytope(moved.piece.solid, motion);
  // Planes that the piece has to stay behind, in the piece's own rest coordinates.
  const forMoved = keepOut(standing.piece.solid, gap).map((plane) => transformPlane(plane, back));
  const forStanding = keepOut(movedThere, gap);
  const cuts: Cut[] = [];
  for (const [side, planes, weight] of [
    [moved, forMoved, 1],
    [standing, forStanding, STANDING_WEIGHT],
  ] as const) {
    for (const plane of planes) cuts.push(makeCut(side, [clipPolytope(side.piece.solid, plane)], gap, weight));
    cuts.push(makeCut(side, [], gap, weight));
  }
  let best = cheapest(cuts);
  if (best.loss > GOOD_ENOUGH * polytopeVolume(best.piece.solid)) {
    best = cheapest([
      best,
      makeCut(moved, splitAround(moved.piece.solid, forMoved), gap, 1),
      makeCut(standing, splitAround(standing.piece.solid, forStanding), gap, STANDING_WEIGHT),
    ]);
  }
  return best;
}

/** A piece cut by one plane, for the floor. */
export const cutByPlane = (
  side: { readonly body: WorkBody; readonly piece: WorkPiece },
  plane: Plane,
  gap: number,
): Cut => makeCut(side, [clipPolytope(side.piece.solid, plane)], gap, 1);

const cheapest = (cuts: readonly Cut[]): Cut => cuts.reduce((best, cut) => (cut.cost < best.cost ? cut : best));

/** For each face of the obstacle the half-space outside it, `gap` away, as the plane to clip by. */
const keepOut = (obstacle: Polytope, gap: number): Plane[] =>
  obstacle.faces.map(({ normal, offset }) => ({
    normal: [-normal[0], -normal[1], -normal[2]],
    offset: -(offset + gap),
  }));

/** The solid without the obstacle, as convex pieces: outside the first face, then inside it and outside the second, and so on. */
function splitAround(solid: Polytope, planes: readonly Plane[]): (Polytope | undefined)[] {
  const pieces: (Polytope | undefined)[] = [];
  let left: Polytope | undefined = solid;
  for (const plane of planes) {
    if (left === undefined) break;
    pieces.push(clipPolytope(left, plane));
    const { normal, offset } = plane;
    left = clipPolytope(left, { normal: [-normal[0], -normal[1], -normal[2]], offset: -offset });
  }
  return pieces;
}

function makeCut(
  { body, piece }: { readonly body: WorkBody; readonly piece: WorkPiece },
  solids: readonly (Polytope | undefined)[],
  gap: number,
  weight: number,
): Cut {
  const kept: WorkPiece[] = [];
  let volume = 0;
  for (const solid of solids) {
    if (solid === undefined) continue;
    const own = polytopeVolume(solid);
    if (own < LEAST_SHARE * body.volume || isSliver(solid, LEAST_THICKNESS * gap)) continue;
    volume += own;
    kept.push({ part: piece.part, solid, frame: piece.frame, isRound: false });
  }
  const loss = Math.max(0, polytopeVolume(piece.solid) - volume);
  const oblique = kept.some((k) => !isBoxLike(k.solid, k.frame)) && isBoxLike(piece.solid, piece.frame);
  const share = loss / body.volume + (PART_WEIGHT * loss) / Math.max(body.partVolumes[piece.part], 1e-30);
  const cost =
    weight * (body.touched[piece.part] ? TOUCHED_WEIGHT : 1) * share +
    PIECE_COST * Math.max(0, kept.length - 1) +
    (oblique ? OBLIQUE_COST : 0) +
    (piece.isRound ? ROUND_COST : 0);
  return { body, piece, rest: kept, loss, cost };
}

/** Whether all vertices lie within `thickness` along one of its face normals. */
const isSliver = (solid: Polytope, thickness: number): boolean =>
  solid.faces.some(({ normal, offset }) =>
    solid.vertices.every((p) => offset - (normal[0] * p[0] + normal[1] * p[1] + normal[2] * p[2]) < thickness),
  );
