import type { CompletionItem } from 'vscode-languageserver-types';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { AttributeType, Namespace } from '../../schema/vocabulary.js';
import { encodeEntities } from '../../xml/entities.js';
import type { TextRange } from '../../xml/syntax-tree.js';
import type { Cursor } from '../model/cursor.js';
import type { ModelElement } from '../model/model.js';
import { typeOfAttribute } from '../model/model.js';
import { splitValue } from '../values/split-value.js';
import { namespaceOfType } from '../model/references.js';
import { symbolsOf } from '../model/symbols.js';
import { completeFiles } from './complete-files.js';
import { toRange } from './ranges.js';
import type { TypingPlace } from './typing-place.js';

/** A word that an attribute takes. */
interface Offered {
  readonly text: string;
  readonly detail: string;
  readonly kind: CompletionItemKind;
}

/** What an attribute may be: words that it knows, names that are declared, files, or its default. */
export function completeValues(
  cursor: Cursor,
  { element, attribute, range, hasQuotes }: TypingPlace & { readonly kind: 'value' },
): readonly CompletionItem[] {
  const type = typeOfAttribute(element, attribute);
  if (type === undefined) return [];
  if (type.value.kind === 'file' && hasQuotes) return completeFiles(cursor, element, type.value.suffixes, range);
  const place = isList(type) ? wordAt(cursor, attribute.value, range) : range;
  return listValues(cursor, element, type).map(({ text, detail, kind }, i): CompletionItem => {
    const written = encodeEntities(text);
    return {
      label: text,
      kind,
      detail,
      sortText: String(i).padStart(5, '0'),
      filterText: text,
      textEdit: { range: toRange(cursor.file, place), newText: hasQuotes ? written : `"${written}"` },
    };
  });
}

const isList = ({ value, arity }: AttributeType): boolean =>
  (value.kind === 'enum' && value.several === true) || (value.kind === 'reference' && arity !== undefined);

/** The word that the cursor is in, of a value that is several. */
function wordAt(
  { offset }: Cursor,
  value: (typeof splitValue extends (value: infer Value) => unknown ? Value : never) | undefined,
  range: TextRange,
): TextRange {
  const words = value === undefined ? [] : splitValue(value);
  return (
    words.find(({ start, end }) => start <= offset && offset <= end) ??
    (words.length === 0 ? range : { start: offset, end: offset })
  );
}

/** The words that an attribute takes, in the order in which they are best offered. */
export function listValues({ model }: Cursor, element: ModelElement, type: AttributeType): readonly Offered[] {
  const { value } = type;
  const make = (text: string, kind: CompletionItemKind, detail = ''): Offered => ({ text, kind, detail });
  const withDefault = (text: string): string => (text === type.default ? 'default' : '');
  switch (value.kind) {
    case 'bool':
      return ['true', 'false'].map((text) => make(text, CompletionItemKind.Keyword, withDefault(text)));
    case 'enum':
      return value.values.map((text) => make(text, CompletionItemKind.EnumMember, withDefault(text)));
    case 'reference': {
      const { namespaces, typeFrom } = value;
      const meant = typeFrom === undefined ? namespaces : namespaceOfType(element, typeFrom, namespaces);
      return meant.flatMap((namespace) =>
        namesOf(model, namespace).map((name) => make(name, CompletionItemKind.Reference, namespace)),
      );
    }
    case 'number':
    case 'int': {
      const known = AXES.has(type.name) ? ['1 0 0', '0 1 0', '0 0 1'] : [];
      const usual = type.default === undefined || known.includes(type.default) ? [] : [type.default];
      return [...usual, ...known].map((text) => make(text, CompletionItemKind.Value, withDefault(text)));
    }
    case 'text':
      return type.default === undefined || type.default === ''
        ? []
        : [make(type.default, CompletionItemKind.Value, 'default')];
    case 'file':
    case 'name':
      return [];
  }
}

const AXES = new Set(['axis', 'zaxis', 'xyz']);

/** The names of a namespace, with those that every model has. */
function namesOf(model: Cursor['model'], namespace: Namespace): readonly string[] {
  const names = symbolsOf(model).names(namespace);
  if (model.language !== 'mjcf') return names;
  const own = namespace === 'body' ? 'world' : namespace === 'default' ? 'main' : undefined;
  return own === undefined || names.includes(own) ? names : [...names, own];
}
