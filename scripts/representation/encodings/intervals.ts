/** Whole numbers from `first` to `last`, both in it. */
export type Interval = readonly [first: number, last: number];

/** How intervals of 0..31 are written, without spaces inside. */
export interface IntervalStyle {
  readonly name: 'digits' | 'words';
  readonly write: (interval: Interval) => string;
  /** Undefined for anything that `write` does not write. */
  readonly read: (text: string) => Interval | undefined;
}

const increasing = (first: number, last: number): Interval | undefined =>
  first >= 0 && first < last && last < 32 ? [first, last] : undefined;

/** `7` and `12-19`. A digit is a token of Qwen's, and so are a dash and the space before a number. */
export const DIGITS: IntervalStyle = {
  name: 'digits',
  write: ([first, last]) => (first === last ? String(first) : `${first}-${last}`),
  read: (text) => {
    const match = /^(0|[1-9]\d?)(?:-(0|[1-9]\d?))?$/.exec(text);
    if (match === null) return undefined;
    const first = Number(match[1]);
    // A group that took no part in the match is undefined, whatever its declared type.
    if ((match[2] as string | undefined) === undefined) return first < 32 ? [first, first] : undefined;
    return increasing(first, Number(match[2]));
  },
};

/** Letters for 0..31. A letter with the space before it is one token of Qwen's; so are most words of two, 320 of the 496. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEF';

/** `h` for 7, `mt` for 12-19: a word an interval. */
export const WORDS: IntervalStyle = {
  name: 'words',
  write: ([first, last]) => (first === last ? LETTERS[first] : LETTERS[first] + LETTERS[last]),
  read: (text) => {
    if (text.length === 0 || text.length > 2) return undefined;
    const first = LETTERS.indexOf(text[0]);
    if (text.length === 1) return first === -1 ? undefined : [first, first];
    return increasing(first, LETTERS.indexOf(text[1]));
  },
};
