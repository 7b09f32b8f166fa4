import type { SymbolKind } from 'vscode-languageserver-types';
import type { Model } from '../model/model.js';
import { symbolsOf } from '../model/symbols.js';
import { symbolKindOf } from './element-label.js';
import type { FilePlace } from './symbol-at.js';
import { placeOf } from './symbol-at.js';

/** A name that something in a workspace has. */
export interface NamedPlace {
  readonly name: string;
  /** What it is: `joint`. */
  readonly what: string;
  readonly kind: SymbolKind;
  readonly place: FilePlace;
}

/** The names of a model's main file in which the letters of `query` stand in their order. */
export function namedPlaces(model: Model, query: string): readonly NamedPlace[] {
  const letters = Array.from(query.toLowerCase());
  const matches = (name: string): boolean => {
    let at = -1;
    const lower = name.toLowerCase();
    return letters.every((letter) => (at = lower.indexOf(letter, at + 1)) !== -1);
  };
  return symbolsOf(model)
    .declarations.filter(({ name, element, isFromFile }) => element.file === model.main && !isFromFile && matches(name))
    .map((one) => ({
      name: one.name,
      what: one.element.node.name.text,
      kind: symbolKindOf(one.element),
      place: placeOf(one),
    }));
}
