const [NAME_START, NAME, SPACE] = [1, 2, 4];

/** What an ASCII character may be, by its code. */
const CLASSES = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Za-z_:]/.test(character)) return NAME_START | NAME;
  if (/[\d.-]/.test(character)) return NAME;
  return /[ \n\t\r]/.test(character) ? SPACE : 0;
});

/** Whether a name may begin with it: letters, `_`, `:`, and whatever is not ASCII. */
export const startsName = (code: number): boolean => code >= 128 || (CLASSES[code] & NAME_START) !== 0;

export const isSpace = (code: number): boolean => code < 128 && (CLASSES[code] & SPACE) !== 0;

/** The offset of the first character from `at` on that is no white space. */
export function skipSpace(text: string, at: number): number {
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** The offset after the name that begins at `at`; `at` itself where none does. In a name may also stand digits, `-` and `.`. */
export function skipName(text: string, at: number): number {
  if (at >= text.length || !startsName(text.charCodeAt(at))) return at;
  while (at < text.length && continuesName(text.charCodeAt(at))) at++;
  return at;
}

const continuesName = (code: number): boolean => code >= 128 || (CLASSES[code] & NAME) !== 0;
