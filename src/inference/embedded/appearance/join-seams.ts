import type { PosedPart } from '../../../procedural/pose-parts.js';
import { toAtlas } from './list-texels.js';
import type { PlacedChart } from './pack-charts.js';
import type { PaintedTexels } from './project-photo.js';

/** Cosine of the crease beyond which two charts may differ in colour where they meet. */
const SMOOTH = Math.cos(Math.PI / 4.5);
/** What a chart learns of its neighbour counts this much. */
const LEARNT = 0.7;

/**
 * Takes colours over the seams of smooth surfaces: where one chart is known along an edge and the other is not, the other's texels there
 * get the same colours, from which the rest of it goes on.
 */
export function joinSeams(
  placed: readonly PlacedChart[],
  parts: readonly PosedPart[],
  normals: readonly Float32Array[],
  size: number,
  painted: PaintedTexels,
): void {
  const chartOf = parts.map(({ mesh }) => new Int32Array(mesh.indices.length / 3));
  placed.forEach(({ chart }, number) => {
    for (const t of chart.triangles) chartOf[chart.part][t] = number;
  });
  const learnt: { q: number; from: number }[] = [];
  parts.forEach(({ mesh: { positions, indices }, finishes }, part) => {
    const vertices = positions.length / 3;
    const edges = new Map<number, number>();
    const own = normals[part];
    for (let c = 0; c < indices.length; c++) {
      const t = (c / 3) | 0;
      const [a, b] = [indices[c], indices[c - (c % 3) + ((c + 1) % 3)]];
      const other = edges.get(b * vertices + a);
      if (other === undefined) {
        edges.set(a * vertices + b, t);
        continue;
      }
      const [one, two] = [chartOf[part][t], chartOf[part][other]];
      if (one === two || finishes[t] !== finishes[other]) continue;
      const cosine = [0, 1, 2].reduce((sum, k) => sum + own[3 * t + k] * own[3 * other + k], 0);
      if (cosine > SMOOTH) learnEdge(placed[one], placed[two], positions, [3 * a, 3 * b], size, painted, learnt);
    }
  });
  console.log("learnt", learnt.length);
  for (const { q, from } of learnt) {
    if (painted.weights[q] >= LEARNT * painted.weights[from]) continue;
    painted.weights[q] = LEARNT * painted.weights[from];
    for (let k = 0; k < 3; k++) painted.colours[3 * q + k] = painted.colours[3 * from + k];
  }
}

/** Lists the texels along an edge that would learn from the other side. */
function learnEdge(
  one: PlacedChart,
  two: PlacedChart,
  p: Float32Array,
  [a, b]: readonly [number, number],
  size: number,
  { weights }: PaintedTexels,
  learnt: { q: number; from: number }[],
): void {
  const length = Math.hypot(p[b] - p[a], p[b + 1] - p[a + 1], p[b + 2] - p[a + 2]);
  const steps = Math.max(1, Math.ceil(length * Math.max(one.scale, two.scale)));
  for (let i = 0; i <= steps; i++) {
    const s = i / steps;
    const [x, y, z] = [0, 1, 2].map((k) => p[a + k] + s * (p[b + k] - p[a + k]));
    const [q, r] = [one, two].map((place) => {
      const [u, v] = toAtlas(place, x, y, z);
      return Math.min(size - 1, Math.floor(v)) * size + Math.min(size - 1, Math.floor(u));
    });
    if (weights[q] > 2 * weights[r]) learnt.push({ q: r, from: q });
    else if (weights[r] > 2 * weights[q]) learnt.push({ q, from: r });
  }
}
