import type { Read } from '../core/issue.js';
import { emptyGrid, GRID_SIZE, type VoxelGrid } from '../core/voxel-grid.js';
import { createReaderLog } from './issues.js';

/**
 * The paper's text for the voxels of a part: indices (x * size + y) * size + z of the occupied voxels in ascending order,
 * maximal runs of consecutive indices as `a-b`, single ones as `a`, one space between. Empty for an empty grid.
 */
export function encodeVoxelRuns(grid: VoxelGrid): string {
  const { occupied } = grid;
  let text = '';
  // Typed-array search runs in native code: some ten times faster than a loop over the voxels.
  let start = occupied.indexOf(1);
  while (start !== -1) {
    const gap = occupied.indexOf(0, start);
    const end = gap === -1 ? occupied.length : gap;
    if (text !== '') text += ' ';
    text += end - start === 1 ? String(start) : `${start}-${end - 1}`;
    start = gap === -1 ? -1 : occupied.indexOf(1, gap);
  }
  return text;
}

const DOT = 46;
const ELLIPSIS = 0x2026;
const isDigit = (c: number): boolean => c >= 48 && c <= 57;
/** Hyphen, tilde, the dashes of Unicode, mathematical and full-width minus. */
const isDash = (c: number): boolean =>
  c === 45 || c === 126 || (c >= 0x2010 && c <= 0x2015) || c === 0x2212 || c === 0xff0d;
const isSpace = (c: number): boolean => c <= 32 || c === 0xa0 || c === 0x3000;
/** Punctuation that lists are written with: , ; [ ] ( ) . ` and their full-width kin. It separates numbers and says nothing else. */
const isSeparator = (c: number): boolean =>
  isSpace(c) ||
  c === 44 ||
  c === 59 ||
  c === 91 ||
  c === 93 ||
  c === 40 ||
  c === 41 ||
  c === 96 ||
  c === DOT ||
  c === ELLIPSIS ||
  c === 0xff0c ||
  c === 0x3001;

/** One kind of fault: how often, and the first example. A reply may have thousands; one issue for each kind is enough. */
interface Fault {
  count: number;
  example: string;
}

interface RunFaults {
  readonly garbage: Fault;
  readonly reversed: Fault;
  /** `184- 199` or `184 -199`: a run, but also what is left of a run that lost an end. */
  readonly spaced: Fault;
  readonly outside: Fault;
  repeated: number;
  unsorted: boolean;
}

/**
 * Reads voxel runs. Total: any text gives a grid of `size`^3. Runs may be reversed (swapped), unsorted, overlapping, written
 * with commas, other dashes or dots (`199...216`); numbers outside the grid are dropped and other words skipped, each kind with
 * an issue. `where` names the text in the issues. Time is linear in the length of the text.
 */
export function decodeVoxelRuns(text: string, size: number = GRID_SIZE, where = 'voxels'): Read<VoxelGrid> {
  const grid = emptyGrid(size);
  const faults = scanRuns(text, grid.occupied);
  const { garbage, reversed, spaced, outside } = faults;
  const { report, finish } = createReaderLog();
  if (garbage.count > 0) report('voxel-garbage', where, [garbage.count, garbage.example], 'skipped');
  if (reversed.count > 0) report('voxel-run-reversed', where, [reversed.count, reversed.example], 'swapped the ends');
  if (spaced.count > 0) report('voxel-run-spaced', where, [spaced.count, spaced.example], 'read as runs');
  if (outside.count > 0) {
    report('voxel-out-of-range', where, [outside.count, outside.example, size ** 3 - 1], 'dropped what is outside');
  }
  if (faults.unsorted) report('voxel-unsorted', where, [], 'sorted');
  if (faults.repeated > 0) report('voxel-repeated', where, [faults.repeated], 'kept once');
  if (!grid.occupied.includes(1)) report('voxel-none', where, []);
  return { value: grid, issues: finish() };
}

/** Marks the voxels of `text` in `occupied`, in one pass over the characters. */
function scanRuns(text: string, occupied: Uint8Array): RunFaults {
  const fault = (): Fault => ({ count: 0, example: '' });
  const faults = {
    garbage: fault(),
    reversed: fault(),
    spaced: fault(),
    outside: fault(),
    repeated: 0,
    unsorted: false,
  };
  const last = occupied.length - 1;
  const { length } = text;
  /** Ends of runs that start at or before the end of an earlier one, in pairs. Filled in at last, all at once. */
  const late: number[] = [];
  let highest = -1;
  let previousFirst = -1;
  let i = 0;
  let number = 0;

  const note = (kind: Fault, start: number): void => {
    if (kind.count++ === 0) kind.example = text.slice(start, Math.min(i, start + 40));
  };

  /** Reads the digits at i into `number`; false when a fraction makes it no whole number. */
  const readNumber = (): boolean => {
    number = 0;
    for (; i < length; i++) {
      const c = text.charCodeAt(i);
      if (!isDigit(c)) break;
      // Past 2^40 the value no longer matters: it is outside of any grid.
      if (number < 2 ** 40) number = number * 10 + (c - 48);
    }
    if (text.charCodeAt(i) !== DOT || !isDigit(text.charCodeAt(i + 1))) return true;
    let whole = true; // 184.0 is 184; 184.5 is nothing.
    for (i++; i < length && isDigit(text.charCodeAt(i)); i++) whole &&= text.charCodeAt(i) === 48;
    return whole;
  };

  /** Index of the number that ends a run begun before i (`-216`, ` - 216`, `...216`), or -1 when there is none. */
  const findRunEnd = (): number => {
    let k = i;
    while (k < length && isSpace(text.charCodeAt(k))) k++;
    const c = text.charCodeAt(k);
    if (isDash(c) || c === ELLIPSIS) k++;
    else if (c === DOT && text.charCodeAt(k + 1) === DOT) while (text.charCodeAt(k) === DOT) k++;
    else return -1;
    while (k < length && isSpace(text.charCodeAt(k))) k++;
    return isDigit(text.charCodeAt(k)) ? k : -1;
  };

  while (i < length) {
    const start = i;
    if (isSeparator(text.charCodeAt(i))) {
      i++;
      continue;
    }
    let good = isDigit(text.charCodeAt(i)) && readNumber();
    let first = number;
    let end = number;
    let isLopsided = false;
    if (good) {
      const runEnd = findRunEnd();
      if (runEnd !== -1) {
        isLopsided = isSpace(text.charCodeAt(i)) !== isSpace(text.charCodeAt(runEnd - 1));
        i = runEnd;
        good = readNumber();
        end = number;
      } else if (isDash(text.charCodeAt(i)) && (i + 1 >= length || isSeparator(text.charCodeAt(i + 1)))) {
        i++; // A run that was cut off: its start still counts.
        note(faults.garbage, start);
      }
    }
    if (!good || (i < length && !isSeparator(text.charCodeAt(i)))) {
      while (i < length && !isSeparator(text.charCodeAt(i))) i++;
      note(faults.garbage, start);
      continue;
    }
    if (isLopsided) note(faults.spaced, start);
    if (end < first) {
      note(faults.reversed, start);
      [first, end] = [end, first];
    }
    if (end > last) {
      note(faults.outside, start);
      if (first > last) continue;
      end = last;
    }
    if (first < previousFirst) faults.unsorted = true;
    previousFirst = first;
    if (first > highest) {
      occupied.fill(1, first, end + 1);
      highest = end;
    } else {
      late.push(first, end);
      if (end > highest) highest = end;
    }
  }
  if (late.length > 0) faults.repeated = fillLate(occupied, late);
  return faults;
}

/**
 * Fills runs that may overlap and returns how many voxels were named more often than once. By a table of differences, so that a
 * text which names the whole grid a million times takes no longer than one that names it once.
 */
function fillLate(occupied: Uint8Array, late: readonly number[]): number {
  const difference = new Int32Array(occupied.length + 1);
  for (let k = 0; k < late.length; k += 2) {
    difference[late[k]]++;
    difference[late[k + 1] + 1]--;
  }
  let covered = 0;
  let repeated = 0;
  for (let k = 0; k < occupied.length; k++) {
    covered += difference[k];
    if (covered === 0) continue;
    repeated += covered + occupied[k] > 1 ? 1 : 0;
    occupied[k] = 1;
  }
  return repeated;
}
