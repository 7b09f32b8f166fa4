import type { ConvexPiece } from '../geom.js';
import { translation } from '../math/pose.js';
import type { Vec3 } from '../math/vec3.js';
import { add, scale } from '../math/vec3.js';
import { boundingBox, boxCentre, boxSize } from './box.js';
import { splitConvex } from './convex-split.js';
import type { GeometryEngine } from './geometry-engine.js';
import { solidFromMesh } from './geometry-engine.js';
import { meshVolume } from './mass-properties.js';
import { meshFromVoxels } from './mesh-from-voxels.js';
import { weldVertices } from './mesh-topology.js';
import { fitOrientedBox } from './oriented-box.js';
import { scaleShape } from './scale-shape.js';
import { transformMesh } from './transform-mesh.js';
import type { TriangleMesh } from './triangle-mesh.js';
import { voxelizeMesh } from './voxelize-mesh.js';

export interface DecomposeOptions {
  readonly maxPieces?: number;
  /** Volume that the pieces may have beyond the mesh's own, as a fraction of it. */
  readonly concavity?: number;
}

/** A hull at least this much of its box is that box: the difference is invisible to contacts, and box contacts are better. */
const BOX_FILL = 0.985;

/** Voxels along the longest side for meshes that are not closed solids. */
const REPAIR_RESOLUTION = 40;

/**
 * Convex pieces that together fill the mesh and leave its cavities open, largest first; a piece that is a box is a `box` shape, and any
 * other has at most 64 vertices. A mesh that is not a closed solid is made one by voxels first. Empty when the mesh has no extent.
 */
export function decomposeConvex(
  mesh: TriangleMesh,
  engine: GeometryEngine,
  { maxPieces = 24, concavity = 0.05 }: DecomposeOptions = {},
): ConvexPiece[] {
  const solid = closedSolid(mesh, engine);
  if (solid !== undefined) return splitConvex(solid, engine, { maxPieces, concavity }).map(pieceFromHull);
  const voxels = voxelizeMesh(mesh, REPAIR_RESOLUTION);
  if (voxels === undefined) return [];
  const repaired = meshFromVoxels(voxels.grid, engine);
  const pieces =
    repaired.pieces !== undefined && repaired.pieces.length <= maxPieces
      ? repaired.pieces
      : splitConvex(repaired.mesh, engine, { maxPieces, concavity }).map(pieceFromHull);
  return pieces.map((piece) => enlargePiece(piece, voxels.voxelSize, voxels.origin));
}

/** The piece with its frame's unit made `factor` long, then moved by `offset`. */
function enlargePiece({ shape, pose }: ConvexPiece, factor: number, offset: Vec3): ConvexPiece {
  return {
    shape: scaleShape(shape, factor),
    pose: { position: add(scale(pose.position, factor), offset), rotation: pose.rotation },
  };
}

/** A convex mesh as a piece: the box that it nearly fills, or itself about the middle of its bounding box. */
export function pieceFromHull(hull: TriangleMesh): ConvexPiece {
  const box = fitOrientedBox(hull);
  if (meshVolume(hull) >= BOX_FILL * box.volume) return box.piece;
  const bounds = boundingBox(hull);
  const centre = bounds === undefined ? ([0, 0, 0] as const) : boxCentre(bounds);
  const mesh = transformMesh(hull, translation([-centre[0], -centre[1], -centre[2]]));
  return { shape: { kind: 'convex', mesh }, pose: translation(centre) };
}

/** The mesh as it is or welded, if that bounds a solid. */
function closedSolid(mesh: TriangleMesh, engine: GeometryEngine): TriangleMesh | undefined {
  const bounds = boundingBox(mesh);
  if (bounds === undefined) return undefined;
  const candidates = [() => mesh, () => weldVertices(mesh, 1e-6 * Math.max(...boxSize(bounds)))];
  for (const make of candidates) {
    const candidate = make();
    const solid = solidFromMesh(candidate, engine);
    const isSolid = solid !== undefined && solid.volume() > 0;
    solid?.delete();
    if (isSolid) return candidate;
  }
  return undefined;
}
