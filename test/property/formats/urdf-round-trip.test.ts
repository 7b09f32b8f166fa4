import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUrdf } from '../../../src/formats/urdf/read-urdf.js';
import { writeUrdf } from '../../../src/formats/urdf/write-urdf.js';
import { writeMeshFiles } from '../../../src/formats/obj/write-mesh-files.js';
import type { SimAsset } from '../../../src/core/sim-asset.js';
import { expectSameAsset } from '../../fixtures/expect-same-asset.js';
import { randomAsset } from '../../fixtures/random-asset.js';
import { storageBox } from '../../fixtures/storage-box.js';

const textOf = (asset: SimAsset): string => new TextDecoder().decode(writeUrdf(asset).get(`${asset.name}.urdf`));

describe('writeUrdf and readUrdf', () => {
  it('give back the same asset, with no issue', () => {
    fc.assert(
      fc.property(randomAsset, (asset) => {
        const { value, issues } = readUrdf(textOf(asset), writeMeshFiles(asset));
        expect(issues).toEqual([]);
        // Roll, pitch and yaw lose digits near a pitch of 90 degrees.
        expectSameAsset(value, asset, 1e-7);
      }),
      { seed: 41, numRuns: 60 },
    );
  });

  it('give back a chain with a ball, a slide and a hinge, springs and a capsule', () => {
    for (const base of ['free', 'fixed'] as const) {
      const asset = storageBox(base);
      const { value, issues } = readUrdf(textOf(asset), writeMeshFiles(asset));
      expect(issues).toEqual([]);
      expectSameAsset(value, asset);
    }
  });
});

describe('readUrdf', () => {
  it('takes any text without throwing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string().map((s) => `<robot>${s}</robot>`),
        ),
        (text) => {
          expect(readUrdf(text, new Map()).issues).toBeInstanceOf(Array);
        },
      ),
      { seed: 42, numRuns: 300 },
    );
  });

  it('takes a robot with any damage without throwing or giving back what is not finite', () => {
    const whole = textOf(storageBox());
    const files = writeMeshFiles(storageBox());
    const put = fc.oneof(
      fc.constantFrom('1e999', '-1', '0', 'nan', '"', '<', '/>', '1e300', ' '),
      fc.string({ maxLength: 6 }),
    );
    const damage = fc.record({ at: fc.nat(whole.length), length: fc.nat(40), put });
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (list) => {
        let text = whole;
        for (const { at, length, put: insert } of list) text = text.slice(0, at) + insert + text.slice(at + length);
        const { value, issues } = readUrdf(text, files);
        if (value === undefined) expect(issues.some((issue) => issue.severity === 'error')).toBe(true);
        else expect(() => writeUrdf(value)).not.toThrow();
      }),
      { seed: 43, numRuns: 400 },
    );
  });
});
