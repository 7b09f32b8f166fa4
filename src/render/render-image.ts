import type { Framing, View } from './camera.js';
import { projectPoints } from './camera.js';
import type { Raster } from './rasterize.js';
import { createRaster, rasterize } from './rasterize.js';
import type { Subject } from './shade.js';
import { createShader } from './shade.js';

/** A picture of an object without its surroundings, row by row from the top left. Reused from picture to picture. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Linear red, green, blue, each times the coverage, and the coverage, 0 to 1. */
  readonly color: Float32Array;
  /** Number of the part seen by most of the pixel's samples, -1 where most see none. */
  readonly part: Int16Array;
  /** Depth of `View` of the nearest sample; Infinity where there is none. */
  readonly depth: Float32Array;
  /** Unit normal in the object's frame, x, y, z; 0 where nothing is seen. */
  readonly normal: Float32Array;
  /** Samples per pixel and side. */
  readonly samples: number;
  readonly raster: Raster;
}

export const createPicture = (width: number, height: number, samples: number): Picture => ({
  width,
  height,
  color: new Float32Array(4 * width * height),
  part: new Int16Array(width * height),
  depth: new Float32Array(width * height),
  normal: new Float32Array(3 * width * height),
  samples,
  raster: createRaster(samples * width, samples * height),
});

/**
 * Draws the subject. Outlines are sampled `samples` squared times a pixel; within a pixel each triangle is shaded once, amid its samples,
 * and patterns fade by themselves where they are finer than a pixel.
 */
export function renderImage(picture: Picture, subject: Subject, view: View, framing: Framing): void {
  const { width, height, samples, raster, color, part, depth, normal } = picture;
  const { scene, posed } = subject;
  const projected = new Float32Array(posed.length);
  projectPoints(view, posed, projected);
  const fine = {
    scale: samples * framing.scale,
    offsetU: samples * framing.offsetU,
    offsetV: samples * framing.offsetV,
  };
  rasterize(raster, projected, fine, scene.indices);
  const shader = createShader(subject, view, framing, projected);
  const shaded = shader.color;
  const count = samples * samples;
  const share = 1 / count;
  // The different triangles of a pixel: how many samples see each, and the sum of their places and depths.
  const seen = new Int32Array(count);
  const seenCount = new Int32Array(count);
  const sums = new Float64Array(3 * count);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      let different = 0;
      let covered = 0;
      let nearest = Infinity;
      for (let sy = 0; sy < samples; sy++) {
        for (let sx = 0; sx < samples; sx++) {
          const k = (y * samples + sy) * raster.width + x * samples + sx;
          const t = raster.triangle[k];
          if (t < 0) continue;
          covered++;
          let slot = 0;
          while (slot < different && seen[slot] !== t) slot++;
          if (slot === different) {
            seen[slot] = t;
            seenCount[slot] = 0;
            sums.fill(0, 3 * slot, 3 * slot + 3);
            different++;
          }
          seenCount[slot]++;
          sums[3 * slot] += sx;
          sums[3 * slot + 1] += sy;
          sums[3 * slot + 2] += raster.depth[k];
          if (raster.depth[k] < nearest) nearest = raster.depth[k];
        }
      }
      let r = 0;
      let g = 0;
      let b = 0;
      let most = 0;
      let partSeen = -1;
      let nx = 0;
      let ny = 0;
      let nz = 0;
      for (let slot = 0; slot < different; slot++) {
        const n = seenCount[slot];
        const u = x + (sums[3 * slot] / n + 0.5) / samples;
        const v = y + (sums[3 * slot + 1] / n + 0.5) / samples;
        shader.shade(seen[slot], u, v, sums[3 * slot + 2] / n);
        r += n * shaded[0];
        g += n * shaded[1];
        b += n * shaded[2];
        if (n > most) {
          most = n;
          partSeen = scene.trianglePart[seen[slot]];
          nx = shader.normal[0];
          ny = shader.normal[1];
          nz = shader.normal[2];
        }
      }
      color[4 * i] = r * share;
      color[4 * i + 1] = g * share;
      color[4 * i + 2] = b * share;
      color[4 * i + 3] = covered * share;
      part[i] = 2 * covered >= count ? partSeen : -1;
      depth[i] = nearest;
      normal[3 * i] = nx;
      normal[3 * i + 1] = ny;
      normal[3 * i + 2] = nz;
    }
  }
}
