import type { Simulation } from './simulation.js';

/** Triangles to draw, counter-clockwise seen from outside, in the frame of the geoms that use them. */
export interface SceneMesh {
  readonly name: string;
  /** x, y, z per vertex, m. */
  readonly positions: Float32Array;
  /** Unit normals, x, y, z per vertex. */
  readonly normals: Float32Array;
  /** u, v per vertex, (0, 0) top left; absent where the file has none. */
  readonly uvs?: Float32Array;
  readonly indices: Uint32Array;
  /** What the engine collides with: the convex hull. Absent where the model never uses it. */
  readonly hull?: { readonly positions: Float32Array; readonly indices: Uint32Array };
}

/** The meshes of the model in the engine's order, then its height fields as meshes. All buffers are copies. */
export function listMeshes(sim: Simulation): SceneMesh[] {
  const m = sim.model;
  const meshes = Array.from({ length: m.nmesh }, (_, i) => readMesh(sim, i));
  const fields = Array.from({ length: m.nhfield }, (_, i) => readHeightField(sim, i));
  return [...meshes, ...fields];
}

/** The engine numbers position, normal and texture coordinate of a corner apart; a drawn vertex is one of each combination. */
function readMesh(sim: Simulation, mesh: number): SceneMesh {
  const m = sim.model;
  const vertexStart = m.mesh_vertadr[mesh];
  const normalStart = m.mesh_normaladr[mesh];
  const uvStart = m.mesh_texcoordadr[mesh];
  const faceStart = 3 * m.mesh_faceadr[mesh];
  const corners = 3 * m.mesh_facenum[mesh];
  const hasUvs = uvStart >= 0;
  const face = m.mesh_face;
  const faceNormal = m.mesh_facenormal;
  const faceUv = m.mesh_facetexcoord;
  const vert = m.mesh_vert;
  const normal = m.mesh_normal;
  const texcoord = m.mesh_texcoord;

  const seen = new Map<string, number>();
  const positions: number[] = [];
  const normals: number[] = [];
  const uvs: number[] = [];
  const indices = new Uint32Array(corners);
  for (let c = 0; c < corners; c++) {
    const v = vertexStart + face[faceStart + c];
    const n = normalStart + faceNormal[faceStart + c];
    const t = hasUvs ? uvStart + faceUv[faceStart + c] : 0;
    const key = `${v}/${n}/${t}`;
    let index = seen.get(key);
    if (index === undefined) {
      index = seen.size;
      seen.set(key, index);
      positions.push(vert[3 * v], vert[3 * v + 1], vert[3 * v + 2]);
      normals.push(normal[3 * n], normal[3 * n + 1], normal[3 * n + 2]);
      if (hasUvs) uvs.push(texcoord[2 * t], texcoord[2 * t + 1]);
    }
    indices[c] = index;
  }
  const hull = readHull(sim, mesh);
  return {
    name: sim.nameOf('mesh', mesh),
    positions: new Float32Array(positions),
    normals: new Float32Array(normals),
    indices,
    ...(hasUvs ? { uvs: new Float32Array(uvs) } : {}),
    ...(hull === undefined ? {} : { hull }),
  };
}

/**
 * The hull's triangles out of the engine's graph: [vertices, faces, edge address per vertex, mesh vertex per hull vertex,
 * (vertices + 3 faces) edge list, 3 mesh vertices per face].
 */
function readHull(sim: Simulation, mesh: number): SceneMesh['hull'] {
  const m = sim.model;
  const start = m.mesh_graphadr[mesh];
  if (start < 0) return undefined;
  const graph = m.mesh_graph;
  const vertices = graph[start];
  const faces = graph[start + 1];
  const globalIds = start + 2 + vertices;
  const faceIds = start + 2 + 3 * vertices + 3 * faces;
  const first = 3 * m.mesh_vertadr[mesh];
  const vert = m.mesh_vert;
  const positions = new Float32Array(3 * vertices);
  const local = new Map<number, number>();
  for (let i = 0; i < vertices; i++) {
    const id = graph[globalIds + i];
    local.set(id, i);
    positions.set(vert.subarray(first + 3 * id, first + 3 * id + 3), 3 * i);
  }
  const indices = Uint32Array.from({ length: 3 * faces }, (_, i) => local.get(graph[faceIds + i]) ?? 0);
  return { positions, indices };
}

function readHeightField(sim: Simulation, field: number): SceneMesh {
  const m = sim.model;
  const rows = m.hfield_nrow[field];
  const columns = m.hfield_ncol[field];
  const start = m.hfield_adr[field];
  // Half extents in x and y, height of the largest datum, thickness of the base.
  const [radiusX, radiusY, height] = m.hfield_size.subarray(4 * field, 4 * field + 3);
  const at = (r: number, c: number): number => m.hfield_data[start + r * columns + c] * height;
  const positions: number[] = [];
  const normals: number[] = [];
  const stepX = (2 * radiusX) / (columns - 1);
  const stepY = (2 * radiusY) / (rows - 1);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      positions.push(c * stepX - radiusX, r * stepY - radiusY, at(r, c));
      const [left, right] = [Math.max(c - 1, 0), Math.min(c + 1, columns - 1)];
      const [below, above] = [Math.max(r - 1, 0), Math.min(r + 1, rows - 1)];
      const dx = (at(r, right) - at(r, left)) / ((right - left) * stepX);
      const dy = (at(above, c) - at(below, c)) / ((above - below) * stepY);
      const length = Math.hypot(dx, dy, 1);
      normals.push(-dx / length, -dy / length, 1 / length);
    }
  }
  const indices: number[] = [];
  for (let r = 0; r + 1 < rows; r++) {
    for (let c = 0; c + 1 < columns; c++) {
      const i = r * columns + c;
      indices.push(i, i + 1, i + columns + 1, i, i + columns + 1, i + columns);
    }
  }
  return {
    name: '',
    positions: new Float32Array(positions),
    normals: new Float32Array(normals),
    indices: new Uint32Array(indices),
  };
}
