import type { AttributeType, ElementType } from '../vocabulary.js';
import { readAttributes, readElements } from './element-data.js';
import data from './vendors.json' with { type: 'json' };

interface VendorElement {
  readonly element: ElementType;
  /** Where the tag may end in anything, what it begins with: `drake:`. */
  readonly prefix?: string;
  /** Tags that it may stand in; `*` is any. */
  readonly parents: readonly string[];
}

const ELEMENTS: readonly VendorElement[] = readVendors();
const ATTRIBUTES = new Map(Object.entries(data.attributes).map(([tag, entries]) => [tag, readAttributes(entries)]));

/**
 * The element `tag` inside `parent`, if it is one that some program reads though the URDF specification does not have it. Its help
 * says who reads it; anything may stand inside, beside the children that it names.
 */
export function findVendorElement(parent: string, tag: string): ElementType | undefined {
  const found = ELEMENTS.find(({ element, prefix, parents }) => {
    const named = prefix === undefined ? element.tag === tag : tag.startsWith(prefix);
    return named && (parents.includes('*') || parents.includes(parent));
  });
  return found?.element;
}

/** The attribute `name` of the specification's element `tag`, if some program reads it though the specification does not have it. */
export function findVendorAttribute(tag: string, name: string): AttributeType | undefined {
  return ATTRIBUTES.get(tag)?.get(name);
}

function readVendors(): readonly VendorElement[] {
  const parents = new Map(Object.entries(data.elements).map(([id, entry]) => [id, entry.in as readonly string[]]));
  return [...readElements(data.elements)].map(([id, element]) => ({
    element: { ...element, open: true },
    parents: parents.get(id) ?? [],
    ...(element.tag.endsWith('*') ? { prefix: element.tag.slice(0, -1) } : {}),
  }));
}
