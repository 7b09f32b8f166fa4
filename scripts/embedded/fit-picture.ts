import { chooseGuesses } from '../../src/inference/embedded/choose-guesses.js';
import type { Evidence } from '../../src/inference/embedded/confidence.js';
import { confidenceOf } from '../../src/inference/embedded/confidence.js';
import { cropObject } from '../../src/inference/embedded/fit/crop-object.js';
import { createEvaluator } from '../../src/inference/embedded/fit/evaluate.js';
import { fitObject } from '../../src/inference/embedded/fit/fit-object.js';
import type { Placed } from '../../src/inference/embedded/fit/fit-space.js';
import { createFitSpace } from '../../src/inference/embedded/fit/fit-space.js';
import { makeTarget } from '../../src/inference/embedded/fit/fit-target.js';
import type { Guess } from '../../src/inference/embedded/fit/guess.js';
import { createTaskRunner } from '../../src/inference/embedded/fit/search-task.js';
import { cropToImage, guessesFrom } from '../../src/inference/embedded/guesses-from-recognition.js';
import { loadRecognizer } from '../../src/inference/embedded/networks/load-recognizer.js';
import type { RgbaImage } from '../../src/inference/image/rgba-image.js';
import { segmentImage } from '../../src/inference/image/segment-image.js';
import { CATEGORIES } from '../../src/procedural/categories/index.js';
import { createShapes } from '../../src/procedural/solids/shapes.js';

/** What one thread makes of a picture with a transparent ground. */
export interface FittedPicture extends Evidence {
  /** Names of the fitted categories, the best first. */
  readonly names: readonly string[];
  /** The network's categories, the likeliest first. */
  readonly recognized: readonly Guess[];
  /** The best fit, at full detail. */
  readonly placed: Placed;
  readonly confidence: number;
  readonly seconds: number;
}

/** @param without name of a category that the library is to lack. */
export type PictureFitter = (image: RgbaImage, without?: string) => Promise<FittedPicture>;

/** Judges fits by the outlines' overlap at this size, pixels. */
const JUDGED = 256;

export async function createPictureFitter(budget: number): Promise<PictureFitter> {
  const recognizer = await loadRecognizer();
  const full = createShapes('full');
  return async (image, without) => {
    const started = performance.now();
    const { soft } = await segmentImage(image);
    const recognized = guessesFrom(await recognizer.recognize(cropToImage(cropObject(image, soft, 128))));
    const crop = cropObject(image, soft, 512);
    const runner = createTaskRunner(crop, CATEGORIES);
    const fits = await fitObject({
      guesses: chooseGuesses(lacking(recognized, without), undefined),
      seconds: budget,
      seed: 0,
      run: (tasks) => Promise.resolve(tasks.map((task) => runner.run(task))),
    });
    const seconds = (performance.now() - started) / 1000;
    const [best] = fits;
    const space = createFitSpace(best.guess.category, best.structure);
    const agreement = createEvaluator(makeTarget(crop, JUDGED)).evaluate(space, best.result.point);
    const evidence = {
      agreement,
      probability: best.guess.probability,
      margin: fits.length > 1 ? fits[1].score - best.score : 0.3,
    };
    return {
      ...evidence,
      names: fits.map(({ guess }) => guess.category.name),
      recognized,
      placed: space.decode(best.result.point, full),
      confidence: confidenceOf(evidence),
      seconds,
    };
  };
}

/** What the network would say had it never heard of a category: the rest, in the same proportions. */
function lacking(guesses: readonly Guess[], name: string | undefined): Guess[] {
  const rest = guesses.filter(({ category }) => category.name !== name);
  const [all, left] = [guesses, rest].map((list) => list.reduce((sum, { probability }) => sum + probability, 0));
  return rest.map((guess) => ({ ...guess, probability: (guess.probability * all) / Math.max(left, 1e-9) }));
}
