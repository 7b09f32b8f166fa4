import { isSpace } from '../../xml/characters.js';
import type { TextRange, XmlAttribute, XmlElement, XmlNode } from '../../xml/syntax-tree.js';
import type { Cursor } from '../model/cursor.js';
import type { Model, ModelElement } from '../model/model.js';
import { walkElements } from '../model/model.js';
import type { SourceFile } from '../model/source-file.js';

/** What is being typed at a place, in text that may be unfinished. */
export type TypingPlace =
  | {
      readonly kind: 'element';
      /** What it will stand in; undefined at the top. */
      readonly parent: ModelElement | undefined;
      /** What is replaced: the name, with its `<` where `isBare` says that there is none. */
      readonly range: TextRange;
      /** Whether nothing says yet that an element begins. */
      readonly isBare: boolean;
      /** Whether the tag goes on after the name. */
      readonly hasRest: boolean;
    }
  | { readonly kind: 'close'; readonly name: string; readonly range: TextRange }
  | {
      readonly kind: 'attribute';
      readonly element: ModelElement;
      readonly range: TextRange;
      /** Whether `=` follows already. */
      readonly hasValue: boolean;
    }
  | {
      readonly kind: 'value';
      readonly element: ModelElement;
      readonly attribute: XmlAttribute;
      /** Between the quotes. */
      readonly range: TextRange;
      readonly hasQuotes: boolean;
    };

/** Undefined in comments and the like, and where nothing is known of what is around. */
export function findTypingPlace({ model, file, offset }: Cursor): TypingPlace | undefined {
  const { text, xml } = file;
  const around = findDeepest(xml.nodes, offset);
  if (around.leaf !== undefined) return undefined;
  const before = text.slice(Math.max(0, offset - 200), offset);
  const closing = /<\/([\w:.-]*)$/.exec(before);
  if (closing !== null) return describeClose(file, offset, closing[1].length);
  if (before.endsWith('<')) {
    const range = { start: offset, end: offset };
    return { kind: 'element', parent: bound(model, file, contentOf(around.element, offset)), range, isBare: false, hasRest: false }; // prettier-ignore
  }
  const tag = findTagAt(xml.nodes, text, offset);
  if (tag === undefined) {
    const word = /[\w:.-]*$/.exec(before)?.[0].length ?? 0;
    const range = { start: offset - word, end: offset };
    return { kind: 'element', parent: bound(model, file, around.element), range, isBare: true, hasRest: false };
  }
  if (offset <= tag.name.end) {
    const hasRest = tag.attributes.length > 0 || (tag.tagClosed && text[tag.openEnd - 1] === '>' && !isEmptyTag(tag));
    return { kind: 'element', parent: bound(model, file, tag.parent), range: tag.name, isBare: false, hasRest };
  }
  const element = bound(model, file, tag);
  return element === undefined ? undefined : describeInTag(element, text, offset);
}

/** Whether a tag is its name alone: what is completed may bring attributes. */
const isEmptyTag = ({ attributes, children, closeTag }: XmlElement): boolean =>
  attributes.length === 0 && children.length === 0 && closeTag === undefined;

function describeInTag(element: ModelElement, text: string, offset: number): TypingPlace {
  const attribute = element.node.attributes.find(({ start, end }) => start <= offset && offset <= end);
  if (attribute === undefined || (offset === attribute.end && attribute.value?.closed === true))
    return { kind: 'attribute', element, range: { start: offset, end: offset }, hasValue: false };
  const { name, value } = attribute;
  if (offset <= name.end) {
    const hasValue = value !== undefined || text.slice(name.end, attribute.end).includes('=');
    return { kind: 'attribute', element, range: name, hasValue };
  }
  if (value === undefined || offset < value.start)
    return { kind: 'value', element, attribute, range: { start: attribute.end, end: attribute.end }, hasQuotes: false };
  return { kind: 'value', element, attribute, range: value, hasQuotes: value.quote !== 'none' };
}

/** A close tag ends the innermost element that its beginning is in, whatever it says so far. */
function describeClose({ text, xml }: SourceFile, offset: number, length: number): TypingPlace | undefined {
  const { element } = findDeepest(xml.nodes, offset - length - 1);
  if (element === undefined) return undefined;
  const rest = /^[\w:.-]*\s*>?/.exec(text.slice(offset, offset + 200))?.[0].length ?? 0;
  return { kind: 'close', name: element.name.text, range: { start: offset - length, end: offset + rest } };
}

/** The innermost element around an offset, and what else it is in. */
function findDeepest(
  nodes: readonly XmlNode[],
  offset: number,
  element?: XmlElement,
): { readonly element: XmlElement | undefined; readonly leaf?: XmlNode } {
  const node = nodes.find(
    ({ start, end, kind }) => start < offset && (offset < end || (kind === 'stray-close' && offset <= end)),
  );
  if (node === undefined || node.kind === 'text' || node.kind === 'stray-close') return { element };
  if (node.kind !== 'element') return { element, leaf: node };
  return findDeepest(node.children, offset, node);
}

/** What an offset is in the content of: not the element whose start tag it is in. */
const contentOf = (element: XmlElement | undefined, offset: number): XmlElement | undefined =>
  element !== undefined && offset < element.openEnd ? element.parent : element;

/** The element whose start tag an offset is in; one without an end goes on through the white space after it. */
function findTagAt(nodes: readonly XmlNode[], text: string, offset: number): XmlElement | undefined {
  let back = offset;
  while (back > 0 && isSpace(text.charCodeAt(back - 1))) back--;
  const visit = (list: readonly XmlNode[]): XmlElement | undefined => {
    for (const node of list) {
      if (node.kind !== 'element' || node.start >= offset) continue;
      const isInside = node.tagClosed ? offset < node.openEnd : offset <= node.openEnd || back === node.openEnd;
      if (isInside) return node;
      if (back <= node.end || offset <= node.end) {
        const found = visit(node.children);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  };
  return visit(nodes);
}

/** What is known of an element; of the root of an included file, what is known of what includes it. */
function bound(model: Model, file: SourceFile, node: XmlElement | undefined): ModelElement | undefined {
  if (node === undefined) return undefined;
  const found = walkElements(model.root).find((element) => element.node === node);
  if (found !== undefined || node !== file.xml.root) return found;
  return model.includes.find(({ target }) => target === file)?.element.parent;
}
