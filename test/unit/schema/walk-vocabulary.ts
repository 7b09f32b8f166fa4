import type { ElementType, Vocabulary } from '../../../src/schema/vocabulary.js';

/** Every element of a vocabulary, once. */
export function elementsOf(vocabulary: Vocabulary): readonly ElementType[] {
  const seen = new Set<ElementType>(vocabulary.roots.values());
  // A set is walked in the order in which it grows.
  for (const element of seen) for (const child of element.children.values()) seen.add(child.element);
  return [...seen];
}

/** The element at a path of tags from the root. */
export function elementAt(vocabulary: Vocabulary, path: readonly string[]): ElementType {
  const [root, ...rest] = path;
  let element = vocabulary.roots.get(root);
  for (const tag of rest) element = element?.children.get(tag)?.element;
  if (element === undefined) throw new Error(`nothing at ${path.join(' > ')}`);
  return element;
}
