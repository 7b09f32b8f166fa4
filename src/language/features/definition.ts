import type { Cursor } from '../model/cursor.js';
import type { FilePlace } from './symbol-at.js';
import { occurrencesOf, placeOf, symbolAt } from './symbol-at.js';

/** Where the name that the cursor is in is given, or the file that is included there. */
export function definitions(cursor: Cursor): readonly FilePlace[] {
  const { model, file, element, attribute, offset } = cursor;
  const value = attribute?.value;
  const include = model.includes.find((one) => one.element === element);
  if (include?.target !== undefined && value !== undefined && value.start <= offset && offset <= value.end) {
    const { target } = include;
    return [{ file: target, start: target.xml.root?.start ?? 0, end: target.xml.root?.name.end ?? 0 }];
  }
  const symbol = symbolAt(cursor);
  if (symbol === undefined) return [];
  const { declarations } = occurrencesOf(cursor, symbol);
  // What this model declares comes before what others do that the file is in.
  return declarations.map(placeOf).toSorted((a, b) => Number(b.file === file) - Number(a.file === file));
}
