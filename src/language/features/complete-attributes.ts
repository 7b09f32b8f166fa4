import type { CompletionItem } from 'vscode-languageserver-types';
import { CompletionItemKind, InsertTextFormat, MarkupKind } from 'vscode-languageserver-types';
import type { AttributeType } from '../../schema/vocabulary.js';
import type { Cursor } from '../model/cursor.js';
import type { ModelElement } from '../model/model.js';
import { describeShort, documentAttribute } from './describe-type.js';
import { escapeChoice, escapeSnippet } from './element-snippet.js';
import { listValues } from './complete-values.js';
import { toRange } from './ranges.js';
import type { TypingPlace } from './typing-place.js';

/** More words than this are found better by typing. */
const MOST_CHOICES = 30;

/** The attributes that may still be given: not those that are there, nor those that something that is there excludes. */
export function completeAttributes(
  cursor: Cursor,
  { element, range, hasValue }: TypingPlace & { readonly kind: 'attribute' },
): readonly CompletionItem[] {
  const { type } = element;
  if (type === undefined) return [];
  const order = [...type.attributes.keys()];
  return freeAttributes(element, range.start).map((attribute): CompletionItem => {
    const rank = attribute.required === true ? 0 : ['name', 'class'].includes(attribute.name) ? 1 : 2;
    return {
      label: attribute.name,
      kind: CompletionItemKind.Property,
      detail: (attribute.required === true ? 'required, ' : '') + describeShort(attribute),
      documentation: { kind: MarkupKind.Markdown, value: documentAttribute(attribute, type) },
      sortText: `${rank}${String(order.indexOf(attribute.name)).padStart(4, '0')}`,
      insertTextFormat: hasValue ? InsertTextFormat.PlainText : InsertTextFormat.Snippet,
      textEdit: {
        range: toRange(cursor.file, range),
        newText: hasValue ? attribute.name : `${attribute.name}="${writeValue(cursor, element, attribute)}"`,
      },
    };
  });
}

function freeAttributes({ type, node, inDefault }: ModelElement, at: number): readonly AttributeType[] {
  if (type === undefined) return [];
  const present = new Set(node.attributes.filter(({ name }) => name.start !== at).map(({ name }) => name.text));
  const isExcluded = (name: string): boolean =>
    type.constraints.some(
      ({ kind, groups }) =>
        kind === 'exclusive' &&
        groups.some((group) => group.includes(name)) &&
        groups.some((group) => !group.includes(name) && group.some((other) => present.has(other))),
    );
  return [...type.attributes.values()].filter(
    ({ name, noDefault }) => !present.has(name) && !(inDefault && noDefault === true) && !isExcluded(name),
  );
}

/** Where there are few words to choose from they are offered at once. */
function writeValue(cursor: Cursor, element: ModelElement, attribute: AttributeType): string {
  const { kind } = attribute.value;
  const words = ['bool', 'enum', 'reference'].includes(kind)
    ? listValues(cursor, element, attribute).map(({ text }) => text)
    : [];
  if (words.length > 1 && words.length <= MOST_CHOICES) return `\${1|${words.map(escapeChoice).join(',')}|}`;
  if (words.length === 1) return `\${1:${escapeSnippet(words[0])}}`;
  return '$1';
}
