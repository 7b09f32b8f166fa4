import type { TextRange } from '../../xml/syntax-tree.js';
import type { Token } from './tokenize.js';
import { tokenize } from './tokenize.js';

export interface ParsedExpression {
  /** The names that have to be known from elsewhere, as often as they stand there. */
  readonly names: readonly Token[];
  /** The first thing that Python cannot read. */
  readonly error?: ExpressionError;
}

export interface ExpressionError extends TextRange {
  readonly message: string;
}

/** How strongly what stands between two values binds, the weakest first. */
const LEVELS = ['or', 'and', 'in is not < > <= >= == !=', '|', '^', '&', '<< >>', '+ -', '* / // % @'];
const BINDING = new Map(LEVELS.flatMap((words, level) => words.split(' ').map((word) => [word, level + 1] as const)));
const COMPARISON = 3;
/** Brackets that are deeper are not looked into. */
const DEEPEST = 50;

/** What people write from other languages. */
const FOREIGN: Readonly<Record<string, string | undefined>> = {
  '&&': 'Python writes "and" for &&.',
  '||': 'Python writes "or" for ||.',
  '!': 'Python writes "not" for !.',
};

/** Reads an expression as Python's `eval` does, but for what nobody writes in xacro (`await`, `yield`, `:=`). */
export function parseExpression(text: string): ParsedExpression {
  const tokens = tokenize(text);
  const used: Token[] = [];
  const bound = new Set<string>();
  let at = 0;
  let depth = 0;
  let error = undefined as ExpressionError | undefined;

  const peek = (): Token => tokens[Math.min(at, tokens.length - 1)];
  const next = (): Token => {
    const token = peek();
    at++;
    return token;
  };
  const is = (word: string): boolean => ['operator', 'keyword'].includes(peek().kind) && peek().text === word;
  const accept = (word: string): boolean => {
    if (!is(word)) return false;
    at++;
    return true;
  };
  const fail = (message: string, { start, end }: TextRange = peek()): void => {
    error ??= { start, end, message };
    // Nothing is read any more.
    at = tokens.length - 1;
  };
  const unexpected = (wanted: string): void => {
    const token = peek();
    const foreign = FOREIGN[token.text];
    if (token.kind === 'end') fail(`The expression ends where ${wanted} is expected.`);
    else if (token.kind === 'unknown' && /['"]/.test(token.text)) fail('This quote is not closed.');
    else fail(foreign ?? `Here is "${token.text}" where ${wanted} is expected.`);
  };
  const expect = (word: string): void => {
    if (!accept(word)) unexpected(`"${word}"`);
  };

  const test = (): void => {
    if (accept('lambda')) {
      for (;;) {
        if (!accept('*')) accept('**');
        if (peek().kind !== 'name') break;
        bound.add(next().text);
        if (accept('=')) test();
        if (!accept(',')) break;
      }
      expect(':');
      test();
      return;
    }
    binary(1);
    if (!accept('if')) return;
    binary(1);
    expect('else');
    test();
  };
  const binary = (least: number): void => {
    unary(least);
    for (let level = levelOf(peek()); level >= least; level = levelOf(peek())) {
      const word = next().text;
      if (word === 'not') expect('in');
      if (word === 'is') accept('not');
      binary(level + 1);
    }
  };
  const levelOf = ({ kind, text: word }: Token): number =>
    kind === 'operator' || kind === 'keyword' ? (BINDING.get(word) ?? 0) : 0;
  const unary = (least: number): void => {
    if (least <= COMPARISON && accept('not')) {
      unary(least);
      return;
    }
    while (accept('-') || accept('+') || accept('~'));
    primary();
    if (accept('**')) unary(COMPARISON + 1);
  };
  const primary = (): void => {
    atom();
    while (error === undefined) {
      if (accept('.')) {
        if (peek().kind === 'name') next();
        else unexpected('a name');
      } else if (accept('(')) list(')', true);
      else if (accept('[')) list(']', false);
      else return;
    }
  };
  const atom = (): void => {
    const token = peek();
    if (token.kind === 'name') used.push(next());
    else if (token.kind === 'number' || (token.kind === 'keyword' && /^(?:True|False|None)$/.test(token.text))) next();
    else if (token.kind === 'string') while (peek().kind === 'string') next();
    else if (accept('(')) list(')', false);
    else if (accept('[')) list(']', false);
    else if (accept('{')) list('}', false);
    else unexpected('a value');
  };
  /** What stands between brackets: values with commas between, slices, arguments, or one value for each of something. */
  const list = (close: string, isCall: boolean): void => {
    const open = tokens[at - 1];
    if (++depth > DEEPEST) fail('These brackets are too deep.', open);
    while (error === undefined && !is(close)) {
      if (peek().kind === 'end') {
        fail(`This ${open.text} is not closed.`, open);
        break;
      }
      if (isCall && peek().kind === 'name' && isAssigned()) at += 2;
      else if (!accept('*')) accept('**');
      if (!(close === ']' && is(':'))) test();
      while (close !== ')' && accept(':')) if (!is(close) && !is(':') && !is(',')) test();
      while (is('for') || is('if')) comprehension();
      if (!is(close) && !accept(',') && peek().kind !== 'end') unexpected(`"," or "${close}"`);
    }
    if (error === undefined) next();
    depth--;
  };
  const isAssigned = (): boolean => {
    const token = tokens[at + 1] as Token | undefined;
    return token?.kind === 'operator' && token.text === '=';
  };
  const comprehension = (): void => {
    if (accept('if')) {
      binary(1);
      return;
    }
    expect('for');
    while (peek().kind === 'name' || is('(') || is(')') || is(',')) {
      const token = next();
      if (token.kind === 'name') bound.add(token.text);
    }
    expect('in');
    binary(1);
  };

  test();
  while (error === undefined && accept(',')) if (peek().kind !== 'end') test();
  if (error === undefined && peek().kind !== 'end') unexpected('the end, or something that goes on,');
  return {
    names: used.filter((token) => !bound.has(token.text)),
    ...(error === undefined ? {} : { error }),
  };
}
