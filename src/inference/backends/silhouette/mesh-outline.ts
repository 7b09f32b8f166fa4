import type { TriangleMesh } from '../../../core/mesh/triangle-mesh.js';
import type { StandingOutline } from './stand-outline.js';

/** Raster pixels between two mesh vertices. */
const STEP = 2;

/** An inside vertex keeps at least this half depth, so that front and back never touch. */
const MIN_DEPTH = 0.35;

/**
 * The closed surface of a standing outline: a front and a back sheet that share the outline, and a flat base. Coordinates are
 * raster pixels, x to the right, y into the picture, z up, as the picture stands; the base of a lying object is at y = backDepth.
 * Always a closed, oriented manifold: each triangle of a regular grid is cut where the outline's value passes 0.5.
 */
export function meshOutline({ outline, depth2, backDepth = Infinity }: StandingOutline): TriangleMesh {
  const columns = Math.floor(outline.width / STEP) + 2;
  const rows = Math.floor(outline.height / STEP) + 2;
  const values = sampleNodes(outline.data, outline.width, outline.height, columns, rows);
  const depths = sampleNodes(depth2, outline.width, outline.height, columns, rows);

  const positions: number[] = [];
  const indices: number[] = [];
  const addVertex = (x: number, y: number, z: number): number => positions.push(x * STEP, y, z * STEP) / 3 - 1;
  // Node n has a front vertex and a back vertex; the crossing of an edge has one that both sheets share.
  const front = new Int32Array(columns * rows).fill(-1);
  const back = new Int32Array(columns * rows).fill(-1);
  for (let n = 0; n < values.length; n++) {
    if (values[n] < 0.5) continue;
    const depth = Math.max(MIN_DEPTH, Math.sqrt(depths[n]));
    front[n] = addVertex(n % columns, -depth, Math.floor(n / columns));
    back[n] = addVertex(n % columns, Math.min(depth, backDepth), Math.floor(n / columns));
  }
  const crossings = new Map<number, number>();
  const cross = (a: number, b: number): number => {
    const [p, q] = a < b ? [a, b] : [b, a];
    const key = p * values.length + q;
    let vertex = crossings.get(key);
    if (vertex === undefined) {
      const t = Math.min(0.98, Math.max(0.02, (0.5 - values[p]) / (values[q] - values[p])));
      const at = (f: (n: number) => number): number => f(p) + t * (f(q) - f(p));
      vertex = addVertex(at((n) => n % columns), 0, at((n) => Math.floor(n / columns))); // prettier-ignore
      crossings.set(key, vertex);
    }
    return vertex;
  };

  /** The part of a polygon of nodes that is inside, as a fan of triangles on a sheet; counter-clockwise stays so. */
  const clip = (nodes: readonly number[], sheet: Int32Array): number[] => {
    const kept: number[] = [];
    nodes.forEach((a, k) => {
      const b = nodes[(k + 1) % nodes.length];
      if (front[a] >= 0) kept.push(sheet[a]);
      if (front[a] >= 0 !== front[b] >= 0) kept.push(cross(a, b));
    });
    return kept;
  };
  const addFan = (polygon: readonly number[]): void => {
    for (let k = 2; k < polygon.length; k++) indices.push(polygon[0], polygon[k - 1], polygon[k]);
  };
  for (let j = 0; j + 1 < rows; j++) {
    for (let i = 0; i + 1 < columns; i++) {
      const [a, b, c, d] = [j * columns + i, j * columns + i + 1, (j + 1) * columns + i + 1, (j + 1) * columns + i];
      const halves = (i + j) % 2 === 0 ? [[a, b, c], [a, c, d]] : [[a, b, d], [b, c, d]]; // prettier-ignore
      for (const nodes of halves) {
        addFan(clip(nodes, front));
        addFan(clip(nodes, back).reverse());
      }
    }
  }
  for (let a = 0; a + 1 < columns; a++) {
    const b = a + 1;
    if (front[a] >= 0 && front[b] >= 0) addFan([front[a], back[a], back[b], front[b]]);
    else if (front[a] >= 0) addFan([front[a], back[a], cross(a, b)]);
    else if (front[b] >= 0) addFan([cross(a, b), back[b], front[b]]);
  }
  return { positions: Float32Array.from(positions), indices: Uint32Array.from(indices) };
}

/** Means of the four raster pixels around each node; row 0 has only those above it. */
function sampleNodes(
  raster: ArrayLike<number>,
  width: number,
  height: number,
  columns: number,
  rows: number,
): Float64Array {
  const at = (x: number, z: number): number =>
    x < 0 || x >= width || z >= height ? 0 : raster[Math.max(0, z) * width + x];
  return Float64Array.from({ length: columns * rows }, (_, n) => {
    const x = (n % columns) * STEP;
    const z = Math.floor(n / columns) * STEP;
    return (at(x - 1, z - 1) + at(x, z - 1) + at(x - 1, z) + at(x, z)) / 4;
  });
}
