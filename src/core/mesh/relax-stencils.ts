import type { VoxelCreases } from './voxel-creases.js';
import type { VoxelSurface } from './voxel-surface.js';

/**
 * Local measures of bending: the mean of some neighbours minus the vertex itself. Stencil s is about vertex centre[s], with the neighbours
 * list[start[s]] to list[start[s + 1] - 1].
 */
export interface Stencils {
  readonly centre: Int32Array;
  readonly start: Int32Array;
  readonly list: Int32Array;
  readonly weight: Float64Array;
}

/** A mean over one line of two has twice the value of one over two lines of which the other is straight: squared, a quarter. */
const LINE_WEIGHT = 0.25;

/** 1 for vertices that must not move: corners of real planes, and their insides, where there is nothing to smooth. */
export function findFixed(surface: VoxelSurface, { sharp, locked }: VoxelCreases): Uint8Array {
  return markCreases(surface, sharp).map((crease, v) =>
    locked[v] === 7 || (crease === 0 && [1, 2, 4].includes(locked[v])) ? 1 : 0,
  );
}

function markCreases({ vertexCount, corners }: VoxelSurface, sharp: Uint8Array): Uint8Array {
  const onCrease = new Uint8Array(vertexCount);
  corners.forEach((v, h) => {
    if (sharp[h] === 1) onCrease[v] = 1;
  });
  return onCrease;
}

/**
 * What to straighten at each vertex. On a crease: the crease. At a corner where three meet: nothing; to the lines and surfaces that end
 * there it is a free end. On a smooth surface where four squares meet: each of the two lines that cross there by itself, so that a
 * surface which ends at a crease is straight towards it, however it curves along it. Elsewhere: the mean of all neighbours.
 */
export function listStencils(surface: VoxelSurface, { sharp }: VoxelCreases, isFixed: Uint8Array): Stencils {
  const centre: number[] = [];
  const start = [0];
  const list: number[] = [];
  const weight: number[] = [];
  const add = (v: number, neighbours: readonly number[], w: number): void => {
    centre.push(v);
    list.push(...neighbours);
    start.push(list.length);
    weight.push(w);
  };
  const hasCreases = sharp.includes(1);
  const visited = new Uint8Array(surface.vertexCount);
  for (let h = 0; h < surface.corners.length; h++) {
    const v = surface.corners[h];
    if (visited[v] === 1) continue;
    visited[v] = 1;
    if (isFixed[v] === 1) continue;
    const spokes = spokesAround(surface, h);
    const ring = spokes.map((spoke) => endOf(surface, spoke));
    const creases = ring.filter((_, i) => sharp[spokes[i]] === 1);
    if (creases.length === 3) continue;
    if (creases.length >= 2) add(v, creases, creases.length === 2 ? LINE_WEIGHT : 1);
    else if (ring.length === 4 && hasCreases) {
      add(v, [ring[0], ring[2]], LINE_WEIGHT);
      add(v, [ring[1], ring[3]], LINE_WEIGHT);
    } else add(v, ring, 1);
  }
  return {
    centre: Int32Array.from(centre),
    start: Int32Array.from(start),
    list: Int32Array.from(list),
    weight: Float64Array.from(weight),
  };
}

const endOf = ({ corners }: VoxelSurface, h: number): number => corners[h - (h % 4) + ((h + 1) % 4)];

/** The half-edges that leave the vertex where half-edge `first` begins, in order round it. */
function spokesAround({ opposite }: VoxelSurface, first: number): number[] {
  const spokes: number[] = [];
  let h = first;
  do {
    spokes.push(h);
    const twin = opposite[h];
    h = twin - (twin % 4) + ((twin + 1) % 4);
  } while (h !== first);
  return spokes;
}
