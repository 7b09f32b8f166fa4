import { emptyGrid, type VoxelGrid } from '../../../src/core/voxel-grid.js';
import { numberedLines, refuse, type Decoded, type Encoding } from './decoded.js';

const SIZE = 64;
const AREA = SIZE * SIZE;

/**
 * Our reading of the layered form of PhysX-Omni (arXiv 2605.21572), which we know from a description of it alone: slices along z of a 64^3
 * grid; in a slice the runs of consecutive x * 64 + y as `start length`; slices that occur so often that it pays are named by a letter first
 * (`a: 12 5 76 5`) and referred to (`0: layer a`), also with what is added to and taken from them (`10: layer a + 200 3 - 12 2`).
 */
export const NAMED_LAYERS: Encoding = { name: 'named layers 64', size: SIZE, encode, decode };

interface NamedLayer {
  readonly name: string;
  readonly cells: Uint8Array;
}

function encode(grid: VoxelGrid): string {
  const slices = Array.from({ length: SIZE }, (_, z) => sliceOf(grid, z));
  const texts = slices.map(writeRuns);
  const uses = new Map<string, number>();
  for (const text of texts) uses.set(text, (uses.get(text) ?? 0) + 1);
  const named = new Map<string, NamedLayer>();
  texts.forEach((text, z) => {
    if (!named.has(text) && isWorthNaming(text, uses.get(text) ?? 0))
      named.set(text, { name: layerName(named.size), cells: slices[z] });
  });
  const lines = [...named].map(([text, { name }]) => `${name}: ${text}`);
  texts.forEach((text, z) => {
    if (text === '') return;
    const nearest = named.get(text) ?? nearestLayer([...named.values()], slices[z]);
    const change = nearest === undefined ? text : writeChange(nearest, slices[z]);
    lines.push(`${z}: ${change.length < text.length ? change : text}`);
  });
  return lines.join('\n');
}

/** The layer that differs from a slice in the fewest cells. */
function nearestLayer(layers: readonly NamedLayer[], slice: Uint8Array): NamedLayer | undefined {
  let [nearest, fewest]: [NamedLayer | undefined, number] = [undefined, Infinity];
  for (const layer of layers) {
    let differing = 0;
    for (let i = 0; i < AREA; i++) differing += layer.cells[i] ^ slice[i];
    if (differing < fewest) [nearest, fewest] = [layer, differing];
  }
  return nearest;
}

/** Whether a slice is shorter named once and referred to than written out each time. */
const isWorthNaming = (text: string, uses: number): boolean =>
  uses > 1 && uses * (text.length - 'layer a'.length) > text.length + 'a: '.length;

function writeChange({ name, cells }: NamedLayer, slice: Uint8Array): string {
  const added = writeRuns(slice.map((v, i) => v & (1 - cells[i])));
  const taken = writeRuns(slice.map((v, i) => cells[i] & (1 - v)));
  return `layer ${name}${added === '' ? '' : ` + ${added}`}${taken === '' ? '' : ` - ${taken}`}`;
}

/** a to z, then aa, ab and so on; at most 32 of 64 slices have an equal one before them. */
const layerName = (i: number): string =>
  i < 26 ? String.fromCharCode(97 + i) : `a${String.fromCharCode(97 + i - 26)}`;

function sliceOf({ occupied }: VoxelGrid, z: number): Uint8Array {
  const cells = new Uint8Array(AREA);
  for (let i = 0; i < AREA; i++) cells[i] = occupied[i * SIZE + z];
  return cells;
}

function writeRuns(cells: Uint8Array): string {
  const runs: string[] = [];
  for (let start = cells.indexOf(1); start !== -1;) {
    const gap = cells.indexOf(0, start);
    const end = gap === -1 ? AREA : gap;
    runs.push(`${start} ${end - start}`);
    start = gap === -1 ? -1 : cells.indexOf(1, gap);
  }
  return runs.join(' ');
}

function decode(text: string): Decoded {
  const grid = emptyGrid(SIZE);
  const named = new Map<string, Uint8Array>();
  for (const { line, number } of numberedLines(text)) {
    const [, head, body] = (/^(\d{1,2}|[a-z]{1,2}): (.*)$/.exec(line) ?? []) as readonly (string | undefined)[];
    if (head === undefined || body === undefined || Number(head) >= SIZE)
      return refuse(number, 'no slice and no name', line);
    const cells = readSlice(body, named);
    if (cells === undefined) return refuse(number, 'no runs and no known layer', line);
    if (/^[a-z]/.test(head)) named.set(head, cells);
    else cells.forEach((v, i) => (grid.occupied[i * SIZE + Number(head)] |= v));
  }
  return { grid };
}

function readSlice(body: string, named: ReadonlyMap<string, Uint8Array>): Uint8Array | undefined {
  const change = /^layer ([a-z]+)(?: \+ ([\d ]+?))?(?: - ([\d ]+))?$/.exec(body) ?? [];
  const [, name, added = '', taken = ''] = change as readonly (string | undefined)[];
  if (name === undefined) {
    const cells = new Uint8Array(AREA);
    return fillRuns(cells, body, 1) ? cells : undefined;
  }
  const base = named.get(name);
  if (base === undefined) return undefined;
  const cells = Uint8Array.from(base);
  return fillRuns(cells, added, 1) && fillRuns(cells, taken, 0) ? cells : undefined;
}

/** False when the text is not pairs of a start and a length within the slice. */
function fillRuns(cells: Uint8Array, text: string, value: 0 | 1): boolean {
  const numbers = text.split(' ').filter((word) => word !== '');
  if (numbers.length % 2 !== 0 || numbers.some((word) => !/^\d{1,4}$/.test(word))) return false;
  for (let i = 0; i < numbers.length; i += 2) {
    const [start, length] = [Number(numbers[i]), Number(numbers[i + 1])];
    if (length === 0 || start + length > AREA) return false;
    cells.fill(value, start, start + length);
  }
  return true;
}
