import { FLAT } from './voxel-surface.js';
import type { VoxelSurface } from './voxel-surface.js';

/** What is really sharp or flat in a voxel surface, and what is only the staircase of a slanted or curved one. */
export interface VoxelCreases {
  /** 1 per half-edge that is a real edge of the part. */
  readonly sharp: Uint8Array;
  /** Bits per vertex: 1 x, 2 y, 4 z, where the vertex lies on a real axis-aligned plane and keeps that coordinate. */
  readonly locked: Uint8Array;
  /** Whether the part is made of real axis-aligned planes only. */
  readonly isBlocky: boolean;
}

/** The flats of circles that have only one step of one voxel by one between them (diameters 4 and 5) are no longer than this. */
const SMALL_ROUND = 4;

/** So many runs are a staircase whatever their lengths. */
const MOST_STEPS = 4;

/** Edges k and k + 2 of a square are opposite. */
const acrossFace = (h: number): number => h - (h % 4) + ((h + 2) % 4);

/**
 * Tells real edges from staircases. Walking over the surface square to an edge, a digital straight line or smooth curve shows as turns
 * that alternate between convex and concave with, of every two neighbouring runs, one that is a single voxel (two by two at the
 * steepest part of a small circle). A few such runs make a staircase; fewer are a step or rim that the part really has. Planes whose outlines are real edges are real planes.
 */
export function findCreases(surface: VoxelSurface, gridSize: number): VoxelCreases {
  const { faceCount, opposite, turn } = surface;
  // A tread longer than this is taken for a face of its own: a slope of 1 in 8 has four steps at most on a grid of 32.
  const longest = Math.max(4, Math.floor(gridSize / 4));
  const sharp = new Uint8Array(4 * faceCount);
  for (let h = 0; h < 4 * faceCount; h++) {
    if (turn[h] === FLAT || opposite[h] < h) continue;
    if (isStaircase(surface, h, longest)) continue;
    sharp[h] = 1;
    sharp[opposite[h]] = 1;
  }
  pruneStubs(surface, sharp);
  return { sharp, ...lockPlanes(surface, sharp) };
}

/** Whether runs of this and the next length, on both sides of a turn, can belong to one staircase. */
const fitsStaircase = (a: number, b: number): boolean => Math.min(a, b) === 1 || Math.max(a, b) <= 2;

function isStaircase(surface: VoxelSurface, h: number, longest: number): boolean {
  const here = listSteps(surface, h, longest);
  const there = listSteps(surface, surface.opposite[h], longest);
  const runs = [...[...here.runs].reverse(), ...there.runs];
  if (!isRhythm(runs, Math.max(here.top, there.top))) return false;
  if (here.runs.length === 0) return continuesTop(here.top, there.runs, longest);
  if (there.runs.length === 0) return continuesTop(there.top, here.runs, longest);
  return fitsStaircase(here.runs[0], there.runs[0]);
}

/**
 * Whether successive runs make a staircase: four of any length, or two steps of one voxel with a tread between, or one voxel by one
 * between the short flats of a small circle. A tread between two risers is one step (the wall of a tray behind a taller front).
 */
function isRhythm(runs: readonly number[], longestTop: number): boolean {
  if (runs.length >= MOST_STEPS) return true;
  if (runs.length === 3) return runs[0] === 1 && runs[2] === 1;
  return runs.length === 2 && runs[0] + runs[1] === 2 && longestTop <= SMALL_ROUND;
}

/**
 * Whether a staircase goes on from a run that turns the same way at both ends. The flat top of something round does: of its length, the
 * next run in its direction has a fifth or more (for a digital circle at least a quarter, but for some unlucky radii). The end wall of
 * a ramp does not.
 */
const continuesTop = (top: number, runs: readonly number[], longest: number): boolean =>
  top <= longest && fitsStaircase(top, runs[0]) && runs[1] >= top / 5;

/** The straight run of flat squares from half-edge `h` away from it: its length, and the half-edge where it ends. */
function walkRun({ opposite, turn }: VoxelSurface, h: number, longest: number): { length: number; end: number } {
  let length = 1;
  let end = acrossFace(h);
  while (turn[end] === FLAT && length <= longest) {
    end = acrossFace(opposite[end]);
    length++;
  }
  return { length, end };
}

interface Steps {
  /** Lengths of the successive runs that end by turning the other way than they began; four at most. */
  readonly runs: readonly number[];
  /** Length of the run that turns the same way at both ends and so ends the staircase, or of the first that does not fit. 0: not reached. */
  readonly top: number;
}

/** The steps beyond half-edge `h`. */
function listSteps(surface: VoxelSurface, h: number, longest: number): Steps {
  const { opposite, turn } = surface;
  const runs: number[] = [];
  let entry = h;
  while (runs.length < MOST_STEPS) {
    const { length, end } = walkRun(surface, entry, longest);
    if (length > longest || turn[end] === turn[entry]) return { runs, top: length };
    const previous = runs.at(-1);
    if (previous !== undefined && !fitsStaircase(previous, length)) return { runs, top: length };
    runs.push(length);
    entry = opposite[end];
  }
  return { runs, top: 0 };
}

/** Removes sharp lines of one or two edges that end on a smooth vertex: accidents of curved surfaces. */
function pruneStubs({ corners, opposite, vertexCount }: VoxelSurface, sharp: Uint8Array): void {
  for (let pass = 0; pass < 2; pass++) {
    const degree = new Uint8Array(vertexCount);
    for (let h = 0; h < sharp.length; h++) if (sharp[h] === 1) degree[corners[h]]++;
    for (let h = 0; h < sharp.length; h++) {
      if (sharp[h] === 0 || degree[corners[h]] !== 1) continue;
      sharp[h] = 0;
      sharp[opposite[h]] = 0;
    }
  }
}

/** Squares of one flat region. */
interface Region {
  readonly faces: readonly number[];
  /** Whether its outline is sharp, in the main, on each of its four sides. */
  readonly isOutlined: boolean;
}

/**
 * Part of the outline on one side that may be misjudged. The treads of a ramp are soft along two whole sides; the side wall of a ramp
 * only where a tread happens to begin just there.
 */
const SOFT_PART = 0.4;

/** A real plane has at least so many squares, unless everything round it is planes too (a single voxel, a thin rod). */
const SMALLEST_PLANE = 4;

/**
 * Locks the vertices of real planes, which are flat regions with a sharp outline, along the planes' axes; then takes the sharpness
 * from all edges that do not border a real plane, since on slanted and curved surfaces such edges are accidents too.
 */
function lockPlanes(surface: VoxelSurface, sharp: Uint8Array): Pick<VoxelCreases, 'locked' | 'isBlocky'> {
  const { faceCount, vertexCount, corners, facing, opposite } = surface;
  const locked = new Uint8Array(vertexCount);
  const regions = listRegions(surface, sharp);
  const isBlocky = regions.every((region) => region.isOutlined);
  const smallest = isBlocky ? 1 : SMALLEST_PLANE;
  const onPlane = new Uint8Array(faceCount);
  for (const region of regions) {
    if (region.faces.length < smallest || !region.isOutlined) continue;
    for (const face of region.faces) {
      onPlane[face] = 1;
      for (let k = 0; k < 4; k++) locked[corners[4 * face + k]] |= 1 << (facing[face] >> 1);
    }
  }
  for (let h = 0; h < sharp.length; h++)
    if (onPlane[Math.floor(h / 4)] === 0 && onPlane[Math.floor(opposite[h] / 4)] === 0) sharp[h] = 0;
  return { locked, isBlocky };
}

function listRegions({ faceCount, opposite, turn }: VoxelSurface, sharp: Uint8Array): Region[] {
  const seen = new Uint8Array(faceCount);
  const regions: Region[] = [];
  for (let start = 0; start < faceCount; start++) {
    if (seen[start] === 1) continue;
    const faces = [start];
    seen[start] = 1;
    // By the side k of the squares that the outline's edges are on, which is the direction that they face.
    const outline = [0, 0, 0, 0];
    const soft = [0, 0, 0, 0];
    for (let i = 0; i < faces.length; i++) {
      for (let k = 0; k < 4; k++) {
        const h = 4 * faces[i] + k;
        if (turn[h] !== FLAT) {
          outline[k]++;
          soft[k] += 1 - sharp[h];
          continue;
        }
        const next = Math.floor(opposite[h] / 4);
        if (seen[next] === 1) continue;
        seen[next] = 1;
        faces.push(next);
      }
    }
    regions.push({ faces, isOutlined: soft.every((n, k) => n <= SOFT_PART * outline[k]) });
  }
  return regions;
}
