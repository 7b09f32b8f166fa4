import { scaleMark } from '../../core/image-mark.js';
import type { Issue } from '../../core/issue.js';
import type { GeometryEngine } from '../../core/mesh/geometry-engine.js';
import type { Backend, Candidate } from '../../pipeline/backend.js';
import { inflateObject } from '../backends/silhouette/silhouette-backend.js';
import { makePause, within } from '../backends/steps.js';
import { decodeImage, sourceSize } from '../image/decode-image.js';
import { segmentImage } from '../image/segment-image.js';
import { buildFitted } from './build-fitted.js';
import { chooseGuesses } from './choose-guesses.js';
import { LEAST_CONFIDENCE } from './confidence.js';
import { cropObject } from './fit/crop-object.js';
import type { FittedCategory } from './fit-photo.js';
import { fitPhoto } from './fit-photo.js';
import { createPreviewPainter } from './preview-picture.js';
import { cropToImage, guessesFrom } from './guesses-from-recognition.js';
import type { Recognizer } from './networks/load-recognizer.js';
import type { Segmenter } from './networks/load-segmenter.js';
import { NETWORK_SIZE } from './networks/pack-image.js';

/** Loads each network once. */
export interface Networks {
  readonly recognizer: () => Promise<Recognizer>;
  readonly segmenter: () => Promise<Segmenter>;
}

/** s on two cores. */
const SECONDS = 8;
/** Side of the crop that is fitted and projected, pixels. */
const CROP_SIZE = 1024;

/**
 * Image to articulated object on a plain CPU: recognises the category, fits its template to the photo by render-and-compare and covers it
 * with the photo. What fits nothing becomes a rigid object by its outline.
 *
 * @param networks load when they are first needed.
 */
export function createEmbeddedBackend(geometry: GeometryEngine, networks: Networks): Backend {
  return {
    name: 'embedded',
    generate: async (request, context) => {
      const { signal, onProgress } = context;
      const pause = makePause(signal);
      onProgress?.(0, 'Reading the image');
      const image = await decodeImage(request.imagePath, signal === undefined ? {} : { signal });
      await pause();
      onProgress?.(0.04, 'Finding the object');
      const mark = request.mark && scaleMark(request.mark, sourceSize(image), image);
      const segmentation = await segmentImage(image, {
        pause,
        finder: networks.segmenter,
        ...(mark === undefined ? {} : { mark }),
      });
      await pause();
      onProgress?.(0.08, 'Recognising it');
      const recognizer = await networks.recognizer();
      const seen = cropToImage(cropObject(image, segmentation.soft, NETWORK_SIZE));
      const guesses = chooseGuesses(guessesFrom(await recognizer.recognize(seen)), request.category);
      await pause();

      const crop = cropObject(image, segmentation.soft, CROP_SIZE);
      const painter = createPreviewPainter(crop);
      const fits = await fitPhoto(crop, guesses, {
        seconds: request.seconds ?? SECONDS,
        seed: request.seed,
        ...(signal === undefined ? {} : { signal }),
        onProgress: (fraction, best) => {
          onProgress?.(0.1 + 0.7 * fraction, `Fitting: ${best.guess.category.name}`);
          if (context.onPreview !== undefined) void painter.paint(best).then(context.onPreview);
        },
      });
      const candidates = fits.map(({ category, confidence }): Candidate => ({
        category,
        confidence: round(confidence),
      }));
      const [best] = fits;
      const isGiven = request.category !== undefined;
      if (!isGiven && best.confidence < LEAST_CONFIDENCE) {
        const result = await inflateObject(request, image, segmentation, within(context, 0.8), geometry);
        return { ...result, candidates, issues: [notRecognised(fits), ...result.issues] };
      }
      await pause();
      onProgress?.(0.82, 'Covering it with the photo');
      const object = await buildFitted(best, crop, geometry, { isGivenCategory: isGiven });
      onProgress?.(1, 'Object made');
      return { object, candidates, issues: [...segmentation.issues, ...explainFit(best, fits, isGiven)] };
    },
  };
}

const round = (v: number): number => Math.round(100 * v) / 100;
const percent = (v: number): string => `${Math.round(100 * v)}%`;

const listed = (fits: readonly FittedCategory[]): string =>
  fits.map(({ category, confidence }) => `${category} (${percent(confidence)})`).join(', ');

const notRecognised = (fits: readonly FittedCategory[]): Issue => ({
  code: 'not-recognised',
  severity: 'warning',
  where: 'category',
  message: `Nothing in the library fits well enough; nearest: ${listed(fits)}.`,
  action: 'made a rigid object by its outline',
  hint: 'Choose a category with --category to have it fitted all the same.',
});

/** What the user must know of a fit. */
function explainFit(best: FittedCategory, fits: readonly FittedCategory[], isGiven: boolean): Issue[] {
  const issues: Issue[] = [
    {
      code: 'size-is-a-guess',
      severity: 'info',
      where: 'dimensions',
      message: `A photo does not show how large the object is; a ${best.category} is usually as large as this.`,
      hint: 'Give its true size with --dimension.',
    },
  ];
  const others = fits.filter((fit) => fit !== best && fit.confidence > 0.05);
  if (others.length > 0)
    issues.push({
      code: 'other-categories',
      severity: 'info',
      where: 'category',
      message: `It may also be: ${listed(others)}.`,
      hint: 'Choose one with --category.',
    });
  if (isGiven && best.confidence < LEAST_CONFIDENCE)
    issues.push({
      code: 'poor-fit',
      severity: 'warning',
      where: 'geometry',
      message: `A ${best.category} fits the photo poorly (confidence ${percent(best.confidence)}).`,
      action: 'made it all the same, since the category was given',
    });
  return issues;
}
