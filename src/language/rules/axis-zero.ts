import { setAttribute } from '../check/edits.js';
import { axisOf } from '../physics/joint-axes.js';
import type { ElementRule } from './rule.js';

/** A joint whose axis has no length, and so no direction. */
export const axisZero: ElementRule = {
  id: 'kin/axis-zero',
  severity: 'error',
  languages: ['mjcf', 'urdf'],
  checkElements: (model, report) => (element) => {
    // The classes of a piece are elsewhere: nobody knows what it leaves out.
    const found = model.isFragment ? undefined : axisOf(model, element);
    // MuJoCo takes as much for nothing (tried on the engine).
    if (found === undefined || Math.hypot(...found.axis.numbers) > 1e-7) return;
    const { attribute, axis } = found;
    report(axis.from, {
      start: axis.value.start,
      end: axis.value.end,
      message: 'The axis has length zero: the joint has no direction, and MuJoCo refuses it.',
      fixes: ['0 0 1', '0 1 0', '1 0 0'].map((text) => ({
        title: `Change to ${text}`,
        edits: [setAttribute(axis.from, attribute, text)],
      })),
    });
  },
};
