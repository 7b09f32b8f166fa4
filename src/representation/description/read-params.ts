import type { MotionType } from '../kinematics/motion-types.js';
import type { RawList, RawMotion } from '../kinematics/raw-group.js';
import { readScalar } from '../quantities/scalar.js';

/** A parameter of a movement: the words before it and the numbers, or the one word, that it has. */
interface Param {
  readonly label: string;
  readonly list?: RawList;
  readonly word?: string;
}

/** More parameters than any movement has; the rest of the text is not looked at. */
const MOST_PARAMS = 24;
const LONGEST_LABEL = 80;

/**
 * Reads the text after `Params:` of a group line (punctuation folded to ASCII) into the slots of a movement. Lists may stand in
 * square brackets, round ones or none, in any order when their labels tell them apart, else in the paper's order.
 */
export function readParams(text: string, type: MotionType | undefined): { motion: RawMotion; degreesFrom?: RawList } {
  const params = splitParams(unwrapNumpy(text));
  const slots: { -readonly [K in keyof RawMotion]: RawMotion[K] } = {};
  let degreesFrom: RawList | undefined;
  const unplaced: RawList[] = [];
  for (const { label, list, word } of params) {
    const slot = findSlot(label, type);
    if (word !== undefined) {
      const axis = AXIS_WORDS.get(word.replace(/[-\s]?axis$/, ''));
      if (axis !== undefined && (slot === 'direction' || slot === 'slideDirection')) {
        slots[slot] ??= { values: axis, text: word };
      }
      if (slot === 'angleRange' && ENDLESS.test(word)) slots.unlimited = true;
    }
    if (list === undefined) continue;
    if (slot === undefined || slots[slot] !== undefined) {
      unplaced.push(list);
      continue;
    }
    const inRadians = slot === 'angleRange' && /\brad(?:ians?)?\b/.test(label);
    if (inRadians) degreesFrom = list;
    slots[slot] = inRadians ? toDegrees(list) : list;
  }
  for (const list of unplaced) {
    const slot = expectedSlots(type).find((name) => slots[name] === undefined && fits(name, list));
    if (slot !== undefined) slots[slot] = list;
  }
  return degreesFrom === undefined ? { motion: slots } : { motion: slots, degreesFrom };
}

const ENDLESS = /^(?:unlimited|continuous|full|free|no limits?|infinite|endless)/;

type ListSlot = Exclude<keyof RawMotion, 'unlimited'>;

/** The slots of a type in the paper's order. */
function expectedSlots(type: MotionType | undefined): readonly ListSlot[] {
  switch (type) {
    case 'B':
      return ['slideDirection', 'slideRange'];
    case 'C':
      return ['direction', 'position', 'angleRange'];
    case 'D':
      return ['position'];
    case 'CB':
      return ['direction', 'position', 'angleRange', 'slideDirection', 'slideRange'];
    case 'A':
    case 'E':
    case undefined:
      return [];
  }
}

const fits = (slot: ListSlot, list: RawList): boolean =>
  slot === 'angleRange' || slot === 'slideRange' ? list.values.length === 2 : list.values.length === 3;

/** The slot that a label such as `axis position (in voxel grid)` names. */
function findSlot(label: string, type: MotionType | undefined): ListSlot | undefined {
  const slides = /slid|transl|prismatic|linear|stroke/.test(label);
  if (/range|limit|extent|travel/.test(label)) {
    if (slides) return 'slideRange';
    if (/revol|rotat|angle|angular|degree|°|rad\b|radian|swing|turn/.test(label)) return 'angleRange';
    return type === 'B' ? 'slideRange' : 'angleRange';
  }
  if (/position|origin|point|location|cent(?:er|re)|pivot|anchor/.test(label)) return 'position';
  if (/direction|axis|dir\b|vector|normal/.test(label)) return slides || type === 'B' ? 'slideDirection' : 'direction';
  return undefined;
}

const AXIS_WORDS: ReadonlyMap<string, readonly number[]> = new Map([
  ['x', [1, 0, 0]],
  ['+x', [1, 0, 0]],
  ['-x', [-1, 0, 0]],
  ['y', [0, 1, 0]],
  ['+y', [0, 1, 0]],
  ['-y', [0, -1, 0]],
  ['z', [0, 0, 1]],
  ['+z', [0, 0, 1]],
  ['-z', [0, 0, -1]],
  ['up', [0, 0, 1]],
  ['down', [0, 0, -1]],
  ['vertical', [0, 0, 1]],
]);

const toDegrees = (list: RawList): RawList => ({
  text: list.text,
  values: list.values.map((value) => (value === undefined ? undefined : (value * 180) / Math.PI)),
});

/** `np.float64(3.0)`, `array([...])`, `tensor([...])`: what Python prints around numbers. */
const unwrapNumpy = (text: string): string =>
  text
    .replace(/np\.\w{1,20}\(([^()]*)\)/g, '$1')
    .replace(/(?:np\.)?(?:array|tensor)\(\s?(\[[^[\]()]*\])[^()]*\)/g, '$1');

/** Cuts the text into labels with their lists. */
function splitParams(text: string): Param[] {
  const params: Param[] = [];
  let label = '';
  let i = 0;
  while (i < text.length && params.length < MOST_PARAMS) {
    const c = text[i];
    if (c === '[' || c === '(' || c === '{') {
      const close = text.indexOf(c === '[' ? ']' : c === '(' ? ')' : '}', i + 1);
      const end = close === -1 ? text.length : close;
      const inside = text.slice(i + 1, end);
      // Round brackets hold a remark, `(in voxel grid)`, unless they begin with a number.
      if (c === '[' || /^\s*[+-]?[\d.]/.test(inside.slice(0, 20))) {
        params.push({ label: plainLabel(label), list: readList(inside) });
        label = '';
      } else label += ` ${inside.slice(0, LONGEST_LABEL)}`;
      i = end + 1;
    } else if (c === ':' || c === '=') {
      const value = readBareValue(text, i + 1);
      if (value === undefined) i++;
      else {
        params.push({ label: plainLabel(label), ...value.param });
        label = '';
        i = value.end;
      }
    } else {
      label += c;
      i++;
    }
    if (label.length > 4 * LONGEST_LABEL) label = label.slice(-LONGEST_LABEL);
  }
  return params;
}

const plainLabel = (label: string): string =>
  label
    .slice(-LONGEST_LABEL)
    .replace(/[\s_,;]+/g, ' ')
    .trim()
    .toLowerCase();

/** Numbers without brackets, or a word, after a colon; undefined when a bracket follows. */
function readBareValue(text: string, from: number): { param: Omit<Param, 'label'>; end: number } | undefined {
  const ahead = text.slice(from, from + 200);
  const numbers =
    /^\s{0,4}((?:[+-]?\.?\d[\d.]{0,20}(?:e[+-]?\d{1,3})?\s{0,3}(?:°|deg(?:rees?)?)?\s{0,3}(?:,|;|to\b|~)?\s{0,3}){1,16})/i.exec(
      ahead,
    );
  if (numbers !== null) {
    const inside = numbers[1]
      .replace(/°|deg(?:rees?)?/gi, '')
      .replace(/to|~/gi, ',')
      .replace(/[\s,;]+$/, '');
    return { param: { list: readList(inside) }, end: from + numbers[0].length };
  }
  const word = /^\s{0,4}([^\s[\](){},;:=][^[\](){},;:=]{0,40})(?=[,;]|$)/.exec(ahead);
  return word === null ? undefined : { param: { word: word[1].trim().toLowerCase() }, end: from + word[0].length };
}

/** The elements between the brackets of a list. */
function readList(inside: string): RawList {
  const body = inside.slice(0, 400).trim();
  if (body === '') return { values: [], text: '' };
  const elements = /[,;]/.test(body) ? body.split(/[,;]/) : body.split(/\s+/);
  const values = elements.slice(0, MOST_PARAMS).map((element) => readScalar(element.replace(/["']/g, '')));
  return { values, text: `[${body}]` };
}
