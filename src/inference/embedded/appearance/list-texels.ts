import type { TriangleMesh } from '../../../core/mesh/triangle-mesh.js';
import type { PosedPart } from '../../../procedural/pose-parts.js';
import type { PlacedChart } from './pack-charts.js';
import { PLANE_AXES } from './unwrap-charts.js';

/** The pixels of an atlas that surface is drawn from. Points are of the parts as drawn, joints closed. */
export interface Texels {
  readonly size: number;
  /** Number of the chart of each pixel of the atlas, -1 where there is none. */
  readonly chart: Int32Array;
  /** Number of the triangle in its part's mesh. */
  readonly triangle: Uint32Array;
  /** x, y, z of the surface at each pixel, m. */
  readonly points: Float32Array;
}

/** Pixels whose centre is this far outside count where no triangle covers them: edges are sampled, too. */
const SLACK = 0.7;

/** Finds the surface under each pixel of the atlas. */
export function listTexels(placed: readonly PlacedChart[], parts: readonly PosedPart[], size: number): Texels {
  const texels: Texels = {
    size,
    chart: new Int32Array(size * size).fill(-1),
    triangle: new Uint32Array(size * size),
    points: new Float32Array(3 * size * size),
  };
  placed.forEach((place, number) => {
    const { mesh } = parts[place.chart.part];
    if (place.scale === 0) fillSwatch(texels, place, number, mesh);
    else for (const t of place.chart.triangles) drawTriangle(texels, place, number, mesh, t);
  });
  return texels;
}

/** Draws a triangle of a chart into the atlas. */
function drawTriangle(
  texels: Texels,
  place: PlacedChart,
  number: number,
  { positions, indices }: TriangleMesh,
  t: number,
): void {
  const { size, chart, triangle, points } = texels;
  const [i, j, k] = [3 * indices[3 * t], 3 * indices[3 * t + 1], 3 * indices[3 * t + 2]];
  const [au, av] = toAtlas(place, positions[i], positions[i + 1], positions[i + 2]);
  const [bu, bv] = toAtlas(place, positions[j], positions[j + 1], positions[j + 2]);
  const [cu, cv] = toAtlas(place, positions[k], positions[k + 1], positions[k + 2]);
  const area = (bu - au) * (cv - av) - (bv - av) * (cu - au);
  if (Math.abs(area) < 1e-9) return;
  const x0 = Math.max(place.x, Math.floor(Math.min(au, bu, cu) - 0.5));
  const x1 = Math.min(place.x + place.width - 1, Math.ceil(Math.max(au, bu, cu) + 0.5));
  const y0 = Math.max(place.y, Math.floor(Math.min(av, bv, cv) - 0.5));
  const y1 = Math.min(place.y + place.height - 1, Math.ceil(Math.max(av, bv, cv) + 0.5));
  // How much each barycentric coordinate changes a pixel to the right, and how far below 0 it may be.
  const bStep = (cv - av) / area;
  const cStep = -(bv - av) / area;
  const slackA = (-SLACK * Math.hypot(cu - bu, cv - bv)) / Math.abs(area);
  const slackB = (-SLACK * Math.hypot(cu - au, cv - av)) / Math.abs(area);
  const slackC = (-SLACK * Math.hypot(bu - au, bv - av)) / Math.abs(area);
  for (let y = y0; y <= y1; y++) {
    const dv = y + 0.5 - av;
    const du = x0 + 0.5 - au;
    let b = (du * (cv - av) - dv * (cu - au)) / area;
    let c = ((bu - au) * dv - (bv - av) * du) / area;
    let q = y * size + x0;
    for (let x = x0; x <= x1; x++, q++, b += bStep, c += cStep) {
      const a = 1 - b - c;
      if (a < slackA || b < slackB || c < slackC) continue;
      const isInside = a >= 0 && b >= 0 && c >= 0;
      if (!isInside && chart[q] === number) continue;
      chart[q] = number;
      triangle[q] = t;
      points[3 * q] = a * positions[i] + b * positions[j] + c * positions[k];
      points[3 * q + 1] = a * positions[i + 1] + b * positions[j + 1] + c * positions[k + 1];
      points[3 * q + 2] = a * positions[i + 2] + b * positions[j + 2] + c * positions[k + 2];
    }
  }
}

/** The box of a chart of one colour holds the middles of triangles, evenly from all. */
function fillSwatch(
  { size, chart, triangle, points }: Texels,
  place: PlacedChart,
  number: number,
  mesh: TriangleMesh,
): void {
  const { triangles } = place.chart;
  const n = place.width * place.height;
  for (let p = 0; p < n; p++) {
    const q = (place.y + Math.floor(p / place.width)) * size + place.x + (p % place.width);
    const t = triangles[Math.floor((p * triangles.length) / n)];
    chart[q] = number;
    triangle[q] = t;
    for (let axis = 0; axis < 3; axis++) {
      let sum = 0;
      for (let k = 0; k < 3; k++) sum += mesh.positions[3 * mesh.indices[3 * t + k] + axis];
      points[3 * q + axis] = sum / 3;
    }
  }
}

/** Where a point of the part's mesh is in the atlas, pixels. */
export function toAtlas(place: PlacedChart, x: number, y: number, z: number): [number, number] {
  const { axis, min } = place.chart;
  const [i, j] = PLANE_AXES[axis];
  const u = i === 0 ? x : y;
  const v = j === 1 ? y : z;
  return [place.x + place.gutter + place.scale * (u - min[0]), place.y + place.gutter + place.scale * (v - min[1])];
}
