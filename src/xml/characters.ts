const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 58 || code >= 0x80;

/** Whether a name may begin with it: letters, `_`, `:`, and whatever is not ASCII. */
export const startsName = (code: number): boolean => isLetter(code);

/** Whether it may stand in a name: also digits, `-` and `.`. */
export const continuesName = (code: number): boolean =>
  isLetter(code) || (code >= 48 && code <= 57) || code === 45 || code === 46;

export const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 9 || code === 13;

/** The offset of the first character from `at` on that is no white space. */
export function skipSpace(text: string, at: number): number {
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** The offset after the name that begins at `at`; `at` itself where none does. */
export function skipName(text: string, at: number): number {
  if (at >= text.length || !startsName(text.charCodeAt(at))) return at;
  while (at < text.length && continuesName(text.charCodeAt(at))) at++;
  return at;
}
