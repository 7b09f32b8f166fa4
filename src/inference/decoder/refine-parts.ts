import type { GeometryEngine } from '../../core/mesh/geometry-engine.js';
import { meshFromVoxels } from '../../core/mesh/mesh-from-voxels.js';
import { scaleShape } from '../../core/mesh/scale-shape.js';
import { transformMesh } from '../../core/mesh/transform-mesh.js';
import { IDENTITY_POSE } from '../../core/math/pose.js';
import { scale } from '../../core/math/vec3.js';
import type { Part, PartGeometry } from '../../core/physical-object.js';
import { countVoxels, GRID_SIZE } from '../../core/voxel-grid.js';
import type { VoxelGrid } from '../../core/voxel-grid.js';
import type { DecoderIssueLog } from './decoder-issues.js';
import { coarseIndices, FINE_SIZE, FINE_UNIT } from './fine-grid.js';
import { NOBODY, splitShell } from './split-shell.js';

/** Of the drawn surface near the parts, and of theirs met by it: below this the decoder drew something else. */
const LEAST_AGREEMENT = 0.5;
/** A part of which less than this share of its volume was drawn keeps its own voxels. */
const LEAST_VOLUME = 0.25;

/** Which part owns which of the 32^3 voxels: each voxel has one owner, the smallest claimant, as assembly has it. */
export interface CoarseParts {
  readonly owners: Int16Array;
  /** Of the owners, in order. */
  readonly parts: readonly Part[];
}

export function listCoarseParts(all: readonly Part[]): CoarseParts {
  const claims = all.flatMap((part) =>
    part.geometry?.kind === 'voxels' && part.geometry.grid.size === GRID_SIZE
      ? [{ part, grid: part.geometry.grid, count: countVoxels(part.geometry.grid) }]
      : [],
  );
  // The smallest claims last.
  claims.sort((a, b) => b.count - a.count || b.part.id - a.part.id);
  const owners = new Int16Array(GRID_SIZE ** 3).fill(NOBODY);
  claims.forEach(({ grid }, owner) => {
    grid.occupied.forEach((cell, i) => {
      if (cell === 1) owners[i] = owner;
    });
  });
  return { owners, parts: claims.map(({ part }) => part) };
}

/**
 * The parts with surfaces from what the decoder drew, in object units; undefined where it drew something else.
 *
 * @param shell 64^3, other than 0 where the decoder drew a surface.
 */
export function refineParts(
  { owners: coarse, parts }: CoarseParts,
  shell: ArrayLike<number>,
  engine: GeometryEngine,
  log: DecoderIssueLog,
): Map<number, PartGeometry> | undefined {
  const { owners, near, covered } = splitShell(shell, coarse);
  if (Math.min(near, covered) < LEAST_AGREEMENT) {
    log.report('decoder-strayed', 'shape', [near, covered], 'kept the coarse shapes');
    return undefined;
  }
  keepUndrawn(owners, coarse, parts, log);
  return new Map(
    parts.flatMap((part, owner): [number, PartGeometry][] => {
      const grid = { size: FINE_SIZE, occupied: Uint8Array.from(owners, (one) => Number(one === owner)) };
      const geometry = grid.occupied.includes(1) ? meshFineVoxels(grid, engine) : undefined;
      return geometry === undefined ? [] : [[part.id, geometry]];
    }),
  );
}

/** Gives parts of which too little was drawn their coarse voxels, each as eight fine ones. */
function keepUndrawn(owners: Int16Array, coarse: Int16Array, parts: readonly Part[], log: DecoderIssueLog): void {
  const count = (list: Int16Array): number[] => {
    const counts = parts.map(() => 0);
    for (const owner of list) if (owner !== NOBODY) counts[owner]++;
    return counts;
  };
  const [drawn, said] = [count(owners), count(coarse)];
  const kept = new Set(parts.flatMap((_, k) => (drawn[k] < LEAST_VOLUME * 8 * said[k] ? [k] : [])));
  if (kept.size === 0) return;
  const parent = coarseIndices();
  owners.forEach((owner, i) => {
    const own = coarse[parent[i]];
    if (kept.has(own)) owners[i] = own;
    else if (kept.has(owner)) owners[i] = NOBODY;
  });
  for (const k of kept) log.report('decoder-left-part', `l_${parts[k].id}`, [parts[k].name], 'kept its coarse shape');
}

/** The surface of a fine grid in object units, with its convex pieces where it is made of boxes; undefined for one without triangles. */
function meshFineVoxels(grid: VoxelGrid, engine: GeometryEngine): PartGeometry | undefined {
  const { mesh, pieces } = meshFromVoxels(grid, engine);
  if (mesh.indices.length === 0) return undefined;
  return {
    kind: 'mesh',
    mesh: transformMesh(mesh, IDENTITY_POSE, FINE_UNIT),
    ...(pieces && {
      convexPieces: pieces.map(({ shape, pose }) => ({
        shape: scaleShape(shape, FINE_UNIT),
        pose: { position: scale(pose.position, FINE_UNIT), rotation: pose.rotation },
      })),
    }),
  };
}
