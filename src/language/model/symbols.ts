import { baseName } from '../../core/paths.js';
import type { Namespace } from '../../schema/vocabulary.js';
import { decodeEntities } from '../../xml/entities.js';
import type { TextRange } from '../../xml/syntax-tree.js';
import { attributeText } from './defaults.js';
import { isGeneratedName, listGenerators } from './generated-names.js';
import { memoize } from './memoize.js';
import type { Model, ModelElement } from './model.js';
import { findAttribute, walkElements } from './model.js';
import type { Reference } from './references.js';
import { linksOf, referencesOf } from './references.js';
import { isComputed } from '../values/split-value.js';

/** A name where it is given to something. */
export interface Declaration extends TextRange {
  readonly namespace: Namespace;
  readonly name: string;
  readonly element: ModelElement;
  /** Whether it is the name of its file, as meshes and textures have that give none. */
  readonly isFromFile: boolean;
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
    for (const { name: key, namespace, noDefault } of linksOf(element.type).names) {
      const value = findAttribute(element, key)?.value;
      if (value === undefined || isComputed(value) || (noDefault && element.inDefault)) continue;
      const { start, end, raw } = value;
      const name = decodeEntities(raw);
      if (name !== '') declare({ start, end, namespace, name, element, isFromFile: false });
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
    // Whoever only chooses a name does not ask for them.
    get references() {
      return referencesOf(model);
    },
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
