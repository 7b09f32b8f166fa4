// Times of the stages for a cabinet (a carcass, two drawers and a door) on this machine: npm run bench:pipeline
import { readFileSync } from 'node:fs';
import { assembleAsset } from '../../src/assemble/assemble-asset.js';
import { emptyGrid } from '../../src/core/voxel-grid.js';
import type { VoxelGrid } from '../../src/core/voxel-grid.js';
import { loadNodeEngines } from '../../src/pipeline/node-engines.js';
import { renderAssetFiles } from '../../src/pipeline/render-asset-files.js';
import { readDescription } from '../../src/representation/description/read-description.js';
import { decodeVoxelRuns, encodeVoxelRuns } from '../../src/representation/voxel-runs.js';
import { runPhysicsGate } from '../../src/sim/gate/run-gate.js';
import { report, time } from './measure.js';

const engines = await loadNodeEngines();
const text = readFileSync('examples/cabinet.txt', 'utf8');
const { value: object } = readDescription(text);
const grids = object.parts.map((part): VoxelGrid =>
  part.geometry?.kind === 'voxels' ? part.geometry.grid : emptyGrid(),
);
const runs = grids.map(encodeVoxelRuns);
const options = { fixedBase: 'auto', name: 'cabinet' } as const;
const { asset } = assembleAsset(object, engines.geometry, options);
const files = await renderAssetFiles(asset, object);
const input = { files, mjcf: 'cabinet.xml', scene: 'scene.xml', urdf: 'cabinet.urdf', glb: 'cabinet.glb', asset };

report(
  'pipeline',
  [
    await time('decode the voxels of all parts', 200, () => runs.map((run) => decodeVoxelRuns(run))),
    await time('encode the voxels of all parts', 200, () => grids.map(encodeVoxelRuns)),
    await time('read the description', 50, () => readDescription(text)),
    await time('assemble', 5, () => assembleAsset(object, engines.geometry, options)),
    await time('write all files', 5, () => renderAssetFiles(asset, object)),
    await time('physics gate', 5, () => runPhysicsGate(engines.mujoco, input)),
  ],
  {
    object: {
      parts: object.parts.length,
      bodies: asset.bodies.length,
      voxels: grids.reduce((n, g) => n + g.occupied.reduce((a, b) => a + b, 0), 0),
    },
  },
);
