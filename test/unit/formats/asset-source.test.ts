import { describe, expect, it } from 'vitest';
import type { AssetSource } from '../../../src/formats/asset-json/asset-source.js';
import { readAssetHead } from '../../../src/formats/asset-json/asset-source.js';
import { readAssetJson } from '../../../src/formats/asset-json/read-asset-json.js';
import { writeAssetJson } from '../../../src/formats/asset-json/write-asset-json.js';
import { writeMeshFiles } from '../../../src/formats/obj/write-mesh-files.js';
import { CABINET } from '../../fixtures/cabinet-asset.js';

const SOURCE: AssetSource = {
  image: '../photo.png',
  backend: 'embedded',
  seed: 7,
  category: 'storage furniture',
  dimension: [0.8, 0.45, 0.9],
  mark: { kind: 'box', box: [120, 80, 560, 430] },
  candidates: [{ category: 'storage furniture', confidence: 0.83 }],
};

const write = (source?: AssetSource): string => new TextDecoder().decode(writeAssetJson(CABINET, source));

describe('the source of an asset', () => {
  it('is read back from asset.json as it was written', () => {
    expect(readAssetHead(write(SOURCE))).toMatchObject({
      name: CABINET.name,
      category: CABINET.category,
      source: SOURCE,
    });
  });

  it('is read with a click as the mark, and not with a mark that is none', () => {
    const clicked = { ...SOURCE, mark: { kind: 'click', at: [320, 240] } } as const;
    expect(readAssetHead(write(clicked))?.source).toEqual(clicked);
    const text = write(SOURCE).replace(/"box": \[120, /, '"box": [');
    expect(text).not.toBe(write(SOURCE));
    expect(readAssetHead(text)).toBeUndefined();
  });

  it('is absent where the asset was made from no image', () => {
    expect(readAssetHead(write())).not.toHaveProperty('source');
  });

  it('does not stand in the way of who reads the whole asset', () => {
    const { value, issues } = readAssetJson(write(SOURCE), writeMeshFiles(CABINET));
    expect(issues).toEqual([]);
    expect(value?.bodies.length).toBe(CABINET.bodies.length);
  });

  it.each(['', '[]', '{"name": 3}', '{"name": "a", "category": "b", "source": {"image": 1}}'])(
    'text without a head gives none: %s',
    (text) => {
      expect(readAssetHead(text)).toBeUndefined();
    },
  );
});
