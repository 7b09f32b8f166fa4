import { skipSpace } from './characters.js';
import { findBadEntities } from './entities.js';
import type { TextReader } from './text-reader.js';

/**
 * What is wrong with the text between two tags.
 *
 * @param atTop whether it stands outside of every element.
 * @param checkEntities false where the document may define some.
 */
export function checkText(
  { text, problems, findAmpersand }: TextReader,
  start: number,
  end: number,
  atTop: boolean,
  checkEntities: boolean,
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
  if (atTop)
    problems.push({
      start: first,
      end: first + text.slice(first, end).trimEnd().length,
      message: 'Text stands outside of the document’s element.',
    });
  if (checkEntities && findAmpersand(first) < end) findBadEntities(text.slice(first, end), first, problems);
}
