import { attributeConflict } from './attribute-conflict.js';
import { axisNormalise } from './axis-normalise.js';
import { axisZero } from './axis-zero.js';
import { badValue } from './bad-value.js';
import { duplicateName } from './duplicate-name.js';
import { homeOutsideRange } from './home-outside-range.js';
import { jointPlacement } from './joint-placement.js';
import { keyframeOutOfRange } from './keyframe-out-of-range.js';
import { keyframeSize } from './keyframe-size.js';
import { kinematicRoot } from './kinematic-root.js';
import { kinematicTreeRule } from './kinematic-tree.js';
import { limitEmpty } from './limit-empty.js';
import { limitFlag } from './limit-flag.js';
import { limitMissing } from './limit-missing.js';
import { mimic } from './mimic.js';
import { nonFinite } from './non-finite.js';
import { notWellFormed } from './not-well-formed.js';
import type { Rule } from './rule.js';
import { structure } from './structure.js';
import { undefinedReference } from './undefined-reference.js';
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
  keyframeSize,
  kinematicRoot,
  kinematicTreeRule,
  jointPlacement,
  limitMissing,
  limitEmpty,
  limitFlag,
  homeOutsideRange,
  keyframeOutOfRange,
  axisZero,
  axisNormalise,
  mimic,
];
