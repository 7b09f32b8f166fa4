import type { ConvexPiece } from '../core/geom.js';
import type { Inertial } from '../core/inertial.js';
import type { Issue } from '../core/issue.js';
import type { Vec3 } from '../core/math/vec3.js';
import type { Box } from '../core/mesh/box.js';
import { boundingBox, boxSize } from '../core/mesh/box.js';
import { decomposeConvex } from '../core/mesh/decompose-convex.js';
import type { GeometryEngine } from '../core/mesh/geometry-engine.js';
import { computeMassProperties, computeVoxelMassProperties, meshVolume } from '../core/mesh/mass-properties.js';
import { meshFromVoxels } from '../core/mesh/mesh-from-voxels.js';
import { isClosedSurface, removeDegenerateTriangles } from '../core/mesh/mesh-topology.js';
import type { TriangleMesh, VisualMesh } from '../core/mesh/triangle-mesh.js';
import { toVisualMesh } from '../core/mesh/visual-mesh.js';
import type { Part, PhysicalObject } from '../core/physical-object.js';
import type { VoxelGrid } from '../core/voxel-grid.js';
import { countVoxels } from '../core/voxel-grid.js';
import { fitRound } from './fit-round.js';
import { resolveOverlaps } from './part-overlap.js';
import { closeHoles, computeShellProperties } from './shell-mass.js';

/**
 * Mass properties of a part before its density is known, object units: of a solid of density 1, or of a sheet of mass 1 per area,
 * whose thickness its material decides.
 */
export type PartMoments =
  | { readonly kind: 'solid'; readonly unit: Inertial; readonly from: string }
  | { readonly kind: 'shell'; readonly unit: Inertial };

/** A part's shape in object units, in the object's frame. */
export interface PartShape {
  readonly part: Part;
  readonly visual: VisualMesh;
  readonly bounds: Box;
  readonly pieces: readonly ConvexPiece[];
  readonly moments: PartMoments;
  /** Solid volume, or a small stand-in for a shell: for comparing parts. */
  readonly volume: number;
  /** Name of a texture of the object. */
  readonly texture?: string;
}

/** Volume of a smoothed surface may differ by this share from its voxels'. */
const VOLUME_TOLERANCE = 0.01;
/** An open surface with more than this share missing is a shell; with less it is a solid with a few lost triangles. */
const LARGEST_LEAK = 0.05;
/** Collision pieces of a curved part; fewer each when there are many parts. */
const PIECES: readonly [number, number] = [4, 16];
const PIECES_IN_ALL = 96;
/** Volume that the collision pieces may have beyond the part's own. */
const CONCAVITY = 0.05;

/** The shapes of all parts that have one. Parts without are left out, with an issue. */
export function shapeParts(object: PhysicalObject, engine: GeometryEngine, issues: Issue[]): PartShape[] {
  const grids = resolveOverlaps(object.parts, issues);
  const maxPieces = Math.max(PIECES[0], Math.min(PIECES[1], Math.floor(PIECES_IN_ALL / object.parts.length)));
  return object.parts.flatMap((part): PartShape[] => {
    const { geometry } = part;
    const shape =
      geometry === undefined
        ? undefined
        : geometry.kind === 'voxels'
          ? shapeVoxels(part, grids.get(part.id) ?? geometry.grid, maxPieces, engine)
          : shapeMesh(part, geometry, maxPieces, engine, issues);
    if (shape !== undefined) return [shape];
    issues.push({
      code: 'part-without-geometry',
      severity: 'error',
      where: `l_${part.id}`,
      message: `The part "${part.name}" has no usable geometry.`,
      action: 'left it out',
    });
    return [];
  });
}

function shapeVoxels(part: Part, grid: VoxelGrid, maxPieces: number, engine: GeometryEngine): PartShape | undefined {
  if (countVoxels(grid) === 0) return undefined;
  const { mesh, pieces } = meshFromVoxels(grid, engine);
  const cells = computeVoxelMassProperties(grid, 1);
  const solid = computeMassProperties(mesh, 1);
  if (cells === undefined || mesh.indices.length === 0) return undefined;
  // The smoothed surface encloses what the voxels fill; where it does not, the voxels are what was said.
  const faithful = solid !== undefined && Math.abs(solid.mass / cells.mass - 1) <= VOLUME_TOLERANCE;
  return {
    part,
    visual: toVisualMesh(mesh),
    bounds: voxelBounds(grid),
    pieces: pieces ?? cutIntoPieces(mesh, (solid ?? cells).com, maxPieces, engine),
    moments: faithful
      ? { kind: 'solid', unit: solid, from: 'watertight surface of the voxels' }
      : { kind: 'solid', unit: cells, from: 'voxels' },
    volume: cells.mass,
  };
}

/** Convex pieces of a curved part; one that is a single hull becomes the ball or cylinder that it is, if it is one. */
function cutIntoPieces(
  mesh: TriangleMesh,
  com: Vec3,
  maxPieces: number,
  engine: GeometryEngine,
): readonly ConvexPiece[] {
  const pieces = decomposeConvex(mesh, engine, { maxPieces, concavity: CONCAVITY });
  const round = pieces.length === 1 && pieces[0].shape.kind === 'convex' ? fitRound(mesh, com) : undefined;
  return round === undefined ? pieces : [round];
}

/** Bounding box of the occupied voxels, grid units: whole voxels, so that max - min counts them. */
function voxelBounds({ size, occupied }: VoxelGrid): Box {
  const min: [number, number, number] = [size, size, size];
  const max: [number, number, number] = [0, 0, 0];
  occupied.forEach((cell, index) => {
    if (cell === 0) return;
    const at = [Math.floor(index / (size * size)), Math.floor(index / size) % size, index % size];
    at.forEach((v, k) => {
      min[k] = Math.min(min[k], v);
      max[k] = Math.max(max[k], v + 1);
    });
  });
  return { min, max };
}

type MeshGeometry = Extract<NonNullable<Part['geometry']>, { kind: 'mesh' }>;

function shapeMesh(
  part: Part,
  geometry: MeshGeometry,
  maxPieces: number,
  engine: GeometryEngine,
  issues: Issue[],
): PartShape | undefined {
  const surface = removeDegenerateTriangles(geometry.mesh);
  const bounds = boundingBox(surface);
  if (bounds === undefined || surface.indices.length === 0) return undefined;
  const { mesh: facing, flipped } = faceOutward(surface);
  const moments = momentsOfMesh(facing, bounds);
  if (moments === undefined) return undefined;
  if (moments.kind === 'shell') {
    issues.push({
      code: 'open-shell',
      severity: 'info',
      where: `l_${part.id}`,
      message: `The mesh of "${part.name}" is an open surface, so it encloses no volume.`,
      action: 'gave it the usual wall thickness of its material',
    });
  }
  const given = geometry.convexPieces ?? [];
  return {
    part,
    // Normals and texture coordinates of the source are kept; without normals they are made from the creases.
    visual:
      geometry.mesh.normals !== undefined || geometry.mesh.uvs !== undefined
        ? withNormals(geometry.mesh, flipped)
        : toVisualMesh(facing),
    bounds,
    pieces: given.length > 0 ? given : cutIntoPieces(facing, moments.unit.com, maxPieces, engine),
    moments,
    volume: moments.kind === 'solid' ? moments.unit.mass : moments.unit.mass * 0.01 * Math.max(...boxSize(bounds)),
    ...(geometry.texture === undefined ? {} : { texture: geometry.texture }),
  };
}

function momentsOfMesh(mesh: TriangleMesh, bounds: Box): PartMoments | undefined {
  const closed = computeMassProperties(mesh, 1);
  if (closed !== undefined) return { kind: 'solid', unit: closed, from: 'watertight mesh' };
  const repaired = closeHoles(mesh);
  const solid = repaired.added < LARGEST_LEAK ? computeMassProperties(repaired.mesh, 1) : undefined;
  if (solid !== undefined) return { kind: 'solid', unit: solid, from: 'mesh with its holes closed' };
  const sheet = computeShellProperties(mesh);
  return sheet && Math.max(...boxSize(bounds)) > 0 ? { kind: 'shell', unit: sheet } : undefined;
}

/** A closed surface that is inside out is turned round. */
function faceOutward(mesh: TriangleMesh): { mesh: TriangleMesh; flipped: boolean } {
  if (!isClosedSurface(mesh) || meshVolume(mesh) >= 0) return { mesh, flipped: false };
  return { mesh: { positions: mesh.positions, indices: reversed(mesh.indices) }, flipped: true };
}

const reversed = (indices: Uint32Array): Uint32Array =>
  indices.map((_, i) => indices[i % 3 === 0 ? i : i % 3 === 1 ? i + 1 : i - 1]);

/** The source's own mesh, turned round with its surface where needed, with normals by creases where it has none. */
function withNormals(mesh: VisualMesh, flipped: boolean): VisualMesh {
  const facing: VisualMesh = flipped
    ? { ...mesh, indices: reversed(mesh.indices), ...(mesh.normals && { normals: mesh.normals.map((v) => -v) }) }
    : mesh;
  if (facing.normals !== undefined) return facing;
  return { ...facing, normals: smoothNormals(facing) };
}

/** Area-weighted vertex normals over vertices at equal positions: seams of the texture stay invisible. */
function smoothNormals(mesh: TriangleMesh): Float32Array {
  const { positions, indices } = mesh;
  const sums = new Map<string, [number, number, number]>();
  const keyOf = (v: number): string => `${positions[3 * v]},${positions[3 * v + 1]},${positions[3 * v + 2]}`;
  for (let t = 0; t < indices.length; t += 3) {
    const [a, b, c] = [3 * indices[t], 3 * indices[t + 1], 3 * indices[t + 2]];
    const [ux, uy, uz] = [0, 1, 2].map((k) => positions[b + k] - positions[a + k]);
    const [vx, vy, vz] = [0, 1, 2].map((k) => positions[c + k] - positions[a + k]);
    const normal = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
    for (let k = 0; k < 3; k++) {
      const key = keyOf(indices[t + k]);
      const sum = sums.get(key) ?? [0, 0, 0];
      sums.set(key, [sum[0] + normal[0], sum[1] + normal[1], sum[2] + normal[2]]);
    }
  }
  const normals = new Float32Array(positions.length);
  for (let v = 0; v < positions.length / 3; v++) {
    const sum = sums.get(keyOf(v)) ?? [0, 0, 1];
    const length = Math.hypot(...sum);
    normals.set(length > 0 ? sum.map((s) => s / length) : [0, 0, 1], 3 * v);
  }
  return normals;
}
