import { readNumbers } from '../values/numbers.js';
import { formatNumber } from '../check/edits.js';
import type { Model, ModelElement } from '../model/model.js';
import type { XmlAttribute } from '../../xml/syntax-tree.js';
import { splitValue } from '../values/split-value.js';
import type { ElementRule, Finding } from './rule.js';

const REFERENCES = new Set(['solref', 'solreflimit', 'solreffriction', 'o_solref']);
const IMPEDANCES = new Set(['solimp', 'solimplimit', 'solimpfriction', 'o_solimp']);

/** Parameters of contacts and limits that MuJoCo replaces by others. */
export const solref: ElementRule = {
  id: 'con/solref',
  severity: 'warning',
  languages: ['mjcf'],
  checkElements: (model, report) => {
    const step = timestepOf(model);
    return (element) => {
      for (const attribute of element.node.attributes) {
        const name = attribute.name.text;
        const finding = REFERENCES.has(name)
          ? checkReference(attribute, step)
          : IMPEDANCES.has(name)
            ? checkImpedance(attribute)
            : undefined;
        if (finding !== undefined) report(element, finding);
      }
    };
  },
};

function checkReference({ name, value }: XmlAttribute, step: number | undefined): Finding | undefined {
  const numbers = readNumbers(value?.raw);
  if (value === undefined || numbers === undefined) return undefined;
  const [first, second = 1] = numbers;
  const place = { start: value.start, end: value.end };
  // Left out for zero: how some formats of friction say "nothing here".
  if (first > 0 !== second > 0 && !(first === 0 && second === 0)) {
    const message = `${name.text} is either time constant and damping ratio, both more than 0, or both with a minus: MuJoCo replaces ${value.raw.trim()} by its default, 0.02 1.`;
    return { ...place, message };
  }
  if (step === undefined || first <= 0 || first >= 2 * step * (1 - 1e-9)) return undefined;
  const [token] = splitValue(value);
  const text = formatNumber(2 * step);
  return {
    ...place,
    message: `The time constant ${first} is less than two time steps: MuJoCo takes ${text}.`,
    fixes: [{ title: `Change to ${text}`, edits: [{ start: token.start, end: token.end, text }], isSafe: true }],
  };
}

/** Impedances and midpoint are shares; the power begins with 1. What is outside is cut off. */
function checkImpedance({ name, value }: XmlAttribute): Finding | undefined {
  const numbers = readNumbers(value?.raw);
  if (value === undefined || numbers === undefined) return undefined;
  const bounds = [
    [0, 1],
    [0, 1],
    [0, Infinity],
    [0, 1],
    [1, Infinity],
  ] as const;
  const at = numbers.findIndex((number, i) => i < bounds.length && (number < bounds[i][0] || number > bounds[i][1]));
  if (at < 0) return undefined;
  const [low, high] = bounds[at];
  const token = splitValue(value)[at];
  const limit = numbers[at] < low ? low : high;
  return {
    start: token.start,
    end: token.end,
    message: `Number ${at + 1} of ${name.text} is ${limit === low ? 'at least' : 'at most'} ${limit}: MuJoCo cuts ${numbers[at]} off.`,
    fixes: [{ title: `Change to ${limit}`, edits: [{ start: token.start, end: token.end, text: String(limit) }] }],
  };
}

/** The time step of a model, s; undefined where it does not clamp, or somebody else sets it. */
function timestepOf(model: Model): number | undefined {
  if (model.isFragment) return undefined;
  let step = 0.002;
  for (const option of model.root.children.filter(({ node }) => node.name.text === 'option')) {
    step = readNumbers(textOf(option, 'timestep'))?.[0] ?? step;
    if (option.children.some((flag) => textOf(flag, 'refsafe') === 'disable')) return undefined;
  }
  return step;
}

const textOf = ({ node }: ModelElement, name: string): string | undefined =>
  node.attributes.find((attribute) => attribute.name.text === name)?.value?.raw;
