import { baseName } from '../../core/paths.js';
import type { Namespace, ValueType } from '../../schema/vocabulary.js';
import { decodeEntities } from '../../xml/entities.js';
import type { TextRange, XmlAttribute } from '../../xml/syntax-tree.js';
import { attributeText } from './defaults.js';
import { isGeneratedName, listGenerators } from './generated-names.js';
import { memoize } from './memoize.js';
import type { Model, ModelElement } from './model.js';
import { typeOfAttribute, walkElements } from './model.js';
import { isComputed, splitValue } from '../values/split-value.js';

/** A name where it is given to something. */
export interface Declaration extends TextRange {
  readonly namespace: Namespace;
  readonly name: string;
  readonly element: ModelElement;
  /** Whether it is the name of its file, as meshes and textures have that give none. */
  readonly isFromFile: boolean;
}

/** A name where something is meant by it; the range is that of the name alone. */
export interface Reference extends TextRange {
  readonly namespaces: readonly Namespace[];
  readonly name: string;
  readonly element: ModelElement;
  readonly attribute: XmlAttribute;
}

/** The names of a model. */
export interface Symbols {
  readonly declarations: readonly Declaration[];
  readonly references: readonly Reference[];
  /** What has a name; the first is what is meant by it. */
  readonly find: (namespace: Namespace, name: string) => readonly Declaration[];
  /** The names of a namespace, as they are written. */
  readonly names: (namespace: Namespace) => readonly string[];
  /** Whether a name can be meant: it is declared, belongs to the language, or is made when compiled (copies, composites, attached models). */
  readonly isKnown: (namespace: Namespace, name: string) => boolean;
}

export const symbolsOf = memoize((model: Model): Symbols => {
  const declarations: Declaration[] = [];
  const references: Reference[] = [];
  const tables = new Map<Namespace, Map<string, Declaration[]>>();
  const declare = (declaration: Declaration): void => {
    declarations.push(declaration);
    const table = tables.get(declaration.namespace) ?? new Map<string, Declaration[]>();
    tables.set(declaration.namespace, table);
    const same = table.get(declaration.name);
    if (same === undefined) table.set(declaration.name, [declaration]);
    else same.push(declaration);
  };
  for (const element of walkElements(model.root)) {
    if (element.type === undefined || element.isOpen) continue;
    for (const attribute of element.node.attributes) {
      const type = typeOfAttribute(element, attribute)?.value;
      const { value } = attribute;
      if (type === undefined || value === undefined || (type.kind !== 'name' && type.kind !== 'reference')) continue;
      if (isComputed(value)) continue;
      if (type.kind === 'name') {
        const name = decodeEntities(value.raw);
        if (name !== '')
          declare({
            start: value.start,
            end: value.end,
            namespace: type.namespace,
            name,
            element,
            isFromFile: false,
          });
      } else references.push(...readReferences(element, attribute, type));
    }
    const implied = nameFromFile(element);
    if (implied !== undefined) declare(implied);
    const material = declaredMaterial(element);
    if (material !== undefined) declare(material);
  }
  const find = (namespace: Namespace, name: string): readonly Declaration[] => tables.get(namespace)?.get(name) ?? [];
  const isWritten = (namespace: Namespace, name: string): boolean =>
    find(namespace, name).length > 0 || (model.language === 'mjcf' && BUILT_IN[namespace] === name);
  const generators = listGenerators(model);
  return {
    declarations,
    references,
    find,
    names: (namespace) => [...(tables.get(namespace)?.keys() ?? [])],
    isKnown: (namespace, name) =>
      isWritten(namespace, name) ||
      generators.some((generator) =>
        isGeneratedName(
          generator,
          name,
          (rest) => isWritten(namespace, rest),
          (sub, rest) => symbolsOf(sub).isKnown(namespace, rest),
        ),
      ),
  };
});

/** Names that every MJCF has. */
const BUILT_IN: Partial<Record<Namespace, string>> = { body: 'world', default: 'main' };

/** What `objtype` and its like say, where the word is not the namespace's own. */
const NAMESPACE_OF_TYPE: Readonly<Record<string, Namespace>> = { xbody: 'body', dof: 'joint', key: 'keyframe' };

function readReferences(
  element: ModelElement,
  attribute: XmlAttribute,
  { namespaces, typeFrom }: ValueType & { readonly kind: 'reference' },
): readonly Reference[] {
  const { value } = attribute;
  if (value === undefined) return [];
  const meant = typeFrom === undefined ? namespaces : namespaceOfType(element, typeFrom, namespaces);
  const make = (name: string, range: TextRange): Reference => ({
    start: range.start,
    end: range.end,
    name,
    namespaces: meant,
    element,
    attribute,
  });
  if (meant.length === 0) return [];
  const isList = element.type?.attributes.get(attribute.name.text)?.arity !== undefined;
  if (isList) return splitValue(value).map((token) => make(decodeEntities(token.text), token));
  const name = decodeEntities(value.raw);
  // An empty name is as none, but for a class, which is looked for.
  return name === '' && !namespaces.includes('default') ? [] : [make(name, value)];
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

const NAMED_BY_FILE = new Set<Namespace>(['mesh', 'hfield', 'skin', 'texture']);

/** Meshes, height fields, skins and textures without a name are called as their file, without folder and suffix. */
function nameFromFile(element: ModelElement): Declaration | undefined {
  const tag = element.type?.id as Namespace | undefined;
  if (tag === undefined || !NAMED_BY_FILE.has(tag) || attributeText(element, 'name') !== undefined) return undefined;
  const value = element.node.attributes.find(({ name }) => name.text === 'file')?.value;
  if (value === undefined) return undefined;
  const name = baseName(decodeEntities(value.raw).replaceAll('\\', '/')).replace(/\.[^.]*$/, '');
  return name === '' ? undefined : { ...rangeOf(value), namespace: tag, name, element, isFromFile: true };
}

/** A material inside a visual of URDF declares its name where it has a colour or a texture. */
function declaredMaterial(element: ModelElement): Declaration | undefined {
  if (element.type?.id !== 'visual_material') return undefined;
  const value = element.node.attributes.find(({ name }) => name.text === 'name')?.value;
  const isDeclaring = element.children.some((child) => ['color', 'texture'].includes(child.node.name.text));
  if (value === undefined || !isDeclaring || isComputed(value) || value.raw === '') return undefined;
  return { ...rangeOf(value), namespace: 'material', name: decodeEntities(value.raw), element, isFromFile: false };
}

const rangeOf = ({ start, end }: TextRange): TextRange => ({ start, end });
