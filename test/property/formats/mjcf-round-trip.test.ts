import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMjcf } from '../../../src/formats/mjcf/read-mjcf.js';
import { writeMjcf } from '../../../src/formats/mjcf/write-mjcf.js';
import { writeScene } from '../../../src/formats/mjcf/write-scene.js';
import { writeMeshFiles } from '../../../src/formats/obj/write-mesh-files.js';
import type { SimAsset } from '../../../src/core/sim-asset.js';
import { expectSameAsset } from '../../fixtures/expect-same-asset.js';
import { randomAsset } from '../../fixtures/random-asset.js';
import { storageBox } from '../../fixtures/storage-box.js';

const textOf = (asset: SimAsset): string => new TextDecoder().decode(writeMjcf(asset).get(`${asset.name}.xml`));

describe('writeMjcf and readMjcf', () => {
  it('give back the same asset, with no issue', () => {
    fc.assert(
      fc.property(randomAsset, (asset) => {
        const { value, issues } = readMjcf(textOf(asset), writeMeshFiles(asset));
        expect(issues).toEqual([]);
        expectSameAsset(value, asset);
      }),
      { seed: 21, numRuns: 60 },
    );
  });

  it.each(['My photo (1)', 'шкаф', 'a & b "c"', 'dark scene', '9'])('work for an asset named %s', (name) => {
    const asset = storageBox('fixed', name);
    const { value, issues } = readMjcf(textOf(asset), writeMeshFiles(asset));
    expect(issues).toEqual([]);
    expectSameAsset(value, asset);
  });

  it('give back the asset from its scene', () => {
    const asset = storageBox('fixed');
    const scene = new TextDecoder().decode(writeScene(asset).get('scene.xml'));
    const { value, issues } = readMjcf(scene, new Map([...writeMjcf(asset), ...writeMeshFiles(asset)]));
    expect(new Set(issues.map((issue) => issue.code))).toEqual(new Set(['model-left-out']));
    expectSameAsset(value && { ...value, appearances: asset.appearances }, asset);
  });

  it('give back what was read, to the letter', () => {
    for (const base of ['free', 'fixed'] as const) {
      const text = textOf(storageBox(base));
      const { value } = readMjcf(text, writeMeshFiles(storageBox(base)));
      if (value === undefined) throw new Error('nothing was read');
      expect(textOf(value)).toBe(text);
    }
  });
});

describe('readMjcf', () => {
  it('takes any text without throwing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string().map((s) => `<mujoco>${s}</mujoco>`),
        ),
        (text) => {
          expect(readMjcf(text, new Map()).issues).toBeInstanceOf(Array);
        },
      ),
      { seed: 22, numRuns: 300 },
    );
  });

  it('takes a model with any damage without throwing or giving back what is not finite', () => {
    const whole = textOf(storageBox());
    const files = writeMeshFiles(storageBox());
    const damage = fc.record({
      at: fc.nat(whole.length),
      length: fc.nat(40),
      text: fc.oneof(
        fc.constantFrom('1e999', '-1', '0', 'nan', '"', '<', '/>', '1e300', ' '),
        fc.string({ maxLength: 6 }),
      ),
    });
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (list) => {
        let text = whole;
        for (const { at, length, text: put } of list) text = text.slice(0, at) + put + text.slice(at + length);
        const { value, issues } = readMjcf(text, files);
        if (value === undefined) expect(issues.some((issue) => issue.severity === 'error')).toBe(true);
        else expect(() => writeMjcf(value)).not.toThrow();
      }),
      { seed: 23, numRuns: 400 },
    );
  });
});
