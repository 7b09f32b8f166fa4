import type { SelectionRange } from 'vscode-languageserver-types';
import type { TextRange, XmlAttribute, XmlElement, XmlNode } from '../../xml/syntax-tree.js';
import type { SourceFile } from '../model/source-file.js';
import { splitValue } from '../values/split-value.js';
import { toRange } from './ranges.js';

/** What is selected around an offset, step by step: word, value, attribute, tag, content, element, and so on outwards. */
export function selectionRange(file: SourceFile, offset: number): SelectionRange {
  const steps: TextRange[] = [{ start: 0, end: file.text.length }];
  collectSteps(file.xml.nodes, offset, steps);
  const [outermost, ...inner] = steps;
  let selection: SelectionRange = { range: toRange(file, outermost) };
  let last = outermost;
  for (const step of inner) {
    if (step.start === last.start && step.end === last.end) continue;
    selection = { range: toRange(file, step), parent: selection };
    last = step;
  }
  return selection;
}

/** From the outside to the inside; each step lies within the one before. */
function collectSteps(nodes: readonly XmlNode[], offset: number, steps: TextRange[]): void {
  const node = findNode(nodes, offset);
  if (node === undefined) return;
  if (node.kind !== 'element') {
    if (node.kind !== 'text') steps.push(node);
    return;
  }
  steps.push(node);
  const { closeTag } = node;
  if (offset <= node.openEnd && !isContent(node, offset)) {
    const tag = { start: node.start, end: node.openEnd };
    steps.push(tag, ...stepsInTag(node, offset));
  } else if (closeTag !== undefined && offset > closeTag.start) {
    steps.push(closeTag);
    if (offset >= closeTag.name.start && offset <= closeTag.name.end) steps.push(closeTag.name);
  } else {
    steps.push({ start: node.openEnd, end: closeTag?.start ?? node.end });
    collectSteps(node.children, offset, steps);
  }
}

const isContent = (node: XmlElement, offset: number): boolean => offset === node.openEnd && !node.selfClosing;

/** The node that holds an offset; at a border the element is meant rather than the space beside it. */
function findNode(nodes: readonly XmlNode[], offset: number): XmlNode | undefined {
  const touching = nodes.filter(({ start, end }) => start <= offset && offset <= end);
  const inside = touching.find(({ start, end }) => start < offset && offset < end);
  return inside ?? touching.find(({ kind, start }) => kind !== 'text' && start === offset) ?? touching[0];
}

function stepsInTag(node: XmlElement, offset: number): readonly TextRange[] {
  const holds = ({ start, end }: TextRange): boolean => start <= offset && offset <= end;
  if (holds(node.name)) return [node.name];
  const attribute = node.attributes.find(holds);
  return attribute === undefined ? [] : [attribute, ...stepsInAttribute(attribute, holds)];
}

function stepsInAttribute({ name, value }: XmlAttribute, holds: (range: TextRange) => boolean): readonly TextRange[] {
  if (holds(name)) return [name];
  if (value === undefined || !holds(value)) return [];
  const word = splitValue(value).find(holds);
  return word === undefined ? [value] : [value, word];
}
