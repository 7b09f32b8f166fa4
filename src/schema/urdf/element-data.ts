import type { AttributeType, Cardinality, ChildType, Constraint, ElementType } from '../vocabulary.js';
import { readAttribute, readValueType } from './attribute-data.js';

/** An element as it is written in the JSON files beside this. */
export interface ElementData {
  /** As written in a document; absent: the key of the entry. */
  readonly tag?: string;
  /** Page of the reference: absolute, or `page` to be added to the file's own. */
  readonly url?: string;
  readonly page?: string;
  readonly help: string;
  /** By name: type (see `attribute-data.ts`) and help. */
  readonly attributes?: Readonly<Record<string, readonly string[]>>;
  /** Cardinality by the key of the child's entry. */
  readonly children?: Readonly<Record<string, string>>;
  /** Each: kind, then the attributes, one a group. */
  readonly constraints?: readonly (readonly string[])[];
  /** Tags of the children of which exactly one must be there. */
  readonly choice?: readonly string[];
  /** Type of the text between the tags. */
  readonly text?: string;
  readonly open?: boolean;
}

/** Builds the elements of a file, by key, and links parents to children. Throws on a slip in the data. */
export function readElements(data: Readonly<Record<string, ElementData>>, url = ''): ReadonlyMap<string, ElementType> {
  const built = new Map<string, ElementType & { readonly children: Map<string, ChildType> }>();
  for (const [id, entry] of Object.entries(data))
    built.set(id, { ...readElement(id, entry, url), children: new Map() });
  for (const [id, entry] of Object.entries(data)) {
    for (const [child, cardinality] of Object.entries(entry.children ?? {})) {
      const element = built.get(child);
      if (element === undefined) throw new Error(`${id} has an unknown child ${child}`);
      built.get(id)?.children.set(element.tag, { element, cardinality: readCardinality(cardinality) });
    }
  }
  return built;
}

function readElement(id: string, data: ElementData, url: string): ElementType {
  return {
    id,
    tag: data.tag ?? id,
    attributes: readAttributes(data.attributes ?? {}),
    children: new Map(),
    constraints: (data.constraints ?? []).map(readConstraint),
    help: data.help,
    url: data.url ?? url + (data.page ?? ''),
    ...(data.choice === undefined ? {} : { choice: data.choice }),
    ...(data.text === undefined ? {} : { text: readValueType(data.text) }),
    ...(data.open === undefined ? {} : { open: data.open }),
  };
}

/** The attributes of an element, by name. */
export function readAttributes(data: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, AttributeType> {
  return new Map(Object.entries(data).map(([name, [type, help]]) => [name, readAttribute(name, type, help)]));
}

function readCardinality(text: string): Cardinality {
  if (text === 'once' || text === 'optional' || text === 'any') return text;
  throw new Error(`unknown cardinality ${text}`);
}

function readConstraint([kind, ...names]: readonly string[]): Constraint {
  if (kind !== 'exclusive' && kind !== 'one-of' && kind !== 'together') throw new Error(`unknown constraint ${kind}`);
  return { kind, groups: names.map((name) => [name]) };
}
