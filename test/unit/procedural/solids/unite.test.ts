import { expect, test } from 'vitest';
import { loadGeometryEngine } from '../../../../src/core/mesh/geometry-engine.js';
import { createShapes } from '../../../../src/procedural/solids/shapes.js';
import { paint } from '../../../../src/procedural/solids/solid.js';
import { uniteSolids } from '../../../../src/procedural/solids/unite.js';

test('a union keeps the finish of each triangle', async () => {
  const engine = await loadGeometryEngine();
  const shapes = createShapes('draft');
  const { mesh, finishes } = uniteSolids(
    [
      shapes.boxBetween([0, 0, 0], [1, 1, 1]),
      ...paint('screen', shapes.boxBetween([0.2, 0.2, 0.9], [0.8, 0.8, 1.1])),
      ...paint('rubber', shapes.boxBetween([0.2, 0.2, -0.1], [0.8, 0.8, 0.1])),
    ],
    engine,
  );
  const heights = (finish: string): number[] =>
    [...mesh.indices].flatMap((v, c) => (finishes[Math.floor(c / 3)] === finish ? [mesh.positions[3 * v + 2]] : []));
  expect(finishes).toHaveLength(mesh.indices.length / 3);
  expect(new Set(finishes)).toEqual(new Set(['main', 'screen', 'rubber']));
  expect(Math.min(...heights('screen'))).toBeCloseTo(1, 5);
  expect(Math.max(...heights('rubber'))).toBeCloseTo(0, 5);
});
