import { skipName, skipSpace, startsName } from './characters.js';
import { countSlips } from './count-slips.js';
import { findBadEntities } from './entities.js';
import { scanAttributes } from './scan-attributes.js';
import type { XmlCloseTag, XmlDocument, XmlElement, XmlLeaf, XmlNode, XmlProblem } from './syntax-tree.js';

/** An element while it is read. */
type Open = { -readonly [K in keyof XmlElement]: XmlElement[K] } & { children: XmlNode[] };

/** What is nested deeper is taken as if it stood beside: whoever goes through a tree may do so by recursion. MuJoCo takes 1000 bodies. */
const DEEPEST = 1200;

/**
 * Reads any text as XML. What is wrong becomes a problem, and the tree goes on with what was most likely meant. Never throws; linear in the length, up to
 * the depth.
 */
export function parseXml(text: string): XmlDocument {
  const nodes: XmlNode[] = [];
  const problems: XmlProblem[] = [];
  const open: Open[] = [];
  /** Names of elements that were taken for closed before their close tag came: it is no second problem. */
  const closedEarly: string[] = [];
  let root: Open | undefined;
  let hasDoctype = false;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (at === 1) nodes.push({ kind: 'text', start: 0, end: 1, parent: undefined });

  const add = (kind: XmlLeaf['kind'], start: number, end: number): void => {
    const parent = open.at(-1);
    (parent?.children ?? nodes).push({ kind, start, end, parent });
  };
  const addDelimited = (kind: XmlLeaf['kind'], opening: string, closing: string): number => {
    const found = text.indexOf(closing, at + opening.length);
    const end = found === -1 ? text.length : found + closing.length;
    if (found === -1)
      problems.push({
        start: at,
        end: at + opening.length,
        message: `${opening} is never closed: ${closing} is missing.`,
      });
    add(kind, at, end);
    return end;
  };

  while (at < text.length) {
    const tag = findMarkup(text, at);
    if (tag > at) {
      add('text', at, tag);
      checkText(text, at, tag, open.at(-1), hasDoctype, problems);
      at = tag;
      continue;
    }
    if (text.startsWith('<!--', at)) at = addDelimited('comment', '<!--', '-->');
    else if (text.startsWith('<![CDATA[', at)) at = addDelimited('cdata', '<![CDATA[', ']]>');
    else if (text.startsWith('<?', at)) at = addDelimited('instruction', '<?', '?>');
    else if (text.startsWith('<!', at)) {
      const end = skipDoctype(text, at);
      hasDoctype = true;
      add('doctype', at, end);
      at = end;
    } else if (text.charCodeAt(at + 1) === SLASH) at = readCloseTag(at);
    else at = readStartTag(at);
  }
  for (const element of open.splice(0).reverse()) closeUnclosed(element, text.length, problems);
  if (root === undefined && text.trim() !== '')
    problems.push({ start: 0, end: Math.min(1, text.length), message: 'There is no element in this document.' });
  return { text, nodes, root, problems: problems.sort((a, b) => a.start - b.start) };

  function readStartTag(start: number): number {
    const nameEnd = skipName(text, start + 1);
    const name = { text: text.slice(start + 1, nameEnd), start: start + 1, end: nameEnd };
    const rest = scanAttributes(text, nameEnd, problems);
    for (const { value } of rest.attributes)
      if (value !== undefined && !hasDoctype) findBadEntities(value.raw, value.start, problems);
    const parent = open.at(-1);
    const element: Open = {
      kind: 'element',
      name,
      attributes: rest.attributes,
      children: [],
      parent,
      start,
      end: rest.end,
      openEnd: rest.end,
      tagClosed: rest.closing !== 'missing',
      selfClosing: rest.closing === '/>',
    };
    if (parent === undefined) {
      if (root !== undefined)
        problems.push({
          start,
          end: nameEnd,
          message: `A second element at the top: a document has one, here ${root.name.text}.`,
        });
      root ??= element;
    }
    (parent?.children ?? nodes).push(element);
    if (rest.closing === '/>') return rest.end;
    if (open.length < DEEPEST) open.push(element);
    else closedEarly.push(name.text);
    return rest.end;
  }

  function readCloseTag(start: number): number {
    const nameEnd = skipName(text, start + 2);
    const name = { text: text.slice(start + 2, nameEnd), start: start + 2, end: nameEnd };
    const bracket = skipSpace(text, nameEnd);
    const hasBracket = text.charCodeAt(bracket) === GREATER;
    const end = hasBracket ? bracket + 1 : nameEnd;
    if (!hasBracket)
      problems.push({
        start,
        end,
        message: `The close tag of ${name.text} has no >.`,
        fix: { start: end, end, text: '>', title: 'Insert >' },
      });
    const closeTag: XmlCloseTag = { name, start, end };
    let depth = open.length - 1;
    while (depth >= 0 && open[depth].name.text !== name.text) depth--;
    if (depth === -1) {
      const early = closedEarly.lastIndexOf(name.text);
      const top = open.at(-1);
      if (early !== -1) closedEarly.splice(early, 1);
      else if (top !== undefined && isSlip(name.text, top.name.text)) {
        problems.push({
          start: name.start,
          end: name.end,
          message: `This closes ${name.text}, but open is ${top.name.text}.`,
          fix: { start: name.start, end: name.end, text: top.name.text, title: `Rename to ${top.name.text}` },
        });
        open.pop();
        if (!top.tagClosed) problems.push(missingEnd(top, '>'));
        Object.assign(top, { closeTag, end });
        return end;
      } else
        problems.push({
          start,
          end,
          message:
            top === undefined
              ? `Nothing is open that ${text.slice(start, end)} could close.`
              : `No ${name.text || 'element'} is open here, but ${top.name.text}.`,
          fix: { start, end, text: '', title: `Remove ${text.slice(start, end)}` },
        });
      add('stray-close', start, end);
      return end;
    }
    for (const element of open.splice(depth + 1).reverse()) {
      closeUnclosed(element, start, problems);
      closedEarly.push(element.name.text);
    }
    const closed = open.pop() as Open;
    if (!closed.tagClosed) problems.push(missingEnd(closed, '>'));
    Object.assign(closed, { closeTag, end });
    return end;
  }
}

const [SLASH, GREATER, LESS, BANG, QUESTION] = [47, 62, 60, 33, 63];

/** The next `<` that begins something; one that does not is text. */
function findMarkup(text: string, from: number): number {
  for (let at = from; ; at++) {
    at = text.indexOf('<', at);
    if (at === -1) return text.length;
    const next = text.charCodeAt(at + 1);
    if (startsName(next) || next === SLASH || next === BANG || next === QUESTION) return at;
  }
}

/** Ends an element whose close tag never came. One whose start tag has no end either has no content: it goes to the parent. */
function closeUnclosed(element: Open, end: number, problems: XmlProblem[]): void {
  if (!element.tagClosed) {
    problems.push(missingEnd(element, '/>'));
    const siblings = element.parent?.children as XmlNode[] | undefined;
    const moved = element.children.map((child) => Object.assign(child, { parent: element.parent }));
    element.children = [];
    for (const child of moved) siblings?.push(child);
    element.end = element.openEnd;
    if (siblings !== undefined) return;
    // At the top nothing can take its content.
    element.children = moved.map((child) => Object.assign(child, { parent: element }));
  }
  element.end = end;
  if (element.tagClosed)
    problems.push({
      start: element.start,
      end: element.name.end,
      message: `${element.name.text} is never closed: </${element.name.text}> is missing.`,
      fix: { start: end, end, text: `</${element.name.text}>`, title: `Insert </${element.name.text}>` },
    });
}

const missingEnd = ({ name, start, openEnd }: Open, text: '>' | '/>'): XmlProblem => ({
  start,
  end: name.end,
  message: `The tag of ${name.text} has no end: > or /> is missing.`,
  fix: { start: openEnd, end: openEnd, text, title: `Insert ${text}` },
});

function checkText(
  text: string,
  start: number,
  end: number,
  parent: Open | undefined,
  hasDoctype: boolean,
  problems: XmlProblem[],
): void {
  const first = skipSpace(text, start);
  if (first >= end) return;
  const lone = text.indexOf('<', first);
  if (lone !== -1 && lone < end)
    problems.push({
      start: lone,
      end: lone + 1,
      message: 'Here a tag begins that has no name. A < in text is written &lt;.',
    });
  if (parent === undefined)
    problems.push({
      start: first,
      end: first + text.slice(first, end).trimEnd().length,
      message: 'Text stands outside of the document’s element.',
    });
  if (!hasDoctype) findBadEntities(text.slice(first, end), first, problems);
}

/** The end of `<!DOCTYPE ... [ ... ]>`. */
function skipDoctype(text: string, start: number): number {
  let inner = 0;
  for (let at = start + 2; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 91) inner++;
    else if (code === 93) inner--;
    else if (code === GREATER && inner <= 0) return at + 1;
    else if (code === LESS && inner <= 0) return at;
  }
  return text.length;
}

/** Whether one name is the other with one slip. */
const isSlip = (a: string, b: string): boolean => Math.min(a.length, b.length) >= 3 && countSlips(a, b, 2) === 1;
