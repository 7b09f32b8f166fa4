import type { Vec3 } from '../../../core/math/vec3.js';
import { createRandom } from '../../../procedural/random.js';
import { createCmaEs } from './cma-es.js';
import type { Agreement, Evaluator } from './evaluate.js';
import type { FitSpace } from './fit-space.js';
import type { Estimate, Proportions, Start } from './guess.js';
import { descend } from './least-squares.js';

/** How a search went. */
export interface SearchResult {
  /** The best point seen. */
  readonly point: readonly number[];
  readonly agreement: Agreement;
  /** Loss with the pull of the prior: what results are compared by. */
  readonly cost: number;
  /** Where to go on from. */
  readonly next: Start;
  /** What it took, in the units of `Evaluator`: the same for the same search, whatever the machine. */
  readonly work: number;
}

/** Points beyond their limits cost this much a squared range. */
const EXCESS_COST = 2;
/** Pull towards what was believed, a squared standard deviation, mean over coordinates: decides only what the picture leaves open. */
const PRIOR_COST = 0.004;

/** How much a search does: steps of least squares, smoothed over these pixels, then generations of an evolution strategy. */
export interface Effort {
  readonly reaches: readonly number[];
  readonly generations: number;
}

/**
 * Searches one fit space from a start: least squares first, which is quick where the start is near, then an evolution strategy, which finds
 * its way over what is not smooth, then least squares again. The pull is towards `prior`. The same seed gives the same result.
 */
export function runSearch(
  evaluator: Evaluator,
  space: FitSpace,
  start: Start,
  { prior, proportions, effort }: Belief,
  seed: number,
): SearchResult {
  const { reaches, generations } = effort;
  const before = evaluator.work;
  const costOf = (point: ArrayLike<number>, agreement: Agreement): number =>
    agreement.loss +
    EXCESS_COST * space.excess(point) +
    PRIOR_COST * pull(point, prior) +
    PROPORTION_COST * deviations(agreement.sides, proportions).reduce((sum, d) => sum + d * d, 0);
  const pulls = (sides: Vec3): number[] => deviations(sides, proportions).map((d) => PROPORTION_PULL * d);
  let best = descend(evaluator, space, start.mean, reaches, costOf, pulls);
  if (generations > 0) {
    const search = createCmaEs(best.point, start.scales, createRandom('search', seed));
    for (let g = 0; g < generations; g++) {
      const points = search.ask();
      search.tell(
        points.map((point) => {
          const agreement = evaluator.evaluate(space, point);
          const cost = costOf(point, agreement);
          if (cost < best.cost) best = { point: Array.from(point), agreement, cost };
          return cost;
        }),
      );
    }
    best = descend(evaluator, space, best.point, reaches.slice(-2), costOf, pulls);
  }
  const next = { mean: best.point, scales: start.scales.map((s) => Math.max(0.02, s * SHRINK)) };
  return { ...best, next, work: evaluator.work - before };
}

/** What a search believes beforehand, and how much it does. */
interface Belief {
  readonly prior: Start;
  readonly proportions?: Proportions;
  readonly effort: Effort;
}

/** Cost of proportions that are off by a squared standard deviation, and their weight among residuals: about as much. */
const PROPORTION_COST = 0.005;
const PROPORTION_PULL = 0.6;

/** How far the sides' proportions are from what is believed, in standard deviations, three at most. */
function deviations(sides: Vec3, proportions: Proportions | undefined): number[] {
  if (proportions === undefined) return [];
  const { depthToWidth, heightToWidth } = proportions;
  const off = (value: number, { mean, sd }: Estimate): number =>
    Math.max(-3, Math.min(3, (value - mean) / Math.max(sd, 0.05)));
  return [off(Math.log(sides[1] / sides[0]), depthToWidth), off(Math.log(sides[2] / sides[0]), heightToWidth)];
}

/** A search that goes on from another's end ranges less widely. */
const SHRINK = 0.6;

const pull = (point: ArrayLike<number>, prior: Start): number =>
  prior.mean.reduce(
    (sum, mean, i) => sum + (i === 0 ? 0 : Math.min(9, ((point[i] - mean) / prior.scales[i]) ** 2)),
    0,
  ) / prior.mean.length;
