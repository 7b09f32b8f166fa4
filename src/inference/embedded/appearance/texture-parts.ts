import sharp from 'sharp';
import type { PosedPart } from '../../../procedural/pose-parts.js';
import type { Dress } from '../../../procedural/to-physical-object.js';
import type { Camera } from '../../../render/camera.js';
import type { Crop } from '../fit/fit-target.js';
import { boundCoverage } from '../fit/fit-target.js';
import { atlasMeshes } from './atlas-meshes.js';
import { finishColours, quantizeColours } from './colour-models.js';
import { fillTexels } from './fill-texels.js';
import { findMirrors } from './find-mirrors.js';
import { joinSeams } from './join-seams.js';
import { listTexels } from './list-texels.js';
import { packCharts } from './pack-charts.js';
import { viewParts } from './photo-view.js';
import { projectPhoto, rateChart } from './project-photo.js';
import { trustPixels } from './trust-pixels.js';
import { unwrapCharts } from './unwrap-charts.js';
import { describePixels, reduceCrop } from './view-pixels.js';

/** Side of the atlas, pixels: at half a metre on a screen a laptop's side is about as many. */
const ATLAS = 1024;
/** Side of the picture by which it is found what the camera sees. */
const VIEW = 512;
/** Charts that are not seen are this much coarser: they have one colour. */
const HIDDEN_DENSITY = 0.15;
/** Colours of the palette: a photo's own in 256 are hardly told from all, in a third of the bytes. */
const PALETTE = 256;

/**
 * Covers fitted parts with the photo that they were fitted to. One texture for all parts.
 *
 * @param crop The square of the photo that the fit saw, at any size that VIEW divides.
 */
export async function textureParts(parts: readonly PosedPart[], camera: Camera, crop: Crop): Promise<Dress> {
  const T: [string, number][] = [['start', (process.cpuUsage().user + process.cpuUsage().system) / 1000]];
  const mark = (n: string) => T.push([n, (process.cpuUsage().user + process.cpuUsage().system) / 1000]);
  const small = reduceCrop(crop, VIEW);
  const view = viewParts(parts, camera, boundCoverage(small.mask, VIEW), VIEW);
  mark('view');
  const pixels = describePixels(parts, view, small);
  mark('pixels');
  const cells = quantizeColours(pixels);
  const trust = trustPixels(pixels, cells);
  mark('trust');
  const witness = { parts, view, trust, mirrors: findMirrors(parts) };
  const charts = parts.flatMap(({ mesh, finishes }, part) => unwrapCharts(mesh, finishes, view.normals[part], part));
  mark('unwrap');
  const weights = charts.map((chart) => Math.max(HIDDEN_DENSITY, rateChart(witness, chart)));
  mark('rate');
  const placed = packCharts(charts, weights, ATLAS);
  mark('pack');
  const texels = listTexels(placed, parts, ATLAS);
  mark('texels');
  const painted = projectPhoto(texels, placed, witness, crop);
  mark('project');
  joinSeams(placed, parts, view.normals, ATLAS, painted);
  mark('seams');
  const fc = finishColours(parts, pixels, cells, trust, crop);
  mark('finish');
  const rgb = fillTexels(texels, placed, painted, fc);
  mark('fill');
  if (process.env.RAW) (await import('node:fs')).writeFileSync(process.env.RAW, rgb);
  const png = await sharp(rgb, { raw: { width: ATLAS, height: ATLAS, channels: 3 } })
    .png({ palette: true, colours: PALETTE, dither: 0.6, compressionLevel: 6, effort: 4 })
    .toBuffer();
  mark('png');
  const meshes = atlasMeshes(placed, parts, ATLAS);
  mark('meshes');
  console.log(
    T.slice(1)
      .map(([n, t], i) => n + ' ' + (t - T[i][1]).toFixed(0))
      .join(', '),
  );
  return {
    meshes,
    texture: { name: 'photo', width: ATLAS, height: ATLAS, png: new Uint8Array(png) },
  };
}
