import type { Inertial } from '../../core/inertial.js';
import type { Vec3 } from '../../core/math/vec3.js';
import type { TriangleMesh } from '../../core/mesh/triangle-mesh.js';

/**
 * How MuJoCo computes the mass of a mesh: `exact` by the divergence theorem; `legacy` (its default) the same with the volume of each tetrahedron
 * taken positive, which counts too much of a concave mesh; `shell` of the surface. Its `convex` is `exact` of the hull.
 */
export type InertiaMode = 'exact' | 'legacy' | 'shell';

/**
 * Mass properties of a mesh at density 1 (per volume, of a shell per area), in the mesh's frame, as MuJoCo 3.14 computes them: tetrahedra with the
 * mean of the surface as apex give volume and centre, those with that centre the inertia. Undefined where there is no volume.
 */
export function meshMoments(mesh: TriangleMesh, mode: InertiaMode): Inertial | undefined {
  const apex = surfaceCentre(mesh);
  if (apex === undefined) return undefined;
  const first = sumAbout(mesh, apex, mode);
  if (!(Math.abs(first.volume) > 1e-14)) return undefined;
  const com: Vec3 = [
    apex[0] + first.first[0] / first.volume,
    apex[1] + first.first[1] / first.volume,
    apex[2] + first.first[2] / first.volume,
  ];
  // Of a concave mesh the legacy volumes about the two apexes differ: the engine takes that about the centre.
  const { volume, second } = sumAbout(mesh, com, mode);
  const [xx, yy, zz, xy, xz, yz] = second;
  return {
    mass: volume,
    com,
    inertia: { xx: yy + zz, yy: xx + zz, zz: xx + yy, xy: -xy, xz: -xz, yz: -yz },
  };
}

/** The area of all triangles. */
export function meshArea({ positions: p, indices }: TriangleMesh): number {
  let area = 0;
  for (let t = 0; t + 2 < indices.length; t += 3)
    area += triangleArea(p, 3 * indices[t], 3 * indices[t + 1], 3 * indices[t + 2]);
  return area;
}

/** The mean of all points of the surface. */
function surfaceCentre({ positions: p, indices }: TriangleMesh): Vec3 | undefined {
  let total = 0;
  let [x, y, z] = [0, 0, 0];
  for (let t = 0; t + 2 < indices.length; t += 3) {
    const [a, b, c] = [3 * indices[t], 3 * indices[t + 1], 3 * indices[t + 2]];
    const area = triangleArea(p, a, b, c);
    total += area;
    x += (area * (p[a] + p[b] + p[c])) / 3;
    y += (area * (p[a + 1] + p[b + 1] + p[c + 1])) / 3;
    z += (area * (p[a + 2] + p[b + 2] + p[c + 2])) / 3;
  }
  return total > 0 && Number.isFinite(total) ? [x / total, y / total, z / total] : undefined;
}

function triangleArea(p: Float32Array, a: number, b: number, c: number): number {
  const [ux, uy, uz] = [p[b] - p[a], p[b + 1] - p[a + 1], p[b + 2] - p[a + 2]];
  const [vx, vy, vz] = [p[c] - p[a], p[c + 1] - p[a + 1], p[c + 2] - p[a + 2]];
  const [x, y, z] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
  return Math.sqrt(x * x + y * y + z * z) / 2;
}

interface Sums {
  readonly volume: number;
  /** About the apex. */
  readonly first: Vec3;
  /** xx yy zz xy xz yz about the apex. */
  readonly second: readonly number[];
}

/** Integrals of 1, x and x x^T over what the triangles span with `apex`; of a shell over the triangles themselves. */
function sumAbout({ positions: p, indices }: TriangleMesh, apex: Vec3, mode: InertiaMode): Sums {
  const [ox, oy, oz] = apex;
  // A tetrahedron with its apex at the origin: mean of its corners / 4, second moments V/20 (s s^T + sum of corners); a triangle: /3 and A/12.
  const [mean, spread] = mode === 'shell' ? [3, 12] : [4, 20];
  let volume = 0;
  let [sx, sy, sz] = [0, 0, 0];
  let [xx, yy, zz, xy, xz, yz] = [0, 0, 0, 0, 0, 0];
  for (let t = 0; t + 2 < indices.length; t += 3) {
    const [a, b, c] = [3 * indices[t], 3 * indices[t + 1], 3 * indices[t + 2]];
    const [ax, ay, az] = [p[a] - ox, p[a + 1] - oy, p[a + 2] - oz];
    const [bx, by, bz] = [p[b] - ox, p[b + 1] - oy, p[b + 2] - oz];
    const [cx, cy, cz] = [p[c] - ox, p[c + 1] - oy, p[c + 2] - oz];
    let v =
      mode === 'shell'
        ? triangleArea(p, a, b, c)
        : (ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx)) / 6;
    if (mode === 'legacy') v = Math.abs(v);
    const [x, y, z] = [ax + bx + cx, ay + by + cy, az + bz + cz];
    volume += v;
    sx += (v * x) / mean;
    sy += (v * y) / mean;
    sz += (v * z) / mean;
    const w = v / spread;
    xx += w * (x * x + ax * ax + bx * bx + cx * cx);
    yy += w * (y * y + ay * ay + by * by + cy * cy);
    zz += w * (z * z + az * az + bz * bz + cz * cz);
    xy += w * (x * y + ax * ay + bx * by + cx * cy);
    xz += w * (x * z + ax * az + bx * bz + cx * cz);
    yz += w * (y * z + ay * az + by * bz + cy * cz);
  }
  return { volume, first: [sx, sy, sz], second: [xx, yy, zz, xy, xz, yz] };
}
