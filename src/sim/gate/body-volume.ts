import type { TriangleMesh } from '../../core/mesh/triangle-mesh.js';
import { computeMassProperties } from '../../core/mesh/mass-properties.js';
import { GEOM_TYPES } from '../mujoco-types.js';
import type { Simulation } from '../simulation.js';
import { geomCollides } from './geom-extent.js';

/**
 * Volume of what a body is made of, m^3, from its geoms: what is drawn where that is closed (it has the true shape), else what
 * collides, where overlapping pieces count twice. Undefined when neither encloses anything.
 */
export function bodyVolume(simulation: Simulation, body: number): number | undefined {
  const { model } = simulation;
  const first = model.body_geomadr[body];
  const geoms = Array.from({ length: model.body_geomnum[body] }, (_, i) => first + i);
  const sum = (list: readonly number[]): number | undefined => {
    let total = 0;
    for (const geom of list) {
      const volume = geomVolume(simulation, geom);
      if (volume === undefined) return undefined;
      total += volume;
    }
    return total > 0 ? total : undefined;
  };
  const colliding = geoms.filter((geom) => geomCollides(simulation, geom));
  const drawn = geoms.filter((geom) => !geomCollides(simulation, geom));
  return sum(drawn) ?? sum(colliding);
}

/** Of a mesh that collides: its hull's. Undefined for planes, height fields and open meshes. */
function geomVolume(simulation: Simulation, geom: number): number | undefined {
  const { model } = simulation;
  const [a, b, c] = model.geom_size.subarray(3 * geom, 3 * geom + 3);
  switch (GEOM_TYPES[model.geom_type[geom]]) {
    case 'plane':
    case 'hfield':
      return undefined;
    case 'sphere':
      return (4 / 3) * Math.PI * a ** 3;
    case 'capsule':
      return (4 / 3) * Math.PI * a ** 3 + 2 * Math.PI * a ** 2 * b;
    case 'cylinder':
      return 2 * Math.PI * a ** 2 * b;
    case 'ellipsoid':
      return (4 / 3) * Math.PI * a * b * c;
    case 'box':
      return 8 * a * b * c;
    case 'mesh':
    case 'sdf':
      return computeMassProperties(readTriangles(simulation, model.geom_dataid[geom]), 1)?.mass;
  }
}

function readTriangles(simulation: Simulation, mesh: number): TriangleMesh {
  const { model } = simulation;
  const vertex = 3 * model.mesh_vertadr[mesh];
  const face = 3 * model.mesh_faceadr[mesh];
  return {
    positions: model.mesh_vert.slice(vertex, vertex + 3 * model.mesh_vertnum[mesh]),
    indices: Uint32Array.from(model.mesh_face.subarray(face, face + 3 * model.mesh_facenum[mesh])),
  };
}
