import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { assembleAsset } from '../../src/assemble/assemble-asset.js';
import type { GeometryEngine } from '../../src/core/mesh/geometry-engine.js';
import type { PhysicalObject } from '../../src/core/physical-object.js';
import { loadNodeGeometryEngine } from '../../src/pipeline/node-engines.js';
import { box, drawVoxels } from '../fixtures/draw-voxels.js';

let engine: GeometryEngine;
beforeAll(async () => (engine = await loadNodeGeometryEngine()));

const at = fc.integer({ min: 0, max: 20 });

describe('assembleAsset', () => {
  it('keeps mass and gaps when the object is drawn elsewhere in its grid', () => {
    fc.assert(
      fc.property(fc.tuple(at, at, at), ([dx, dy, dz]) => {
        const make = (x: number, y: number, z: number): PhysicalObject => ({
          name: 'Thing',
          category: 'Box',
          dimensions: [0.3, 0.2, 0.1],
          parts: [
            {
              id: 0,
              name: 'a',
              material: 'wood',
              affordance: 5,
              description: '',
              geometry: { kind: 'voxels', grid: drawVoxels(box(x, y, z, x + 12, y + 8, z + 3)) },
            },
            {
              id: 1,
              name: 'b',
              material: 'steel',
              affordance: 1,
              description: '',
              geometry: { kind: 'voxels', grid: drawVoxels(box(x, y, z + 3, x + 12, y + 8, z + 4)) },
            },
          ],
          groups: [
            { id: 0, parts: [0], motion: { kind: 'fixed' } },
            {
              id: 1,
              parts: [1],
              parent: 0,
              motion: { kind: 'hinge', direction: [-1, 0, 0], position: [x, y + 8, z + 3], range: [0, 1.5] },
            },
          ],
          textures: [],
          provenance: {},
        });
        const [here, there] = [make(0, 0, 0), make(dx, dy, dz)].map(
          (given) => assembleAsset(given, engine, { fixedBase: 'auto' }).asset,
        );
        here.bodies.forEach((body, i) => {
          expect(there.bodies[i].inertial?.mass).toBeCloseTo(body.inertial?.mass ?? NaN, 6);
          body.pose.position.forEach((v, k) => {
            expect(there.bodies[i].pose.position[k]).toBeCloseTo(v, 5);
          });
          expect(there.bodies[i].collisions.length).toBe(body.collisions.length);
        });
      }),
      { seed: 11, numRuns: 12 },
    );
  });
});
