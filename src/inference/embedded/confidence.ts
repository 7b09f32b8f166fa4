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
 * Weights of a logistic function of `featuresOf`, fitted by `npm run calibrate:confidence` to renders of the library and of things outside of
 * it; see docs/embedded-generator.md.
 */
const WEIGHTS = [-6.482, 4.365, -1.105, 6.537, 1.482, 14.457];

/** Fits below this become a rigid object by outline: a wrong hinge is worse than none. */
export const LEAST_CONFIDENCE = 0.5;

/** The numbers by which a fit is judged, a constant first. */
export function featuresOf({ agreement, probability, margin }: Evidence): number[] {
  return [
    1,
    agreement.iou,
    Math.min(1, agreement.unexplained),
    agreement.edges,
    Math.log(Math.max(probability, 1e-3)),
    Math.min(0.3, margin),
  ];
}

/** How sure one can be of a fit, 0 to 1. */
export function confidenceOf(evidence: Evidence): number {
  const sum = featuresOf(evidence).reduce((total, feature, k) => total + WEIGHTS[k] * feature, 0);
  return 1 / (1 + Math.exp(-sum));
}
