import type { Agreement } from './fit/evaluate.js';

/** What speaks for a fit. */
export interface Evidence {
  readonly agreement: Agreement;
  /** Of the category, by the network; of being one of the library at all where nothing else is said. */
  readonly probability: number;
  /** How much worse the best fit of another category scores; large where there is none. */
  readonly margin: number;
}

/**
 * Weights of a logistic function, set by hand on some dozens of fits: near certain above an overlap of 0.95, near nothing below 0.7; see
 * docs/embedded-generator.md.
 */
const WEIGHTS = { bias: -13, iou: 13, unexplained: -1.5, edges: 1.5, logProbability: 0.8, margin: 6 };

/** Fits below this become a rigid object by outline: a wrong hinge is worse than none. */
export const LEAST_CONFIDENCE = 0.35;

/** How sure one can be of a fit, 0 to 1. */
export function confidenceOf({ agreement, probability, margin }: Evidence): number {
  const sum =
    WEIGHTS.bias +
    WEIGHTS.iou * agreement.iou +
    WEIGHTS.unexplained * Math.min(1, agreement.unexplained) +
    WEIGHTS.edges * agreement.edges +
    WEIGHTS.logProbability * Math.log(Math.max(probability, 1e-3)) +
    WEIGHTS.margin * Math.min(0.3, margin);
  return 1 / (1 + Math.exp(-sum));
}
