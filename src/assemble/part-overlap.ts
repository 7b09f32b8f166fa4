import type { Issue } from '../core/issue.js';
import type { Part } from '../core/physical-object.js';
import type { VoxelGrid } from '../core/voxel-grid.js';
import { countVoxels } from '../core/voxel-grid.js';

/**
 * Gives each voxel that several parts claim to one of them, so that mass is counted once: to the smallest claimant (fewest voxels;
 * the lower id when equal). Parts are described one by one by models, and the large ones (carcass, housing) come out filled where a
 * small one (drawer, button, handle) sits: this rule cuts the small part's seat out of the large one.
 *
 * Returns the voxels left to each part, by part id. Grids of different size do not share voxels and are not compared.
 */
export function resolveOverlaps(parts: readonly Part[], issues: Issue[]): Map<number, VoxelGrid> {
  const claims = parts.flatMap((part) =>
    part.geometry?.kind === 'voxels'
      ? [{ part, grid: part.geometry.grid, count: countVoxels(part.geometry.grid) }]
      : [],
  );
  claims.sort((a, b) => a.count - b.count || a.part.id - b.part.id);
  const taken = new Map<number, Uint8Array>();
  const result = new Map<number, VoxelGrid>();
  for (const { part, grid, count } of claims) {
    let cells = taken.get(grid.size);
    if (cells === undefined) taken.set(grid.size, (cells = new Uint8Array(grid.size ** 3)));
    const occupied = Uint8Array.from(grid.occupied);
    let lost = 0;
    for (let i = 0; i < occupied.length; i++) {
      if (occupied[i] === 0) continue;
      if (cells[i] === 0) cells[i] = 1;
      else {
        occupied[i] = 0;
        lost++;
      }
    }
    result.set(part.id, { size: grid.size, occupied });
    // A layer of shared voxels at a seam is how neighbours are usually described; more than a tenth is worth telling.
    if (lost > 0)
      issues.push({
        code: 'overlapping-parts',
        severity: lost > 0.1 * count ? 'warning' : 'info',
        where: `l_${part.id}`,
        message: `${lost} of the ${count} voxels of "${part.name}" also belong to smaller parts.`,
        action: 'left them to the smaller parts',
      });
  }
  return result;
}
