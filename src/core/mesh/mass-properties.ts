import type { Inertial } from '../inertial.js';
import type { Vec3 } from '../math/vec3.js';
import type { VoxelGrid } from '../voxel-grid.js';
import { boundingBox, boxCentre } from './box.js';
import { isClosedSurface } from './mesh-topology.js';
import type { TriangleMesh } from './triangle-mesh.js';

/** Moments of a solid of density 1: volume, first moments, and second moments xx yy zz xy yz zx. */
interface Moments {
  readonly volume: number;
  readonly first: Vec3;
  readonly second: readonly [number, number, number, number, number, number];
}

/**
 * Volume enclosed by the surface, by the divergence theorem; positive when triangles are counter-clockwise seen from outside.
 * Meaningless for an open surface.
 */
export function meshVolume(mesh: TriangleMesh): number {
  const box = boundingBox(mesh);
  return box === undefined ? 0 : integrateMoments(mesh, boxCentre(box)).volume;
}

/**
 * Mass, centre of mass and inertia of the solid inside the mesh at uniform `density` (kg per cubed unit of the mesh), in the mesh's
 * frame. Undefined when the surface has a boundary or its volume is not positive and finite.
 */
export function computeMassProperties(mesh: TriangleMesh, density: number): Inertial | undefined {
  const box = boundingBox(mesh);
  if (box === undefined || !isClosedSurface(mesh)) return undefined;
  const origin = boxCentre(box);
  const moments = integrateMoments(mesh, origin);
  // A solid has at least a sliver of its box: anything less is rounding error of a flat or inside-out surface.
  if (!(moments.volume > 0) || !Number.isFinite(moments.volume)) return undefined;
  return inertialFromMoments(moments, origin, density);
}

/** Mass properties of the occupied voxels as unit cubes, grid units. Undefined for an empty grid. */
export function computeVoxelMassProperties(grid: VoxelGrid, density: number): Inertial | undefined {
  const { size, occupied } = grid;
  let volume = 0;
  const s = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  const middle = size / 2;
  for (let x = 0, index = 0; x < size; x++) {
    for (let y = 0; y < size; y++) {
      for (let z = 0; z < size; z++, index++) {
        if (occupied[index] === 0) continue;
        const [u, v, w] = [x + 0.5 - middle, y + 0.5 - middle, z + 0.5 - middle];
        volume++;
        s[0] += u;
        s[1] += v;
        s[2] += w;
        s[3] += u * u;
        s[4] += v * v;
        s[5] += w * w;
        s[6] += u * v;
        s[7] += v * w;
        s[8] += w * u;
      }
    }
  }
  if (volume === 0) return undefined;
  // A unit cube's own second moment about its centre is 1/12 along each axis.
  const own = volume / 12;
  const moments: Moments = {
    volume,
    first: [s[0], s[1], s[2]],
    second: [s[3] + own, s[4] + own, s[5] + own, s[6], s[7], s[8]],
  };
  return inertialFromMoments(moments, [middle, middle, middle], density);
}

/**
 * Sums, over the tetrahedra that the triangles form with `origin`, the integrals of 1, x and x x^T. For a tetrahedron with corners 0,
 * a, b, c and determinant d = a . (b x c): volume d/6, first moments d/24 (a + b + c), and second moments d/120 (s s^T + a a^T + b b^T
 * + c c^T) with s = a + b + c.
 */
function integrateMoments(mesh: TriangleMesh, origin: Vec3): Moments {
  const { positions, indices } = mesh;
  const [ox, oy, oz] = origin;
  let volume = 0;
  let [sx, sy, sz] = [0, 0, 0];
  let [xx, yy, zz, xy, yz, zx] = [0, 0, 0, 0, 0, 0];
  for (let t = 0; t + 2 < indices.length; t += 3) {
    const a = 3 * indices[t];
    const b = 3 * indices[t + 1];
    const c = 3 * indices[t + 2];
    const [ax, ay, az] = [positions[a] - ox, positions[a + 1] - oy, positions[a + 2] - oz];
    const [bx, by, bz] = [positions[b] - ox, positions[b + 1] - oy, positions[b + 2] - oz];
    const [cx, cy, cz] = [positions[c] - ox, positions[c + 1] - oy, positions[c + 2] - oz];
    const d = ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx);
    const [x, y, z] = [ax + bx + cx, ay + by + cy, az + bz + cz];
    volume += d;
    sx += d * x;
    sy += d * y;
    sz += d * z;
    xx += d * (x * x + ax * ax + bx * bx + cx * cx);
    yy += d * (y * y + ay * ay + by * by + cy * cy);
    zz += d * (z * z + az * az + bz * bz + cz * cz);
    xy += d * (x * y + ax * ay + bx * by + cx * cy);
    yz += d * (y * z + ay * az + by * bz + cy * cz);
    zx += d * (z * x + az * ax + bz * bx + cz * cx);
  }
  return {
    volume: volume / 6,
    first: [sx / 24, sy / 24, sz / 24],
    second: [xx / 120, yy / 120, zz / 120, xy / 120, yz / 120, zx / 120],
  };
}

/** Moments about `origin` to mass, centre of mass and the tensor about it. */
function inertialFromMoments(moments: Moments, origin: Vec3, density: number): Inertial {
  const { volume, first, second } = moments;
  const [x, y, z] = [first[0] / volume, first[1] / volume, first[2] / volume];
  // Second moments about the centre of mass.
  const xx = second[0] - volume * x * x;
  const yy = second[1] - volume * y * y;
  const zz = second[2] - volume * z * z;
  return {
    mass: density * volume,
    com: [origin[0] + x, origin[1] + y, origin[2] + z],
    inertia: {
      xx: density * (yy + zz),
      yy: density * (xx + zz),
      zz: density * (xx + yy),
      xy: -density * (second[3] - volume * x * y),
      xz: -density * (second[5] - volume * z * x),
      yz: -density * (second[4] - volume * y * z),
    },
  };
}
