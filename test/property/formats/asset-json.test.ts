import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAssetJson } from '../../../src/formats/asset-json/read-asset-json.js';
import { writeAssetJson } from '../../../src/formats/asset-json/write-asset-json.js';
import { collectModelFiles } from '../../../src/formats/model-files/model-files.js';
import { writeMeshFiles } from '../../../src/formats/obj/write-mesh-files.js';
import type { SimAsset } from '../../../src/core/sim-asset.js';
import { randomAsset } from '../../fixtures/random-asset.js';
import { storageBox } from '../../fixtures/storage-box.js';

const textOf = (asset: SimAsset): string => new TextDecoder().decode(writeAssetJson(asset));

describe('asset.json', () => {
  it('gives back the very same asset', () => {
    fc.assert(
      fc.property(randomAsset, (asset) => {
        const { value, issues } = readAssetJson(textOf(asset), writeMeshFiles(asset));
        expect(issues).toEqual([]);
        expect(value).toEqual(asset);
      }),
      { seed: 31, numRuns: 60 },
    );
  });

  it('has the provenance of each value and no geometry', () => {
    const text = textOf(storageBox());
    expect(text).toContain('"bodies/lid/inertial": { "source": "rule", "detail": "volume times density" }');
    expect(text).toContain('"mesh": "meshes/lid_visual.obj"');
    expect(text.length).toBeLessThan(12_000);
  });

  it('is collected with every file that it names', async () => {
    const files = new Map([...writeMeshFiles(storageBox()), ['asset.json', writeAssetJson(storageBox())] as const]);
    const model = await collectModelFiles('/box/asset.json', (path) => Promise.resolve(files.get(path.slice(5))));
    expect(model?.missing).toEqual([]);
    expect(readAssetJson(textOf(storageBox()), model?.files ?? new Map()).value).toEqual(storageBox());
  });

  it('says which file is missing', () => {
    const files = new Map(writeMeshFiles(storageBox()));
    files.delete('meshes/knob_visual.obj');
    const { value, issues } = readAssetJson(textOf(storageBox()), files);
    expect(value).toBeUndefined();
    expect(issues).toMatchObject([
      { code: 'malformed-asset-json', message: expect.stringContaining('meshes/knob_visual.obj') as string },
    ]);
  });

  it('refuses a parent that is not there or comes later, and names that mean nothing', () => {
    const files = writeMeshFiles(storageBox());
    for (const [from, to] of [
      ['"parent": "lid"', '"parent": "lamp"'],
      ['"name": "knob",', '"name": "box",'],
      ['"material": "rubber"', '"material": "silk"'],
      ['"appearance": "oak"', '"appearance": "elm"'],
      ['"version": 1', '"version": 2'],
      ['"mountHeight": 0', '"mountHeight": null'],
    ]) {
      const text = textOf(storageBox());
      expect(text).toContain(from);
      expect(readAssetJson(text.replace(from, to), files).value).toBeUndefined();
    }
  });

  it('takes any text, and a document with any value replaced, without throwing', () => {
    const files = writeMeshFiles(storageBox());
    const document: unknown = JSON.parse(textOf(storageBox()));
    const paths = listPaths(document);
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), fc.string(), (path, put, text) => {
        const damaged = JSON.stringify(replaceAt(document, path, put));
        for (const source of [text, damaged]) {
          const { value, issues } = readAssetJson(source, files);
          expect(value === undefined).toBe(issues.length > 0);
        }
      }),
      { seed: 32, numRuns: 300 },
    );
  });
});

/** Paths of all values in a document. */
function listPaths(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, item]) => listPaths(item, [...at, key]))];
}

function replaceAt(value: unknown, path: readonly string[], put: unknown): unknown {
  if (path.length === 0) return put;
  const [key, ...rest] = path;
  if (Array.isArray(value))
    return value.map((item: unknown, i) => (String(i) === key ? replaceAt(item, rest, put) : item));
  const table = value as Record<string, unknown>;
  return { ...table, [key]: replaceAt(table[key], rest, put) };
}
