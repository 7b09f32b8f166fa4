import { createRandom } from '../../../procedural/random.js';
import { createCmaEs } from './cma-es.js';
import type { Agreement, Evaluator } from './evaluate.js';
import type { FitSpace } from './fit-space.js';
import type { Start } from './guess.js';

/** How a search went. */
export interface SearchResult {
  /** The best point seen. */
  readonly point: readonly number[];
  readonly agreement: Agreement;
  /** Loss with the pull of the prior: what results are compared by. */
  readonly cost: number;
  /** Where to go on from. */
  readonly next: Start;
}

/** Points beyond their limits cost this much a squared range. */
const EXCESS_COST = 2;
/** Pull towards what was believed, a squared standard deviation, mean over coordinates: decides only what the picture leaves open. */
const PRIOR_COST = 0.004;

/**
 * Runs an evolution strategy for some generations from a start, in one fit space. The pull is towards `prior`. The same seed gives the
 * same result.
 */
export function runSearch(
  evaluator: Evaluator,
  space: FitSpace,
  start: Start,
  prior: Start,
  generations: number,
  seed: number,
): SearchResult {
  const search = createCmaEs(start.mean, start.scales, createRandom('search', seed));
  const costOf = (point: ArrayLike<number>, agreement: Agreement): number =>
    agreement.loss + EXCESS_COST * space.excess(point) + PRIOR_COST * pull(point, prior);
  let point: ArrayLike<number> = start.mean;
  let agreement = evaluator.evaluate(space, point);
  let cost = costOf(point, agreement);
  for (let g = 0; g < generations; g++) {
    const points = search.ask();
    search.tell(
      points.map((candidate) => {
        const found = evaluator.evaluate(space, candidate);
        const value = costOf(candidate, found);
        if (value < cost) [point, agreement, cost] = [candidate, found, value];
        return value;
      }),
    );
  }
  // The best point is a better middle than the mean where few generations have run; the spread has shrunk with the search.
  const shrink = Math.max(0.15, Math.min(1, search.sigma));
  return {
    point: Array.from(point),
    agreement,
    cost,
    next: { mean: Array.from(point), scales: start.scales.map((s) => s * shrink) },
  };
}

const pull = (point: ArrayLike<number>, prior: Start): number =>
  prior.mean.reduce(
    (sum, mean, i) => sum + (i === 0 ? 0 : Math.min(9, ((point[i] - mean) / prior.scales[i]) ** 2)),
    0,
  ) / prior.mean.length;
