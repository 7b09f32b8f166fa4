import type { ValueType } from '../../schema/vocabulary.js';
import { splitValue } from '../values/split-value.js';
import { typedValues } from '../values/typed-values.js';
import type { ElementRule, Finding } from './rule.js';

/** Coefficients of a polynomial: only the first has the sign of the whole. */
const POLYNOMIALS = new Set(['damping', 'stiffness']);

/** A number that no physics has: negative damping, friction or mass, a colour beyond 1, a rotation of length zero. */
export const valueOutOfRange: ElementRule = {
  id: 'syn/value-out-of-range',
  severity: 'error',
  languages: ['mjcf', 'urdf'],
  checkElements: (_, report) => (element) => {
    for (const { attribute, value, type, numbers } of typedValues(element)) {
      const kind = type.value;
      if (kind.kind !== 'number' && kind.kind !== 'int') continue;
      const name = attribute.name.text;
      if (!isWithin(kind, numbers))
        for (const token of POLYNOMIALS.has(name) ? splitValue(value).slice(0, 1) : splitValue(value)) {
          const finding = checkNumber(name, Number(token.text), kind, token);
          if (finding !== undefined) report(element, finding);
        }
      if (name === 'quat' && numbers?.length === 4 && numbers.every((number) => number === 0)) {
        const edit = { start: value.start, end: value.end, text: '1 0 0 0' };
        const fixes = [{ title: 'Change to 1 0 0 0, no rotation', edits: [edit] }];
        report(element, {
          start: value.start,
          end: value.end,
          message: 'A quaternion of length zero is no rotation.',
          fixes,
        });
      }
    }
  },
};

/** Whether all numbers are what the attribute may be, as nearly all are; where some word is no number that has to be looked at. */
const isWithin = ({ min, max, positive }: NumberType, numbers: readonly number[] | undefined): boolean =>
  (min === undefined && max === undefined && positive !== true) ||
  numbers?.every((one) => one >= (min ?? -Infinity) && one <= (max ?? Infinity) && (positive !== true || one > 0)) ===
    true;

type NumberType = Extract<ValueType, { readonly kind: 'number' | 'int' }>;

function checkNumber(
  name: string,
  number: number,
  { min, max, positive }: NumberType,
  { start, end }: { readonly start: number; readonly end: number },
): Finding | undefined {
  if (!Number.isFinite(number)) return undefined;
  const isColour = /rgb|color|ambient|diffuse|specular/.test(name);
  const change = (to: number): Finding['fixes'] => [
    { title: `Change to ${to}`, edits: [{ start, end, text: String(to) }] },
  ];
  const say = (bound: string, fixes: Finding['fixes']): Finding => ({
    start,
    end,
    message: `${name} ${bound}; here it is ${number}.`,
    ...(fixes === undefined ? {} : { fixes }),
    // The engine cuts colours off: it looks other than written, and works.
    ...(isColour ? { severity: 'warning' as const } : {}),
  });
  if (positive === true && number <= 0) return say('must be more than 0', number < 0 ? change(-number) : []);
  if (min !== undefined && number < min)
    return say(`cannot be less than ${min}`, change(min === 0 && !isColour ? -number : min));
  if (max !== undefined && number > max) return say(`cannot be more than ${max}`, change(max));
  return undefined;
}
