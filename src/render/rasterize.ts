import type { Framing } from './camera.js';

/** What each pixel of a picture sees, row by row from the top left. Reused from picture to picture. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  /** Number of the triangle seen, -1 where none is. */
  readonly triangle: Int32Array;
  /** Depth of `View`; Infinity where nothing is seen. */
  readonly depth: Float32Array;
  /** Pixel coordinates and depth per vertex, grown as needed. */
  scratch: Float64Array;
}

export const createRaster = (width: number, height = width): Raster => ({
  width,
  height,
  triangle: new Int32Array(width * height),
  depth: new Float32Array(width * height),
  scratch: new Float64Array(3 * 4096),
});

/** Clears the raster and draws triangles of projected points (u, v, depth each) into it. Back faces are left out. */
export function rasterize(raster: Raster, projected: Float32Array, framing: Framing, indices: Uint32Array): void {
  raster.triangle.fill(-1);
  raster.depth.fill(Infinity);
  drawTriangles(raster, projected, framing, indices);
}

/**
 * Draws closed surfaces over what the raster holds. A pixel belongs to a triangle when its centre does; a centre on an edge or corner
 * belongs to what lies to its right or below, so neighbours neither overlap nor leave cracks: both compute the shared edge from the same
 * two ends in the same order.
 */
function drawTriangles(raster: Raster, projected: Float32Array, framing: Framing, indices: Uint32Array): void {
  const { width, height, triangle, depth } = raster;
  const n = projected.length;
  if (raster.scratch.length < n) raster.scratch = new Float64Array(2 * n);
  const p = raster.scratch;
  const { scale, offsetU, offsetV } = framing;
  // Half a pixel is taken off, so that pixel centres are whole numbers.
  const [shiftU, shiftV] = [offsetU - 0.5, offsetV - 0.5];
  for (let i = 0; i < n; i += 3) {
    p[i] = scale * projected[i] + shiftU;
    p[i + 1] = scale * projected[i + 1] + shiftV;
    p[i + 2] = projected[i + 2];
  }
  for (let t = 0, k = 0; k < indices.length; t++, k += 3) {
    let a = 3 * indices[k];
    let b = 3 * indices[k + 1];
    let c = 3 * indices[k + 2];
    const ex = p[b] - p[a];
    const ey = p[b + 1] - p[a + 1];
    const gx = p[c] - p[a];
    const gy = p[c + 1] - p[a + 1];
    const area = ex * gy - ey * gx;
    // Rows run downward, so that counter-clockwise triangles have a negative area.
    if (!(area < -1e-12)) continue;
    const ed = p[b + 2] - p[a + 2];
    const gd = p[c + 2] - p[a + 2];
    const depthU = (ed * gy - gd * ey) / area;
    const depthV = (gd * ex - ed * gx) / area;
    const depth0 = p[a + 2] - depthU * p[a] - depthV * p[a + 1];
    // From the top: a, b, c.
    let s = a;
    if (p[b + 1] < p[a + 1]) {
      s = a;
      a = b;
      b = s;
    }
    if (p[c + 1] < p[b + 1]) {
      s = b;
      b = c;
      c = s;
      if (p[b + 1] < p[a + 1]) {
        s = a;
        a = b;
        b = s;
      }
    }
    const ay = p[a + 1];
    const by = p[b + 1];
    const cy = p[c + 1];
    let row = Math.ceil(ay);
    let end = Math.ceil(cy);
    if (row < 0) row = 0;
    if (end > height) end = height;
    if (row >= end) continue;
    const ax = p[a];
    const bx = p[b];
    const long = (p[c] - ax) / (cy - ay);
    // Flat edges are never walked: no row lies between their ends.
    const upper = (bx - ax) / (by - ay);
    const lower = (p[c] - bx) / (cy - by);
    const onLeft = ax + (by - ay) * long < bx;
    for (; row < end; row++) {
      const x1 = ax + (row - ay) * long;
      const x2 = row < by ? ax + (row - ay) * upper : bx + (row - by) * lower;
      let from = Math.ceil(onLeft ? x1 : x2);
      let to = Math.ceil(onLeft ? x2 : x1);
      if (from < 0) from = 0;
      if (to > width) to = width;
      const base = row * width;
      let d = depth0 + depthV * row + depthU * from;
      for (let i = base + from, last = base + to; i < last; i++) {
        if (d < depth[i]) {
          depth[i] = d;
          triangle[i] = t;
        }
        d += depthU;
      }
    }
  }
}
