import type { XmlProblem } from './syntax-tree.js';

const NAMED = new Map([['lt', '<'], ['gt', '>'], ['amp', '&'], ['quot', '"'], ['apos', "'"]]); // prettier-ignore
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|([A-Za-z_][\w.-]*));/g;

/** Text as it is meant: `&lt;` is `<`. What is no entity stays. */
export function decodeEntities(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED.get(name) ?? whole;
    const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Text as it is written in a value between double quotes. */
export const encodeEntities = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : c === '>' ? '&gt;' : '&quot;'));

/** Each `&` that begins no entity that XML knows. */
export function findBadEntities(raw: string, offset: number, problems: XmlProblem[]): void {
  for (let at = raw.indexOf('&'); at !== -1; at = raw.indexOf('&', at + 1)) {
    const entity = /^&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z_][\w.-]*);/.exec(raw.slice(at, at + 40))?.[0];
    if (entity !== undefined && (entity[1] === '#' || NAMED.has(entity.slice(1, -1)))) continue;
    const start = offset + at;
    const message =
      entity === undefined
        ? 'A & by itself is written &amp;.'
        : `XML does not know ${entity}; it has &lt; &gt; &amp; &quot; &apos;.`;
    problems.push({
      start,
      end: start + (entity?.length ?? 1),
      message,
      fix: { start, end: start + 1, text: '&amp;', title: 'Write &amp;' },
    });
  }
}
