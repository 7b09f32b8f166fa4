// Times of the voxel codec on one object of ten parts: npm run bench:voxels
import { countVoxels } from '../../src/core/voxel-grid.js';
import { decodeVoxelRuns, encodeVoxelRuns } from '../../src/representation/voxel-runs.js';
import { box, cylinder, drawVoxels, sphere, subtract, tray } from '../../test/fixtures/draw-voxels.js';
import { report, time } from './measure.js';

// Ten parts as objects have them: hollow boxes, panels, round bars, a ball, a shell.
const parts = [
  subtract(box(0, 3, 0, 24, 18, 32), box(1, 2, 1, 23, 17, 31)),
  tray(2, 3, 1, 22, 15, 6),
  tray(2, 3, 9, 22, 15, 14),
  tray(2, 3, 17, 22, 15, 22),
  box(0, 2, 0, 24, 3, 16),
  box(0, 2, 16, 24, 3, 32),
  cylinder(16, 16, 3, 0, 32),
  sphere(16, 16, 16, 12),
  subtract(sphere(16, 16, 16, 12), sphere(16, 16, 16, 10.5)),
  box(9, 1, 4, 15, 2, 5),
].map((solid) => drawVoxels(solid));
const texts = parts.map(encodeVoxelRuns);

report(
  'voxel-runs',
  [
    await time('encode all parts', 1000, () => {
      for (const grid of parts) encodeVoxelRuns(grid);
    }),
    await time('decode all parts', 1000, () => {
      for (const text of texts) decodeVoxelRuns(text);
    }),
  ],
  {
    parts: parts.length,
    voxels: parts.reduce((sum, grid) => sum + countVoxels(grid), 0),
    runs: texts.reduce((sum, text) => sum + text.split(' ').length, 0),
    characters: texts.reduce((sum, text) => sum + text.length, 0),
  },
);
