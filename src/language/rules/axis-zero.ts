import { setAttribute } from '../check/edits.js';
import { listAxes } from '../physics/joint-axes.js';
import type { Rule } from './rule.js';

/** A joint whose axis has no length, and so no direction. */
export const axisZero: Rule = {
  id: 'kin/axis-zero',
  severity: 'error',
  languages: ['mjcf', 'urdf'],
  check: (model, report) => {
    // The classes of a piece are elsewhere: nobody knows what it leaves out.
    if (model.isFragment) return;
    for (const { attribute, axis } of listAxes(model)) {
      const { numbers, from, value } = axis;
      // MuJoCo takes as much for nothing (tried on the engine).
      if (Math.hypot(...numbers) > 1e-7) continue;
      report(from, {
        start: value.start,
        end: value.end,
        message: 'The axis has length zero: the joint has no direction, and MuJoCo refuses it.',
        fixes: ['0 0 1', '0 1 0', '1 0 0'].map((text) => ({
          title: `Change to ${text}`,
          edits: [setAttribute(from, attribute, text)],
        })),
      });
    }
  },
};
