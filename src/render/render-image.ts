import type { Framing, View } from './camera.js';
import { boundProjected, projectPoints } from './camera.js';
import { cornerNormals } from './corner-normals.js';
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

/** Triangles of a solid whose normals differ by less (cosine of 30 degrees) are shaded as one within a pixel. */
const ALIKE = 0.866;

/**
 * Draws the subject. Outlines are sampled `samples` squared times a pixel; within a pixel each face is shaded once, amid its samples, and
 * patterns fade by themselves where they are finer than a pixel.
 */
export function renderImage(picture: Picture, subject: Subject, view: View, framing: Framing): void {
  const { width, height, samples, raster, color, part, depth, normal } = picture;
  const { scene, posed } = subject;
  const projected = new Float32Array(posed.length);
  projectPoints(view, posed, projected);
  rasterize(raster, projected, enlargeFraming(framing, samples), scene.indices);
  color.fill(0);
  part.fill(-1);
  depth.fill(Infinity);
  normal.fill(0);
  const shader = createShader(subject, view, framing, projected);
  const shaded = shader.color;
  const { triangle, depth: fineDepth, width: fineWidth } = raster;
  const { triangleSolid, trianglePart } = scene;
  const { faces } = cornerNormals(scene);
  const count = samples * samples;
  const share = 1 / count;
  // The different faces of a pixel: a triangle of each, how many samples see it, and the sum of their places and depths.
  const face = new Int32Array(count);
  const seen = new Int32Array(count);
  const sumU = new Float64Array(count);
  const sumV = new Float64Array(count);
  const sumDepth = new Float64Array(count);
  const { minU, minV, maxU, maxV } = boundProjected(projected);
  const pixelOf = (place: number, offset: number, size: number): number =>
    Math.max(0, Math.min(size, Math.floor(framing.scale * place + offset)));
  const firstX = pixelOf(minU, framing.offsetU, width);
  const lastX = Math.min(width - 1, pixelOf(maxU, framing.offsetU, width));
  const lastY = Math.min(height - 1, pixelOf(maxV, framing.offsetV, height));
  for (let y = pixelOf(minV, framing.offsetV, height); y <= lastY; y++) {
    for (let x = firstX; x <= lastX; x++) {
      const i = y * width + x;
      const corner = y * samples * fineWidth + x * samples;
      if (isUniform(triangle, corner, samples, fineWidth)) {
        const t = triangle[corner];
        if (t < 0) continue;
        // Depth is linear over a triangle: amid the pixel it is the mean of two opposite corners.
        const opposite = corner + (samples - 1) * (fineWidth + 1);
        shader.shade(t, x + 0.5, y + 0.5, 0.5 * (fineDepth[corner] + fineDepth[opposite]));
        color[4 * i] = shaded[0];
        color[4 * i + 1] = shaded[1];
        color[4 * i + 2] = shaded[2];
        color[4 * i + 3] = 1;
        part[i] = trianglePart[t];
        depth[i] = Math.min(fineDepth[corner], fineDepth[opposite]);
        normal[3 * i] = shader.normal[0];
        normal[3 * i + 1] = shader.normal[1];
        normal[3 * i + 2] = shader.normal[2];
        continue;
      }
      let different = 0;
      let covered = 0;
      let nearest = Infinity;
      let last = -1;
      let slot = 0;
      for (let sy = 0; sy < samples; sy++) {
        let k = corner + sy * fineWidth;
        for (let sx = 0; sx < samples; sx++, k++) {
          const t = triangle[k];
          if (t < 0) continue;
          covered++;
          if (t !== last) {
            last = t;
            for (slot = 0; slot < different; slot++) {
              const other = face[slot];
              if (other === t) break;
              if (triangleSolid[other] !== triangleSolid[t]) continue;
              const a = 3 * other;
              const b = 3 * t;
              if (faces[a] * faces[b] + faces[a + 1] * faces[b + 1] + faces[a + 2] * faces[b + 2] > ALIKE) break;
            }
            if (slot === different) {
              face[slot] = t;
              seen[slot] = 0;
              sumU[slot] = 0;
              sumV[slot] = 0;
              sumDepth[slot] = 0;
              different++;
            }
          }
          const d = fineDepth[k];
          seen[slot]++;
          sumU[slot] += sx;
          sumV[slot] += sy;
          sumDepth[slot] += d;
          if (d < nearest) nearest = d;
        }
      }
      let most = 0;
      let r = 0;
      let g = 0;
      let b = 0;
      for (slot = 0; slot < different; slot++) {
        const n = seen[slot];
        shader.shade(
          face[slot],
          x + (sumU[slot] / n + 0.5) / samples,
          y + (sumV[slot] / n + 0.5) / samples,
          sumDepth[slot] / n,
        );
        r += n * shaded[0];
        g += n * shaded[1];
        b += n * shaded[2];
        if (n <= most) continue;
        most = n;
        if (2 * covered >= count) part[i] = trianglePart[face[slot]];
        normal[3 * i] = shader.normal[0];
        normal[3 * i + 1] = shader.normal[1];
        normal[3 * i + 2] = shader.normal[2];
      }
      color[4 * i] = r * share;
      color[4 * i + 1] = g * share;
      color[4 * i + 2] = b * share;
      color[4 * i + 3] = covered * share;
      depth[i] = nearest;
    }
  }
}

/** Whether all samples of a pixel see the same triangle, or none. */
function isUniform(triangle: Int32Array, corner: number, samples: number, rowLength: number): boolean {
  const first = triangle[corner];
  for (let y = 0, row = corner; y < samples; y++, row += rowLength)
    for (let k = row; k < row + samples; k++) if (triangle[k] !== first) return false;
  return true;
}

/** The same framing with `factor` pixels for each. */
export const enlargeFraming = ({ scale, offsetU, offsetV }: Framing, factor: number): Framing => ({
  scale: factor * scale,
  offsetU: factor * offsetU,
  offsetV: factor * offsetV,
});
