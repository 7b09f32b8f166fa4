import type { Vec3 } from '../../../core/math/vec3.js';
import type { TriangleMesh } from '../../../core/mesh/triangle-mesh.js';
import type { StandingOutline } from './stand-outline.js';

/** Takes raster coordinates (x right, y into the picture, z up in it) to the object's frame. */
export interface Placement {
  readonly point: (x: number, y: number, z: number) => Vec3;
  /** The same turn without shift and scale, for normals. */
  readonly direction: (x: number, y: number, z: number) => Vec3;
}

/**
 * The way a standing outline rests: z up, the photo facing -y when upright and +z when lying, its bounding box centred at the
 * origin, its longest side `size` long.
 */
export function placeOutline(mesh: TriangleMesh, { pose }: StandingOutline, size: number): Placement {
  // On its back: a turn of -90 degrees about x takes the photo's side (-y) up and the picture's up to +y.
  const direction = (x: number, y: number, z: number): Vec3 => (pose === 'lying' ? [x, z, -y] : [x, y, z]);
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < mesh.positions.length; i += 3) {
    direction(mesh.positions[i], mesh.positions[i + 1], mesh.positions[i + 2]).forEach((v, k) => {
      low[k] = Math.min(low[k], v);
      high[k] = Math.max(high[k], v);
    });
  }
  const scale = size / Math.max(...high.map((h, k) => h - low[k]));
  const point = (x: number, y: number, z: number): Vec3 => {
    const [a, b, c] = direction(x, y, z);
    return [
      (a - (low[0] + high[0]) / 2) * scale,
      (b - (low[1] + high[1]) / 2) * scale,
      (c - (low[2] + high[2]) / 2) * scale,
    ];
  };
  return { point, direction };
}
