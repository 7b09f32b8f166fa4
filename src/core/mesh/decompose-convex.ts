import type { ConvexPiece } from '../geom.js';
import { translation } from '../math/pose.js';
import { boundingBox, boxCentre, boxSize } from './box.js';
import type { SplitOptions } from './convex-split.js';
import { splitConvex } from './convex-split.js';
import type { GeometryEngine } from './geometry-engine.js';
import { solidFromMesh } from './geometry-engine.js';
import { meshVolume } from './mass-properties.js';
import { meshFromVoxels } from './mesh-from-voxels.js';
import { weldVertices } from './mesh-topology.js';
import { fitOrientedBox } from './oriented-box.js';
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
  { maxPieces = 20, concavity = 0.05 }: DecomposeOptions = {},
): ConvexPiece[] {
  const solidMesh = closedSolid(mesh, engine);
  if (solidMesh === undefined) return [];
  const options: SplitOptions = { maxPieces, concavity };
  return splitConvex(solidMesh, engine, options).map(pieceFromHull);
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

/** The mesh welded and checked, or its voxels' surface; undefined when neither has a volume. */
function closedSolid(mesh: TriangleMesh, engine: GeometryEngine): TriangleMesh | undefined {
  const bounds = boundingBox(mesh);
  if (bounds === undefined) return undefined;
  const welded = weldVertices(mesh, 1e-6 * Math.max(...boxSize(bounds)));
  for (const candidate of [mesh, welded]) {
    const solid = solidFromMesh(candidate, engine);
    const isSolid = solid !== undefined && solid.volume() > 0;
    solid?.delete();
    if (isSolid) return candidate;
  }
  const voxels = voxelizeMesh(mesh, REPAIR_RESOLUTION);
  if (voxels === undefined) return undefined;
  const surface = meshFromVoxels(voxels.grid, engine).mesh;
  return surface.indices.length === 0
    ? undefined
    : transformMesh(surface, translation(voxels.origin), voxels.voxelSize);
}
