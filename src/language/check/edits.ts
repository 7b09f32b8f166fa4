import type { XmlAttribute, XmlElement } from '../../xml/syntax-tree.js';
import type { TextEdit } from './diagnostic.js';
import type { ModelElement } from '../model/model.js';
import type { SourceFile } from '../model/source-file.js';

/** Writes an attribute: in place of what it says, or after the last. `text` is written as it is: entities are the caller's. */
export function setAttribute(
  { node, file }: Pick<ModelElement, 'node' | 'file'>,
  name: string,
  text: string,
): TextEdit {
  const present = node.attributes.find((attribute) => attribute.name.text === name);
  if (present?.value?.closed === true && present.value.quote !== 'none')
    return { file, start: present.value.start, end: present.value.end, text };
  if (present !== undefined) return { file, start: present.start, end: present.end, text: `${name}="${text}"` };
  const at = node.attributes.at(-1)?.end ?? node.name.end;
  return { file, start: at, end: at, text: ` ${name}="${text}"` };
}

/** Takes an attribute out, with the white space before it. */
export function removeAttribute(
  { node, file }: Pick<ModelElement, 'node' | 'file'>,
  attribute: XmlAttribute,
): TextEdit {
  const before = node.attributes[node.attributes.indexOf(attribute) - 1] as XmlAttribute | undefined;
  return { file, start: before?.end ?? node.name.end, end: attribute.end, text: '' };
}

/** Takes an element out; where it stands alone on its lines, these go too. */
export function removeElement({ node, file }: Pick<ModelElement, 'node' | 'file'>): TextEdit {
  const { text } = file;
  const line = text.lastIndexOf('\n', node.start - 1);
  const isFirst = text.slice(line + 1, node.start).trim() === '';
  const end = text.indexOf('\n', node.end);
  const isLast = text.slice(node.end, end < 0 ? text.length : end).trim() === '';
  return { file, start: isFirst && isLast ? Math.max(0, line) : node.start, end: node.end, text: '' };
}

/** Puts an element into another, after what is in it, indented as its siblings are. `xml` may have several lines, indented by two. */
export function insertChild({ node, file }: Pick<ModelElement, 'node' | 'file'>, xml: string): TextEdit {
  const last = node.children.findLast(({ kind }) => kind === 'element');
  const indent = last === undefined ? `${indentOf(file, node)}  ` : indentOf(file, last);
  const text = `\n${indent}${xml.replaceAll('\n', `\n${indent}`)}`;
  if (node.selfClosing) {
    // From `<name a="b" />` what is before the slash stays.
    const end = node.attributes.at(-1)?.end ?? node.name.end;
    return { file, start: end, end: node.openEnd, text: `>${text}\n${indentOf(file, node)}</${node.name.text}>` };
  }
  if (last !== undefined) return { file, start: last.end, end: last.end, text };
  const tail = node.children.length === 0 ? `\n${indentOf(file, node)}` : '';
  return { file, start: node.openEnd, end: node.openEnd, text: text + tail };
}

/** Puts an element before or after another, on a line of its own. */
export function insertBeside(
  { node, file }: Pick<ModelElement, 'node' | 'file'>,
  xml: string,
  where: 'before' | 'after',
): TextEdit {
  const indent = indentOf(file, node);
  const body = xml.replaceAll('\n', `\n${indent}`);
  const at = where === 'before' ? node.start : node.end;
  return { file, start: at, end: at, text: where === 'before' ? `${body}\n${indent}` : `\n${indent}${body}` };
}

/** The white space that the line of a node begins with. */
function indentOf({ text }: SourceFile, { start }: Pick<XmlElement, 'start'>): string {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  return /^[ \t]*/.exec(text.slice(line, start))?.[0] ?? '';
}

/** A text as it may stand between double quotes. */
export const escapeAttribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A number as people write it: without the noise of binary fractions. */
export const formatNumber = (value: number, digits = 6): string => String(Number(value.toPrecision(digits)));
