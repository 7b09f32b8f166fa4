import type { ReportReaderIssue } from '../issues.js';

/**
 * The lines of a reply without what has no meaning in it: byte order mark, carriage returns, control characters, code fences,
 * Markdown emphasis, headings, bullets, quotes, backslashes before underscores. A reply without line breaks is broken before its
 * fields.
 */
export function cleanLines(text: string, report: ReportReaderIssue): string[] {
  let plain = text.replace(/^\ufeff/, '').replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n');
  // A reply that came through JSON or a log twice: line breaks written as \n.
  if (!plain.includes('\n') && plain.includes('\\n')) plain = plain.replaceAll('\\n', '\n');
  if (!PART_LINE.test(plain) && plain.includes('l_')) plain = breakFlatText(plain);
  let markup = false;
  const lines: string[] = [];
  for (const line of plain.split('\n')) {
    if (line === '') {
      lines.push('');
      continue;
    }
    const trimmed = line.replace(CONTROL, ' ').trim();
    if (/^(?:```|~~~)/.test(trimmed)) {
      markup = true;
      continue;
    }
    const bare = trimmed.replace(LINE_START, '').replace(EMPHASIS, '').replaceAll('\\_', '_');
    markup ||= bare !== trimmed;
    lines.push(bare.trim());
  }
  if (markup) report('markup-removed', 'reply', [], 'removed the markup');
  return lines;
}

/** Quote marks, bullets, heading signs and numbers of a list before a label. Bounded, as every repetition of a group must be. */
const LINE_START = /^(?:[>#*•·+]{1,8}[ ]{1,8}|-[ ]{1,8}|#{1,8}|\d{1,3}[.)][ ]{1,8}(?=\W{0,8}(?:l_|group))){1,8}/;
/** A line that begins with the label of a part. All repetitions are bounded: the expression must stay linear on any text. */
const PART_LINE = /(?:^|\n)[ \t]{0,20}[>*\-#]{0,8}[ \t]{0,8}\*{0,4}l_?\d/;
/** Control characters but the line break. */
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f]/g;
/** ** and __ around words, and back ticks. A single star may be a times sign: 60*40. */
const EMPHASIS = /\*\*|`|(?<![\w])__(?=\w)|(?<=\w)__(?![\w])/g;

/** Breaks a text that lost its line breaks before each of the fields that begin a line. */
function breakFlatText(text: string): string {
  return text.replace(
    /[ \t]{1,20}(?=(?:l_\d{1,9}|group_\d{1,9}|Name|Category|Dimensions?|Parts|Group_info|Voxels) ?:)/g,
    '\n',
  );
}
