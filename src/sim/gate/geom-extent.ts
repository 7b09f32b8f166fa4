import type { Vec3 } from '../../core/math/vec3.js';
import { add, dot } from '../../core/math/vec3.js';
import { GEOM_TYPES } from '../mujoco-types.js';
import type { Simulation } from '../simulation.js';

/** Column `k` of a geom's rotation matrix: its own axis in the world. */
function geomAxis(matrices: Float64Array, geom: number, k: 0 | 1 | 2): Vec3 {
  return [matrices[9 * geom + k], matrices[9 * geom + 3 + k], matrices[9 * geom + 6 + k]];
}

/**
 * How far a geom reaches from the world's origin along the unit vector `direction`, m, at the present state; undefined for planes
 * and height fields, which have no end. Exact for each shape: the support function of a convex body.
 */
export function geomReach(simulation: Simulation, geom: number, direction: Vec3): number | undefined {
  const { model, data } = simulation;
  const centre: Vec3 = [data.geom_xpos[3 * geom], data.geom_xpos[3 * geom + 1], data.geom_xpos[3 * geom + 2]];
  const matrices = data.geom_xmat;
  const [x, y, z] = ([0, 1, 2] as const).map((k) => dot(geomAxis(matrices, geom, k), direction));
  const [a, b, c] = model.geom_size.subarray(3 * geom, 3 * geom + 3);
  const from = dot(centre, direction);
  switch (GEOM_TYPES[model.geom_type[geom]]) {
    case 'plane':
    case 'hfield':
      return undefined;
    case 'sphere':
      return from + a;
    case 'capsule':
      return from + a + b * Math.abs(z);
    case 'cylinder':
      return from + a * Math.hypot(x, y) + b * Math.abs(z);
    case 'ellipsoid':
      return from + Math.hypot(a * x, b * y, c * z);
    case 'box':
      return from + a * Math.abs(x) + b * Math.abs(y) + c * Math.abs(z);
    case 'mesh':
    case 'sdf': {
      const mesh = model.geom_dataid[geom];
      const start = 3 * model.mesh_vertadr[mesh];
      const vertices = model.mesh_vert.subarray(start, start + 3 * model.mesh_vertnum[mesh]);
      let best = -Infinity;
      for (let v = 0; v < vertices.length; v += 3) {
        best = Math.max(best, vertices[v] * x + vertices[v + 1] * y + vertices[v + 2] * z);
      }
      return from + best;
    }
  }
}

/** Whether a geom can touch anything by its masks. */
export const geomCollides = (simulation: Simulation, geom: number): boolean =>
  simulation.model.geom_contype[geom] !== 0 || simulation.model.geom_conaffinity[geom] !== 0;

/** Height of the lowest point that can touch anything, m; undefined when there is none. */
export function lowestPoint(simulation: Simulation): number | undefined {
  let lowest = Infinity;
  for (let geom = 0; geom < simulation.model.ngeom; geom++) {
    if (!geomCollides(simulation, geom)) continue;
    lowest = Math.min(lowest, -(geomReach(simulation, geom, [0, 0, -1]) ?? -Infinity));
  }
  return Number.isFinite(lowest) ? lowest : undefined;
}

/** Longest side of the axis-aligned box around the given geoms, m; 0 when there are none. */
export function longestSide(simulation: Simulation, geoms: readonly number[]): number {
  let longest = 0;
  for (const axis of [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ] as const) {
    // prettier-ignore
    let [low, high] = [Infinity, -Infinity];
    for (const geom of geoms) {
      high = Math.max(high, geomReach(simulation, geom, axis) ?? -Infinity);
      low = Math.min(low, -(geomReach(simulation, geom, [-axis[0], -axis[1], -axis[2]]) ?? -Infinity));
    }
    longest = Math.max(longest, high - low);
  }
  return Number.isFinite(longest) ? longest : 0;
}

/** Distance from the line through `anchor` along the unit vector `axis` to the farthest point of the geom's bounding box, m. */
export function distanceFromAxis(simulation: Simulation, geom: number, anchor: Vec3, axis: Vec3): number {
  const { model, data } = simulation;
  const matrices = data.geom_xmat;
  const axes = ([0, 1, 2] as const).map((k) => geomAxis(matrices, geom, k));
  const aabb = model.geom_aabb.subarray(6 * geom, 6 * geom + 6);
  const origin: Vec3 = [data.geom_xpos[3 * geom], data.geom_xpos[3 * geom + 1], data.geom_xpos[3 * geom + 2]];
  let farthest = 0;
  for (let corner = 0; corner < 8; corner++) {
    const point = axes.reduce<Vec3>((p, a, k) => {
      const along = aabb[k] + ((corner >> k) & 1 ? 1 : -1) * aabb[3 + k];
      return add(p, [a[0] * along, a[1] * along, a[2] * along]);
    }, origin);
    const r: Vec3 = [point[0] - anchor[0], point[1] - anchor[1], point[2] - anchor[2]];
    const along = dot(r, axis);
    farthest = Math.max(farthest, Math.sqrt(Math.max(dot(r, r) - along * along, 0)));
  }
  return farthest;
}
