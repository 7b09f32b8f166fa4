import type { ProceduralCategory } from './category.js';
import type { JointState } from './joint-state.js';
import { sampleState } from './joint-state.js';
import type { ObjectModel } from './model.js';
import type { ParameterValues } from './parameters.js';
import { sampleParameters } from './parameters.js';
import { createRandom } from './random.js';
import type { Shapes } from './solids/shapes.js';

/** One object of the library and how it is seen. */
export interface SampledObject {
  readonly category: ProceduralCategory;
  readonly values: ParameterValues;
  readonly model: ObjectModel;
  readonly state: JointState;
}

/** The object number `seed` of a category: always the same, at any level of detail. */
export function sampleObject(category: ProceduralCategory, seed: number, shapes: Shapes): SampledObject {
  const values = sampleParameters(category.parameters, createRandom(category.name, 'parameters', seed));
  const model = category.build(values, shapes);
  const state = sampleState(model, createRandom(category.name, 'state', seed));
  return { category, values, model, state };
}
