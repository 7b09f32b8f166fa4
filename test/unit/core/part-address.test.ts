import { describe, expect, it } from 'vitest';
import type { PartTable } from '../../../src/core/part-address.js';
import { addressOf, findPart } from '../../../src/core/part-address.js';

const TABLE: PartTable = {
  bodies: [
    { name: 'world', parent: 0 },
    { name: 'arm', parent: 0 },
    { name: '', parent: 1 },
  ],
  joints: [{ name: 'elbow', body: 1 }],
  geoms: [
    { name: '', body: 0 },
    { name: 'upper', body: 1 },
    { name: '', body: 1 },
    { name: '', body: 2 },
  ],
};
const address = (kind: 'body' | 'joint' | 'geom', index: number) => {
  const found = addressOf(TABLE, kind, index);
  if (found === undefined) throw new Error('no such part');
  return found;
};

describe('the address of a part', () => {
  it('is found again in the table that it is of', () => {
    for (const [kind, count] of [
      ['body', 3],
      ['joint', 1],
      ['geom', 4],
    ] as const)
      // prettier-ignore
      for (let i = 0; i < count; i++) expect(findPart(TABLE, address(kind, i))).toBe(i);
    expect(addressOf(TABLE, 'geom', 4)).toBeUndefined();
  });
  it('is found by its name wherever it is', () => {
    const moved = { ...TABLE, geoms: [...TABLE.geoms].reverse() };
    expect(findPart(moved, address('geom', 1))).toBe(2);
    expect(findPart({ ...TABLE, geoms: [] }, address('geom', 1))).toBeUndefined();
  });
  it('is found by its place in a body that has a name, though others have more', () => {
    const more = { ...TABLE, geoms: [{ name: '', body: 0 }, ...TABLE.geoms] };
    expect(findPart(more, address('geom', 2))).toBe(3);
    // Of a body without a name the place among all would count, and there are others now.
    expect(findPart(more, address('geom', 3))).toBeUndefined();
  });
  it('is not that of a part with a name, where it has none itself', () => {
    const named = { ...TABLE, geoms: TABLE.geoms.map((geom) => ({ ...geom, name: 'x' })) };
    expect(findPart(named, address('geom', 2))).toBeUndefined();
  });
});
