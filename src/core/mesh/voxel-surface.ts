import type { VoxelGrid } from '../voxel-grid.js';

/** How the surface turns at the edge between two boundary squares. */
export const FLAT = 0;
export const CONVEX = 1;
export const CONCAVE = 2;

/**
 * The boundary squares of a voxel grid as a closed oriented quad mesh. Per face four corners, counter-clockwise from outside; edge k
 * of a face runs from corner k to corner k + 1. All arrays of length 4 * faceCount are indexed by 4 * face + k.
 *
 * Where two voxels touch by an edge only, the four squares there are paired so that the voxels are joined (a thin slanted sheet
 * stays one sheet). A lattice point that the surface passes more than once has one vertex for each pass, so vertices may coincide.
 */
export interface VoxelSurface {
  readonly faceCount: number;
  readonly vertexCount: number;
  /** Lattice position, x y z per vertex. */
  readonly lattice: Int16Array;
  /** Vertex of each face corner. */
  readonly corners: Int32Array;
  /** 0 to 5 per face: 2 * axis + (1 when it faces up the axis). */
  readonly facing: Uint8Array;
  /** 1 per face whose voxel has nothing behind it: the part is one voxel thick there. */
  readonly isThin: Uint8Array;
  /** Half-edge on the other side: 4 * face + k. */
  readonly opposite: Int32Array;
  /** FLAT, CONVEX or CONCAVE per half-edge. */
  readonly turn: Uint8Array;
}

/** For each facing: outward axis and sign, and the two in-plane axes (u, w) with u x w = outward. */
const FACINGS = [
  { axis: 0, sign: -1, u: 2, w: 1 },
  { axis: 0, sign: 1, u: 1, w: 2 },
  { axis: 1, sign: -1, u: 0, w: 2 },
  { axis: 1, sign: 1, u: 2, w: 0 },
  { axis: 2, sign: -1, u: 1, w: 0 },
  { axis: 2, sign: 1, u: 0, w: 1 },
] as const;

/** Corner k of a face in its (u, w) square, and the in-plane step across edge k. */
const CORNER_U = [0, 1, 1, 0];
const CORNER_W = [0, 0, 1, 1];
const STEP_U = [0, 1, 0, -1];
const STEP_W = [-1, 0, 1, 0];

/** Collects the boundary squares, links them across their edges, and numbers the vertices. */
export function buildVoxelSurface(grid: VoxelGrid): VoxelSurface {
  const { size, occupied } = grid;
  // A ring of empty voxels round the grid saves every bounds check.
  const n = size + 2;
  const stride = [n * n, n, 1];
  const cells = new Uint8Array(n ** 3);
  for (let x = 0; x < size; x++)
    for (let y = 0; y < size; y++) {
      const row = (x * size + y) * size;
      cells.set(occupied.subarray(row, row + size), (x + 1) * n * n + (y + 1) * n + 1);
    }
  const faceAt = new Int32Array(6 * n ** 3).fill(-1);
  const cellOf: number[] = [];
  const facingOf: number[] = [];
  const thin: number[] = [];
  for (let cell = 0; cell < cells.length; cell++) {
    if (cells[cell] === 0) continue;
    FACINGS.forEach(({ axis, sign }, facing) => {
      if (cells[cell + sign * stride[axis]] !== 0) return;
      faceAt[6 * cell + facing] = cellOf.length;
      cellOf.push(cell);
      facingOf.push(facing);
      thin.push(1 - cells[cell - sign * stride[axis]]);
    });
  }
  const faceCount = cellOf.length;
  const points = new Int32Array(4 * faceCount);
  const neighbour = new Int32Array(4 * faceCount);
  const turn = new Uint8Array(4 * faceCount);
  for (let face = 0; face < faceCount; face++) {
    const cell = cellOf[face];
    const { axis, sign, u, w } = FACINGS[facingOf[face]];
    const above = cell + sign * stride[axis];
    const lowest = cell + (sign > 0 ? stride[axis] : 0);
    for (let k = 0; k < 4; k++) {
      points[4 * face + k] = lowest + CORNER_U[k] * stride[u] + CORNER_W[k] * stride[w];
      const step = STEP_U[k] * stride[u] + STEP_W[k] * stride[w];
      const across = STEP_U[k] === 0 ? w : u;
      const towards = STEP_U[k] + STEP_W[k];
      if (cells[above + step] !== 0) {
        turn[4 * face + k] = CONCAVE;
        neighbour[4 * face + k] = faceAt[6 * (above + step) + 2 * across + (towards > 0 ? 0 : 1)];
      } else if (cells[cell + step] !== 0) {
        neighbour[4 * face + k] = faceAt[6 * (cell + step) + facingOf[face]];
      } else {
        turn[4 * face + k] = CONVEX;
        neighbour[4 * face + k] = faceAt[6 * cell + 2 * across + (towards > 0 ? 1 : 0)];
      }
    }
  }
  const opposite = matchHalfEdges(points, neighbour);
  return {
    faceCount,
    ...numberVertices(points, opposite, n),
    facing: Uint8Array.from(facingOf),
    isThin: Uint8Array.from(thin),
    opposite,
    turn,
  };
}

/** For each half-edge that of the neighbouring face with the same two lattice points in reverse order. */
function matchHalfEdges(points: Int32Array, neighbour: Int32Array): Int32Array {
  return neighbour.map((face, h) => {
    const from = points[h];
    const to = points[h - (h % 4) + ((h + 1) % 4)];
    for (let k = 0; k < 4; k++)
      if (points[4 * face + k] === to && points[4 * face + ((k + 1) % 4)] === from) return 4 * face + k;
    throw new Error('boundary squares do not match');
  });
}

/** One vertex for each set of face corners that linked edges connect around a lattice point. */
function numberVertices(
  points: Int32Array,
  opposite: Int32Array,
  n: number,
): Pick<VoxelSurface, 'vertexCount' | 'lattice' | 'corners'> {
  const corners = new Int32Array(points.length).fill(-1);
  const lattice: number[] = [];
  let vertexCount = 0;
  for (let start = 0; start < points.length; start++) {
    if (corners[start] >= 0) continue;
    const p = points[start];
    lattice.push(Math.floor(p / (n * n)) - 1, (Math.floor(p / n) % n) - 1, (p % n) - 1);
    // Around the vertex: out along edge k of a face, over to the face on its other side, whose next corner is this vertex again.
    let corner = start;
    do {
      corners[corner] = vertexCount;
      const twin = opposite[corner];
      corner = twin - (twin % 4) + ((twin + 1) % 4);
    } while (corner !== start);
    vertexCount++;
  }
  return { vertexCount, lattice: Int16Array.from(lattice), corners };
}

/** Whether a square with corners a, b, c, d is cut from a to c (the shorter diagonal) rather than from b to d. */
export function isCutFromFirst(p: ArrayLike<number>, a: number, b: number, c: number, d: number): boolean {
  const squaredDistance = (i: number, j: number): number =>
    (p[3 * i] - p[3 * j]) ** 2 + (p[3 * i + 1] - p[3 * j + 1]) ** 2 + (p[3 * i + 2] - p[3 * j + 2]) ** 2;
  return squaredDistance(a, c) <= squaredDistance(b, d);
}
