import type { Range } from 'vscode-languageserver-types';
import type { XmlElement, XmlNode } from '../../xml/syntax-tree.js';
import type { SourceFile } from '../model/source-file.js';
import { toRange } from './ranges.js';

/** Places that are typed as one, and what may be typed there. */
export interface LinkedNames {
  readonly ranges: Range[];
  readonly wordPattern: string;
}

/** The names in the start tag and the close tag of an element, where the offset is in one of them. */
export function linkedNames(file: SourceFile, offset: number): LinkedNames | undefined {
  const element = findElement(file.xml.nodes, offset);
  const closing = element?.closeTag?.name;
  if (element === undefined || closing === undefined || element.name.text !== closing.text) return undefined;
  const isIn = [element.name, closing].some(({ start, end }) => start <= offset && offset <= end);
  if (!isIn) return undefined;
  return { ranges: [toRange(file, element.name), toRange(file, closing)], wordPattern: '[-\\w:.]+' };
}

function findElement(nodes: readonly XmlNode[], offset: number): XmlElement | undefined {
  const node = nodes.find(({ kind, start, end }) => kind === 'element' && start < offset && offset < end);
  if (node?.kind !== 'element') return undefined;
  return findElement(node.children, offset) ?? node;
}
