import { GRID_SIZE } from '../../core/voxel-grid.js';
import { coarseIndices, FINE_SIZE } from './fine-grid.js';
import { bridgeGaps, floodOutside, listOffsets, neighbours, placeOf, ringsOf } from './grid-walks.js';

/** Owner of a voxel: the place of its part in a list; NOBODY for none. */
export const NOBODY = -1;

/** A fine voxel of the surface belongs to the nearest part within this many fine voxels: two coarse ones. What is farther off is of no part. */
const REACH = 4;

export interface SplitShell {
  /** Owner of each of 64^3 voxels. */
  readonly owners: Int16Array;
  /** Share of the surface that lies within reach of a part, and share of the coarse surface that the fine one passes by: 0 to 1. */
  readonly near: number;
  readonly covered: number;
}

/**
 * Gives what the decoder drew to the parts. It draws surfaces, as its training data were: voxels that a surface passes through, nothing inside. So
 * a fine voxel is a part's when it is
 * - deep in the parts' coarse voxels, where all 26 around are occupied: the decoder refines surfaces, it does not hollow out;
 * - of the surface: of the part whose coarse voxel it is in, else of the nearest one (as the published code labels its mesh), and of several as
 *   near the one whose bounding box is nearer: the rim of a drum on a slab is the drum's;
 * - enclosed by the surface and in a part's coarse voxel, or in a gap of at most two voxels between such.
 *
 * Coarse voxels outside of the drawn surface fall away: that is what makes a shape finer.
 *
 * @param shell 64^3, other than 0 where a surface is.
 * @param coarse owner of each of 32^3 voxels.
 */
export function splitShell(shell: ArrayLike<number>, coarse: Int16Array): SplitShell {
  const parent = coarseIndices();
  const deep = findDeep(coarse);
  const outside = floodOutside(shell, FINE_SIZE);
  const nearest = findNearest(coarse, parent);
  const owners = new Int16Array(parent.length).fill(NOBODY);
  let [drawn, strays] = [0, 0];
  const passed = new Uint8Array(coarse.length);
  for (let i = 0; i < owners.length; i++) {
    const own = coarse[parent[i]];
    if (shell[i] !== 0) {
      owners[i] = own === NOBODY ? nearest(i) : own;
      drawn++;
      if (owners[i] === NOBODY) strays++;
      passed[parent[i]] = 1;
    } else if (deep[parent[i]] === 1 || outside[i] === 0) {
      owners[i] = own;
    }
  }
  bridgeGaps(owners, FINE_SIZE, (i) => outside[i] === 0);
  return { owners, near: drawn === 0 ? 0 : 1 - strays / drawn, covered: measureCover(coarse, deep, passed) };
}

/** Finds the owner that is nearest to a fine voxel, within REACH. */
function findNearest(coarse: Int16Array, parent: Uint16Array): (i: number) => number {
  const rings = ringsOf(listOffsets(REACH));
  const boxes = boundOwners(coarse);
  const toBox = (i: number, owner: number): number => {
    const { low, high } = boxes[owner];
    // In coarse voxels; a fine voxel's middle.
    const at = placeOf(i, FINE_SIZE).map((v) => (v + 0.5) / 2);
    return Math.hypot(...at.map((v, k) => Math.max(0, low[k] - v, v - high[k])));
  };
  return (i) => {
    for (const ring of rings) {
      let [best, least] = [NOBODY, Infinity];
      for (const other of neighbours(i, ring, FINE_SIZE)) {
        const owner = coarse[parent[other]];
        if (owner === NOBODY || owner === best) continue;
        const away = toBox(i, owner);
        if (away < least) [best, least] = [owner, away];
      }
      if (best !== NOBODY) return best;
    }
    return NOBODY;
  };
}

/** Bounding box of each owner's voxels, grid units. */
function boundOwners(coarse: Int16Array): { low: number[]; high: number[] }[] {
  const boxes: { low: number[]; high: number[] }[] = [];
  coarse.forEach((owner, i) => {
    if (owner === NOBODY) return;
    const box = (boxes[owner] ??= { low: [GRID_SIZE, GRID_SIZE, GRID_SIZE], high: [0, 0, 0] });
    placeOf(i, GRID_SIZE).forEach((v, k) => {
      box.low[k] = Math.min(box.low[k], v);
      box.high[k] = Math.max(box.high[k], v + 1);
    });
  });
  return boxes;
}

/** 1 for coarse voxels with occupied ones all around. */
function findDeep(coarse: Int16Array): Uint8Array {
  const around = listOffsets(Math.sqrt(3));
  return Uint8Array.from(coarse, (owner, i) => {
    if (owner === NOBODY) return 0;
    const others = neighbours(i, around, GRID_SIZE);
    return Number(others.length === around.length && others.every((other) => coarse[other] !== NOBODY));
  });
}

/** Share of the coarse surface that has drawn voxels in it or beside it. */
function measureCover(coarse: Int16Array, deep: Uint8Array, passed: Uint8Array): number {
  const around = listOffsets(Math.sqrt(3));
  let [surface, met] = [0, 0];
  coarse.forEach((owner, i) => {
    if (owner === NOBODY || deep[i] === 1) return;
    surface++;
    if (passed[i] === 1 || neighbours(i, around, GRID_SIZE).some((other) => passed[other] === 1)) met++;
  });
  return surface === 0 ? 0 : met / surface;
}
