import type { CompletionItem } from 'vscode-languageserver-types';
import { CompletionItemKind, InsertTextFormat, MarkupKind } from 'vscode-languageserver-types';
import { MJCF } from '../../schema/mjcf/mjcf-vocabulary.js';
import { URDF } from '../../schema/urdf/urdf-vocabulary.js';
import { XACRO } from '../../schema/urdf/xacro-vocabulary.js';
import type { ElementType } from '../../schema/vocabulary.js';
import type { Cursor } from '../model/cursor.js';
import { symbolsOf } from '../model/symbols.js';
import { documentElement } from './describe-type.js';
import { elementSnippet } from './element-snippet.js';
import { toRange } from './ranges.js';
import type { TypingPlace } from './typing-place.js';

/** The elements that may stand there, each with what must be in it; not those that may be there once and are there. */
export function completeElements(
  { model, file }: Cursor,
  { parent, range, isBare, hasRest }: TypingPlace & { readonly kind: 'element' },
): readonly CompletionItem[] {
  const symbols = symbolsOf(model);
  const namesOf = (namespaces: readonly string[]): readonly string[] =>
    namespaces.flatMap((namespace) => symbols.names(namespace as Parameters<typeof symbols.names>[0]));
  return listTypes({ model, parent, range }).map((type, i): CompletionItem => {
    const snippet = elementSnippet(type, namesOf, parent?.type);
    const text = hasRest ? type.tag : isBare ? snippet : snippet.slice(1);
    return {
      label: type.tag,
      kind: CompletionItemKind.Class,
      detail: type.id === type.tag ? '' : type.id.replaceAll('_', ' '),
      documentation: { kind: MarkupKind.Markdown, value: documentElement(type) },
      sortText: String(i).padStart(4, '0'),
      filterText: type.tag,
      insertTextFormat: hasRest ? InsertTextFormat.PlainText : InsertTextFormat.Snippet,
      textEdit: { range: toRange(file, range), newText: text },
    };
  });
}

function listTypes({
  model,
  parent,
  range,
}: Pick<Cursor, 'model'> &
  Pick<TypingPlace & { readonly kind: 'element' }, 'parent' | 'range'>): readonly ElementType[] {
  if (parent === undefined) return [...(model.language === 'mjcf' ? MJCF : URDF).roots.values()];
  if (parent.type === undefined) return [];
  const present = new Set(
    // What is being typed does not count as being there.
    parent.children.filter(({ node }) => node.name.start !== range.start).map(({ node }) => node.name.text),
  );
  const types = [...parent.type.children]
    .filter(([tag, { cardinality }]) => cardinality === 'any' || !present.has(tag))
    .map(([, { element }]) => element);
  // `include` may stand everywhere, and is wanted rarely.
  const sorted = [...types.filter(({ tag }) => tag !== 'include'), ...types.filter(({ tag }) => tag === 'include')];
  return model.language === 'xacro' ? [...sorted, ...XACRO.values()] : sorted;
}
