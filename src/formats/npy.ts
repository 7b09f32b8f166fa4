import { createIssueLog, issueKind, quoteInput } from '../core/issue-table.js';
import type { Read } from '../core/issue.js';

/** A numeric array in NumPy's order (C order, last index fastest). */
export interface NpyArray {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

/** What can be wrong with an .npy file. */
export const NPY_ISSUES = {
  'npy-not-npy': issueKind('error', () => 'The file does not begin as a NumPy array file does.'),
  'npy-version': issueKind('error', (version: number) => `Version ${version} of the format is not known.`),
  'npy-header': issueKind('error', (text: string) => `The header ${quoteInput(text)} cannot be read.`),
  'npy-type': issueKind(
    'error',
    (descr: string) => `Elements of type ${quoteInput(descr)} are no numbers that can be read.`,
    'Save the array as int64 or float32.',
  ),
  'npy-truncated': issueKind(
    'error',
    (have: number, need: number) => `The file has ${have} bytes of data, ${need} belong there.`,
  ),
  'npy-not-finite': issueKind('warning', (n: number) => `${n} elements are not finite.`),
} as const;

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

type Getter = (view: DataView, offset: number, littleEndian: boolean) => number;

/** Element types by NumPy's letter and size: bytes an element and how to read it. */
const ELEMENTS: ReadonlyMap<string, { readonly size: number; readonly get: Getter }> = new Map([
  ['b1', { size: 1, get: (view: DataView, at: number) => (view.getUint8(at) === 0 ? 0 : 1) }],
  ['i1', { size: 1, get: (view: DataView, at: number) => view.getInt8(at) }],
  ['u1', { size: 1, get: (view: DataView, at: number) => view.getUint8(at) }],
  ['i2', { size: 2, get: (view: DataView, at: number, little: boolean) => view.getInt16(at, little) }],
  ['u2', { size: 2, get: (view: DataView, at: number, little: boolean) => view.getUint16(at, little) }],
  ['i4', { size: 4, get: (view: DataView, at: number, little: boolean) => view.getInt32(at, little) }],
  ['u4', { size: 4, get: (view: DataView, at: number, little: boolean) => view.getUint32(at, little) }],
  ['i8', { size: 8, get: (view: DataView, at: number, little: boolean) => Number(view.getBigInt64(at, little)) }],
  ['u8', { size: 8, get: (view: DataView, at: number, little: boolean) => Number(view.getBigUint64(at, little)) }],
  ['f4', { size: 4, get: (view: DataView, at: number, little: boolean) => view.getFloat32(at, little) }],
  ['f8', { size: 8, get: (view: DataView, at: number, little: boolean) => view.getFloat64(at, little) }],
]);

/**
 * Reads a NumPy .npy file (format versions 1 to 3): booleans, integers and floats of either byte order, C or Fortran order, any
 * shape. Undefined, with an error, when it is something else; elements that are not finite become 0, with an issue. `where` names
 * the file in the issues. Source of the layout: NumPy's NEP 1.
 */
export function readNpy(bytes: Uint8Array, where = 'npy'): Read<NpyArray | undefined> {
  const { report, finish } = createIssueLog(NPY_ISSUES);
  const fail = (): Read<undefined> => ({ value: undefined, issues: finish() });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 10 || MAGIC.some((byte, k) => bytes[k] !== byte)) {
    report('npy-not-npy', where, []);
    return fail();
  }
  const version = bytes[6];
  if (version < 1 || version > 3) {
    report('npy-version', where, [version]);
    return fail();
  }
  const lengthBytes = version === 1 ? 2 : 4;
  const start = 8 + lengthBytes;
  const headerLength =
    version === 1 ? view.getUint16(8, true) : bytes.length >= start ? view.getUint32(8, true) : bytes.length;
  if (start + headerLength > bytes.length) {
    report('npy-truncated', where, [0, start + headerLength]);
    return fail();
  }
  const header = new TextDecoder('latin1').decode(bytes.subarray(start, start + Math.min(headerLength, 10_000)));
  const descr = /'descr'\s{0,8}:\s{0,8}'([<>|=]?)(\w{1,8})'/.exec(header);
  const shapeText = /'shape'\s{0,8}:\s{0,8}\(([\d, ]{0,200})\)/.exec(header);
  if (descr === null || shapeText === null) {
    report(descr === null && header.includes('descr') ? 'npy-type' : 'npy-header', where, [header]);
    return fail();
  }
  const element = ELEMENTS.get(descr[2]);
  if (element === undefined) {
    report('npy-type', where, [descr[1] + descr[2]]);
    return fail();
  }
  const shape = shapeText[1].split(',').map((side) => side.trim()).filter((side) => side !== '').map(Number); // prettier-ignore
  const count = shape.reduce((product, side) => product * side, 1);
  const have = bytes.length - start - headerLength;
  if (count * element.size > have) {
    report('npy-truncated', where, [have, count * element.size]);
    return fail();
  }
  const stored = new Float64Array(count);
  let odd = 0;
  for (let k = 0; k < count; k++) {
    const value = element.get(view, start + headerLength + k * element.size, descr[1] !== '>');
    if (Number.isFinite(value)) stored[k] = value;
    else odd++;
  }
  if (odd > 0) report('npy-not-finite', where, [odd], 'used 0 for them');
  const isFortran = /'fortran_order'\s{0,8}:\s{0,8}True/.test(header);
  return { value: { shape, data: isFortran ? toRowMajor(stored, shape) : stored }, issues: finish() };
}

/** Fortran order (first index fastest) to C order. */
function toRowMajor(data: Float64Array, shape: readonly number[]): Float64Array {
  const out = new Float64Array(data.length);
  const index = shape.map(() => 0);
  for (const value of data) {
    let at = 0;
    for (let d = 0; d < shape.length; d++) at = at * shape[d] + index[d];
    out[at] = value;
    for (let d = 0; d < shape.length && ++index[d] === shape[d]; d++) index[d] = 0;
  }
  return out;
}
