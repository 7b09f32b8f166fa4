import { Builder, Parser } from 'xml2js';

/** Attributes in order; those that are undefined are not written. */
export type XmlAttributes = Readonly<Record<string, string | undefined>>;

/** An XML element without positions. MJCF and URDF say all in elements and attributes; text stands only in Gazebo's extension. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: XmlAttributes;
  readonly children: readonly XmlElement[];
  readonly text?: string;
}

/** An element to write; undefined children are left out. */
export function element(
  name: string,
  attributes: XmlAttributes = {},
  children: readonly (XmlElement | undefined)[] = [],
): XmlElement {
  return { name, attributes, children: children.filter((child) => child !== undefined) };
}

/** An element that holds a text. */
export const textElement = (name: string, text: string): XmlElement => ({ name, attributes: {}, children: [], text });

/** The element, or undefined when it would hold nothing: an empty section. */
export const section = (name: string, children: readonly (XmlElement | undefined)[]): XmlElement | undefined =>
  children.some((child) => child !== undefined) ? element(name, {}, children) : undefined;

/** What xml2js builds from: `$` holds attributes, `_` text, other keys lists of children. */
interface BuilderNode {
  $?: Record<string, string>;
  _?: string;
  [child: string]: BuilderNode[] | Record<string, string> | string | undefined;
}

/**
 * The document as text, indented by two spaces, with `comment` before the root. Children of one element are grouped by their name
 * (xml2js keeps lists by name); within a name their order stays, which is all that MJCF and URDF rely on.
 */
export function writeXml(root: XmlElement, comment?: string): string {
  const builder = new Builder({ headless: true, renderOpts: { pretty: true, indent: '  ', newline: '\n' } });
  const body = builder.buildObject({ [root.name]: toBuilderNode(root) });
  // Two hyphens end a comment in the eyes of strict parsers.
  const head = comment === undefined ? '' : `<!-- ${clean(comment).replaceAll('--', '- -')} -->\n`;
  return `<?xml version="1.0" encoding="utf-8"?>\n${head}${body}\n`;
}

function toBuilderNode(source: XmlElement): BuilderNode {
  const node: BuilderNode = {};
  const attributes = Object.entries(source.attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, clean(value)] as const],
  );
  if (attributes.length > 0) node.$ = Object.fromEntries(attributes);
  if (source.text !== undefined) node._ = clean(source.text);
  for (const child of source.children) {
    const list = node[child.name];
    if (Array.isArray(list)) list.push(toBuilderNode(child));
    else node[child.name] = [toBuilderNode(child)];
  }
  return node;
}

/** Text without what XML 1.0 cannot hold in any spelling: control characters, lone surrogates, U+FFFE and U+FFFF. */
const clean = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, ' ');

/** What xml2js parses to, with `explicitChildren` and `preserveChildrenOrder`. */
interface ParsedNode {
  readonly '#name': string;
  readonly $?: Readonly<Record<string, string>>;
  readonly $$?: readonly ParsedNode[];
  readonly _?: string;
}

/** Deeper nesting than any model has; MuJoCo itself stops at 1000 levels. */
const MAX_DEPTH = 1000;

/** Reads a document. Never throws: `error` says what is wrong with a text that is not well-formed XML. */
export function parseXml(text: string): { readonly root?: XmlElement; readonly error?: string } {
  const parser = new Parser({ explicitChildren: true, preserveChildrenOrder: true, explicitRoot: false, async: false });
  let root: ParsedNode | null | undefined;
  let error: string | undefined;
  try {
    parser.parseString(text, (problem: Error | null, result: ParsedNode | null | undefined) => {
      error ??= problem?.message;
      root ??= result;
    });
  } catch (problem) {
    error ??= problem instanceof Error ? problem.message : String(problem);
  }
  if (error !== undefined) return { error: oneLine(error) };
  if (root === undefined || root === null || typeof root !== 'object') return { error: 'there is no element in it' };
  if (depthOf(root) > MAX_DEPTH) return { error: `its elements are nested more than ${MAX_DEPTH} deep` };
  return { root: fromParsed(root) };
}

/** sax gives the reason and the place on lines of their own, with lines counted from 0. */
const oneLine = (message: string): string =>
  message
    .replace(
      /\nLine: (\d+)\nColumn: (\d+)[^]*$/,
      (_, line: string, column: string) => ` (line ${Number(line) + 1}, column ${column})`,
    )
    .replace(/\s+/g, ' ');

function depthOf(root: ParsedNode): number {
  let depth = 0;
  for (let level: ParsedNode[] = [root]; level.length > 0 && depth <= MAX_DEPTH; depth++)
    level = level.flatMap((node) => [...(node.$$ ?? [])]);
  return depth;
}

function fromParsed(node: ParsedNode): XmlElement {
  return {
    name: node['#name'],
    // No prototype, so that an attribute is found only when it was written.
    attributes: Object.assign(Object.create(null) as Record<string, string>, node.$),
    children: (node.$$ ?? []).map(fromParsed),
    ...(typeof node._ === 'string' ? { text: node._ } : {}),
  };
}

/** Children of one name. */
export const childrenNamed = (parent: XmlElement, name: string): XmlElement[] =>
  parent.children.filter((child) => child.name === name);

/** The first child of a name. */
export const childNamed = (parent: XmlElement, name: string): XmlElement | undefined =>
  parent.children.find((child) => child.name === name);
