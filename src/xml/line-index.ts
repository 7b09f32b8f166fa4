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
  const starts = findLineStarts(text);
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

function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  let [feed, carriage] = [text.indexOf('\n'), text.indexOf('\r')];
  while (feed !== -1 || carriage !== -1) {
    const isFeed = carriage === -1 || (feed !== -1 && feed < carriage);
    const at = isFeed ? feed : carriage;
    // The line after \r\n begins after its \n.
    if (isFeed || feed !== at + 1) starts.push(at + 1);
    if (isFeed) feed = text.indexOf('\n', at + 1);
    else carriage = text.indexOf('\r', at + 1);
  }
  return starts;
}
