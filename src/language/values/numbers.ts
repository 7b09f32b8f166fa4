import { parseNumbers } from '../../formats/number-text.js';
import { effectiveText } from '../model/defaults.js';
import type { Model, ModelElement } from '../model/model.js';

/** The numbers of an attribute as it holds for an element, the engine's default too; undefined where there are none, or it is no list of numbers. */
export function effectiveNumbers(model: Model, element: ModelElement, name: string): readonly number[] | undefined {
  return readNumbers(effectiveText(model, element, name));
}

/** The first number of an attribute. */
export const effectiveNumber = (model: Model, element: ModelElement, name: string): number | undefined =>
  effectiveNumbers(model, element, name)?.[0];

/** The numbers of a text; undefined where it has none, or something else. */
export function readNumbers(text: string | undefined): readonly number[] | undefined {
  const numbers = text === undefined ? undefined : parseNumbers(text);
  return numbers?.length === 0 ? undefined : numbers;
}
