import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meshVolume } from '../../../../../src/core/mesh/mass-properties.js';
import { isClosedManifold } from '../../../../../src/core/mesh/mesh-topology.js';
import { meshOutline } from '../../../../../src/inference/backends/silhouette/mesh-outline.js';
import type { StandingOutline } from '../../../../../src/inference/backends/silhouette/stand-outline.js';

const standing = (
  width: number,
  height: number,
  data: Float32Array,
  depth: (p: number) => number,
  backDepth?: number,
): StandingOutline => ({
  pose: backDepth === undefined ? 'upright' : 'lying',
  outline: { width, height, data },
  depth2: Float64Array.from(data, (v, p) => (v >= 0.5 ? depth(p) ** 2 : 0)),
  toPicture: (x, z) => [x, z],
  tiltLimit: 0,
  ...(backDepth === undefined ? {} : { backDepth }),
});

describe('meshOutline', () => {
  it('has the volume of the field', () => {
    // A half disc on the floor, as a quarter of a ball on each side.
    const [width, height] = [140, 70];
    const radius = (p: number): number => Math.hypot((p % width) + 0.5 - 70, Math.floor(p / width) + 0.5);
    const data = Float32Array.from({ length: width * height }, (_, p) => Math.min(1, Math.max(0, 60.5 - radius(p))));
    const mesh = meshOutline(standing(width, height, data, (p) => Math.sqrt(Math.max(0.25, 60 ** 2 - radius(p) ** 2))));
    expect(isClosedManifold(mesh)).toBe(true);
    expect(meshVolume(mesh) / ((2 / 3) * Math.PI * 60 ** 3)).toBeCloseTo(1, 1.5);
    let lowest = Infinity;
    for (let i = 2; i < mesh.positions.length; i += 3) lowest = Math.min(lowest, mesh.positions[i]);
    expect(lowest).toBe(0);
  });

  it('cuts the back of a lying object flat', () => {
    const data = Float32Array.from({ length: 60 * 60 }, (_, p) =>
      Math.hypot((p % 60) - 29.5, Math.floor(p / 60) - 29.5) < 20 ? 1 : 0,
    );
    const mesh = meshOutline(standing(60, 60, data, () => 8, 3));
    expect(isClosedManifold(mesh)).toBe(true);
    const ys = Array.from({ length: mesh.positions.length / 3 }, (_, v) => mesh.positions[3 * v + 1]);
    expect([Math.min(...ys), Math.max(...ys)]).toEqual([-8, 3]);
  });

  it('is a closed manifold of positive volume for any outline', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 18 }),
        fc.integer({ min: 4, max: 18 }),
        fc.array(fc.constantFrom(0, 0, 0.5, 0.7, 1, 1), { minLength: 18 * 18, maxLength: 18 * 18 }),
        (width, height, values) => {
          const data = Float32Array.from({ length: width * height }, (_, p) => {
            const x = p % width;
            // The margins that every raster has.
            return x < 3 || x >= width - 3 || p >= width * (height - 3) ? 0 : values[p];
          });
          const mesh = meshOutline(standing(width, height, data, (p) => 1 + (p % 5)));
          if (mesh.indices.length === 0) return true;
          return isClosedManifold(mesh) && meshVolume(mesh) > 0;
        },
      ),
      { seed: 7, numRuns: 300 },
    );
  });
});
