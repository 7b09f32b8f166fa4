import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNpy } from '../../src/formats/npy.js';
import { readPhysxMobilityJson } from '../../src/formats/physx-mobility/read-physx-mobility-json.js';
import { readPhysxRun } from '../../src/formats/physx-mobility/read-physx-run.js';
import { findContractBreach } from '../fixtures/find-contract-breach.js';
import { mutateText, mutation } from '../fixtures/mutate-text.js';
import { makeCoordinateNpy } from '../fixtures/npy-bytes.js';
import { loadReplies } from '../fixtures/reply-corpus.js';

const KEYS = [
  'object_name',
  'category',
  'dimension',
  'parts',
  'group_info',
  'label',
  'name',
  'density',
  'priority_rank',
  '0',
  '1',
];

/** JSON of the data set's shape with anything in any place. */
const oddJson = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<unknown>(
      null,
      true,
      0,
      1,
      -1,
      0.5,
      1e308,
      'A',
      'B',
      'C',
      'D',
      'CB',
      '0',
      'l_1',
      '0.7 g/cm^3',
      '3*2*1',
      '',
    ),
    fc.double(),
    fc.array(tie('value'), { maxLength: 18 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 6 }),
  ),
})).value;

const oddObject = fc.record({
  parts: fc.array(fc.record({ label: fc.nat(5), name: oddJson, density: oddJson, priority_rank: oddJson }), {
    maxLength: 6,
  }),
  group_info: fc.dictionary(fc.constantFrom('0', '1', '2', '3', 'x'), fc.oneof(oddJson, oddGroup())),
  dimension: oddJson,
});

function oddGroup(): fc.Arbitrary<unknown> {
  const number = fc.oneof(
    fc.double({ min: -2, max: 2, noNaN: true }),
    fc.constantFrom<unknown>(null, '1', 'x', 1e300, 0),
  );
  return fc.tuple(
    fc.array(fc.nat(7), { maxLength: 4 }),
    fc.constantFrom('0', '1', '2', '3', '9', 0, null),
    fc.array(number, { maxLength: 18 }),
    fc.constantFrom('A', 'B', 'C', 'D', 'CB', 'E', 'F', 3),
  );
}

const check = (breach: string | undefined): void => {
  if (breach !== undefined) throw new Error(breach);
};

describe('importers are total', () => {
  it('JSON with anything in any place', () => {
    let withParts = 0;
    fc.assert(
      fc.property(fc.oneof(oddJson, oddObject), (value) => {
        const read = readPhysxMobilityJson(JSON.stringify(value));
        check(findContractBreach(read.value));
        if (read.value.parts.length > 0) withParts++;
      }),
      { seed: 11, numRuns: 2000 },
    );
    expect(withParts).toBeGreaterThan(500);
  });

  it('NumPy files with changed bytes', () => {
    const original = makeCoordinateNpy([[1, 2, 3], [4, 5, 6]]); // prettier-ignore
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(original.length - 1), fc.nat(255))),
        fc.nat(original.length),
        (changes, length) => {
          const bytes = original.slice(0, length === 0 ? original.length : length);
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
          const { value, issues } = readNpy(bytes);
          if (value === undefined) expect(issues.length).toBeGreaterThan(0);
          else expect(value.data.every((element) => Number.isFinite(element))).toBe(true);
        },
      ),
      { seed: 12, numRuns: 2000 },
    );
  });

  it('run folders with changed files', () => {
    const obj = 'mtllib a.mtl\nv 0 0 0\nv 1 0 0\nv 0 1 0\nvt 0 0\nf 1/1 2/1 3/1\n';
    const info = loadReplies().find((reply) => reply.name.includes('office-chair'))?.text ?? '';
    fc.assert(
      fc.property(fc.array(mutation, { maxLength: 3 }), fc.array(mutation, { maxLength: 6 }), (inInfo, inMesh) => {
        const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
        const files = new Map([
          ['r/basic_info.txt', encode(inInfo.reduce(mutateText, info))],
          ['r/coord_0.txt', encode(inMesh.reduce(mutateText, '1-50 60 70-80'))],
          ['r/objs/1/1.obj', encode(inMesh.reduce(mutateText, obj))],
          ['r/objs/1/a.mtl', encode(inMesh.reduce(mutateText, 'map_Kd a.png\n'))],
        ]);
        check(findContractBreach(readPhysxRun(files).value));
      }),
      { seed: 13, numRuns: 1000 },
    );
  });
});
