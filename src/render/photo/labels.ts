import type { ProceduralCategory } from '../../procedural/category.js';
import { movableBodies, seenRange } from '../../procedural/joint-state.js';
import { toUnit } from '../../procedural/parameters.js';
import type { SampledObject } from '../../procedural/sample-object.js';
import { boundPositions } from '../scene.js';
import type { Sitter } from './subject.js';

/** Joints whose positions are labelled: the first of the model's movable bodies. */
export const LABELLED_JOINTS = 12;

/** Category, azimuth, elevation, roll, perspective, symmetry, log(y / x), log(z / x), log of the largest side. */
const FIXED_LABELS = 9;

/** Labels per sample: the fixed ones, joints, and as many parameters as the category with the most has. */
export const countLabels = (categories: readonly ProceduralCategory[]): number =>
  FIXED_LABELS + LABELLED_JOINTS + Math.max(...categories.map(({ parameters }) => Object.keys(parameters).length));

/**
 * Writes what a picture shows; NaN where there is nothing to say. Angles in rad, azimuth as drawn, within pi either way; symmetry in turns, 0 for
 * things round about z; sides of the posed object's bounding box, m; joints as shares of the range that they are seen in; real
 * parameters as shares of their range, choices as numbers of their values.
 */
export function writeLabels(labels: Float32Array, category: number, sampled: SampledObject, sitter: Sitter): void {
  const { values, model, state } = sampled;
  const { azimuth, elevation, roll, perspective } = sitter.camera;
  const { min, max } = boundPositions(sitter.posed);
  const [x, y, z] = [max[0] - min[0], max[1] - min[1], max[2] - min[2]];
  const turns = sampled.category.symmetry(values);
  labels.fill(NaN);
  labels.set([category, azimuth, elevation, roll, perspective, Number.isFinite(turns) ? turns : 0]);
  labels.set([Math.log(y / x), Math.log(z / x), Math.log(Math.max(x, y, z))], 6);
  movableBodies(model)
    .slice(0, LABELLED_JOINTS)
    .forEach((b, i) => {
      const [low, high] = seenRange(model.bodies[b].motion) ?? [0, 1];
      labels[FIXED_LABELS + i] = (state[b] - low) / (high - low);
    });
  Object.entries(sampled.category.parameters).forEach(([name, parameter], i) => {
    const value = values[name];
    labels[FIXED_LABELS + LABELLED_JOINTS + i] =
      parameter.kind === 'choice' ? parameter.values.indexOf(value) : toUnit(parameter, value);
  });
}

/** Labels of a thing outside the library, whose category is the number of categories. */
export function writeOtherLabels(labels: Float32Array, category: number): void {
  labels.fill(NaN);
  labels[0] = category;
}
