import { jointActuators } from '../physics/actuators.js';
import { setAttribute } from '../check/edits.js';
import type { Model, ModelElement } from '../model/model.js';
import { effectiveNumber } from '../values/numbers.js';
import { effectiveAttribute } from '../model/defaults.js';
import type { Rule } from './rule.js';

/** Actuators that may damp what another one drives. */
const DAMPING = new Set(['velocity', 'damper', 'general', 'pid', 'dcmotor', 'intvelocity', 'plugin']);

/** A position servo that nothing damps: it rings for ever. */
export const underdamped: Rule = {
  id: 'act/underdamped',
  severity: 'warning',
  languages: ['mjcf'],
  check: (model, report) => {
    if (model.isFragment) return;
    const all = jointActuators(model);
    const damped = new Set(all.filter(({ kind }) => DAMPING.has(kind)).map(({ joint }) => joint));
    for (const { element, kind, joint } of all) {
      if (kind !== 'position' || damped.has(joint) || isDamped(model, element, joint)) continue;
      const message =
        'Nothing damps this servo: it has neither kv nor dampratio, and its joint has no damping. It rings and does not settle.';
      report(element, {
        ...element.node.name,
        message,
        fixes: [{ title: 'Set dampratio="1", critical damping', edits: [setAttribute(element, 'dampratio', '1')] }],
      });
    }
  },
};

function isDamped(model: Model, element: ModelElement, joint: ModelElement): boolean {
  const has = (of: ModelElement, name: string): boolean => (effectiveNumber(model, of, name) ?? 0) !== 0;
  return (
    ['kv', 'dampratio', 'damping'].some((name) => has(element, name)) ||
    ['damping', 'frictionloss'].some((name) => has(joint, name)) ||
    effectiveAttribute(model, joint, 'springdamper') !== undefined
  );
}
