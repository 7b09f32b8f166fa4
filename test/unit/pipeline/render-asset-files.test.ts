import { describe, expect, it } from 'vitest';
import { collectModelFiles } from '../../../src/formats/model-files/model-files.js';
import { readAssetJson } from '../../../src/formats/asset-json/read-asset-json.js';
import { readGlb } from '../../../src/formats/gltf/read-glb.js';
import { renderAssetFiles } from '../../../src/pipeline/render-asset-files.js';
import { readDescription } from '../../../src/representation/description/read-description.js';
import { countVoxels } from '../../../src/core/voxel-grid.js';
import { visualBox } from '../../fixtures/box-mesh.js';
import { CABINET } from '../../fixtures/cabinet-asset.js';
import { findDifference } from '../../fixtures/find-difference.js';
import { makeGroup, makePart } from '../../fixtures/objects.js';
import type { PhysicalObject } from '../../../src/core/physical-object.js';

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

/** A box as a mesh in metres, off the origin, twice as wide as high. */
const MESH_OBJECT: PhysicalObject = {
  name: 'Box',
  category: 'Box',
  dimensions: [0.2, 0.1, 0.1],
  parts: [
    {
      ...makePart(0, { name: 'box', material: 'wood' }),
      geometry: { kind: 'mesh', mesh: visualBox([0.1, 0.05, 0.05], [0.3, 0, 1]) },
    },
  ],
  groups: [makeGroup(0, [0], { kind: 'fixed' })],
  textures: [],
  provenance: {},
};

describe('renderAssetFiles', () => {
  it('makes every file of an asset folder', async () => {
    const files = await renderAssetFiles(CABINET, MESH_OBJECT);
    const names = [...files.keys()].filter((name) => !name.includes('/')).sort();
    expect(names).toEqual(['asset.json', 'cabinet.glb', 'cabinet.urdf', 'cabinet.xml', 'description.txt', 'scene.xml']);
    const folders = new Set([...files.keys()].filter((name) => name.includes('/')).map((name) => name.split('/')[0]));
    expect(folders).toEqual(new Set(['meshes', 'textures']));
  });

  it('has no description without the object that the asset was made of', async () => {
    expect((await renderAssetFiles(CABINET, undefined)).has('description.txt')).toBe(false);
  });

  it.each(['cabinet.xml', 'scene.xml', 'cabinet.urdf'])('holds every file that %s refers to', async (entry) => {
    const files = await renderAssetFiles(CABINET, undefined);
    const model = await collectModelFiles(`/asset/${entry}`, (path) =>
      Promise.resolve(files.get(path.replace(/^\/asset\//, ''))),
    );
    expect(model?.missing).toEqual([]);
    expect(model?.files.size).toBeGreaterThan(3);
  });

  it('holds the whole asset in asset.json and in the GLB', async () => {
    const files = await renderAssetFiles(CABINET, undefined);
    expect(findDifference(readAssetJson(text(files.get('asset.json')), files).value, CABINET, 1e-12)).toBeUndefined();
    const glb = await readGlb(files.get('cabinet.glb') ?? new Uint8Array(0));
    expect(findDifference(glb.value, CABINET, 1e-12)).toBeUndefined();
  });

  it('writes actuators when asked', async () => {
    expect(text((await renderAssetFiles(CABINET, undefined)).get('cabinet.xml'))).not.toMatch('<position');
    const files = await renderAssetFiles(CABINET, undefined, { actuators: true });
    expect(text(files.get('cabinet.xml'))).toMatch('<position');
  });

  it('describes parts that are meshes by voxels in the grid of the paper', async () => {
    const files = await renderAssetFiles(CABINET, MESH_OBJECT);
    const { value } = readDescription(text(files.get('description.txt')));
    const geometry = value.parts[0].geometry;
    if (geometry?.kind !== 'voxels') throw new Error('no voxels');
    // The longest side fills the grid and the others half of it.
    expect(countVoxels(geometry.grid)).toBe(32 * 16 * 16);
  });
});
