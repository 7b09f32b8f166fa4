import { eigenSymmetric } from '../math/mat3.js';
import type { Mat3 } from '../math/mat3.js';
import type { Vec3 } from '../math/vec3.js';
import { add, cross, dot, norm, scale, subtract } from '../math/vec3.js';
import { boundingBox, boxSize } from './box.js';
import type { Plane } from './face-planes.js';
import { vertexAt } from './face-planes.js';
import type { TriangleMesh } from './triangle-mesh.js';

/** Evenly spaced cuts that are tried along each axis; odd, so that one is in the middle. */
const CUTS_PER_AXIS = 5;
/** Planes of reflex edges that are tried. */
const REFLEX_PLANES = 8;

export interface SplitCandidates {
  /** All planes to try. */
  readonly planes: readonly Plane[];
  /** Those through the middle, one for each axis. */
  readonly middles: readonly Plane[];
}

/** Planes that may cut a concave solid well: along the faces at its reflex edges, and across the frame's axes and its own. */
export function listSplitCandidates(mesh: TriangleMesh): SplitCandidates {
  const own = principalAxes(mesh);
  const axes: Vec3[] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]; // prettier-ignore
  for (let k = 0; k < 3; k++) {
    const axis: Vec3 = [own[k], own[3 + k], own[6 + k]];
    if (axes.every((known) => Math.abs(dot(known, axis)) < 0.995)) axes.push(axis);
  }
  const cuts = axes.map((axis) => evenCuts(mesh, axis));
  return {
    planes: [...reflexPlanes(mesh), ...cuts.flat()],
    middles: cuts.map((planes) => planes[(CUTS_PER_AXIS - 1) / 2]),
  };
}

/**
 * Principal axes (columns) of the surface as a thin shell. The second moment of a triangle of area A with corners a, b, c is
 * A/12 (a a^T + b b^T + c c^T + s s^T), s = a + b + c.
 */
function principalAxes(mesh: TriangleMesh): Mat3 {
  const { indices } = mesh;
  const triangles: { corners: readonly Vec3[]; sum: Vec3; area: number }[] = [];
  let total = 0;
  let mean: Vec3 = [0, 0, 0];
  for (let t = 0; t < indices.length; t += 3) {
    const corners = [0, 1, 2].map((k) => vertexAt(mesh, indices[t + k]));
    const [a, b, c] = corners;
    const area = norm(cross(subtract(b, a), subtract(c, a)));
    const sum = add(a, add(b, c));
    triangles.push({ corners, sum, area });
    total += area;
    mean = add(mean, scale(sum, area / 3));
  }
  mean = scale(mean, 1 / total);
  const m = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (const { corners, sum, area } of triangles) {
    for (const r of [...corners.map((corner) => subtract(corner, mean)), subtract(sum, scale(mean, 3))])
      for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) m[3 * i + j] += (area * r[i] * r[j]) / total;
  }
  return eigenSymmetric(m as unknown as Mat3).vectors;
}

function evenCuts(mesh: TriangleMesh, normal: Vec3): Plane[] {
  let low = Infinity;
  let high = -Infinity;
  for (let v = 0; v < mesh.positions.length / 3; v++) {
    const along = dot(normal, vertexAt(mesh, v));
    low = Math.min(low, along);
    high = Math.max(high, along);
  }
  return Array.from({ length: CUTS_PER_AXIS }, (_, i) => ({
    normal,
    offset: low + ((high - low) * (i + 1)) / (CUTS_PER_AXIS + 1),
  }));
}

/** Planes of the faces at reflex edges, the longest and sharpest edges first: a cut along one removes its whole notch. */
function reflexPlanes(mesh: TriangleMesh): Plane[] {
  const { indices } = mesh;
  const count = mesh.positions.length / 3;
  const bounds = boundingBox(mesh);
  const tolerance = bounds === undefined ? 0 : 5e-3 * Math.max(...boxSize(bounds));
  const sides = new Map<number, { normal: Vec3; apex: Vec3 }>();
  const planes: { plane: Plane; weight: number }[] = [];
  for (let t = 0; t < indices.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => vertexAt(mesh, indices[t + k]));
    const n = cross(subtract(b, a), subtract(c, a));
    const length = norm(n);
    if (length === 0) continue;
    const normal = scale(n, 1 / length);
    for (let k = 0; k < 3; k++) {
      const [from, to] = [indices[t + k], indices[t + ((k + 1) % 3)]];
      const apex = vertexAt(mesh, indices[t + ((k + 2) % 3)]);
      const other = sides.get(to * count + from);
      sides.set(from * count + to, { normal, apex });
      if (other === undefined) continue;
      const start = vertexAt(mesh, from);
      const edge = norm(subtract(vertexAt(mesh, to), start));
      // Reflex: the other triangle rises above this one's plane.
      const rise = dot(normal, subtract(other.apex, start));
      const turn = norm(cross(normal, other.normal));
      if (rise <= 0 || turn < 0.2) continue;
      for (const chosen of [normal, other.normal]) addPlane(planes, chosen, dot(chosen, start), edge * turn, tolerance);
    }
  }
  return planes
    .sort((a, b) => b.weight - a.weight)
    .slice(0, REFLEX_PLANES)
    .map(({ plane }) => plane);
}

function addPlane(
  planes: { plane: Plane; weight: number }[],
  normal: Vec3,
  offset: number,
  weight: number,
  tolerance: number,
): void {
  // The same cut, whichever way its plane faces.
  const same = planes.find(({ plane }) => {
    const agreement = dot(plane.normal, normal);
    return Math.abs(agreement) > 0.999 && Math.abs(plane.offset - Math.sign(agreement) * offset) < tolerance;
  });
  if (same === undefined) planes.push({ plane: { normal, offset }, weight });
  else same.weight += weight;
}
