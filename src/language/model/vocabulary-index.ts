import { MJCF } from '../../schema/mjcf/mjcf-vocabulary.js';
import type { ElementType } from '../../schema/vocabulary.js';

/** What can be said of a tag of MJCF wherever it stands. */
export interface VocabularyIndex {
  /** Tags that it may stand in, the most common first. */
  readonly parents: ReadonlyMap<string, readonly string[]>;
  /** Attributes that it has in one place or another. */
  readonly attributes: ReadonlyMap<string, ReadonlySet<string>>;
}

let index: VocabularyIndex | undefined;

export const mjcfIndex = (): VocabularyIndex => (index ??= makeIndex());

function makeIndex(): VocabularyIndex {
  const parents = new Map<string, string[]>();
  const attributes = new Map<string, Set<string>>();
  const seen = new Set<ElementType>();
  const visit = (type: ElementType): void => {
    if (seen.has(type)) return;
    seen.add(type);
    const names = attributes.get(type.tag) ?? new Set();
    for (const name of type.attributes.keys()) names.add(name);
    attributes.set(type.tag, names);
    for (const [tag, { element }] of type.children) {
      const list = parents.get(tag) ?? [];
      if (type.tag !== 'mujocoinclude' && !list.includes(type.tag)) list.push(type.tag);
      parents.set(tag, list);
      visit(element);
    }
  };
  for (const type of MJCF.roots.values()) visit(type);
  return { parents, attributes };
}
