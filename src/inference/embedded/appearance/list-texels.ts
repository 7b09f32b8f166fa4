import type { PosedPart } from '../../../procedural/pose-parts.js';
import type { PlacedChart } from './pack-charts.js';
import { GUTTER } from './pack-charts.js';
import { PLANE_AXES } from './unwrap-charts.js';

/** The pixels of an atlas that surface is drawn from. Points and normals are of the parts as drawn, joints closed. */
export interface Texels {
  readonly size: number;
  /** Number of the chart of each pixel of the atlas, -1 where there is none. */
  readonly chart: Int32Array;
  /** x, y, z of the surface at each pixel, m. */
  readonly points: Float32Array;
  /** Unit normal of its triangle. */
  readonly normals: Float32Array;
}

/** Finds the surface under each pixel of the atlas. */
export function listTexels(placed: readonly PlacedChart[], parts: readonly PosedPart[], size: number): Texels {
  const chart = new Int32Array(size * size).fill(-1);
  const points = new Float32Array(3 * size * size);
  const normals = new Float32Array(3 * size * size);
  placed.forEach((place, number) => {
    const { mesh } = parts[place.chart.part];
    for (const t of place.chart.triangles) {
      const corners = [0, 1, 2].map((k) => 3 * mesh.indices[3 * t + k]);
      const position = (k: number, axis: number): number => mesh.positions[corners[k] + axis];
      const uv = [0, 1, 2].map((k) => toAtlas(place, position(k, 0), position(k, 1), position(k, 2)));
      const normal = normalOf(mesh.positions, corners);
      const area = (uv[1][0] - uv[0][0]) * (uv[2][1] - uv[0][1]) - (uv[1][1] - uv[0][1]) * (uv[2][0] - uv[0][0]);
      if (Math.abs(area) < 1e-9) continue;
      const [x0, x1] = [Math.min(uv[0][0], uv[1][0], uv[2][0]), Math.max(uv[0][0], uv[1][0], uv[2][0])];
      const [y0, y1] = [Math.min(uv[0][1], uv[1][1], uv[2][1]), Math.max(uv[0][1], uv[1][1], uv[2][1])];
      for (let y = Math.floor(y0 - 0.5); y <= Math.ceil(y1 + 0.5); y++) {
        for (let x = Math.floor(x0 - 0.5); x <= Math.ceil(x1 + 0.5); x++) {
          if (x < 0 || y < 0 || x >= size || y >= size) continue;
          const [px, py] = [x + 0.5, y + 0.5];
          const b = ((px - uv[0][0]) * (uv[2][1] - uv[0][1]) - (py - uv[0][1]) * (uv[2][0] - uv[0][0])) / area;
          const c = ((uv[1][0] - uv[0][0]) * (py - uv[0][1]) - (uv[1][1] - uv[0][1]) * (px - uv[0][0])) / area;
          const a = 1 - b - c;
          const inside = Math.min(a, b, c);
          const q = y * size + x;
          // Pixels whose centre is just outside count where no triangle covers them: edges are sampled, too.
          const slack = 0.7 * Math.max(...edgeRates(uv, area));
          if (inside < -slack || (inside < 0 && chart[q] === number)) continue;
          chart[q] = number;
          for (let k = 0; k < 3; k++) {
            points[3 * q + k] = a * position(0, k) + b * position(1, k) + c * position(2, k);
            normals[3 * q + k] = normal[k];
          }
        }
      }
    }
  });
  return { size, chart, points, normals };
}

/** How much a barycentric coordinate changes a pixel, by corner. */
const edgeRates = (uv: readonly (readonly [number, number])[], area: number): number[] =>
  [0, 1, 2].map((k) => {
    const [p, q] = [uv[(k + 1) % 3], uv[(k + 2) % 3]];
    return Math.hypot(q[0] - p[0], q[1] - p[1]) / Math.abs(area);
  });

/** Where a point of the part's mesh is in the atlas, pixels. */
export function toAtlas(place: PlacedChart, x: number, y: number, z: number): readonly [number, number] {
  const p = [x, y, z];
  const [u, v] = PLANE_AXES[place.chart.axis];
  return [
    place.x + GUTTER + place.scale * (p[u] - place.chart.min[0]),
    place.y + GUTTER + place.scale * (p[v] - place.chart.min[1]),
  ];
}

function normalOf(p: Float32Array, [a, b, c]: readonly number[]): [number, number, number] {
  const [ux, uy, uz] = [p[b] - p[a], p[b + 1] - p[a + 1], p[b + 2] - p[a + 2]];
  const [vx, vy, vz] = [p[c] - p[a], p[c + 1] - p[a + 1], p[c + 2] - p[a + 2]];
  const n = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
  const length = Math.hypot(...n) || 1;
  return [n[0] / length, n[1] / length, n[2] / length];
}
