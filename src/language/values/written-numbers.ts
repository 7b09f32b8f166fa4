import { parseNumbers } from '../../formats/number-text.js';
import type { XmlValue } from '../../xml/syntax-tree.js';
import { effectiveAttribute } from '../model/defaults.js';
import type { Model, ModelElement } from '../model/model.js';
import { findAttribute } from '../model/model.js';
import type { ValueToken } from './split-value.js';
import { splitValue } from './split-value.js';

/** The numbers of an attribute, where they are written. */
export class WrittenNumbers {
  constructor(
    readonly numbers: readonly number[],
    readonly value: XmlValue,
    /** The element that has the attribute: the one asked for, or one in its default class. */
    readonly from: ModelElement,
  ) {}

  /** The words that they are, with their places in the file of `from`. Few ask for them. */
  get tokens(): readonly ValueToken[] {
    return splitValue(this.value);
  }
}

/** The numbers that stand at an element itself; undefined where there are none, or something else. */
export const ownNumbers = (element: ModelElement, name: string): WrittenNumbers | undefined =>
  read(element, findAttribute(element, name)?.value);

/** The numbers that hold for an element: its own or those of its class; undefined where nobody writes any. */
export function effectiveNumbers(model: Model, element: ModelElement, name: string): WrittenNumbers | undefined {
  const found = effectiveAttribute(model, element, name);
  return found === undefined ? undefined : read(found.from, found.attribute.value);
}

function read(from: ModelElement, value: XmlValue | undefined): WrittenNumbers | undefined {
  const numbers = value === undefined ? undefined : parseNumbers(value.raw);
  return value === undefined || numbers === undefined || numbers.length === 0
    ? undefined
    : new WrittenNumbers(numbers, value, from);
}
