import { CATEGORIES } from '../../procedural/categories/index.js';
import type { RgbaImage } from '../image/rgba-image.js';
import type { Crop } from './fit/fit-target.js';
import type { Estimate, Guess } from './fit/guess.js';
import type { CategoryBelief, Recognition } from './networks/decode-recognition.js';

/** The network's view of each category of the library as a guess to fit, the likeliest first. */
export function guessesFrom(recognition: Recognition): Guess[] {
  const { azimuth, elevation, roll, perspective } = recognition;
  return recognition.categories.flatMap(({ name, probability }): Guess[] => {
    const category = CATEGORIES.find((known) => known.name === name);
    const belief = recognition.forCategory(name);
    if (category === undefined || belief === undefined) return [];
    return [
      {
        category,
        probability,
        choices: choicesOf(belief),
        reals: realsOf(belief),
        joints: belief.states,
        azimuth: [...azimuth],
        elevation,
        roll,
        perspective,
        proportions: belief.size,
      },
    ];
  });
}

const choicesOf = ({ parameters }: CategoryBelief): Record<string, readonly number[]> =>
  Object.fromEntries(parameters.flatMap((p) => (p.kind === 'choice' ? [[p.name, p.probabilities]] : [])));

const realsOf = ({ parameters }: CategoryBelief): Record<string, Estimate> =>
  Object.fromEntries(parameters.flatMap((p) => (p.kind === 'real' ? [[p.name, { mean: p.mean, sd: p.sd }]] : [])));

/** A crop as the networks take it: its mask in the alpha channel. */
export function cropToImage({ size, rgb, mask }: Crop): RgbaImage {
  const data = new Uint8Array(4 * size * size);
  for (let p = 0; p < size * size; p++) {
    data.set(rgb.subarray(3 * p, 3 * p + 3), 4 * p);
    data[4 * p + 3] = Math.round(255 * mask[p]);
  }
  return { width: size, height: size, data };
}
