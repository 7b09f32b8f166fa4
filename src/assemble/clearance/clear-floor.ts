import type { Issue } from '../../core/issue.js';
import { invert, IDENTITY_POSE, transformPoint } from '../../core/math/pose.js';
import { cutByPlane } from './cut.js';
import { transformPlane } from './polytope.js';
import type { SweepSample } from './sweep.js';
import { sampleMotion } from './sweep.js';
import type { FitLengths, WorkBody, WorkPiece } from './work-piece.js';
import { subtreeOf } from './work-piece.js';

/** Largest share of a body's collision volume that may go for the floor. */
const BUDGET = 0.35;
const MOST_CUTS = 64;

/**
 * Lifts moving parts off the floor z = 0 by `lengths.gap`, at rest and over each joint's range: a door whose lower edge is flush with
 * the cabinet's would else scrape along the floor. Bodies in `carriers` stand on the floor themselves (wheels, folding legs) and are
 * left alone; what would lose too much is left alone too, with an issue. Works on the bodies.
 */
export function clearFloor(
  bodies: readonly WorkBody[],
  carriers: ReadonlySet<number>,
  lengths: FitLengths,
  issues: Issue[],
): void {
  bodies.forEach((body, j) => {
    const moves = body.joints.some((joint) => joint.type !== 'free');
    if (!moves) return;
    const samples: SweepSample[] = [
      { position: 0, motion: IDENTITY_POSE },
      ...sampleMotion(bodies, j, lengths.feature),
    ];
    for (const member of subtreeOf(bodies, j)) {
      if (carriers.has(member) || liftBody(bodies[member], samples, lengths.gap)) continue;
      issues.push({
        code: 'reaches-floor',
        severity: 'info',
        where: bodies[member].name,
        message: 'On its way the part reaches below the floor that the object stands on.',
      });
    }
  });
}

/** Cuts off what comes below the gap; false, and nothing cut, where that is too much. */
function liftBody(body: WorkBody, samples: readonly SweepSample[], gap: number): boolean {
  const before = { pieces: body.pieces, lost: body.lost };
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
    if ((body.lost + cut.loss) / body.volume > BUDGET || ++cuts > MOST_CUTS) {
      body.pieces = before.pieces;
      body.lost = before.lost;
      return false;
    }
    body.pieces = body.pieces.flatMap((other) => (other === piece ? cut.rest : [other]));
    body.lost += cut.loss;
    todo.push(...cut.rest);
  }
  return true;
}
