import type { AttributeType, ElementType, Namespace } from '../../schema/vocabulary.js';
import { decodeEntities } from '../../xml/entities.js';
import type { TextRange, XmlAttribute } from '../../xml/syntax-tree.js';
import { isComputed, splitValue } from '../values/split-value.js';
import { attributeText } from './defaults.js';
import { memoize } from './memoize.js';
import type { Model, ModelElement } from './model.js';
import { walkElements } from './model.js';

/** A name where something is meant by it; the range is that of the name alone. */
export interface Reference extends TextRange {
  readonly namespaces: readonly Namespace[];
  readonly name: string;
  readonly element: ModelElement;
  readonly attribute: XmlAttribute;
}

/** Each name by which something is meant in a model, in the order of its elements. */
export const referencesOf = memoize(({ root }: Model): readonly Reference[] => {
  const references: Reference[] = [];
  for (const element of walkElements(root)) {
    if (element.type === undefined || element.isOpen) continue;
    const types = linksOf(element.type).references;
    if (types.size === 0) continue;
    for (const attribute of element.node.attributes) {
      const type = types.get(attribute.name.text);
      if (type === undefined || attribute.value === undefined || isComputed(attribute.value)) continue;
      if (type.noDefault === true && element.inDefault) continue;
      readReferences(element, attribute, type, references);
    }
  }
  return references;
});

type NamingType = AttributeType & { readonly value: { readonly kind: 'reference' } };

/** The attributes of an element that give names, and those that mean some: few have more than two. */
export const linksOf = memoize(({ attributes }: ElementType) => {
  const all = [...attributes.values()];
  return {
    names: all.flatMap(({ name, value, noDefault = false }) =>
      value.kind === 'name' ? [{ name, namespace: value.namespace, noDefault }] : [],
    ),
    references: new Map(
      all.filter((type): type is NamingType => type.value.kind === 'reference').map((type) => [type.name, type]),
    ),
  };
});

/** What `objtype` and its like say, where the word is not the namespace's own. */
const NAMESPACE_OF_TYPE: Readonly<Record<string, Namespace>> = { xbody: 'body', dof: 'joint', key: 'keyframe' };

function readReferences(
  element: ModelElement,
  attribute: XmlAttribute,
  { arity, value: { namespaces, typeFrom } }: NamingType,
  into: Reference[],
): void {
  const { value } = attribute;
  const meant = typeFrom === undefined ? namespaces : namespaceOfType(element, typeFrom, namespaces);
  if (value === undefined || meant.length === 0) return;
  const add = (name: string, { start, end }: TextRange): void => {
    into.push({ start, end, name, namespaces: meant, element, attribute });
  };
  if (arity !== undefined) for (const token of splitValue(value)) add(decodeEntities(token.text), token);
  else {
    const name = decodeEntities(value.raw);
    // An empty name is as none, but for a class, which is looked for.
    if (name !== '' || namespaces.includes('default')) add(name, value);
  }
}

/** The namespace that another attribute of the element says; none where it says nothing that is known. */
export function namespaceOfType(
  element: ModelElement,
  typeFrom: string,
  namespaces: readonly Namespace[],
): readonly Namespace[] {
  const word = attributeText(element, typeFrom) ?? element.type?.attributes.get(typeFrom)?.default ?? '';
  const namespace = NAMESPACE_OF_TYPE[word] ?? (word as Namespace);
  return namespaces.includes(namespace) ? [namespace] : [];
}
