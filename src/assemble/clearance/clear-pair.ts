import type { Box } from '../../core/mesh/box.js';
import type { Hull } from './polytope.js';
import { boundsAt, transformHull } from './polytope.js';
import { findCut } from './cut.js';
import { boxesNear, separation } from './separation.js';
import type { SweepSample } from './sweep.js';
import type { WorkBody, WorkPiece } from './work-piece.js';

/** When to stop cutting and report the pair as blocked. */
export interface CutBudget {
  /** Largest share of a body's collision volume that may go, over all its cuts. */
  readonly share: number;
  /** Most pieces a body may be split into. */
  readonly pieces: number;
  /** Largest share that this pair of bodies may cost either of them. Absent: no limit of its own. */
  readonly pairShare?: number;
  /** Stop at the first sample that cannot be cleared. */
  readonly giveUp?: boolean;
}

/** Gaps are met within this share: a cut leaves exactly the gap, up to rounding. */
const SLACK = 0.999;
/** Cuts for one pair of bodies; a sweep may need a chamfer every few degrees on several pieces. */
const MOST_CUTS = 160;

/** The pieces of two bodies after a try to part them over a sweep. */
export interface PairResult {
  /** Numbers of the samples at which the bodies still overlap. */
  readonly blocked: ReadonlySet<number>;
}

/**
 * Cuts the pieces of `moved` and `standing` so that they keep `gap` at every sample. Works on the bodies themselves; where the budget
 * does not allow it, both are left as they were and the samples at which they overlap are returned.
 *
 * @param yields Whether the standing body can get out of the way of the moved one: then only cheap cuts are made.
 */
export function clearPair(
  moved: WorkBody,
  standing: WorkBody,
  samples: readonly SweepSample[],
  gap: number,
  budget: CutBudget,
  yields: boolean,
): PairResult {
  const before = [moved, standing].map((body) => ({ pieces: body.pieces, lost: body.lost }));
  const blocked = new Set<number>();
  const sweeper = createSweeper(samples);
  const todo: [WorkPiece, WorkPiece][] = moved.pieces.flatMap((b) =>
    standing.pieces.map((o): [WorkPiece, WorkPiece] => [b, o]),
  );
  for (let cuts = 0; todo.length > 0;) {
    const [b, o] = todo.pop() as [WorkPiece, WorkPiece];
    if (!moved.pieces.includes(b) || !standing.pieces.includes(o)) continue;
    const worst = sweeper.worst(b, o, gap, blocked);
    if (worst === undefined) continue;
    const sample = samples[worst.index];
    const cut = findCut({ body: moved, piece: b }, { body: standing, piece: o }, sample.motion, gap);
    const over = (cut.body.lost + cut.loss) / cut.body.volume > budget.share;
    const tooMany = cut.body.pieces.length - 1 + cut.rest.length > budget.pieces;
    const start = before[cut.body === moved ? 0 : 1].lost;
    const pairLoss = (cut.body.lost + cut.loss - start) / cut.body.volume;
    const dear = cut.cost > CHEAP || pairLoss > CHEAP;
    if (over || pairLoss > (budget.pairShare ?? Infinity) || tooMany || ++cuts > MOST_CUTS || (dear && yields)) {
      if (worst.depth < 0 && !yields) blocked.add(worst.index);
      if (budget.giveUp === true && blocked.size > 0) break;
      // The sample is settled one way or the other: look at the others.
      sweeper.skip(b, o, worst.index);
      todo.push([b, o]);
      continue;
    }
    cut.body.pieces = cut.body.pieces.flatMap((piece) => (piece === cut.piece ? cut.rest : [piece]));
    cut.body.lost += cut.loss;
    for (const rest of cut.rest) todo.push(cut.body === moved ? [rest, o] : [b, rest]);
    // Other pieces meet the remnants as well.
    if (cut.body === moved)
      for (const other of standing.pieces) if (other !== o) for (const rest of cut.rest) todo.push([rest, other]);
    if (cut.body === standing)
      for (const other of moved.pieces) if (other !== b) for (const rest of cut.rest) todo.push([other, rest]);
  }
  if (blocked.size > 0) {
    [moved, standing].forEach((body, i) => {
      body.pieces = before[i].pieces;
      body.lost = before[i].lost;
    });
  }
  return { blocked };
}

/** Cuts that cost less than this, one by one and together, are made even where the other body could give way. */
export const CHEAP = 0.05;

interface Sweeper {
  /** The sample at which the pieces overlap most or lack most gap; undefined when all are clear. */
  worst(
    moved: WorkPiece,
    standing: WorkPiece,
    gap: number,
    blocked: ReadonlySet<number>,
  ): { readonly index: number; readonly depth: number } | undefined;
  /** Leaves the sample out for this pair from now on. */
  skip(moved: WorkPiece, standing: WorkPiece, index: number): void;
}

/** Finds the worst sample of pairs of pieces; keeps where moved pieces come, since each meets many others. */
function createSweeper(samples: readonly SweepSample[]): Sweeper {
  const reaches = new Map<WorkPiece, readonly Box[]>();
  const hulls = new Map<WorkPiece, (Hull | undefined)[]>();
  const skipped = new Map<WorkPiece, Map<WorkPiece, Set<number>>>();
  return {
    worst(moved, standing, gap, blocked) {
      const skips = skipped.get(moved)?.get(standing);
      const boxes = getOrMake(reaches, moved, () => samples.map(({ motion }) => boundsAt(moved.solid, motion)));
      const there = getOrMake(hulls, moved, () => []);
      let worst: { index: number; depth: number } | undefined;
      for (let index = 0; index < samples.length; index++) {
        if (!boxesNear(boxes[index], standing.solid.box, gap)) continue;
        if (skips?.has(index) === true || blocked.has(index)) continue;
        const hull = (there[index] ??= transformHull(moved.solid, samples[index].motion));
        const depth = separation(hull, standing.solid, gap * SLACK);
        if (depth < gap * SLACK && (worst === undefined || depth < worst.depth)) worst = { index, depth };
      }
      return worst;
    },
    skip(moved, standing, index) {
      const inner = getOrMake(skipped, moved, () => new Map<WorkPiece, Set<number>>());
      getOrMake(inner, standing, () => new Set<number>()).add(index);
    },
  };
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
