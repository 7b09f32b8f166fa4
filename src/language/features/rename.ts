import { encodeEntities } from '../../xml/entities.js';
import type { Cursor } from '../model/cursor.js';
import type { TextEdit } from '../check/diagnostic.js';
import type { Reference } from '../model/references.js';
import type { Declaration } from '../model/symbols.js';
import { symbolsOf } from '../model/symbols.js';
import type { SymbolAt } from './symbol-at.js';
import { occurrencesOf, symbolAt } from './symbol-at.js';

/** The changes of a rename, or why it cannot be. */
export type Renaming = { readonly edits: readonly TextEdit[] } | { readonly refusal: string };

/** The name at the cursor, where it can be another: somebody has written it down. */
export function renamable(cursor: Cursor): SymbolAt | undefined {
  const symbol = symbolAt(cursor);
  if (symbol === undefined || occurrencesOf(cursor, symbol).declarations.length === 0) return undefined;
  return symbol;
}

/**
 * Gives what is named at the cursor another name, where it is given and wherever it is meant, in every model that the file is in. What is called as its file
 * gets a name.
 */
export function rename(cursor: Cursor, name: string): Renaming {
  const symbol = renamable(cursor);
  if (symbol === undefined) return { refusal: 'Nothing here has a name that can be changed.' };
  if (name.trim() === '') return { refusal: 'A name cannot be empty.' };
  if (name === symbol.name) return { edits: [] };
  const models = cursor.workspace.modelsOf(cursor.file.path);
  if (models.some((model) => symbolsOf(model).find(symbol.namespace, name).length > 0))
    return { refusal: `There is a ${symbol.namespace} "${name}" already.` };
  const { declarations, references } = occurrencesOf(cursor, symbol);
  if (/\s/.test(name) && references.some(isInList))
    return { refusal: `"${name}" has a space, and is meant in a list that is split at spaces.` };
  return {
    edits: [
      ...declarations.map((one) => (one.isFromFile ? giveName(one, name) : write(one, name))),
      ...references.map((one) => write(one, name)),
    ],
  };
}

const isInList = ({ element, attribute }: Reference): boolean =>
  element.type?.attributes.get(attribute.name.text)?.arity !== undefined;

const write = ({ element, start, end }: Declaration | Reference, name: string): TextEdit => ({
  file: element.file,
  start,
  end,
  text: encode(name),
});

const giveName = ({ element }: Declaration, name: string): TextEdit => ({
  file: element.file,
  start: element.node.name.end,
  end: element.node.name.end,
  text: ` name="${encode(name)}"`,
});

/** As it may stand between either quotes. */
const encode = (name: string): string => encodeEntities(name).replaceAll("'", '&apos;');
