import { SimAssetError } from '../../core/error.js';
import { findCategory } from '../../core/find-category.js';
import { CATEGORIES } from '../../procedural/categories/index.js';
import type { Guess } from './fit/guess.js';

/** Categories that are fitted, and how much less likely than the first one they may be. */
const MOST = 4;
const LEAST_SHARE = 0.02;

/** The guesses worth fitting: the likeliest, or the one category that the user insists on. */
export function chooseGuesses(guesses: readonly Guess[], category: string | undefined): Guess[] {
  if (category === undefined) {
    return guesses
      .filter((guess, i) => i < 2 || guess.probability >= LEAST_SHARE * guesses[0].probability)
      .slice(0, MOST);
  }
  const asked = category.trim().toLowerCase();
  const name = CATEGORIES.some((known) => known.name === asked) ? asked : findCategory(asked).name;
  const guess = guesses.find((known) => known.category.name === name);
  if (guess === undefined) {
    throw new SimAssetError(
      'unknown-category',
      `The library has no category "${category}".`,
      `Choose one of: ${CATEGORIES.map((known) => known.name)
        .sort()
        .join(', ')}; or use --backend silhouette for a rigid object of any kind.`,
    );
  }
  return [{ ...guess, probability: 1 }];
}
