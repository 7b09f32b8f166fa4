import type { CategoryRecord } from './category-table.js';
import { CATEGORY_TABLE, UNKNOWN_CATEGORY } from './category-table.js';

/**
 * Table entry for an object: the longest known word in its category, then in its name (`Ceiling fan` of category `fan` is a ceiling
 * fan: a name that holds the category's word and more is the more precise one). Never fails: unknown kinds get the common default.
 */
export function findCategory(category: string, name = ''): CategoryRecord {
  const byCategory = longestMatch(category);
  const byName = longestMatch(name);
  if (byCategory === undefined) return byName?.record ?? UNKNOWN_CATEGORY;
  const refines =
    byName !== undefined &&
    byCategory.record.aliases.some((alias) => alias !== byName.alias && byName.alias.includes(alias));
  return refines ? byName.record : byCategory.record;
}

/** Letters and digits of the text in lower case, single spaces between words and around. */
const words = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `;

function longestMatch(text: string): { record: CategoryRecord; alias: string } | undefined {
  // `StorageFurniture` and `storage_furniture` are both common.
  const haystack = words(text.replace(/([a-z])([A-Z])/g, '$1 $2'));
  let best: { record: CategoryRecord; alias: string } | undefined;
  for (const record of CATEGORY_TABLE) {
    for (const alias of record.aliases) {
      const found = haystack.includes(` ${alias} `) || haystack.includes(` ${alias}s `);
      if (found && (best === undefined || alias.length > best.alias.length)) best = { record, alias };
    }
  }
  return best;
}
