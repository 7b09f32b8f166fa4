import { MJCF } from '../schema/mjcf/mjcf-vocabulary.js';
import { findVendorElement } from '../schema/urdf/urdf-vendors.js';
import { URDF } from '../schema/urdf/urdf-vocabulary.js';
import type { AttributeType, ElementType, Vocabulary } from '../schema/vocabulary.js';
import type { LineIndex } from '../xml/line-index.js';
import { indexLines } from '../xml/line-index.js';
import { parseXml } from '../xml/parse-xml.js';
import type { XmlAttribute, XmlDocument, XmlElement } from '../xml/syntax-tree.js';

export type ModelLanguage = 'mjcf' | 'urdf' | 'xacro';

/** An element of a model with what the vocabulary says of it. */
export interface ModelElement {
  readonly node: XmlElement;
  /** Undefined where the vocabulary has no such element there, or does not know what is around it. */
  readonly type: ElementType | undefined;
  readonly parent: ModelElement | undefined;
  /** Whether it stands in a default class, where some attributes may not be. */
  readonly inDefault: boolean;
  /** Whether another program's own language begins here or further up: nothing is known of it. */
  readonly isOpen: boolean;
  readonly children: readonly ModelElement[];
}

/** A text that is a model, read. */
export interface ModelDocument {
  readonly text: string;
  readonly language: ModelLanguage;
  readonly xml: XmlDocument;
  readonly lines: LineIndex;
  readonly root: ModelElement;
}

/** The language of a document by its element; undefined where it is no model of ours. */
export function detectLanguage({ root, text }: XmlDocument): ModelLanguage | undefined {
  if (root === undefined) return undefined;
  if (MJCF.roots.has(root.name.text)) return 'mjcf';
  if (!URDF.roots.has(root.name.text)) return undefined;
  return /<xacro:|\bxmlns:xacro\s*=/.test(text) ? 'xacro' : 'urdf';
}

/** Reads a text; undefined where it is no MJCF, URDF or xacro, whatever else it may be. Never throws. */
export function readModelDocument(text: string): ModelDocument | undefined {
  const xml = parseXml(text);
  const language = detectLanguage(xml);
  if (xml.root === undefined || language === undefined) return undefined;
  const vocabulary: Vocabulary = language === 'mjcf' ? MJCF : URDF;
  const root = bind(xml.root, vocabulary.roots.get(xml.root.name.text), undefined, false);
  return { text, language, xml, lines: indexLines(text), root };
}

function bind(
  node: XmlElement,
  type: ElementType | undefined,
  parent: ModelElement | undefined,
  isOpen: boolean,
): ModelElement {
  const children: ModelElement[] = [];
  const inDefault = parent?.inDefault === true || parent?.type?.id === 'default';
  const element = { node, type, parent, inDefault, isOpen, children };
  for (const child of node.children) {
    if (child.kind !== 'element') continue;
    const tag = child.name.text;
    const known = type?.children.get(tag)?.element ?? (type && findVendorElement(type.tag, tag));
    children.push(
      bind(child, known, element, isOpen || type === undefined || (known === undefined && type.open === true)),
    );
  }
  return element;
}

/** Every element of a model, parents before children. */
export function* walkElements(element: ModelElement): Generator<ModelElement> {
  yield element;
  for (const child of element.children) yield* walkElements(child);
}

/** An attribute of an element that the vocabulary knows there. */
export const typeOfAttribute = (
  { type, inDefault }: ModelElement,
  { name }: XmlAttribute,
): AttributeType | undefined => {
  const found = type?.attributes.get(name.text);
  return found?.noDefault === true && inDefault ? undefined : found;
};
