import { formatNumber } from '../check/edits.js';
import { findCompiled } from '../check/compiled-model.js';
import type { CompiledRule } from './compiled-rule.js';

/** Below this share of what gravity asks at worst there is nothing left to move with. */
const COMFORTABLE = 1.5;

/** A joint that its actuators cannot hold against gravity everywhere, or barely. */
export const torqueMargin: CompiledRule = {
  id: 'act/torque-margin',
  severity: 'warning',
  languages: ['mjcf', 'urdf'],
  preset: 'strict',
  checkCompiled: (compiled, report) => {
    for (const { joint, gravity, limit } of compiled.inspection.facts?.loads ?? []) {
      const element = gravity > limit / COMFORTABLE ? findCompiled(compiled, 'joints', joint) : undefined;
      if (element === undefined) continue;
      const isTooWeak = gravity > limit;
      const message = `Gravity asks up to ${formatNumber(gravity, 3)} of this joint, and it can be driven with ${formatNumber(limit, 3)}: ${isTooWeak ? 'it cannot be held everywhere' : 'little is left to move it'}.`;
      report(element, { ...element.node.name, message, ...(isTooWeak ? {} : { severity: 'info' as const }) });
    }
  },
};
