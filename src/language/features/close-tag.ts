import type { XmlElement, XmlNode } from '../../xml/syntax-tree.js';
import type { SourceFile } from '../model/source-file.js';

/** The close tag that is wanted where a `>` has just been typed at the end of a start tag; undefined where there is one already. */
export function closeTagFor({ xml }: SourceFile, offset: number): string | undefined {
  const element = findOpened(xml.nodes, offset);
  if (element === undefined || element.selfClosing || !element.tagClosed) return undefined;
  // The next close tag of the name was taken for this one's: then one around it has none.
  for (let around: XmlElement | undefined = element; around !== undefined; around = around.parent)
    if (around.name.text === element.name.text && around.closeTag === undefined) return `</${element.name.text}>`;
  return undefined;
}

function findOpened(nodes: readonly XmlNode[], offset: number): XmlElement | undefined {
  const node = nodes.find(({ kind, start, end }) => kind === 'element' && start < offset && offset <= end);
  if (node?.kind !== 'element') return undefined;
  return node.openEnd === offset ? node : findOpened(node.children, offset);
}
