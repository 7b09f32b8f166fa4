import type { Issue } from '../../core/issue.js';
import type { Pose } from '../../core/math/pose.js';
import { IDENTITY_POSE, invert, transformPoint } from '../../core/math/pose.js';
import { cutByPlane } from './cut.js';
import { polytopeVolume, transformPlane } from './polytope.js';
import { shortenedIssue, shortenRange } from './shorten-range.js';
import type { SweepSample } from './sweep.js';
import { sampleMotion } from './sweep.js';
import type { FitLengths, WorkBody, WorkPiece } from './work-piece.js';
import { subtreeOf } from './work-piece.js';

/** Largest share of a body's collision volume that may go for the floor, and of a part that people touch. */
const BUDGET = 0.35;
const TOUCHED_BUDGET = 0.3;
const MOST_CUTS = 64;
/** A range is shortened for the floor to no less than this share; beyond, the part may as well pass through it. */
const LEAST_RANGE = 0.75;

/**
 * Lifts moving parts off the floor z = 0 by `lengths.gap`, at rest and over each joint's range: a door whose lower edge is flush with the
 * cabinet's would else scrape along the floor. Where a handle would be lost by that, the range ends before the floor instead (an oven's
 * door). Bodies in `carriers` stand on the floor themselves (wheels, folding legs) and are left alone; what would lose too
 * much is left alone too, with an issue. Works on the bodies.
 */
export function clearFloor(
  bodies: readonly WorkBody[],
  carriers: ReadonlySet<number>,
  lengths: FitLengths,
  issues: Issue[],
): void {
  const rest: SweepSample = { position: 0, motion: IDENTITY_POSE };
  bodies.forEach((body, j) => {
    const moves = body.joints.some((joint) => joint.type !== 'free');
    if (!moves) return;
    const members = [...subtreeOf(bodies, j)].filter((member) => !carriers.has(member)).map((member) => bodies[member]);
    const samples = sampleMotion(bodies, j, lengths.feature);
    if (members.every((member) => liftBody(member, [rest, ...samples], lengths.gap, TOUCHED_BUDGET))) return;

    const low = samples.flatMap(({ motion }, index) =>
      members.some((member) => lowestOf(member, motion) < lengths.gap) ? [index] : [],
    );
    const shorter = shortenRange(body.joints, samples, new Set(low), LEAST_RANGE);
    if (shorter !== undefined) {
      issues.push(shortenedIssue(body.name, 'the floor', body.joints[0], shorter.joint));
      body.joints = [shorter.joint];
    }
    for (const member of members) {
      if (liftBody(member, [rest, ...(shorter?.samples ?? samples)], lengths.gap, 1)) continue;
      issues.push({
        code: 'reaches-floor',
        severity: 'info',
        where: member.name,
        message: 'On its way the part reaches below the floor that the object stands on.',
      });
    }
  });
}

const lowestOf = (body: WorkBody, motion: Pose): number =>
  Math.min(...body.pieces.flatMap((piece) => piece.solid.vertices.map((p) => transformPoint(motion, p)[2])));

/** Cuts off what comes below the gap; false, and nothing cut, where that is too much. */
function liftBody(body: WorkBody, samples: readonly SweepSample[], gap: number, touchedBudget: number): boolean {
  const before = { pieces: body.pieces, lost: body.lost };
  const undo = (): false => {
    body.pieces = before.pieces;
    body.lost = before.lost;
    return false;
  };
  const todo: WorkPiece[] = [...body.pieces];
  for (let cuts = 0; todo.length > 0;) {
    const piece = todo.pop() as WorkPiece;
    const lowest = samples.reduce(
      (worst, sample) => {
        let low = Infinity;
        for (const p of piece.solid.vertices) low = Math.min(low, transformPoint(sample.motion, p)[2]);
        return low < worst.low ? { low, sample } : worst;
      },
      { low: Infinity, sample: samples[0] },
    );
    if (lowest.low >= 0.999 * gap) continue;
    const plane = transformPlane({ normal: [0, 0, -1], offset: -gap }, invert(lowest.sample.motion));
    const cut = cutByPlane({ body, piece }, plane, gap);
    if ((body.lost + cut.loss) / body.volume > BUDGET || ++cuts > MOST_CUTS) return undo();
    body.pieces = body.pieces.flatMap((other) => (other === piece ? cut.rest : [other]));
    body.lost += cut.loss;
    todo.push(...cut.rest);
  }
  const spoilt = body.touched.some((touched, part) => touched && partShare(body, part) < 1 - touchedBudget);
  return spoilt ? undo() : true;
}

/** How much of a part is left, as a share of its volume. */
const partShare = (body: WorkBody, part: number): number =>
  body.pieces.reduce((sum, piece) => sum + (piece.part === part ? polytopeVolume(piece.solid) : 0), 0) /
  Math.max(body.partVolumes[part], 1e-30);
