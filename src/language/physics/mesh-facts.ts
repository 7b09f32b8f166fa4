import type { Inertial } from '../../core/inertial.js';
import type { Mat3 } from '../../core/math/mat3.js';
import { matrixFromQuat, transpose } from '../../core/math/mat3.js';
import type { Quat } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import type { Box } from '../../core/mesh/box.js';
import { boundingBox } from '../../core/mesh/box.js';
import { quickHull } from '../../core/mesh/quick-hull.js';
import { compactVertices } from '../../core/mesh/mesh-topology.js';
import type { TriangleMesh } from '../../core/mesh/triangle-mesh.js';
import type { FileAccess } from '../model/file-access.js';
import { factsOf } from '../model/file-facts.js';
import { countOpenEdges } from './mesh-edges.js';
import type { InertiaMode } from './mesh-moments.js';
import { meshArea, meshMoments } from './mesh-moments.js';
import type { MeshGeometry, MeshProblem } from './read-mesh-bytes.js';
import { readMeshBytes } from './read-mesh-bytes.js';

/** What is known of a mesh as it is used: scaled and turned. Lengths in m. */
export interface MeshFacts {
  readonly faces: number;
  readonly vertices: number;
  readonly box: Box;
  /** By the divergence theorem: negative where the faces look inwards. Little more than a guess where edges are open. */
  readonly volume: number;
  readonly area: number;
  /** Share of edges that have not two faces of opposite sense once equal vertices are one; 0: watertight. */
  readonly openEdges: number;
  /** Mass properties at density 1. */
  readonly moments: Readonly<Record<InertiaMode, Inertial | undefined>>;
  readonly materials: readonly string[];
  readonly badFaces: number;
  /** Triangles that MuJoCo does not read: those of the objects after the first of an OBJ. */
  readonly leftOut: number;
}

/** How an asset changes the mesh of its file, first to last: turned by the inverse of `rotation`, then scaled. */
export interface MeshTransform {
  readonly rotation: Quat;
  readonly scale: Vec3;
}

/** The facts of a mesh file, computed once; a `MeshProblem` where it is no mesh; undefined where there is no such file. */
export const meshFactsOf = (
  files: FileAccess,
  path: string,
  transform: MeshTransform,
): MeshFacts | MeshProblem | undefined => factsOf(files, path, computeFor(suffixOf(path), transform));

/** The convex hull of a mesh file, in the file's frame and units; undefined where it has none. */
export function meshHullOf(files: FileAccess, path: string): TriangleMesh | undefined {
  const hull = factsOf(files, path, hullComputeFor(suffixOf(path)));
  return hull ?? undefined;
}

/** The hull of points; undefined where they lie in a plane. */
export function hullOf(positions: Float32Array): TriangleMesh | undefined {
  const hull = quickHull(positions);
  return hull === undefined ? undefined : compactVertices(positions, hull.indices);
}

/** `.obj`; lower case; empty where a file has none. */
export const suffixOf = (path: string): string => (/\.[^./]*$/.exec(path)?.[0] ?? '').toLowerCase();

/** A mesh with the turn and scale of its asset; a mirrored one is turned inside out again, as the engine does. */
export function transformPositions(mesh: TriangleMesh, { rotation, scale }: MeshTransform): TriangleMesh {
  const m: Mat3 = transpose(matrixFromQuat(rotation));
  const positions = new Float32Array(mesh.positions.length);
  for (let i = 0; i < positions.length; i += 3) {
    const [x, y, z] = [mesh.positions[i], mesh.positions[i + 1], mesh.positions[i + 2]];
    positions[i] = scale[0] * (m[0] * x + m[1] * y + m[2] * z);
    positions[i + 1] = scale[1] * (m[3] * x + m[4] * y + m[5] * z);
    positions[i + 2] = scale[2] * (m[6] * x + m[7] * y + m[8] * z);
  }
  if (scale[0] * scale[1] * scale[2] >= 0) return { positions, indices: mesh.indices };
  const indices = Uint32Array.from(mesh.indices);
  for (let i = 0; i < indices.length; i += 3) [indices[i + 1], indices[i + 2]] = [indices[i + 2], indices[i + 1]];
  return { positions, indices };
}

/** What is to be known of a mesh. */
export function measureMesh(
  mesh: TriangleMesh,
  read?: Pick<MeshGeometry, 'materials' | 'badFaces' | 'leftOut'>,
): MeshFacts {
  return {
    faces: mesh.indices.length / 3,
    vertices: mesh.positions.length / 3,
    box: boundingBox(mesh) ?? { min: [0, 0, 0], max: [0, 0, 0] },
    volume: meshMoments(mesh, 'exact')?.mass ?? 0,
    area: meshArea(mesh),
    openEdges: countOpenEdges(mesh),
    moments: {
      exact: meshMoments(mesh, 'exact'),
      legacy: meshMoments(mesh, 'legacy'),
      shell: meshMoments(mesh, 'shell'),
    },
    materials: read?.materials ?? [],
    badFaces: read?.badFaces ?? 0,
    leftOut: read?.leftOut ?? 0,
  };
}

type ComputeFacts = (bytes: Uint8Array) => MeshFacts | MeshProblem;
const computes = new Map<string, ComputeFacts>();

/** One function for each way to use a file: facts are kept by function and path. */
function computeFor(suffix: string, transform: MeshTransform): ComputeFacts {
  const key = [suffix, ...transform.rotation, ...transform.scale].join(' ');
  const known = computes.get(key);
  if (known !== undefined) return known;
  const compute: ComputeFacts = (bytes) => {
    const mesh = readMeshBytes(suffix, bytes);
    return typeof mesh === 'string' ? mesh : measureMesh(transformPositions(mesh, transform), mesh);
  };
  // Someone may drag a scale for hours.
  if (computes.size > 1000) computes.clear();
  computes.set(key, compute);
  return compute;
}

/** Beyond this the hull of a mesh takes a second. */
const MOST_VERTICES = 1_000_000;

const hullComputes = new Map<string, (bytes: Uint8Array) => TriangleMesh | null>();

function hullComputeFor(suffix: string): (bytes: Uint8Array) => TriangleMesh | null {
  const known = hullComputes.get(suffix);
  if (known !== undefined) return known;
  const compute = (bytes: Uint8Array): TriangleMesh | null => {
    const mesh = readMeshBytes(suffix, bytes);
    if (typeof mesh === 'string' || mesh.positions.length > 3 * MOST_VERTICES) return null;
    return hullOf(mesh.positions) ?? null;
  };
  hullComputes.set(suffix, compute);
  return compute;
}
