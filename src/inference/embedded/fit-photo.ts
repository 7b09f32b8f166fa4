import { confidenceOf } from './confidence.js';
import type { Agreement } from './fit/evaluate.js';
import { createEvaluator } from './fit/evaluate.js';
import type { Fit } from './fit/fit-object.js';
import { fitObject } from './fit/fit-object.js';
import type { Placed } from './fit/fit-space.js';
import { createFitSpace } from './fit/fit-space.js';
import type { Crop } from './fit/fit-target.js';
import { makeTarget } from './fit/fit-target.js';
import type { Guess } from './fit/guess.js';
import { createTaskPool } from './fit/task-pool.js';

/** Side of the picture by which a fit is judged, pixels. */
const JUDGED_SIZE = 256;

/** A category's best fit with what it shows. */
export interface FittedCategory {
  readonly category: string;
  readonly fit: Fit;
  readonly placed: Placed;
  /** At JUDGED_SIZE. */
  readonly agreement: Agreement;
  /** 0 to 1. */
  readonly confidence: number;
}

export interface FitPhotoOptions {
  readonly seconds: number;
  readonly seed: number;
  readonly signal?: AbortSignal;
  /** The best fit so far, with how much is done. */
  readonly onProgress?: (fraction: number, best: Fit) => void;
}

/**
 * Fits the guessed categories to a crop of a photo (its side a multiple of 256), on all cores.
 *
 * @returns the fits with their confidence, the best first.
 * @throws SimAssetError `cancelled`.
 */
export async function fitPhoto(
  crop: Crop,
  guesses: readonly Guess[],
  options: FitPhotoOptions,
): Promise<FittedCategory[]> {
  const pool = createTaskPool(crop);
  const abort = (): void => {
    pool.close();
  };
  options.signal?.addEventListener('abort', abort);
  try {
    const found = await fitObject({ ...options, guesses, run: pool.run });
    const evaluator = createEvaluator(makeTarget(crop, JUDGED_SIZE));
    const judged = found.map((fit) => {
      const space = createFitSpace(fit.guess.category, fit.structure);
      const agreement = evaluator.evaluate(space, fit.result.point);
      return { category: fit.guess.category.name, fit, placed: evaluator.last.placed, agreement };
    });
    return judged.map((own, i): FittedCategory => {
      const rivals = judged.filter((_, j) => j !== i).map(({ fit }) => fit.score);
      const margin = rivals.length === 0 ? 0.3 : Math.min(...rivals) - own.fit.score;
      const { probability } = own.fit.guess;
      return { ...own, confidence: confidenceOf({ agreement: own.agreement, probability, margin }) };
    });
  } finally {
    options.signal?.removeEventListener('abort', abort);
    pool.close();
  }
}
