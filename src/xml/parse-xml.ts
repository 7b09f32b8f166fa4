import { isSpace, skipName, skipSpace, startsName } from './characters.js';
import { checkText } from './check-text.js';
import { createElementStack } from './element-stack.js';
import { findBadEntities } from './entities.js';
import { scanAttributes } from './scan-attributes.js';
import type { XmlDocument, XmlLeaf, XmlNode } from './syntax-tree.js';
import { bracketMissing, lateDeclaration } from './tag-problems.js';
import { createTextReader } from './text-reader.js';

/**
 * Reads any text as XML. What is wrong becomes a problem, and the tree goes on with what was most likely meant. Never throws; linear in the length, up to
 * the depth.
 */
export function parseXml(text: string): XmlDocument {
  const reader = createTextReader(text);
  const { problems } = reader;
  const stack = createElementStack(text, problems);
  /** A document type may define entities. */
  let hasDoctype = false;
  /** Nothing but white space and instructions so far. */
  let mayDeclare = true;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (at === 1) stack.addLeaf('text', 0, 1);
  while (at < text.length) {
    const tag = findMarkup(at);
    if (tag > at) {
      stack.addLeaf('text', at, tag);
      checkText(reader, at, tag, stack.innermost() === undefined, !hasDoctype);
      at = tag;
      continue;
    }
    const next = text.charCodeAt(at + 1);
    if (next === SLASH) at = readCloseTag(at);
    else if (next === BANG || next === QUESTION) at = readSpecial(at);
    else at = readStartTag(at);
  }
  stack.closeAll();
  const root = stack.root();
  if (root === undefined && text.trim() !== '')
    problems.push({ start: 0, end: Math.min(1, text.length), message: 'There is no element in this document.' });
  return { text, nodes: stack.nodes, root, problems: problems.sort((a, b) => a.start - b.start) };

  /** The next `<` that begins something; one that does not is text. */
  function findMarkup(from: number): number {
    for (;;) {
      const tag = reader.findTag(from);
      if (tag === text.length) return tag;
      const next = text.charCodeAt(tag + 1);
      if (startsName(next) || next === SLASH || next === BANG || next === QUESTION) return tag;
      from = tag + 1;
    }
  }

  function readStartTag(start: number): number {
    mayDeclare = false;
    const nameEnd = skipName(text, start + 1);
    const { attributes, end, closing } = scanAttributes(reader, nameEnd);
    if (!hasDoctype && reader.findAmpersand(start) < end)
      for (const { value } of attributes) if (value !== undefined) findBadEntities(value.raw, value.start, problems);
    stack.addElement({
      kind: 'element',
      name: { text: text.slice(start + 1, nameEnd), start: start + 1, end: nameEnd },
      attributes,
      children: closing === '/>' ? NO_NODES : [],
      parent: stack.innermost(),
      start,
      end,
      openEnd: end,
      tagClosed: closing !== 'missing',
      selfClosing: closing === '/>',
      closeTag: undefined,
    });
    return end;
  }

  function readCloseTag(start: number): number {
    const nameEnd = skipName(text, start + 2);
    const bracket = skipSpace(text, nameEnd);
    const hasBracket = text.charCodeAt(bracket) === GREATER;
    const end = hasBracket ? bracket + 1 : nameEnd;
    const name = { text: text.slice(start + 2, nameEnd), start: start + 2, end: nameEnd };
    const tag = { name, start, end };
    if (!hasBracket) problems.push(bracketMissing(tag));
    stack.close(tag);
    return end;
  }

  /** What begins with `<!` or `<?`. */
  function readSpecial(start: number): number {
    for (const { kind, opening, closing } of DELIMITED) {
      if (!text.startsWith(opening, start)) continue;
      const found = text.indexOf(closing, start + opening.length);
      const end = found === -1 ? text.length : found + closing.length;
      if (found === -1) {
        const message = `${opening} is never closed: ${closing} is missing.`;
        problems.push({ start, end: start + opening.length, message });
      }
      if (kind === 'instruction' && !mayDeclare && isDeclaration(text, start))
        problems.push(lateDeclaration(start, end));
      mayDeclare &&= kind === 'instruction';
      stack.addLeaf(kind, start, end);
      return end;
    }
    mayDeclare = false;
    const end = skipDoctype(text, start);
    hasDoctype = true;
    stack.addLeaf('doctype', start, end);
    return end;
  }
}

/** Nothing is ever put into what closes itself. */
const NO_NODES: XmlNode[] = [];

const [SLASH, GREATER, LESS, BANG, QUESTION] = [47, 62, 60, 33, 63];

const DELIMITED: readonly { readonly kind: XmlLeaf['kind']; readonly opening: string; readonly closing: string }[] = [
  { kind: 'comment', opening: '<!--', closing: '-->' },
  { kind: 'cdata', opening: '<![CDATA[', closing: ']]>' },
  { kind: 'instruction', opening: '<?', closing: '?>' },
];

const isDeclaration = (text: string, start: number): boolean =>
  text.startsWith('<?xml', start) && isSpace(text.charCodeAt(start + 5));

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
