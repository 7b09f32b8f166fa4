import type { Framing } from './camera.js';
import type { CornerNormals } from './corner-normals.js';
import type { Spot } from './surface.js';

/** Writes the unit normal of triangle `t` at a pixel, joints closed, to the spot. */
export function interpolateNormal(
  normals: CornerNormals,
  t: number,
  u: number,
  v: number,
  framing: Framing,
  projected: Float32Array,
  indices: Uint32Array,
  perspective: number,
  spot: Spot,
): void {
  const { corners, isFlat } = normals;
  const k = 9 * t;
  if (isFlat[t] === 1) {
    spot.nx = corners[k];
    spot.ny = corners[k + 1];
    spot.nz = corners[k + 2];
    return;
  }
  const x = (u - framing.offsetU) / framing.scale;
  const y = (v - framing.offsetV) / framing.scale;
  const a = 3 * indices[3 * t];
  const b = 3 * indices[3 * t + 1];
  const c = 3 * indices[3 * t + 2];
  const ax = x - projected[a];
  const ay = y - projected[a + 1];
  const bx = x - projected[b];
  const by = y - projected[b + 1];
  const cx = x - projected[c];
  const cy = y - projected[c + 1];
  // Areas opposite to the corners, negative for front faces. Nearer corners count more: 1 / w is 1 - perspective * depth.
  const wa = (bx * cy - by * cx) * (1 - perspective * projected[a + 2]);
  const wb = (cx * ay - cy * ax) * (1 - perspective * projected[b + 2]);
  const wc = (ax * by - ay * bx) * (1 - perspective * projected[c + 2]);
  const nx = wa * corners[k] + wb * corners[k + 3] + wc * corners[k + 6];
  const ny = wa * corners[k + 1] + wb * corners[k + 4] + wc * corners[k + 7];
  const nz = wa * corners[k + 2] + wb * corners[k + 5] + wc * corners[k + 8];
  const length = -Math.sqrt(nx * nx + ny * ny + nz * nz) || 1;
  spot.nx = nx / length;
  spot.ny = ny / length;
  spot.nz = nz / length;
}
