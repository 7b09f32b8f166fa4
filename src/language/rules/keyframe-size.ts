import type { Fix } from '../check/diagnostic.js';
import { formatNumber } from '../check/edits.js';
import { initialPositions } from '../physics/initial-positions.js';
import type { Model, ModelElement } from '../model/model.js';
import type { StateLayout } from '../physics/state-layout.js';
import { stateLayout } from '../physics/state-layout.js';
import type { WrittenNumbers } from '../values/written-numbers.js';
import { ownNumbers } from '../values/written-numbers.js';
import type { Report, Rule } from './rule.js';

/** A keyframe with more or fewer numbers than the model has. */
export const keyframeSize: Rule = {
  id: 'ref/keyframe-size',
  severity: 'error',
  languages: ['mjcf'],
  check: (model, report) => {
    const sizes = sizesOf(stateLayout(model));
    for (const section of model.root.children) {
      if (section.node.name.text !== 'keyframe') continue;
      for (const key of section.children)
        for (const [name, [size, what]] of Object.entries(sizes)) checkSize(model, key, name, size, what, report);
    }
  },
};

type Size = readonly [size: number | undefined, what: string];

const sizesOf = ({ nq, nv, nu, na, mocaps }: StateLayout): Readonly<Record<string, Size>> => ({
  qpos: [nq, 'positions of its joints'],
  qvel: [nv, 'velocities of its joints'],
  act: [na, 'activations'],
  ctrl: [nu, 'controls'],
  mpos: [mocaps === undefined ? undefined : 3 * mocaps, 'coordinates of mocap bodies'],
  mquat: [mocaps === undefined ? undefined : 4 * mocaps, 'quaternion elements of mocap bodies'],
});

function checkSize(
  model: Model,
  key: ModelElement,
  name: string,
  size: number | undefined,
  what: string,
  report: Report,
): void {
  const written = size === undefined ? undefined : ownNumbers(key, name);
  if (written === undefined || size === undefined || written.numbers.length === size) return;
  const { numbers, value } = written;
  const has = `${name} has ${numbers.length} ${numbers.length === 1 ? 'number' : 'numbers'}, the model ${size} ${what}`;
  const isLong = numbers.length > size;
  report(key, {
    start: value.start,
    end: value.end,
    message: isLong
      ? `${has}: MuJoCo refuses it.`
      : `${has}: MuJoCo fills up the rest, and not as meant if what is missing is in the middle.`,
    ...(isLong ? {} : { severity: 'warning' as const }),
    fixes: isLong ? [truncate(written, size)] : pad(model, name, written, size),
  });
}

function truncate({ tokens, value }: WrittenNumbers, size: number): Fix {
  const start = size === 0 ? value.start : tokens[size - 1].end;
  const title = size === 0 ? 'Remove the numbers' : `Keep the first ${size}`;
  return { title, edits: [{ start, end: value.end, text: '' }] };
}

/** What the engine puts there itself. */
function pad(model: Model, name: string, { numbers, tokens }: WrittenNumbers, size: number): readonly Fix[] {
  const initial =
    name === 'qpos'
      ? initialPositions(model)
      : name === 'mpos' || name === 'mquat'
        ? undefined
        : Array<number>(size).fill(0);
  if (initial === undefined) return [];
  const end = tokens[tokens.length - 1].end;
  const text = initial.slice(numbers.length).map((value) => ` ${formatNumber(value)}`);
  return [{ title: 'Fill up from the initial pose', edits: [{ start: end, end, text: text.join('') }] }];
}
