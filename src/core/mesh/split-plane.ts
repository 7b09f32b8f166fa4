import { boundingBox, boxSize } from './box.js';
import type { Plane } from './face-planes.js';
import { quickHull } from './quick-hull.js';
import { listSplitCandidates } from './split-candidates.js';
import type { TriangleMesh } from './triangle-mesh.js';

/** Weight of the difference of the two hulls: breaks ties only. */
const BALANCE = 0.02;
/** Part of the hull's volume by which a later candidate has to be better than an earlier one. */
const CLEARLY = 2e-3;
/** A cut that saves less than this part of the hull's empty volume is no real gain, and a pair of cuts is looked for. */
const REAL_GAIN = 0.15;

/**
 * The plane that best cuts a concave solid in two: the hulls of both sides are small together. Where no single cut gains (the first cut
 * through a ring leaves two halves whose hulls are as empty as before) it is the first of the best two cuts through the middle.
 * Undefined when no candidate has the solid on both sides. `hullVolume` and `volume` are the solid's.
 */
export function choosePlane(mesh: TriangleMesh, hullVolume: number, volume: number): Plane | undefined {
  const bounds = boundingBox(mesh);
  if (bounds === undefined) return undefined;
  const flat = 1e-5 * Math.max(...boxSize(bounds));
  const { planes, middles } = listSplitCandidates(mesh);
  // Candidates come in order of preference: reflex faces, then the frame's axes, then the solid's own.
  const margin = CLEARLY * hullVolume;
  let best: Plane | undefined;
  let bestCost = Infinity;
  for (const plane of planes) {
    const cost = costOfCut(mesh, plane, flat);
    if (cost < bestCost - margin) [best, bestCost] = [plane, cost];
  }
  if (bestCost <= hullVolume - REAL_GAIN * (hullVolume - volume)) return best;
  const pairMargin = 5 * margin;
  for (const plane of middles) {
    const sides = splitSurface(mesh, plane, flat);
    for (const second of middles) {
      if (second === plane) continue;
      const cost = sides.reduce((sum, side) => sum + costOfCut(side, second, flat), 0);
      if (cost < bestCost - pairMargin) [best, bestCost] = [plane, cost];
    }
  }
  return best;
}

/** Sum of the two sides' hull volumes, and a little for their difference. */
function costOfCut(mesh: TriangleMesh, plane: Plane, flat: number): number {
  const [above, below] = splitSurface(mesh, plane, flat);
  const up = quickHull(above.positions);
  const down = up === undefined ? undefined : quickHull(below.positions);
  if (up === undefined || down === undefined) return Infinity;
  return up.volume + down.volume + BALANCE * Math.abs(up.volume - down.volume);
}

/**
 * The parts of a surface on the side that the plane faces and on the other, left open at the cut, which their hulls do not mind.
 * Vertices within `flat` of the plane are on it, and triangles on it belong to neither part.
 */
function splitSurface(mesh: TriangleMesh, { normal, offset }: Plane, flat: number): [TriangleMesh, TriangleMesh] {
  const { positions, indices } = mesh;
  const [nx, ny, nz] = normal;
  const heights = new Float64Array(positions.length / 3);
  for (let v = 0; v < heights.length; v++) {
    const height = nx * positions[3 * v] + ny * positions[3 * v + 1] + nz * positions[3 * v + 2] - offset;
    heights[v] = Math.abs(height) < flat ? 0 : height;
  }
  return [cutSide(positions, indices, heights, 1), cutSide(positions, indices, heights, -1)];
}

function cutSide(positions: Float32Array, indices: Uint32Array, heights: Float64Array, sign: number): TriangleMesh {
  const kept: number[] = [];
  const triangles: number[] = [];
  const number = new Int32Array(heights.length).fill(-1);
  const keep = (v: number): number => {
    if (number[v] < 0) {
      number[v] = kept.length / 3;
      kept.push(positions[3 * v], positions[3 * v + 1], positions[3 * v + 2]);
    }
    return number[v];
  };
  const ring: number[] = [];
  for (let t = 0; t < indices.length; t += 3) {
    const [ha, hb, hc] = [sign * heights[indices[t]], sign * heights[indices[t + 1]], sign * heights[indices[t + 2]]];
    if (ha <= 0 && hb <= 0 && hc <= 0) continue;
    ring.length = 0;
    for (let k = 0; k < 3; k++) {
      const [a, b] = [indices[t + k], indices[t + ((k + 1) % 3)]];
      if (sign * heights[a] >= 0) ring.push(keep(a));
      if (heights[a] * heights[b] >= 0) continue;
      const s = heights[a] / (heights[a] - heights[b]);
      ring.push(kept.length / 3);
      for (let i = 0; i < 3; i++) kept.push(positions[3 * a + i] + s * (positions[3 * b + i] - positions[3 * a + i]));
    }
    for (let i = 1; i + 1 < ring.length; i++) triangles.push(ring[0], ring[i], ring[i + 1]);
  }
  return { positions: Float32Array.from(kept), indices: Uint32Array.from(triangles) };
}
