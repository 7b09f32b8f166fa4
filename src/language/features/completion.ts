import type { CompletionItem } from 'vscode-languageserver-types';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Cursor } from '../model/cursor.js';
import { completeAttributes } from './complete-attributes.js';
import { completeElements } from './complete-elements.js';
import { completeValues } from './complete-values.js';
import { toRange } from './ranges.js';
import type { TypingPlace } from './typing-place.js';
import { findTypingPlace } from './typing-place.js';

/** What each character that opens a list is typed for: a space between numbers is only a space. */
const OPENED_BY: Readonly<Partial<Record<string, TypingPlace['kind']>>> = {
  '<': 'element',
  ' ': 'attribute',
  '"': 'value',
  "'": 'value',
};

/**
 * What may be typed at a place.
 *
 * @param opener the character that was typed, where it opened the list by itself.
 */
export function complete(cursor: Cursor, opener?: string): readonly CompletionItem[] {
  const place = findTypingPlace(cursor);
  const wanted = OPENED_BY[opener ?? ''];
  if (wanted !== undefined && place?.kind !== wanted) return [];
  if (opener === '/' && place?.kind === 'element') return [];
  switch (place?.kind) {
    case 'element':
      return completeElements(cursor, place);
    case 'attribute':
      return completeAttributes(cursor, place);
    case 'value':
      return completeValues(cursor, place);
    case 'close': {
      const textEdit = { range: toRange(cursor.file, place.range), newText: `${place.name}>` };
      return [{ label: `/${place.name}`, kind: CompletionItemKind.Class, filterText: place.name, textEdit }];
    }
    case undefined:
      return [];
  }
}
