import type { Namespace } from '../../schema/vocabulary.js';
import type { TextRange } from '../../xml/syntax-tree.js';
import type { Cursor } from '../model/cursor.js';
import type { Model } from '../model/model.js';
import type { SourceFile } from '../model/source-file.js';
import type { Reference } from '../model/references.js';
import type { Declaration } from '../model/symbols.js';
import { symbolsOf } from '../model/symbols.js';

/** A piece of a file. */
export interface FilePlace extends TextRange {
  readonly file: SourceFile;
}

/** A name that a place is in. */
export interface SymbolAt {
  readonly namespace: Namespace;
  readonly name: string;
  readonly at: FilePlace;
}

/** Everywhere that a name stands. */
export interface Occurrences {
  readonly declarations: readonly Declaration[];
  readonly references: readonly Reference[];
}

/** The name that the cursor is in, be it given or meant there. */
export function symbolAt({ model, file, offset }: Cursor): SymbolAt | undefined {
  const { declarations, references, find } = symbolsOf(model);
  const isHere = ({ element, start, end }: Declaration | Reference): boolean =>
    element.file === file && start <= offset && offset <= end;
  const reference = references.find(isHere);
  if (reference !== undefined) {
    const { namespaces, name, start, end } = reference;
    const namespace = namespaces.find((one) => find(one, name).length > 0) ?? namespaces[0];
    return { namespace, name, at: { file, start, end } };
  }
  const declaration = declarations.find((one) => isHere(one) && !one.isFromFile);
  if (declaration === undefined) return undefined;
  const { namespace, name, start, end } = declaration;
  return { namespace, name, at: { file, start, end } };
}

/** Where a name of one model stands. */
export function occurrencesIn(model: Model, { namespace, name }: SymbolAt): Occurrences {
  const { references, find } = symbolsOf(model);
  return {
    declarations: find(namespace, name),
    references: references.filter(
      (one) =>
        one.name === name &&
        (one.namespaces.find((meant) => find(meant, name).length > 0) ?? one.namespaces[0]) === namespace,
    ),
  };
}

/** Where a name stands in all models that the file is in, each place once. */
export function occurrencesOf({ workspace, file }: Cursor, symbol: SymbolAt): Occurrences {
  const all = workspace.modelsOf(file.path).map((model) => occurrencesIn(model, symbol));
  return {
    declarations: uniquePlaces(all.flatMap(({ declarations }) => declarations)),
    references: uniquePlaces(all.flatMap(({ references }) => references)),
  };
}

function uniquePlaces<Place extends Declaration | Reference>(places: readonly Place[]): readonly Place[] {
  const known = new Map(places.map((place) => [`${place.element.file.path} ${place.start}`, place]));
  return [...known.values()];
}

export const placeOf = ({ element, start, end }: Declaration | Reference): FilePlace => ({
  file: element.file,
  start,
  end,
});
