/** A key: its middle and size in pitches, from the lower left corner of the field; a name when it moves by itself. */
export interface Key {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly depth: number;
  readonly name?: string;
}

/** Rows from the front: [y, then widths of keys; a negative number is a gap; a text names the key before it]. */
type Row = readonly [y: number, x: number, ...keys: (number | string)[]];

const ones = (n: number): number[] => Array.from({ length: n }, () => 1);

/* ANSI layout of 104 keys. */
const MAIN: readonly Row[] = [
  [0, 0, 1.25, 1.25, 1.25, 6.25, 'space bar', 1.25, 1.25, 1.25, 1.25],
  [1, 0, 2.25, 'left shift', ...ones(10), 2.75, 'right shift'],
  [2, 0, 1.75, 'caps lock', ...ones(11), 2.25, 'enter'],
  [3, 0, 1.5, 'tab', ...ones(12), 1.5],
  [4, 0, ...ones(13), 2, 'backspace'],
];
const FUNCTIONS: Row = [5, 0, 1, 'escape', -1, ...ones(4), -0.5, ...ones(4), -0.5, ...ones(4)];
const CURSOR: readonly Row[] = [
  [0, 15.25, 1, 'left arrow', 1, 'down arrow', 1, 'right arrow'],
  [1, 16.25, 1, 'up arrow'],
  [3, 15.25, 1, 1, 1],
  [4, 15.25, 1, 1, 1],
  [5, 15.25, 1, 1, 1],
];
const padRows = (x: number, named: boolean): Row[] => {
  const keys = (names: readonly string[]): (number | string)[] => names.flatMap((name) => (named ? [1, name] : [1]));
  return [
    named ? [0, x, 2, 'key 0', 1, 'point'] : [0, x, 2, 1],
    [1, x, ...keys(['key 1', 'key 2', 'key 3'])],
    [2, x, ...keys(['key 4', 'key 5', 'key 6'])],
    [3, x, ...keys(['key 7', 'key 8', 'key 9'])],
    [4, x, 1, 1, 1, 1],
  ];
};

/** The keys of a layout and the size of its field, in pitches. */
export function layKeys(layout: 'full' | 'tenkeyless' | 'compact' | 'numpad'): {
  readonly keys: readonly Key[];
  /** Between blocks of keys: left, front, right, back. */
  readonly gaps: readonly (readonly [number, number, number, number])[];
  readonly columns: number;
  readonly rows: number;
} {
  if (layout === 'numpad')
    return {
      keys: [
        ...padRows(0, true).flatMap(readRow),
        { x: 3.5, y: 1, width: 1, depth: 2, name: 'enter' },
        { x: 3.5, y: 3, width: 1, depth: 2, name: 'plus' },
      ],
      gaps: [],
      columns: 4,
      rows: 5,
    };
  if (layout === 'compact') return { keys: MAIN.flatMap(readRow), gaps: [], columns: 15, rows: 5 };
  // The row of function keys stands half a pitch off.
  const lifted = ([y, ...rest]: Row): Row => [y === 5 ? 5.5 : y, ...rest] as Row;
  const typing = [...MAIN, lifted(FUNCTIONS), ...CURSOR.map(lifted)].flatMap(readRow);
  const gaps: [number, number, number, number][] = [
    [0, 5, 18.25, 5.5],
    [15.25, 2, 18.25, 3],
    [15.25, 1, 16.25, 2],
    [17.25, 1, 18.25, 2],
  ];
  if (layout === 'tenkeyless') return { keys: typing, gaps, columns: 18.25, rows: 6.5 };
  return {
    keys: [
      ...typing,
      ...padRows(18.5, false).flatMap(readRow),
      { x: 22, y: 1, width: 1, depth: 2 },
      { x: 22, y: 3, width: 1, depth: 2 },
    ],
    gaps: [...gaps, [18.25, 5, 22.5, 6.5]],
    columns: 22.5,
    rows: 6.5,
  };
}

function readRow([y, start, ...entries]: Row): Key[] {
  let x = start;
  const keys: Key[] = [];
  for (const entry of entries) {
    if (typeof entry === 'string') keys[keys.length - 1] = { ...keys[keys.length - 1], name: entry };
    else {
      if (entry > 0) keys.push({ x: x + entry / 2, y: y + 0.5, width: entry, depth: 1 });
      x += Math.abs(entry);
    }
  }
  return keys;
}
