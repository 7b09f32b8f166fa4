import type { Vec3 } from '../../core/math/vec3.js';
import { norm } from '../../core/math/vec3.js';
import type { ReportReaderIssue } from '../issues.js';
import { LARGEST_NUMBER } from '../quantities/scalar.js';
import type { RawList } from './raw-group.js';

/** A slide whose range is missing gets a quarter of the paper's grid: most drawers and buttons move less than they are long. */
const DEFAULT_SLIDE: readonly [number, number] = [0, 8];

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** `count` finite numbers of sane size, undefined in place of what is none; undefined when the whole list is missing. */
function pickNumbers(
  list: RawList | undefined,
  count: number,
  where: string,
  report: ReportReaderIssue,
  action?: string,
): (number | undefined)[] | undefined {
  if (list === undefined || list.values.length === 0) return undefined;
  const numbers = Array.from({ length: count }, (_, k) => {
    const value = list.values.at(k);
    return value !== undefined && Math.abs(value) <= LARGEST_NUMBER ? value : undefined;
  });
  if (numbers.includes(undefined)) report('bad-vector', where, [list.text], action);
  else if (list.values.length > count) report('bad-vector', where, [list.text], `used the first ${count}`);
  return numbers;
}

/** A direction; z when it has no length. Undefined, with an error that names the `action`, when it is missing. */
export function readAxis(
  list: RawList | undefined,
  where: string,
  report: ReportReaderIssue,
  action: string,
): Vec3 | undefined {
  const numbers = pickNumbers(list, 3, where, report, 'used 0 for what cannot be read');
  if (numbers === undefined || numbers.every((value) => value === undefined)) {
    report('missing-params', where, ['direction'], action);
    return undefined;
  }
  const axis: Vec3 = [numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 0];
  if (norm(axis) > 1e-6) return axis;
  report('zero-axis', where, [], 'used z');
  return [0, 0, 1];
}

/** A point. Undefined, with an error that names the `action`, when a coordinate is missing: a hinge in the wrong place tears the object apart. */
export function readPosition(
  list: RawList | undefined,
  where: string,
  report: ReportReaderIssue,
  action: string,
): Vec3 | undefined {
  const numbers = pickNumbers(list, 3, where, report);
  const [x, y, z] = numbers ?? [];
  if (x !== undefined && y !== undefined && z !== undefined) return [x, y, z];
  report('missing-params', where, ['position'], action);
  return undefined;
}

type Range = readonly [number, number];

/** Lower and upper bound in ascending order; `empty` when they are equal, undefined when they cannot be read. */
function readRange(
  list: RawList | undefined,
  what: string,
  where: string,
  report: ReportReaderIssue,
): Range | 'empty' | undefined {
  if (list?.values.length === 1) {
    const [only] = list.values;
    if (only === undefined || only === 0 || Math.abs(only) > LARGEST_NUMBER) return undefined;
    const range: Range = only > 0 ? [0, only] : [only, 0];
    report('bad-vector', where, [list.text], `used [${range.join(', ')}]`);
    return range;
  }
  const [from, to] = pickNumbers(list, 2, where, report) ?? [];
  if (from === undefined || to === undefined) return undefined;
  if (to < from) report('reversed-range', where, [`[${from}, ${to}]`], 'swapped its ends');
  if (to === from) {
    report('empty-range', where, [`[${from}, ${to}]`], `left out the ${what}`);
    return 'empty';
  }
  return [Math.min(from, to), Math.max(from, to)];
}

/** Range of a slide in the unit of the source; a default when it is missing. */
export function readSlideRange(list: RawList | undefined, where: string, report: ReportReaderIssue): Range | 'empty' {
  const range = readRange(list, 'slide', where, report);
  if (range !== undefined) return range;
  report('missing-range', where, ['slide range'], `used [${DEFAULT_SLIDE.join(', ')}]`);
  return DEFAULT_SLIDE;
}

/** Range of a turn, degrees to radians; `unlimited` when the text says so, when it spans 360 degrees or more, and when it is missing. */
export function readAngleRange(
  list: RawList | undefined,
  unlimited: boolean,
  where: string,
  report: ReportReaderIssue,
): Range | 'empty' | 'unlimited' {
  const values = list?.values ?? [];
  if (unlimited || values.includes(Infinity) || values.includes(-Infinity)) return 'unlimited';
  const range = readRange(list, 'turn', where, report);
  if (range === undefined) {
    report('missing-range', where, ['revolute range'], 'left the turn without limits');
    return 'unlimited';
  }
  if (range === 'empty') return range;
  return range[1] - range[0] >= 360 ? 'unlimited' : [radians(range[0]), radians(range[1])];
}
