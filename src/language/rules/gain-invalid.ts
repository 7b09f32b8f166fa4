import { effectiveAttribute } from '../model/defaults.js';
import { setAttribute } from '../check/edits.js';
import { readNumbers } from '../values/numbers.js';
import type { ElementRule } from './rule.js';

/** Gains of zero that leave an actuator without any effect. Negative ones are syn/value-out-of-range. */
export const gainInvalid: ElementRule = {
  id: 'act/gain-invalid',
  severity: 'warning',
  languages: ['mjcf'],
  checkElements: (model, report) => (element) => {
    if (element.parent?.type?.id !== 'actuator') return;
    for (const name of ['gear', 'kp']) {
      if (name === 'kp' && element.node.name.text !== 'position') continue;
      const found = effectiveAttribute(model, element, name);
      const value = found?.attribute.value;
      const numbers = readNumbers(value?.raw);
      if (value === undefined || numbers?.every((number) => number === 0) !== true) continue;
      const isOwn = found?.from === element;
      const place = isOwn ? value : element.node.name;
      const message =
        name === 'gear' ? 'The gear is 0: the actuator moves nothing.' : 'kp is 0: the servo holds no position.';
      const fixes = isOwn ? [{ title: `Set ${name}="1"`, edits: [setAttribute(element, name, '1')] }] : [];
      report(element, { start: place.start, end: place.end, message, fixes });
    }
  },
};
