import { inertiaFromMatrix } from '../core/conventions.js';
import type { Inertial } from '../core/inertial.js';
import type { Vec3 } from '../core/math/vec3.js';
import { add, cross, norm, scale, subtract } from '../core/math/vec3.js';
import { vertexAt } from '../core/mesh/face-planes.js';
import { weldVertices } from '../core/mesh/mesh-topology.js';
import type { TriangleMesh } from '../core/mesh/triangle-mesh.js';

/**
 * Mass properties of an infinitely thin sheet along the surface, per unit of mass per area: `mass` is the surface's area. Unit and
 * frame are the mesh's. Undefined for a mesh without area.
 *
 * For a triangle a, b, c of area A: first moment A/3 (a + b + c), second moments A/12 (a a^T + b b^T + c c^T + s s^T), s = a + b + c.
 */
export function computeShellProperties(mesh: TriangleMesh): Inertial | undefined {
  const { indices } = mesh;
  if (indices.length === 0) return undefined;
  // Sums are taken about a vertex, so that a mesh far from the origin loses no digits.
  const origin = vertexAt(mesh, indices[0]);
  const second = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  let first: Vec3 = [0, 0, 0];
  let area = 0;
  for (let t = 0; t < indices.length; t += 3) {
    const corners = [0, 1, 2].map((k) => subtract(vertexAt(mesh, indices[t + k]), origin));
    const [a, b, c] = corners;
    const own = norm(cross(subtract(b, a), subtract(c, a))) / 2;
    if (!(own > 0)) continue;
    const sum = add(a, add(b, c));
    area += own;
    first = add(first, scale(sum, own / 3));
    for (const v of [a, b, c, sum])
      for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) second[3 * i + j] += (own / 12) * v[i] * v[j];
  }
  if (!(area > 0) || !Number.isFinite(area)) return undefined;
  const com = scale(first, 1 / area);
  const central = second.map((value, i) => value - area * com[Math.floor(i / 3)] * com[i % 3]);
  const trace = central[0] + central[4] + central[8];
  const inertia = central.map((value, i) => (i % 4 === 0 ? trace : 0) - value);
  return {
    mass: area,
    com: add(com, origin),
    inertia: inertiaFromMatrix([
      inertia[0], inertia[1], inertia[2],
      inertia[3], inertia[4], inertia[5],
      inertia[6], inertia[7], inertia[8],
    ]), // prettier-ignore
  };
}

/**
 * The surface with a fan of triangles over each hole, and how much of it that added: the area of the fans over that of the mesh. 0 for a
 * closed surface, near 1 for a sheet. Tells a solid that lost a few triangles from an open shell (a lampshade, a bowl of one layer).
 */
export function closeHoles(mesh: TriangleMesh): { mesh: TriangleMesh; added: number } {
  const welded = weldVertices(mesh, 0);
  const { indices } = welded;
  // Directed edges without their reverse bound the holes.
  const edges = new Map<string, readonly [number, number]>();
  for (let t = 0; t < indices.length; t += 3) {
    for (let k = 0; k < 3; k++) {
      const [from, to] = [indices[t + k], indices[t + ((k + 1) % 3)]];
      if (!edges.delete(`${to},${from}`)) edges.set(`${from},${to}`, [from, to]);
    }
  }
  const next = new Map<number, number[]>();
  for (const [from, to] of edges.values()) next.set(from, [...(next.get(from) ?? []), to]);
  const positions = [...welded.positions];
  const fans: number[] = [];
  for (const start of next.keys()) {
    const loop: number[] = [];
    for (let at = next.get(start)?.pop(); at !== undefined; at = next.get(at)?.pop()) loop.push(at);
    if (loop.length < 3) continue;
    const hub = positions.length / 3;
    positions.push(...scale(loop.map((v) => vertexAt(welded, v)).reduce(add), 1 / loop.length));
    // The hole is bounded against the sense of its neighbours, so the fan runs backwards.
    loop.forEach((v, i) => fans.push(hub, v, loop[(i + loop.length - 1) % loop.length]));
  }
  const all = Float32Array.from(positions);
  const area = computeShellProperties(welded)?.mass ?? 0;
  const fanArea = computeShellProperties({ positions: all, indices: Uint32Array.from(fans) })?.mass ?? 0;
  return {
    mesh: { positions: all, indices: Uint32Array.from([...indices, ...fans]) },
    added: area > 0 ? fanArea / area : 1,
  };
}
