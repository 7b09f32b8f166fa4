import { parseNumbers } from '../../formats/number-text.js';
import type { AttributeType } from '../../schema/vocabulary.js';
import type { XmlAttribute, XmlValue } from '../../xml/syntax-tree.js';
import { memoize } from '../model/memoize.js';
import type { ModelElement } from '../model/model.js';
import { typeOfAttribute } from '../model/model.js';
import { isComputed } from './split-value.js';

/** A value of which the vocabulary knows what it should be. */
export interface TypedValue {
  readonly attribute: XmlAttribute;
  readonly value: XmlValue;
  readonly type: AttributeType;
  /** What it is, where it is to be numbers and all of it are finite ones. */
  readonly numbers: readonly number[] | undefined;
}

/** Each value of an element of which the vocabulary knows what it should be, but for those that xacro makes. */
export const typedValues = memoize((element: ModelElement): readonly TypedValue[] => {
  const found: TypedValue[] = [];
  for (const attribute of element.node.attributes) {
    const type = typeOfAttribute(element, attribute);
    const { value } = attribute;
    if (type === undefined || value === undefined || isComputed(value)) continue;
    const isNumber = type.value.kind === 'number' || type.value.kind === 'int';
    found.push({ attribute, value, type, numbers: isNumber ? parseNumbers(value.raw) : undefined });
  }
  return found;
});
