import { beforeAll, describe, expect, test } from 'vitest';
import type { GeometryEngine } from '../../../../../src/core/mesh/geometry-engine.js';
import { loadGeometryEngine } from '../../../../../src/core/mesh/geometry-engine.js';
import { measureFaces } from '../../../../../src/core/mesh/measure-faces.js';
import type { TriangleMesh } from '../../../../../src/core/mesh/triangle-mesh.js';
import { atlasMeshes } from '../../../../../src/inference/embedded/appearance/atlas-meshes.js';
import { listTexels } from '../../../../../src/inference/embedded/appearance/list-texels.js';
import type { PlacedChart } from '../../../../../src/inference/embedded/appearance/pack-charts.js';
import { packCharts } from '../../../../../src/inference/embedded/appearance/pack-charts.js';
import type { Chart } from '../../../../../src/inference/embedded/appearance/unwrap-charts.js';
import { unwrapCharts } from '../../../../../src/inference/embedded/appearance/unwrap-charts.js';
import type { PosedPart } from '../../../../../src/procedural/pose-parts.js';
import { buildParts } from './draw-photo.js';

const ATLAS = 512;
let engine: GeometryEngine;
beforeAll(async () => {
  engine = await loadGeometryEngine();
});

const unwrap = (parts: readonly PosedPart[]): Chart[] =>
  parts.flatMap(({ mesh, finishes }, part) => unwrapCharts(mesh, finishes, measureFaces(mesh).normals, part));

/** Boxes lie in the atlas and no pixel is in two of them, but for crumbs that share one colour. */
function expectApart(placed: readonly PlacedChart[], size: number): void {
  const owner = new Int32Array(size * size).fill(-1);
  const clashes = new Set<string>();
  placed.forEach(({ x, y, width, height, scale }, i) => {
    if (x < 0 || y < 0 || x + width > size || y + height > size) clashes.add(`${i} leaves the atlas`);
    for (let v = y; v < y + height; v++) {
      for (let u = x; u < x + width; u++) {
        const other = owner[v * size + u];
        const isShared = scale === 0 && other >= 0 && placed[other].scale === 0 && placed[other].x === x;
        if (other >= 0 && !isShared) clashes.add(`${i} overlaps ${other}`);
        owner[v * size + u] = i;
      }
    }
  });
  expect([...clashes]).toEqual([]);
}

describe.each(['laptop', 'bucket', 'chair'])('charts of a %s', (name) => {
  let parts: PosedPart[];
  let charts: Chart[];
  beforeAll(() => {
    parts = buildParts(name, engine);
    charts = unwrap(parts);
  });

  test('hold every triangle once, of one finish', () => {
    parts.forEach(({ mesh, finishes }, part) => {
      const own = charts.filter((chart) => chart.part === part);
      const listed = own.flatMap(({ triangles }) => triangles).sort((a, b) => a - b);
      expect(listed).toEqual(Array.from({ length: mesh.indices.length / 3 }, (_, t) => t));
      expect(own.every(({ triangles, finish }) => triangles.every((t) => finishes[t] === finish))).toBe(true);
    });
  });

  test('do not overlap, and texture coordinates lie in their own chart', () => {
    const placed = packCharts(charts, charts.map(() => 1), ATLAS); // prettier-ignore
    expectApart(placed, ATLAS);
    const meshes = atlasMeshes(placed, parts, ATLAS);
    // How far each vertex of a chart is within its box, pixels.
    const least = placed.map(({ chart, x, y, width, height }) => {
      const { indices, uvs } = meshes[chart.part];
      const inside = chart.triangles.flatMap((t) =>
        [...indices.subarray(3 * t, 3 * t + 3)].flatMap((v) => {
          const [u, w] = [ATLAS * (uvs?.[2 * v] ?? NaN), ATLAS * (uvs?.[2 * v + 1] ?? NaN)];
          return [u - x, x + width - u, w - y, y + height - w];
        }),
      );
      return Math.min(...inside);
    });
    expect(Math.min(...least)).toBeGreaterThan(0.9);
  });

  test('texels lie on the triangle that they are of', () => {
    const texels = listTexels(packCharts(charts, charts.map(() => 1), ATLAS), parts, ATLAS); // prettier-ignore
    const extent = Math.max(...charts.flatMap((chart) => chart.extent));
    const normals = parts.map(({ mesh }) => measureFaces(mesh).normals);
    let [checked, worst] = [0, 0];
    for (let q = 0; q < texels.chart.length; q += 37) {
      if (texels.chart[q] < 0) continue;
      const { part } = charts[texels.chart[q]];
      const { mesh } = parts[part];
      const t = texels.triangle[q];
      const normal = normals[part].subarray(3 * t, 3 * t + 3);
      const corner = 3 * mesh.indices[3 * t];
      const off = [0, 1, 2].reduce(
        (sum, k) => sum + normal[k] * (texels.points[3 * q + k] - mesh.positions[corner + k]),
        0,
      );
      worst = Math.max(worst, Math.abs(off));
      checked++;
    }
    expect(worst).toBeLessThan(1e-4 * extent);
    expect(checked).toBeGreaterThan(1000);
  }, 60_000);
});

test('any number of charts fits', () => {
  // Tetrahedra apart from each other: four charts each.
  const count = 8000;
  const positions = new Float32Array(12 * count);
  const indices = new Uint32Array(12 * count);
  for (let i = 0; i < count; i++) {
    const [x, y, z] = [i % 20, Math.floor(i / 20) % 20, Math.floor(i / 400)];
    positions.set([x, y, z, x + 0.5, y, z, x, y + 0.5, z, x, y, z + 0.5], 12 * i);
    indices.set([0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3].map((v) => v + 4 * i), 12 * i); // prettier-ignore
  }
  const mesh: TriangleMesh = { positions, indices };
  const charts = unwrapCharts(
    mesh,
    Array.from({ length: 4 * count }, () => 'main' as const),
    measureFaces(mesh).normals,
    0,
  );
  expect(charts.flatMap(({ triangles }) => triangles)).toHaveLength(4 * count);
  expectApart(packCharts(charts, charts.map(() => 1), ATLAS), ATLAS); // prettier-ignore
});
