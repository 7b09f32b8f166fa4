import type { XmlAttribute, XmlElement } from '../../xml/syntax-tree.js';
import type { FormatOptions } from './format-options.js';
import { widthOf } from './format-options.js';

/**
 * A start tag, from `<` to `>` or `/>`. Breaks between attributes stay where they are; more come where a line would be too long. Lines go on below the
 * first attribute, or one step to the right where that stands on a line of its own. Values stay as they are, whatever they are.
 *
 * @param indentation what stands before the tag on its line.
 */
export function printStartTag(
  text: string,
  node: XmlElement,
  indentation: string,
  { indent, tabSize, width, orderOf }: FormatOptions,
): string {
  const closing = node.selfClosing ? '/>' : '>';
  const attributes = sortAttributes(node.attributes, orderOf?.(node));
  const isSorted = attributes.some((attribute, i) => attribute !== node.attributes[i]);
  const hasBreak = (attribute: XmlAttribute): boolean =>
    !isSorted && /[\r\n]/.test(/\s*$/.exec(text.slice(node.start, attribute.start))?.[0] ?? '');
  const isHanging = attributes.length > 0 && hasBreak(attributes[0]);
  const next = isHanging ? indentation + indent : indentation + ' '.repeat(node.name.text.length + 2);
  let printed = `<${node.name.text}`;
  let column = widthOf(indentation, tabSize) + printed.length;
  let isFirstInLine = true;
  attributes.forEach((attribute, i) => {
    const piece = printAttribute(attribute);
    const lines = piece.split(/\r\n|\r|\n/);
    const rest = i === attributes.length - 1 && lines.length === 1 ? closing.length : 0;
    const isTooLong = !isFirstInLine && column + 1 + lines[0].length + rest > width;
    if (hasBreak(attribute) || isTooLong) {
      printed += `\n${next}${piece}`;
      column = widthOf(next, tabSize) + lines[0].length;
    } else {
      printed += ` ${piece}`;
      column += 1 + lines[0].length;
    }
    if (lines.length > 1) column = widthOf(lines[lines.length - 1], tabSize);
    isFirstInLine = false;
  });
  return printed + closing;
}

function printAttribute({ name, value }: XmlAttribute): string {
  const raw = value?.raw ?? '';
  const quote = raw.includes('"') ? "'" : '"';
  return `${name.text}=${quote}${raw}${quote}`;
}

/** What the order names comes in that order, the rest after it as it was. */
function sortAttributes(
  attributes: readonly XmlAttribute[],
  order: readonly string[] | undefined,
): readonly XmlAttribute[] {
  if (order === undefined) return attributes;
  const rank = ({ name }: XmlAttribute): number => {
    const found = order.indexOf(name.text);
    return found === -1 ? order.length : found;
  };
  return attributes.toSorted((a, b) => rank(a) - rank(b));
}
