import { attributeConflict } from './attribute-conflict.js';
import { badValue } from './bad-value.js';
import { nonFinite } from './non-finite.js';
import { notWellFormed } from './not-well-formed.js';
import type { Rule } from './rule.js';
import { undefinedReference } from './undefined-reference.js';
import { duplicateName } from './duplicate-name.js';
import { structure } from './structure.js';
import { unknownAttribute } from './unknown-attribute.js';
import { unknownElement } from './unknown-element.js';
import { valueOutOfRange } from './value-out-of-range.js';

/** Every rule, in the order of the catalogue. */
export const RULES: readonly Rule[] = [
  notWellFormed,
  unknownElement,
  unknownAttribute,
  structure,
  badValue,
  nonFinite,
  valueOutOfRange,
  attributeConflict,
  undefinedReference,
  duplicateName,
];
