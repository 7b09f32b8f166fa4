import type { XmlDocument, XmlElement } from './syntax-tree.js';

/** The innermost element that holds an offset; undefined outside of all. */
export function elementAround({ nodes }: XmlDocument, offset: number): XmlElement | undefined {
  let found: XmlElement | undefined;
  for (let inside = nodes; ;) {
    const next = inside.find((node) => node.kind === 'element' && node.start <= offset && offset < node.end);
    if (next?.kind !== 'element') return found;
    found = next;
    inside = next.children;
  }
}
