import sharp from 'sharp';
import type { VoxelGrid } from '../../core/voxel-grid.js';
import type { Camera } from '../../render/camera.js';
import { aimCamera, frameToBox, projectPoints, squareBox } from '../../render/camera.js';
import { createRaster, rasterize } from '../../render/rasterize.js';
import { partColor } from '../part-colors.js';
import type { RgbImage } from '../image/rgba-image.js';
import { listVoxelFaces } from './voxel-faces.js';

/** Side of either half, pixels. */
const SIDE = 256;
const GROUND = 235;
/** A usual view of an object on a table. */
const CAMERA: Camera = { azimuth: 0.6, elevation: 0.45, roll: 0, perspective: 0.2 };
/** Brightness of faces that look along x, y and z. */
const SHADE = [0.82, 0.92, 1];

/** The photo on the left, the voxels that there are on the right, each part in a colour of its own: a PNG of 2 SIDE x SIDE pixels. */
export async function drawVoxels(photo: RgbImage, grids: ReadonlyMap<number, VoxelGrid>): Promise<Uint8Array> {
  const rgb = new Uint8Array(3 * 2 * SIDE * SIDE).fill(GROUND);
  const step = photo.width / SIDE;
  for (let p = 0; p < SIDE * SIDE; p++) {
    const [x, y] = [p % SIDE, Math.floor(p / SIDE)];
    const source = Math.floor((y + 0.5) * step) * photo.width + Math.floor((x + 0.5) * step);
    for (let c = 0; c < 3; c++) rgb[3 * (2 * SIDE * y + x) + c] = photo.data[3 * source + c];
  }
  const shown = [...grids].filter(([, { occupied }]) => occupied.includes(1));
  if (shown.length > 0) paintVoxels(rgb, shown);
  const png = await sharp(rgb, { raw: { width: 2 * SIDE, height: SIDE, channels: 3 } })
    .png({ compressionLevel: 4 })
    .toBuffer();
  return new Uint8Array(png);
}

function paintVoxels(rgb: Uint8Array, shown: readonly (readonly [number, VoxelGrid])[]): void {
  const { positions, indices, grid, axis } = listVoxelFaces(shown.map(([, one]) => one));
  const projected = new Float32Array(positions.length);
  projectPoints(aimCamera(CAMERA, positions), positions, projected);
  const raster = createRaster(SIDE);
  rasterize(raster, projected, frameToBox(projected, squareBox(SIDE, 0.08)), indices);
  raster.triangle.forEach((t, p) => {
    if (t < 0) return;
    const color = partColor(shown[grid[t]][0]);
    const at = 3 * (2 * SIDE * Math.floor(p / SIDE) + SIDE + (p % SIDE));
    for (let c = 0; c < 3; c++) rgb[at + c] = SHADE[axis[t]] * color[c];
  });
}
