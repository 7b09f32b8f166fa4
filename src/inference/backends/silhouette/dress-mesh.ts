import type { TriangleMesh, VisualMesh } from '../../../core/mesh/triangle-mesh.js';
import type { Placement } from './place-outline.js';
import type { StandingOutline } from './stand-outline.js';

/** Where a point of the picture is on the texture. */
export type PictureToTexture = (px: number, py: number) => readonly [u: number, v: number];

/**
 * Gives a mesh of a standing outline (in raster coordinates) normals and texture coordinates and puts it in the object's frame.
 *
 * Normals are those of the surface y^2 = h^2(x, z), so the outline is smooth although triangles there are steep. The flat base
 * has vertices of its own, since its edge is sharp. The photo is projected along y on both sides: the back is its mirror image.
 */
export function dressMesh(
  mesh: TriangleMesh,
  standing: StandingOutline,
  toTexture: PictureToTexture,
  placement: Placement,
): VisualMesh {
  const { backDepth, toPicture } = standing;
  const field = smoothField(standing);
  const positions: number[] = [];
  const normals: number[] = [];
  const uvs: number[] = [];
  const copies = new Map<number, number>();
  const base: readonly [number, number, number] = backDepth === undefined ? [0, 0, -1] : [0, 1, 0];
  const isBase = (v: number): boolean =>
    backDepth === undefined ? mesh.positions[3 * v + 2] === 0 : mesh.positions[3 * v + 1] >= Math.fround(backDepth);
  const copy = (v: number, onBase: boolean): number => {
    const key = 2 * v + (onBase ? 1 : 0);
    let at = copies.get(key);
    if (at === undefined) {
      at = positions.length / 3;
      copies.set(key, at);
      const [x, y, z] = mesh.positions.subarray(3 * v, 3 * v + 3);
      positions.push(...placement.point(x, y, z));
      normals.push(...placement.direction(...(onBase ? base : surfaceNormal(field, x, y, z))));
      uvs.push(...toTexture(...toPicture(x, z)));
    }
    return at;
  };
  const indices = Uint32Array.from(mesh.indices);
  for (let t = 0; t < indices.length; t += 3) {
    const onBase = isBase(indices[t]) && isBase(indices[t + 1]) && isBase(indices[t + 2]);
    for (let k = t; k < t + 3; k++) indices[k] = copy(indices[k], onBase);
  }
  return {
    positions: Float32Array.from(positions),
    indices,
    normals: Float32Array.from(normals),
    uvs: Float32Array.from(uvs),
  };
}

interface Field {
  readonly width: number;
  readonly height: number;
  readonly depth2: Float64Array;
}

/** The squared half depth after two passes of a 3x3 binomial filter: normals without the raster's noise. */
function smoothField({ outline, depth2 }: StandingOutline): Field {
  const { width, height } = outline;
  let field = depth2;
  for (let pass = 0; pass < 2; pass++) {
    const rows = Float64Array.from(field, (v, p) => {
      const x = p % width;
      return (field[x > 0 ? p - 1 : p] + 2 * v + field[x < width - 1 ? p + 1 : p]) / 4;
    });
    field = rows.map((v, p) => {
      const below = p >= width ? p - width : p;
      const above = p < width * (height - 1) ? p + width : p;
      return (rows[below] + 2 * v + rows[above]) / 4;
    });
  }
  return { width, height, depth2: field };
}

/** Unit normal of y^2 - h^2(x, z) = 0: along (-d(h^2)/dx, 2 y, -d(h^2)/dz). */
function surfaceNormal(field: Field, x: number, y: number, z: number): [number, number, number] {
  const nx = sample(field, x - 1, z) - sample(field, x + 1, z);
  const nz = sample(field, x, z - 1) - sample(field, x, z + 1);
  const ny = 4 * y;
  const length = Math.hypot(nx, ny, nz);
  return length > 1e-9 ? [nx / length, ny / length, nz / length] : [0, y > 0 ? 1 : -1, 0];
}

/** Bilinear, with the border repeated. */
function sample({ width, height, depth2 }: Field, x: number, z: number): number {
  const cx = Math.min(width - 1, Math.max(0, x - 0.5));
  const cz = Math.min(height - 1, Math.max(0, z - 0.5));
  const x0 = Math.floor(cx);
  const z0 = Math.floor(cz);
  const x1 = Math.min(width - 1, x0 + 1);
  const z1 = Math.min(height - 1, z0 + 1);
  const fx = cx - x0;
  const fz = cz - z0;
  return (
    (1 - fz) * ((1 - fx) * depth2[z0 * width + x0] + fx * depth2[z0 * width + x1]) +
    fz * ((1 - fx) * depth2[z1 * width + x0] + fx * depth2[z1 * width + x1])
  );
}
