/**
 * Whether a text whose root is `robot` is xacro: it has elements of it, or values that it makes. What xacro has written names it too, in its root or in
 * comments, and has nothing left of it.
 */
export function isXacro(text: string): boolean {
  if (!text.includes('xacro')) return false;
  const code = text.replace(/<!--[^]*?-->/g, '');
  return /<xacro:/.test(code) || (/\bxmlns:xacro\s*=/.test(code) && /="[^"<>]*\$[{(]/.test(code));
}
