import sharp from 'sharp';
import type { PosedPart } from '../../../procedural/pose-parts.js';
import type { Dress } from '../../../procedural/to-physical-object.js';
import type { Camera } from '../../../render/camera.js';
import type { Crop } from '../fit/fit-target.js';
import { makeTarget } from '../fit/fit-target.js';
import { atlasMeshes } from './atlas-meshes.js';
import { fillTexels } from './fill-texels.js';
import { listTexels } from './list-texels.js';
import { packCharts } from './pack-charts.js';
import { viewParts } from './photo-view.js';
import { projectPhoto } from './project-photo.js';
import { unwrapCharts } from './unwrap-charts.js';

/** Side of the atlas, pixels: at half a metre on a screen a laptop's side is about as many. */
const ATLAS = 1024;
/** Side of the picture by which it is found what the camera sees. */
const VIEW = 512;
/** Charts that the camera does not see are this much coarser: they have few colours. */
const HIDDEN_DENSITY = 0.3;
/** Colours of the palette: a photo's own in 256 are hardly told from all, in a third of the bytes. */
const PALETTE = 256;

/**
 * Covers fitted parts with the photo that they were fitted to. One texture for all parts.
 *
 * @param crop The square of the photo that the fit saw, at any size that VIEW divides.
 */
export async function textureParts(parts: readonly PosedPart[], camera: Camera, crop: Crop): Promise<Dress> {
  const view = viewParts(parts, camera, makeTarget(crop, VIEW).box, VIEW);
  const charts = parts.flatMap(({ mesh, finishes }, part) => unwrapCharts(mesh, finishes, part));
  const weights = charts.map(({ part, triangles }) =>
    triangles.some((t) => view.seenTriangles[part][t] > 0) ? 1 : HIDDEN_DENSITY,
  );
  const placed = packCharts(charts, weights, ATLAS);
  const texels = listTexels(placed, parts, ATLAS);
  const rgb = fillTexels(texels, placed, parts, projectPhoto(texels, placed, parts, view, crop));
  const png = await sharp(rgb, { raw: { width: ATLAS, height: ATLAS, channels: 3 } })
    .png({ palette: true, colours: PALETTE, dither: 0.6, compressionLevel: 9 })
    .toBuffer();
  return {
    meshes: atlasMeshes(placed, parts, ATLAS),
    texture: { name: 'photo', width: ATLAS, height: ATLAS, png: new Uint8Array(png) },
  };
}
