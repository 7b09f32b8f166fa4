import { splitValue } from '../values/split-value.js';
import { typedValues } from '../values/typed-values.js';
import type { ElementRule } from './rule.js';

/** NaN or infinity: MuJoCo takes them without a word, and the first step makes all else NaN, too. */
export const nonFinite: ElementRule = {
  id: 'syn/non-finite',
  severity: 'error',
  languages: ['mjcf', 'urdf'],
  checkElements: (_, report) => (element) => {
    for (const { attribute, value, type, numbers } of typedValues(element)) {
      if (type.value.kind !== 'number' || numbers !== undefined) continue;
      for (const { text, start, end } of splitValue(value)) {
        if (!/^[+-]?(nan|inf(inity)?)$/i.test(text)) continue;
        const normal = type.default?.split(' ')[0];
        const fixes =
          normal === undefined || !Number.isFinite(Number(normal))
            ? []
            : [{ title: `Change to ${normal}`, edits: [{ start, end, text: normal }] }];
        report(element, {
          start,
          end,
          message: `${attribute.name.text} is ${text}: no simulation survives that.`,
          fixes,
        });
      }
    }
  },
};
