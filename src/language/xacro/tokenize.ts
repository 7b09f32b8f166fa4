import type { TextRange } from '../../xml/syntax-tree.js';

/** A word of a Python expression. */
export interface Token extends TextRange {
  readonly kind: 'name' | 'keyword' | 'number' | 'string' | 'operator' | 'unknown' | 'end';
  readonly text: string;
}

export const KEYWORDS = new Set(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
);

const NUMBER = /0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?[jJ]?/y;
const STRING = /[rRbBuUfF]{0,2}(?:\'(?:[^\'\\\n]|\\[^])*\'|"(?:[^"\\\n]|\\[^])*")/y;
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const OPERATOR = /\*\*|\/\/|<<|>>|<=|>=|==|!=|:=|&&|\|\||[-+*/%@&|^~<>()[\]{},:.=!]/y;

/** The words of a text, an `end` after the last; what Python has no word for is `unknown`. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  while (at < text.length) {
    if (/\s/.test(text[at])) {
      at++;
      continue;
    }
    const [kind, found] = nextToken(take, text[at]);
    tokens.push({ kind, text: found, start: at, end: at + found.length });
    at += found.length;
  }
  tokens.push({ kind: 'end', text: '', start: text.length, end: text.length });
  return tokens;
}

function nextToken(
  take: (pattern: RegExp) => string | undefined,
  character: string,
): readonly [kind: Token['kind'], text: string] {
  const number = take(NUMBER);
  if (number !== undefined) return ['number', number];
  // Before names: a prefix of a string looks like one.
  const string = take(STRING);
  if (string !== undefined) return ['string', string];
  const name = take(NAME);
  if (name !== undefined) return [KEYWORDS.has(name) ? 'keyword' : 'name', name];
  const operator = take(OPERATOR);
  return operator === undefined ? ['unknown', character] : ['operator', operator];
}
