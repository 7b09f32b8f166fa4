import type { DocumentHighlight } from 'vscode-languageserver-types';
import { DocumentHighlightKind } from 'vscode-languageserver-types';
import type { Cursor } from '../model/cursor.js';
import { toRange } from './ranges.js';
import type { FilePlace } from './symbol-at.js';
import { occurrencesIn, occurrencesOf, placeOf, symbolAt } from './symbol-at.js';

/** Everywhere that the name at the cursor is meant, in all files; with `isWhole` also where it is given. */
export function references(cursor: Cursor, isWhole: boolean): readonly FilePlace[] {
  const symbol = symbolAt(cursor);
  if (symbol === undefined) return [];
  const found = occurrencesOf(cursor, symbol);
  return [...(isWhole ? found.declarations : []), ...found.references].map(placeOf);
}

/** Where the name at the cursor stands in the file. */
export function highlights(cursor: Cursor): readonly DocumentHighlight[] {
  const symbol = symbolAt(cursor);
  if (symbol === undefined) return [];
  const { file, model } = cursor;
  const found = occurrencesIn(model, symbol);
  const mark = (kind: DocumentHighlightKind) => (place: FilePlace) => ({ range: toRange(file, place), kind });
  const isHere = (place: FilePlace): boolean => place.file === file;
  return [
    ...found.declarations.map(placeOf).filter(isHere).map(mark(DocumentHighlightKind.Write)),
    ...found.references.map(placeOf).filter(isHere).map(mark(DocumentHighlightKind.Read)),
  ];
}
