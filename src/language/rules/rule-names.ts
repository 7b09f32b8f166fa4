import { COMPILED_RULES } from '../compiled-rules/all-compiled-rules.js';
import { BEHAVIOUR_RULES } from '../behaviour-rules/all-behaviour-rules.js';
import { nearestName } from '../values/nearest-name.js';
import { RULES } from './all-rules.js';
import type { RuleHead } from './rule.js';

/** Every rule, of whatever tier. */
export const ALL_RULES: readonly RuleHead[] = [...RULES, ...COMPILED_RULES, ...BEHAVIOUR_RULES];

/** Whether there is such a rule, or such a group: `kin/*`. */
export const isRuleName = (name: string): boolean =>
  ALL_RULES.some(({ id }) => id === name || `${id.split('/')[0]}/*` === name);

export const nearestRule = (name: string): string | undefined =>
  nearestName(
    name,
    ALL_RULES.map(({ id }) => id),
  );
