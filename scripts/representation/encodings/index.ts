import { boxesIn } from './boxes.js';
import type { Encoding } from './decoded.js';
import { DIGITS, WORDS } from './intervals.js';
import { COORDINATES, INDICES, RUNS } from './lists.js';
import { NAMED_LAYERS } from './named-layers.js';
import { strataIn } from './strata.js';

/** All ways to write a grid that are compared, from the longest on. */
export const ENCODINGS: readonly Encoding[] = [
  COORDINATES,
  INDICES,
  RUNS,
  NAMED_LAYERS,
  boxesIn(DIGITS),
  boxesIn(WORDS),
  strataIn(DIGITS),
  strataIn(WORDS),
];
