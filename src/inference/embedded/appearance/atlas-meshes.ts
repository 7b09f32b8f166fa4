import type { VisualMesh } from '../../../core/mesh/triangle-mesh.js';
import { toVisualMesh } from '../../../core/mesh/visual-mesh.js';
import type { PosedPart } from '../../../procedural/pose-parts.js';
import { toAtlas } from './list-texels.js';
import type { PlacedChart } from './pack-charts.js';

/** The parts' meshes with normals by their creases and texture coordinates of the atlas: vertices are split where charts meet. */
export function atlasMeshes(placed: readonly PlacedChart[], parts: readonly PosedPart[], size: number): VisualMesh[] {
  return parts.map(({ mesh }, part) => {
    const visual = toVisualMesh(mesh);
    const chartOf = new Map<number, PlacedChart>();
    for (const place of placed) {
      if (place.chart.part !== part) continue;
      for (const t of place.chart.triangles) chartOf.set(t, place);
    }
    const positions: number[] = [];
    const normals: number[] = [];
    const uvs: number[] = [];
    const copies = new Map<PlacedChart, Map<number, number>>();
    const indices = Uint32Array.from(visual.indices, (v, corner) => {
      const place = chartOf.get(Math.floor(corner / 3));
      if (place === undefined) throw new Error('a triangle is in no chart');
      let own = copies.get(place);
      if (own === undefined) copies.set(place, (own = new Map<number, number>()));
      let copy = own.get(v);
      if (copy === undefined) {
        copy = positions.length / 3;
        own.set(v, copy);
        const [x, y, z] = visual.positions.subarray(3 * v, 3 * v + 3);
        positions.push(x, y, z);
        normals.push(...(visual.normals?.subarray(3 * v, 3 * v + 3) ?? [0, 0, 1]));
        const [u, w] = toAtlas(place, x, y, z);
        uvs.push(u / size, w / size);
      }
      return copy;
    });
    return {
      positions: Float32Array.from(positions),
      indices,
      normals: Float32Array.from(normals),
      uvs: Float32Array.from(uvs),
    };
  });
}
