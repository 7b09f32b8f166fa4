import { attributeText } from '../model/defaults.js';
import { findChild, urdfJoints } from '../physics/joint-facts.js';
import { findAttribute } from '../model/model.js';
import { readNumbers } from '../values/numbers.js';
import type { Rule } from './rule.js';

/** Effort or velocity limits of zero. Missing and negative ones are syn/structure and syn/value-out-of-range. */
export const effortVelocity: Rule = {
  id: 'act/effort-velocity',
  severity: 'warning',
  languages: ['urdf'],
  check: (model, report) => {
    for (const joint of urdfJoints(model)) {
      const limit = findChild(joint, 'limit');
      // What follows another joint has no drive of its own.
      if (limit === undefined || findChild(joint, 'mimic') !== undefined) continue;
      if (attributeText(joint, 'type') === 'fixed') continue;
      const zero = (name: string) => {
        const value = findAttribute(limit, name)?.value;
        return value !== undefined && readNumbers(value.raw)?.[0] === 0 ? value : undefined;
      };
      const [effort, velocity] = [zero('effort'), zero('velocity')];
      const value = effort ?? velocity;
      if (value === undefined) continue;
      const name = attributeText(joint, 'name') ?? '';
      const message =
        effort === undefined
          ? `"${name}" may not move: its velocity limit is 0. Planners and controllers keep to it, MuJoCo does not.`
          : `"${name}" has an effort limit of 0${velocity === undefined ? '' : ', and one of velocity'}: MuJoCo takes it for unlimited, others give the joint no force.`;
      report(limit, { start: value.start, end: value.end, message });
    }
  },
};
