import type { VisualMesh } from '../../../core/mesh/triangle-mesh.js';
import { toVisualMesh } from '../../../core/mesh/visual-mesh.js';
import type { PosedPart } from '../../../procedural/pose-parts.js';
import { toAtlas } from './list-texels.js';
import type { PlacedChart } from './pack-charts.js';

/** The parts' meshes with normals by their creases and texture coordinates of the atlas: vertices are split where charts meet. */
export function atlasMeshes(placed: readonly PlacedChart[], parts: readonly PosedPart[], size: number): VisualMesh[] {
  const chartOf = parts.map(({ mesh }) => new Int32Array(mesh.indices.length / 3).fill(-1));
  placed.forEach(({ chart }, number) => {
    for (const t of chart.triangles) chartOf[chart.part][t] = number;
  });
  return parts.map(({ mesh }, part) => {
    const visual = toVisualMesh(mesh);
    const from: number[] = [];
    const charts: number[] = [];
    const copies = new Map<number, number>();
    const indices = new Uint32Array(visual.indices.length);
    for (let corner = 0; corner < indices.length; corner++) {
      const v = visual.indices[corner];
      const number = chartOf[part][(corner / 3) | 0];
      const key = v * placed.length + number;
      let copy = copies.get(key);
      if (copy === undefined) {
        copies.set(key, (copy = from.length));
        from.push(v);
        charts.push(number);
      }
      indices[corner] = copy;
    }
    const positions = new Float32Array(3 * from.length);
    const normals = new Float32Array(3 * from.length);
    const uvs = new Float32Array(2 * from.length);
    from.forEach((v, i) => {
      for (let k = 0; k < 3; k++) {
        positions[3 * i + k] = visual.positions[3 * v + k];
        normals[3 * i + k] = visual.normals?.[3 * v + k] ?? (k === 2 ? 1 : 0);
      }
      const [x, y] = toAtlas(placed[charts[i]], positions[3 * i], positions[3 * i + 1], positions[3 * i + 2]);
      uvs[2 * i] = x / size;
      uvs[2 * i + 1] = y / size;
    });
    return { positions, indices, normals, uvs };
  });
}
