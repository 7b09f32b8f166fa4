import type { PosedPart } from '../../../procedural/pose-parts.js';
import type { Dress } from '../../../procedural/to-physical-object.js';
import type { Camera } from '../../../render/camera.js';
import type { Crop } from '../fit/fit-target.js';
import { boundCoverage } from '../fit/fit-target.js';
import { atlasMeshes } from './atlas-meshes.js';
import { finishColours, quantizeColours } from './colour-models.js';
import { encodePng } from './encode-png.js';
import { fillTexels } from './fill-texels.js';
import { findMirrors } from './find-mirrors.js';
import { joinSeams } from './join-seams.js';
import { listTexels } from './list-texels.js';
import { packCharts } from './pack-charts.js';
import { viewParts } from './photo-view.js';
import { projectPhoto, rateChart } from './project-photo.js';
import { trustPixels } from './trust-pixels.js';
import { unwrapCharts } from './unwrap-charts.js';
import { reduceCrop } from '../fit/reduce-crop.js';
import { describePixels } from './view-pixels.js';

/** Side of the atlas, pixels: at half a metre on a screen a laptop's side is about as many. */
const ATLAS = 1024;
/** Side of the picture by which it is found what the camera sees. */
const VIEW = 512;
/** Charts that are not seen are this much coarser: they have one colour. */
const HIDDEN_DENSITY = 0.15;
/**
 * Covers fitted parts with the photo that they were fitted to. One texture for all parts.
 *
 * @param crop The square of the photo that the fit saw, at any size that VIEW divides.
 */
export async function textureParts(parts: readonly PosedPart[], camera: Camera, crop: Crop): Promise<Dress> {
  const small = reduceCrop(crop, VIEW);
  const view = viewParts(parts, camera, boundCoverage(small.mask, VIEW), VIEW);
  const pixels = describePixels(parts, view, small);
  const cells = quantizeColours(pixels);
  const trust = trustPixels(pixels, cells);
  const witness = { parts, view, trust, mirrors: findMirrors(parts) };

  const charts = parts.flatMap(({ mesh, finishes }, part) => unwrapCharts(mesh, finishes, view.normals[part], part));
  const fineness = charts.map((chart) => Math.max(HIDDEN_DENSITY, rateChart(witness, chart)));
  const placed = packCharts(charts, fineness, ATLAS);
  const texels = listTexels(placed, parts, ATLAS);
  const seams = joinSeams(placed, parts, view.normals, ATLAS);
  const painted = projectPhoto(texels, placed, witness, crop);
  const rgb = fillTexels(texels, placed, seams, painted, finishColours(parts, pixels, cells, trust, crop));
  return {
    meshes: atlasMeshes(placed, parts, ATLAS),
    texture: { name: 'photo', width: ATLAS, height: ATLAS, png: await encodePng(rgb, ATLAS) },
  };
}
