import type { PosedPart } from '../../../procedural/pose-parts.js';
import { toAtlas } from './list-texels.js';
import type { PlacedChart } from './pack-charts.js';

/** Cosine of the crease beyond which two charts may differ in colour where they meet. */
const SMOOTH = Math.cos(Math.PI / 4.5);

/** Texels of one chart and the texels of another that lie at the same places of a smooth surface. */
export interface Seam {
  /** Number of the other chart. */
  readonly other: number;
  /** Pairs of pixels of the atlas: own, the other's. */
  readonly pairs: number[];
}

/** Where each chart meets others of its finish without a crease: there, they have one colour. */
export function joinSeams(
  placed: readonly PlacedChart[],
  parts: readonly PosedPart[],
  normals: readonly Float32Array[],
  size: number,
): Seam[][] {
  const seams: Seam[][] = placed.map(() => []);
  const chartOf = parts.map(({ mesh }) => new Int32Array(mesh.indices.length / 3));
  placed.forEach(({ chart }, number) => {
    for (const t of chart.triangles) chartOf[chart.part][t] = number;
  });
  const pairsOf = (one: number, two: number): number[] => {
    let seam = seams[one].find(({ other }) => other === two);
    if (seam === undefined) seams[one].push((seam = { other: two, pairs: [] }));
    return seam.pairs;
  };
  parts.forEach(({ mesh: { positions, indices }, finishes }, part) => {
    const vertices = positions.length / 3;
    const edges = new Map<number, number>();
    const own = normals[part];
    const charts = chartOf[part];
    for (let c = 0; c < indices.length; c++) {
      const t = (c / 3) | 0;
      const a = indices[c];
      const b = indices[c % 3 === 2 ? c - 2 : c + 1];
      const other = edges.get(b * vertices + a);
      if (other === undefined) {
        edges.set(a * vertices + b, t);
        continue;
      }
      const [one, two] = [charts[t], charts[other]];
      if (one === two || finishes[t] !== finishes[other]) continue;
      const [i, j] = [3 * t, 3 * other];
      if (own[i] * own[j] + own[i + 1] * own[j + 1] + own[i + 2] * own[j + 2] < SMOOTH) continue;
      const [there, back] = [pairsOf(one, two), pairsOf(two, one)];
      walkEdge(placed[one], placed[two], positions, [3 * a, 3 * b], size, (q, r) => {
        there.push(q, r);
        back.push(r, q);
      });
    }
  });
  return seams;
}

/** Visits the texels of both charts along an edge. */
function walkEdge(
  one: PlacedChart,
  two: PlacedChart,
  p: Float32Array,
  [a, b]: readonly [number, number],
  size: number,
  visit: (q: number, r: number) => void,
): void {
  const length = Math.hypot(p[b] - p[a], p[b + 1] - p[a + 1], p[b + 2] - p[a + 2]);
  const steps = Math.max(1, Math.ceil(length * Math.max(one.scale, two.scale)));
  const texel = (place: PlacedChart, s: number): number => {
    const at = (axis: number): number => p[a + axis] + s * (p[b + axis] - p[a + axis]);
    const [u, v] = toAtlas(place, at(0), at(1), at(2));
    return Math.min(size - 1, Math.floor(v)) * size + Math.min(size - 1, Math.floor(u));
  };
  for (let i = 0; i <= steps; i++) visit(texel(one, i / steps), texel(two, i / steps));
}
