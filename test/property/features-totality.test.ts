import { expect, it } from 'vitest';
import type { DocumentSymbol, Range, SelectionRange } from 'vscode-languageserver-types';
import type { Cursor } from '../../src/language/model/cursor.js';
import { findCursor } from '../../src/language/model/cursor.js';
import { complete } from '../../src/language/features/completion.js';
import { documentSymbols } from '../../src/language/features/document-symbols.js';
import { rename } from '../../src/language/features/rename.js';
import { selectionRange } from '../../src/language/features/selection.js';
import { createWorkspace } from '../../src/language/model/workspace.js';
import { createRandom } from '../../src/procedural/random.js';
import { FEATURES } from '../fixtures/all-features.js';
import { filesOf } from '../fixtures/language.js';
import { mutateXml } from '../fixtures/mutate-xml.js';
import { xmlDocuments } from '../fixtures/xml-documents.js';

const PATH = '/robots/model.xml';
const documents = [...xmlDocuments().values()].filter((text) => text.length < 12_000);

const isBefore = (a: Range['start'], b: Range['start']): boolean =>
  a.line < b.line || (a.line === b.line && a.character <= b.character);
const holds = (outer: Range, inner: Range): boolean =>
  isBefore(outer.start, inner.start) && isBefore(inner.end, outer.end);

/** What editors refuse: names that are empty, and a name outside of what it is of. */
function expectOutline(symbols: readonly DocumentSymbol[]): void {
  for (const { name, range, selectionRange: at, children = [] } of symbols) {
    expect(name).not.toBe('');
    expect(holds(range, at)).toBe(true);
    expectOutline(children);
  }
}

function expectWithin(cursor: Cursor): void {
  const { length } = cursor.file.text;
  expectOutline(documentSymbols(cursor.model, cursor.file));
  for (let step: SelectionRange | undefined = selectionRange(cursor.file, cursor.offset); step; step = step.parent)
    if (step.parent !== undefined) expect(holds(step.parent.range, step.range)).toBe(true);
  const renaming = rename(cursor, 'another');
  for (const { start, end } of 'edits' in renaming ? renaming.edits : [])
    expect(start >= 0 && start <= end && end <= length).toBe(true);
  for (const { textEdit } of complete(cursor)) {
    if (textEdit === undefined || !('range' in textEdit)) throw new Error('an item without an edit');
    // Editors take no completion of several lines, nor one away from the cursor.
    const { start, end } = textEdit.range;
    const at = cursor.file.lines.positionAt(cursor.offset);
    expect(start.line <= at.line && at.line <= end.line).toBe(true);
  }
}

it('whatever is done to a model, every feature answers at every place', { timeout: 120_000 }, () => {
  let asked = 0;
  for (let i = 0; i < 3000; i++) {
    const random = createRandom('mutated place', i);
    const text = mutateXml(documents[i % documents.length], random);
    const workspace = createWorkspace(filesOf({}));
    workspace.open(PATH, text);
    const cursor = findCursor(workspace, PATH, random.below(text.length + 1));
    if (cursor === undefined) continue;
    asked++;
    for (const [name, ask] of Object.entries(FEATURES))
      expect(() => ask(cursor), `${name} at ${cursor.offset} of ${text}`).not.toThrow();
    expectWithin(cursor);
  }
  expect(asked).toBeGreaterThan(2000);
});
