import type { Tokenizer } from './transformers.js';

/** What a half-written character of several bytes is decoded to. */
const INCOMPLETE = '\uFFFD';
/** Characters have at most four bytes: what is longer and still incomplete is broken, not half-written. */
const LONGEST = 8;

/** Tokens to text, one after the other; each is decoded once, for replies are thousands of tokens without a line break. */
export function createTextWriter(tokenizer: Tokenizer): { add(id: number): string } {
  let text = '';
  let pending: number[] = [];
  return {
    /** Returns the text so far. */
    add: (id) => {
      pending.push(id);
      const piece = tokenizer.decode(pending, { skip_special_tokens: true, clean_up_tokenization_spaces: false });
      if (piece.endsWith(INCOMPLETE) && pending.length < LONGEST) return text;
      text += piece;
      pending = [];
      return text;
    },
  };
}
