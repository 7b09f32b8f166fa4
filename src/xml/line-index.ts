/** Line and character, both from 0, characters in UTF-16 units: VS Code's and the language server protocol's. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface LineIndex {
  /** Of an offset in the text; one outside is taken for the nearest. */
  readonly positionAt: (offset: number) => Position;
  readonly offsetAt: (position: Position) => number;
  readonly lineCount: number;
}

/** Where the lines of a text begin: after \n, \r\n, or \r alone. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 13 && text.charCodeAt(at + 1) === 10) continue;
    if (code === 10 || code === 13) starts.push(at + 1);
  }
  return {
    lineCount: starts.length,
    positionAt(offset) {
      const inside = Math.max(0, Math.min(offset, text.length));
      let [low, high] = [0, starts.length - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle] <= inside) low = middle;
        else high = middle - 1;
      }
      return { line: low, character: inside - starts[low] };
    },
    offsetAt({ line, character }) {
      if (line < 0) return 0;
      if (line >= starts.length) return text.length;
      const end = line + 1 < starts.length ? starts[line + 1] - 1 : text.length;
      return Math.min(starts[line] + Math.max(0, character), Math.max(end, starts[line]));
    },
  };
}
