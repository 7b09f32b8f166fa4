import { eigenSymmetric } from '../math/mat3.js';
import type { Mat3 } from '../math/mat3.js';
import type { Vec3 } from '../math/vec3.js';
import { add, cross, dot, norm, scale, subtract } from '../math/vec3.js';
import type { Plane } from './face-planes.js';
import { vertexAt } from './face-planes.js';
import { quickHull } from './quick-hull.js';
import type { TriangleMesh } from './triangle-mesh.js';

/** Evenly spaced cuts that are tried along each axis. */
const CUTS_PER_AXIS = 5;
/** Planes of reflex edges that are tried. */
const REFLEX_PLANES = 8;

/**
 * The plane that best cuts a concave solid in two: the hulls of both sides are small together, and of nearly equal size where several
 * planes do equally well. (A ring gains nothing from its first cut; halving is what lets the next ones gain.) Undefined when no
 * candidate has the solid on both sides.
 */
export function choosePlane(mesh: TriangleMesh): Plane | undefined {
  const frames = [IDENTITY, principalAxes(mesh)];
  const candidates = reflexPlanes(mesh);
  for (const axes of frames)
    for (let k = 0; k < 3; k++) candidates.push(...evenCuts(mesh, [axes[k], axes[3 + k], axes[6 + k]]));
  let best: Plane | undefined;
  let bestCost = Infinity;
  for (const plane of candidates) {
    const cost = costOfCut(mesh, plane);
    if (cost < bestCost) [best, bestCost] = [plane, cost];
  }
  return best;
}

const IDENTITY: Mat3 = [1, 0, 0, 0, 1, 0, 0, 0, 1];

/** Axes (columns) of the triangles' second moments, weighted by area. */
function principalAxes(mesh: TriangleMesh): Mat3 {
  const { indices } = mesh;
  let total = 0;
  let mean: Vec3 = [0, 0, 0];
  const middles: { point: Vec3; area: number }[] = [];
  for (let t = 0; t < indices.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => vertexAt(mesh, indices[t + k]));
    const area = norm(cross(subtract(b, a), subtract(c, a)));
    const point = scale(add(a, add(b, c)), 1 / 3);
    middles.push({ point, area });
    total += area;
    mean = add(mean, scale(point, area));
  }
  mean = scale(mean, 1 / total);
  const m = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (const { point, area } of middles) {
    const r = subtract(point, mean);
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
      for (const chosen of [normal, other.normal]) addPlane(planes, chosen, dot(chosen, start), edge * turn);
    }
  }
  return planes
    .sort((a, b) => b.weight - a.weight)
    .slice(0, REFLEX_PLANES)
    .map(({ plane }) => plane);
}

function addPlane(planes: { plane: Plane; weight: number }[], normal: Vec3, offset: number, weight: number): void {
  const tolerance = 1e-4 * (Math.abs(offset) + 1e-3);
  const same = planes.find(
    ({ plane }) => dot(plane.normal, normal) > 0.9999 && Math.abs(plane.offset - offset) < tolerance,
  );
  if (same === undefined) planes.push({ plane: { normal, offset }, weight });
  else same.weight += weight;
}

/** Sum of the two sides' hull volumes, and a little for their difference. */
function costOfCut(mesh: TriangleMesh, { normal, offset }: Plane): number {
  const { positions, indices } = mesh;
  const heights = new Float64Array(positions.length / 3);
  const above: number[] = [];
  const below: number[] = [];
  for (let v = 0; v < heights.length; v++) {
    heights[v] = dot(normal, vertexAt(mesh, v)) - offset;
    (heights[v] > 0 ? above : below).push(positions[3 * v], positions[3 * v + 1], positions[3 * v + 2]);
  }
  for (let t = 0; t < indices.length; t += 3) {
    for (let k = 0; k < 3; k++) {
      const [a, b] = [indices[t + k], indices[t + ((k + 1) % 3)]];
      // Each edge once: closed meshes have it in both directions.
      if (a > b || heights[a] > 0 === heights[b] > 0) continue;
      const s = heights[a] / (heights[a] - heights[b]);
      for (let i = 0; i < 3; i++) {
        const value = positions[3 * a + i] + s * (positions[3 * b + i] - positions[3 * a + i]);
        above.push(value);
        below.push(value);
      }
    }
  }
  const [up, down] = [quickHull(above), quickHull(below)];
  if (up === undefined || down === undefined) return Infinity;
  return up.volume + down.volume + 0.02 * Math.abs(up.volume - down.volume);
}
