import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KinematicGroup, Motion, Part, PhysicalObject } from '../../src/core/physical-object.js';
import { emptyGrid } from '../../src/core/voxel-grid.js';
import { readDescription } from '../../src/representation/description/read-description.js';
import { writeDescription } from '../../src/representation/description/write-description.js';
import { findObjectDifference } from '../fixtures/find-object-difference.js';

const number = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
const vector = fc.tuple(number(-40, 40), number(-40, 40), number(-40, 40));
const direction = vector.filter((v) => Math.hypot(...v) > 0.01);
const range = fc.tuple(number(-20, 0), number(0.01, 20));
const angles = fc.tuple(number(-3, 0), number(0.01, 3));

/** Words, with the commas, numbers and units that make a field of the text hard to find. */
const word = fc.constantFrom(
  'drawer',
  'left',
  'oak',
  '304',
  '2 cm',
  '木箱',
  'a/b',
  'front (upper, left)',
  "user's",
  '3',
  '50%',
  'x',
);
const phrase = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(', '));
const name = fc.tuple(fc.constantFrom('drawer', 'Knob', 'door 2', '桌子'), phrase).map((words) => words.join(', '));
const material = fc.constantFrom(
  'wood',
  'stainless steel',
  'steel, 304L',
  'ABS plastic',
  '木材',
  'wood (oak, varnished)',
);

const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const compact = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T;

const part = (id: number): fc.Arbitrary<Part> =>
  fc
    .record({
      name,
      material,
      density: optional(number(5, 22_000)),
      youngsModulus: optional(number(1e4, 1e12)),
      poissonsRatio: optional(number(0, 0.5)),
      affordance: fc.integer({ min: 1, max: 10 }),
      description: fc.oneof(phrase, fc.constant('')),
      geometry: optional(
        fc.array(fc.nat(32767), { minLength: 1, maxLength: 9 }).map((indices) => {
          const grid = emptyGrid();
          for (const index of indices) grid.occupied[index] = 1;
          return { kind: 'voxels', grid } as const;
        }),
      ),
    })
    .map((fields) => compact({ id, ...fields }) as Part);

const motion: fc.Arbitrary<Motion> = fc.oneof(
  fc.constant<Motion>({ kind: 'fixed' }),
  fc.constant<Motion>({ kind: 'free' }),
  fc.record({ kind: fc.constant('slide' as const), direction, range }),
  fc
    .record({ kind: fc.constant('hinge' as const), direction, position: vector, range: optional(angles) })
    .map((m) => compact(m) as Motion),
  fc
    .record({ kind: fc.constant('ball' as const), position: vector, maxAngle: optional(number(0.01, 3)) })
    .map((m) => compact(m) as Motion),
  fc
    .record({
      kind: fc.constant('hinge-slide' as const),
      direction,
      position: vector,
      range: optional(angles),
      slideDirection: direction,
      slideRange: range,
    })
    .map((m) => compact(m) as Motion),
);

/** An object of 1 to 6 parts with a random tree of groups. */
const object: fc.Arbitrary<PhysicalObject> = fc.integer({ min: 1, max: 6 }).chain((count) =>
  fc
    .record({
      name,
      category: fc.constantFrom('Storage furniture', 'Lamp', '柜子'),
      dimensions: optional(fc.tuple(number(0.01, 5), number(0.01, 5), number(0.01, 5))),
      parts: fc.tuple(...Array.from({ length: count }, (_, k) => part(k))),
      homes: fc.array(fc.nat(count - 1), { minLength: count, maxLength: count }),
      motions: fc.array(motion, { minLength: count, maxLength: count }),
      parents: fc.array(fc.nat(99), { minLength: count, maxLength: count }),
      isFree: fc.boolean(),
    })
    .map(({ homes, motions, parents, isFree, ...fields }) => {
      const used = [...new Set(homes)].sort((a, b) => a - b);
      const groups = used.map((home, k): KinematicGroup => {
        const parts = fields.parts.map((item) => item.id).filter((id) => homes[id] === home);
        if (k === 0) return { id: home, parts, motion: { kind: isFree ? 'free' : 'fixed' } };
        return { id: home, parts, parent: used[parents[k] % k], motion: motions[k] };
      });
      return compact({ ...fields, groups, textures: [], provenance: {} }) as PhysicalObject;
    }),
);

describe('write and read', () => {
  it('gives any object back, to eleven digits', () => {
    fc.assert(
      fc.property(object, (original) => {
        const text = writeDescription(original);
        const { value } = readDescription(text);
        const difference = findObjectDifference(value, original, 1e-11);
        if (difference !== undefined) throw new Error(`${difference}\n${text}`);
        expect(writeDescription(value)).toBe(text);
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});
