import type { Vec3 } from '../core/math/vec3.js';
import { aimCamera, frameToBox, projectPoints, squareBox } from './camera.js';
import type { Raster } from './rasterize.js';
import { createRaster, rasterize } from './rasterize.js';

/** What a distant light sees of an object: rows of an affine map from object space to texels and depth, and the depth of each texel. */
export interface LightMap {
  /** Unit vector towards the light. */
  readonly toward: Vec3;
  readonly size: number;
  /** Texel column, texel row and depth: x, y, z and constant each. */
  readonly rows: Float64Array;
  readonly depth: Float32Array;
  /** Length of a texel's side, m. */
  readonly texel: number;
  readonly raster: Raster;
  projected: Float32Array;
}

/** A map to be filled by `updateLightMap`, reused from object to object. */
export const createLightMap = (size: number): LightMap => {
  const raster = createRaster(size);
  return {
    toward: [0, 0, 1],
    size,
    rows: new Float64Array(12),
    depth: raster.depth,
    texel: 0,
    raster,
    projected: new Float32Array(0),
  };
};

/** The map with an object as seen from the direction `toward`. It shares the buffers of the map given. */
export function drawLightMap(map: LightMap, toward: Vec3, posed: Float32Array, indices: Uint32Array): LightMap {
  const projected = map.projected.length === posed.length ? map.projected : new Float32Array(posed.length);
  map.projected = projected;
  const azimuth = Math.atan2(toward[0], -toward[1]);
  const elevation = Math.asin(Math.max(-1, Math.min(1, toward[2])));
  const view = aimCamera({ azimuth, elevation, roll: 0, perspective: 0 }, posed);
  projectPoints(view, posed, projected);
  const framing = frameToBox(projected, squareBox(map.size, 2.5 / map.size));
  rasterize(map.raster, projected, framing, indices);
  const s = framing.scale / view.radius;
  const row = (axis: Vec3, factor: number, offset: number): number[] => [
    factor * axis[0],
    factor * axis[1],
    factor * axis[2],
    offset - factor * (axis[0] * view.center[0] + axis[1] * view.center[1] + axis[2] * view.center[2]),
  ];
  map.rows.set([
    ...row(view.right, s, framing.offsetU - 0.5),
    ...row(view.down, s, framing.offsetV - 0.5),
    ...row(view.forward, 1 / view.radius, 0),
  ]);
  return { ...map, toward, texel: 1 / s };
}

/** The share of light, 0 to 1, that reaches a point, looked up between four texels. */
export function lightReaching(map: LightMap, x: number, y: number, z: number): number {
  const { rows, size, depth } = map;
  const u = rows[0] * x + rows[1] * y + rows[2] * z + rows[3];
  const v = rows[4] * x + rows[5] * y + rows[6] * z + rows[7];
  if (!(u >= 0 && v >= 0 && u < size - 1 && v < size - 1)) return 1;
  const d = rows[8] * x + rows[9] * y + rows[10] * z + rows[11];
  const i = u | 0;
  const j = v | 0;
  const fu = u - i;
  const fv = v - j;
  const k = j * size + i;
  const top = (d <= depth[k] ? 1 - fu : 0) + (d <= depth[k + 1] ? fu : 0);
  const bottom = (d <= depth[k + size] ? 1 - fu : 0) + (d <= depth[k + size + 1] ? fu : 0);
  return top + (bottom - top) * fv;
}
