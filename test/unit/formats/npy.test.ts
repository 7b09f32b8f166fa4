import { describe, expect, it } from 'vitest';
import { readNpy } from '../../../src/formats/npy.js';
import { makeCoordinateNpy, makeNpy } from '../../fixtures/npy-bytes.js';

const bytesOf = (array: ArrayBufferView): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

const codesOf = (bytes: Uint8Array): string[] => readNpy(bytes).issues.map((issue) => issue.code);

describe('readNpy', () => {
  it('reads N x 3 coordinates of int64', () => {
    const { value, issues } = readNpy(makeCoordinateNpy([[1, 2, 3], [31, 0, 7]])); // prettier-ignore
    expect(value).toEqual({ shape: [2, 3], data: Float64Array.of(1, 2, 3, 31, 0, 7) });
    expect(issues).toEqual([]);
  });

  it.each([
    ['|b1', Uint8Array.of(1, 0, 255), [1, 0, 1]],
    ['|i1', Int8Array.of(-1, 0, 5), [-1, 0, 5]],
    ['|u1', Uint8Array.of(255, 0, 5), [255, 0, 5]],
    ['<i2', Int16Array.of(-300, 0, 5), [-300, 0, 5]],
    ['<u2', Uint16Array.of(65535, 0, 5), [65535, 0, 5]],
    ['<i4', Int32Array.of(-70000, 0, 5), [-70000, 0, 5]],
    ['<u4', Uint32Array.of(4e9, 0, 5), [4e9, 0, 5]],
    ['<u8', BigUint64Array.of(9n, 0n, 5n), [9, 0, 5]],
    ['<f4', Float32Array.of(0.5, -2, 5), [0.5, -2, 5]],
    ['<f8', Float64Array.of(0.1, -2, 5), [0.1, -2, 5]],
    ['=f8', Float64Array.of(0.1, -2, 5), [0.1, -2, 5]],
  ])('reads elements of type %s', (descr, array, expected) => {
    expect([...(readNpy(makeNpy(descr, '3,', bytesOf(array))).value?.data ?? [])]).toEqual(expected);
  });

  it('reads big-endian elements', () => {
    expect(readNpy(makeNpy('>i4', '1,', Uint8Array.of(0, 0, 1, 2))).value?.data[0]).toBe(258);
  });

  it.each([1, 2, 3])('reads version %i of the format', (version) => {
    expect(readNpy(makeNpy('|u1', '2,', Uint8Array.of(7, 8), { version })).value?.data).toEqual(Float64Array.of(7, 8));
  });

  it('turns Fortran order into C order', () => {
    const columns = Uint8Array.of(1, 4, 2, 5, 3, 6);
    const { value } = readNpy(makeNpy('|u1', '2, 3', columns, { fortran: true }));
    expect(value?.data).toEqual(Float64Array.of(1, 2, 3, 4, 5, 6));
  });

  it('reads a file inside a larger buffer', () => {
    const file = makeCoordinateNpy([[1, 2, 3]]);
    const larger = new Uint8Array(file.length + 9);
    larger.set(file, 5);
    expect(readNpy(larger.subarray(5, 5 + file.length)).value?.data).toEqual(Float64Array.of(1, 2, 3));
  });

  it.each([
    ['an empty file', new Uint8Array(), 'npy-not-npy'],
    ['another format', makeNpy('<i8', '0,', new Uint8Array(), { magic: '\u0089PNG\r\n' }), 'npy-not-npy'],
    ['an unknown version', makeNpy('<i8', '0,', new Uint8Array(), { version: 9 }), 'npy-version'],
    ['objects', makeNpy('|O', '1,', new Uint8Array(8)), 'npy-type'],
    ['records', makeNpy("[('x', '<f4'), ('y', '<f4')]", '1,', new Uint8Array(8)), 'npy-type'],
    ['complex numbers', makeNpy('<c16', '1,', new Uint8Array(16)), 'npy-type'],
    ['a shape of names', makeNpy('<i8', "'x'", new Uint8Array(8)), 'npy-header'],
    ['missing data', makeNpy('<i8', '2, 3', new Uint8Array(40)), 'npy-truncated'],
    [
      'a shape that overflows',
      makeNpy('<i8', '99999999999999999999, 99999999999999999999', new Uint8Array(8)),
      'npy-truncated',
    ],
    ['a header that is cut off', makeNpy('<i8', '1,', new Uint8Array(8)).subarray(0, 40), 'npy-truncated'],
    ['ten bytes', makeNpy('<i8', '1,', new Uint8Array(8), { version: 2 }).subarray(0, 10), 'npy-truncated'],
  ])('refuses %s', (_, bytes, code) => {
    expect(readNpy(bytes).value).toBeUndefined();
    expect(codesOf(bytes)).toEqual([code]);
  });

  it('replaces what is not finite', () => {
    const bytes = makeNpy('<f8', '3,', bytesOf(Float64Array.of(NaN, Infinity, 2)));
    expect(readNpy(bytes).value?.data).toEqual(Float64Array.of(0, 0, 2));
    expect(codesOf(bytes)).toEqual(['npy-not-finite']);
  });
});
