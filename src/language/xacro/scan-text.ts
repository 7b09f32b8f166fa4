import type { TextRange } from '../../xml/syntax-tree.js';

/** A part of a text that xacro replaces. */
export interface XacroPiece extends TextRange {
  /** `${...}`, `$(...)`, or one of the two that is not closed. */
  readonly kind: 'expression' | 'substitution' | 'unclosed';
  /** What is between the brackets, as it is written. */
  readonly inner: string;
  readonly innerStart: number;
}

const PIECES = /\$\$+[{(]|\$\{[^}]*\}|\$\([^)]*\)|\$[{(]/g;

/**
 * The parts of a text that xacro replaces, as its lexer finds them: an expression ends at the first `}`, and `$${` is a plain `${`.
 *
 * @param start Where the text is in its file.
 */
export function* scanText(raw: string, start: number): Generator<XacroPiece> {
  for (const { 0: text, index } of raw.matchAll(PIECES)) {
    if (text.startsWith('$$')) continue;
    const range = { start: start + index, end: start + index + text.length };
    const innerStart = range.start + 2;
    if (text.length === 2) {
      yield { ...range, kind: 'unclosed', inner: '', innerStart };
      return;
    }
    const inner = text.slice(2, -1);
    const kind = text.startsWith('${') ? 'expression' : 'substitution';
    yield { ...range, kind, inner, innerStart };
    if (kind === 'substitution' && inner.includes('${')) yield* scanText(inner, innerStart);
  }
}
