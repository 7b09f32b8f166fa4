import type { XmlProblem } from './syntax-tree.js';

/** A text while it is read from its beginning to its end. */
export interface TextReader {
  readonly text: string;
  /** What is wrong with it so far. */
  readonly problems: XmlProblem[];
  /** The offset of the first `<` at or after `from`, which only grows from call to call; the text's length where there is none. */
  readonly findTag: (from: number) => number;
  /** Likewise of the first `&`. */
  readonly findAmpersand: (from: number) => number;
}

export const createTextReader = (text: string): TextReader => ({
  text,
  problems: [],
  findTag: followCharacter(text, '<'),
  findAmpersand: followCharacter(text, '&'),
});

/** Keeps what it found until that is passed: the rest of a text is not searched again for each thing in it. */
function followCharacter(text: string, character: string): (from: number) => number {
  let next = -1;
  return (from) => {
    if (next < from) next = text.indexOf(character, from);
    if (next === -1) next = text.length;
    return next;
  };
}
