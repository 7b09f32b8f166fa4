import { isSpace, skipName, skipSpace, startsName } from './characters.js';
import type { XmlAttribute, XmlProblem, XmlValue } from './syntax-tree.js';
import type { TextReader } from './text-reader.js';

/** How a start tag goes on after its name. */
export interface TagRest {
  readonly attributes: readonly XmlAttribute[];
  /** Where the tag ends: after `>`, or after the last thing in it where that is missing. */
  readonly end: number;
  readonly closing: '>' | '/>' | 'missing';
}

/**
 * Reads attributes and the end of a start tag. A tag without an end stops before the next `<`; a value without its closing quote stops at the end of
 * the line or of the tag, so that one slip does not swallow what follows.
 *
 * @param at after the name of the tag.
 */
export function scanAttributes(reader: TextReader, at: number): TagRest {
  const { text, problems } = reader;
  const attributes: XmlAttribute[] = [];
  const nextTag = reader.findTag(at);
  let end = at;
  for (;;) {
    const next = skipSpace(text, end);
    if (next >= nextTag) return { attributes, end, closing: 'missing' };
    const code = text.charCodeAt(next);
    if (code === GREATER) return { attributes, end: next + 1, closing: '>' };
    if (code === SLASH && text.charCodeAt(next + 1) === GREATER) return { attributes, end: next + 2, closing: '/>' };
    if (!startsName(code)) {
      const after = skipJunk(text, next);
      problems.push({
        start: next,
        end: after,
        message: `Here an attribute is expected, not ${quoteShort(text, next, after)}.`,
      });
      end = after;
      continue;
    }
    if (next === end && attributes.length > 0)
      problems.push({
        start: next,
        end: next + 1,
        message: 'A space is missing before this attribute.',
        fix: insertAt(next, ' ', 'Insert a space'),
      });
    const attribute = scanAttribute(reader, next, nextTag);
    if (isNamed(attributes, attribute.name.text))
      problems.push({
        start: attribute.name.start,
        end: attribute.name.end,
        message: `The attribute ${attribute.name.text} stands here a second time.`,
        fix: { start: end, end: attribute.end, text: '', title: `Remove the second ${attribute.name.text}` },
      });
    attributes.push(attribute);
    end = attribute.end;
  }
}

function scanAttribute({ text, problems }: TextReader, start: number, nextTag: number): XmlAttribute {
  const nameEnd = skipName(text, start);
  const name = { text: text.slice(start, nameEnd), start, end: nameEnd };
  const equals = skipSpace(text, nameEnd);
  if (text.charCodeAt(equals) !== EQUALS) {
    const message = `The attribute ${name.text} has no value.`;
    problems.push({ start, end: nameEnd, message, fix: insertAt(nameEnd, '=""', 'Insert ="" after it') });
    return { name, start, end: nameEnd };
  }
  const at = skipSpace(text, equals + 1);
  const code = text.charCodeAt(at);
  if (code === QUOTE || code === APOSTROPHE) {
    const value = scanQuoted(text, at, code === QUOTE ? '"' : "'", nextTag, problems);
    return { name, value, start, end: value.end + (value.closed ? 1 : 0) };
  }
  const end = skipUnquoted(text, at);
  if (end === at) {
    problems.push({
      start,
      end: equals + 1,
      message: `The attribute ${name.text} has no value.`,
      fix: insertAt(equals + 1, '""', 'Insert "" after it'),
    });
    return { name, start, end: equals + 1 };
  }
  const raw = text.slice(at, end);
  problems.push({
    start: at,
    end,
    message: `The value of ${name.text} stands without quotes.`,
    fix: { start: at, end, text: `"${raw}"`, title: 'Put it in quotes' },
  });
  return { name, value: { raw, start: at, end, quote: 'none', closed: true }, start, end };
}

function scanQuoted(text: string, at: number, quote: '"' | "'", nextTag: number, problems: XmlProblem[]): XmlValue {
  const start = at + 1;
  const closing = text.indexOf(quote, start);
  if (closing !== -1 && closing < nextTag)
    return { raw: text.slice(start, closing), start, end: closing, quote, closed: true };
  let end = start;
  while (end < nextTag && text.charCodeAt(end) !== NEWLINE && text.charCodeAt(end) !== GREATER) end++;
  if (text.charCodeAt(end) === GREATER && end > start && text.charCodeAt(end - 1) === SLASH) end--;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  problems.push({
    start: at,
    end: Math.max(end, at + 1),
    message: `The closing quote ${quote} is missing.`,
    fix: insertAt(end, quote, `Insert ${quote}`),
  });
  return { raw: text.slice(start, end), start, end, quote, closed: false };
}

const [NEWLINE, QUOTE, APOSTROPHE, SLASH, LESS, EQUALS, GREATER] = [10, 34, 39, 47, 60, 61, 62];

function isNamed(attributes: readonly XmlAttribute[], name: string): boolean {
  for (const attribute of attributes) if (attribute.name.text === name) return true;
  return false;
}

/** The end of a value without quotes: before white space or the end of the tag. */
function skipUnquoted(text: string, at: number): number {
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isSpace(code) || code === GREATER || code === LESS) break;
    if (code === SLASH && text.charCodeAt(at + 1) === GREATER) break;
    at++;
  }
  return at;
}

/** The end of what is no attribute: at least one character, up to a name, white space or the end of the tag. */
function skipJunk(text: string, at: number): number {
  at++;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isSpace(code) || code === GREATER || code === LESS || code === SLASH || startsName(code)) break;
    at++;
  }
  return at;
}

const quoteShort = (text: string, start: number, end: number): string =>
  JSON.stringify(text.slice(start, Math.min(end, start + 20)));

const insertAt = (at: number, text: string, title: string) => ({ start: at, end: at, text, title });
