import { expect, it } from 'vitest';
import { createEvaluator } from '../../../../../src/inference/embedded/fit/evaluate.js';
import { createFitSpace } from '../../../../../src/inference/embedded/fit/fit-space.js';
import { makeTarget } from '../../../../../src/inference/embedded/fit/fit-target.js';
import { likelyStructures, priorGuess, startFrom } from '../../../../../src/inference/embedded/fit/guess.js';
import { keepSides } from '../../../../../src/inference/embedded/fit/keep-sides.js';
import { oven } from '../../../../../src/procedural/categories/oven.js';
import { createShapes } from '../../../../../src/procedural/solids/shapes.js';

const guess = priorGuess(oven, 1);
const [structure] = likelyStructures(guess, 1);
const size = 32;
const blank = { size, rgb: new Uint8Array(3 * size * size), mask: new Float32Array(size * size).fill(1) };
const evaluator = createEvaluator(makeTarget(blank, size));

it('gives another structure the proportions of the box that was fitted', () => {
  const [range, double] = ['built-in', 'double'].map((kind) => createFitSpace(oven, { ...structure, kind }));
  const found = startFrom(guess, range, 0, 0.1);
  const { sides } = evaluator.evaluate(range, found.mean);
  const prior = startFrom(guess, double, 0, 0.1);
  const heightOf = (mean: readonly number[]): number => {
    const own = evaluator.evaluate(double, mean).sides;
    return Math.log((own[2] * sides[0]) / (own[0] * sides[2]));
  };
  expect(Math.abs(heightOf(prior.mean))).toBeGreaterThan(0.1);
  const [kept] = keepSides(double, [prior], prior, sides, createShapes('draft'));
  expect(Math.abs(heightOf(kept.mean))).toBeLessThan(0.6 * Math.abs(heightOf(prior.mean)));
  // The view and the joints are not touched.
  expect(kept.mean.slice(0, 4)).toEqual(prior.mean.slice(0, 4));
  expect(kept.mean.slice(4 + double.reals.length)).toEqual(prior.mean.slice(4 + double.reals.length));
});
