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
const WEIGHTS = [-8.195, -1.144, -3.828, -1.31, 2.752, 0.391, -1.554, 25.658];

/** Fits below this become a rigid object by outline: a wrong hinge is twice as bad as a missing one. */
export const LEAST_CONFIDENCE = 0.65;

/** Overlap below which an outline is plainly another one. */
const POOR = 0.8;
/** Keeps logarithms finite where all is perfect. */
const SLIGHT = 0.02;

/**
 * The numbers by which a fit is judged, a constant first. What is missing to perfection counts by its logarithm: from 0.98 to 0.99 of overlap
 * says as much as from 0.90 to 0.95.
 */
export function featuresOf({ agreement, probability, margin }: Evidence): number[] {
  return [
    1,
    Math.log(1 + SLIGHT - agreement.iou),
    Math.max(0, POOR - agreement.iou),
    Math.min(1, agreement.unexplained),
    agreement.edges,
    Math.log(Math.max(probability, 1e-3)),
    Math.log(1 + SLIGHT - probability),
    Math.min(0.1, margin),
  ];
}

/** How sure one can be of a fit, 0 to 1. */
export function confidenceOf(evidence: Evidence): number {
  const sum = featuresOf(evidence).reduce((total, feature, k) => total + WEIGHTS[k] * feature, 0);
  return 1 / (1 + Math.exp(-sum));
}
