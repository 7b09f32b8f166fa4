import { describe, expect, it } from 'vitest';
import { polytopeFromBox, polytopeFromPiece, transformPolytope } from '../../../../src/assemble/clearance/polytope.js';
import { boxesNear, separation } from '../../../../src/assemble/clearance/separation.js';
import { translation } from '../../../../src/core/math/pose.js';
import { quatFromAxisAngle } from '../../../../src/core/math/quat.js';
import { separateConvex } from '../../../../src/core/mesh/separate-convex.js';
import type { ConvexShape } from '../../../../src/core/geom.js';

const CUBE = polytopeFromBox({ min: [-1, -1, -1], max: [1, 1, 1] });

describe('separation', () => {
  it('is the gap between faces, or minus the overlap', () => {
    for (const gap of [0.5, 0.01, 0, -0.01, -0.5])
      expect(separation(CUBE, transformPolytope(CUBE, translation([2 + gap, 0.3, 0])), 10)).toBeCloseTo(gap, 12);
  });

  it('stops looking when the gap is enough', () => {
    expect(separation(CUBE, transformPolytope(CUBE, translation([9, 9, 9])), 0.1)).toBeGreaterThanOrEqual(0.1);
  });

  it('sees two boxes pass each other edge to edge, where no face separates them', () => {
    const rod = polytopeFromBox({ min: [-5, -1, -1], max: [5, 1, 1] });
    const one = transformPolytope(rod, { position: [0, 0, 0], rotation: quatFromAxisAngle([1, 0, 0], Math.PI / 4) });
    const turn = quatFromAxisAngle([0, 0, 1], Math.PI / 2);
    const lying = transformPolytope(rod, { position: [0, 0, 0], rotation: quatFromAxisAngle([1, 0, 0], Math.PI / 4) });
    const above = (z: number) =>
      transformPolytope(transformPolytope(lying, { position: [0, 0, 0], rotation: turn }), translation([0, 0, z]));
    const reach = 2 * Math.SQRT2;
    expect(separation(one, above(reach + 0.05), 10)).toBeGreaterThan(0);
    expect(separation(one, above(reach - 0.05), 10)).toBeLessThan(0);
  });

  it('agrees with the penetration test on random boxes and cylinders', () => {
    const shapes: ConvexShape[] = [
      { kind: 'box', halfExtents: [1, 0.5, 0.3] },
      { kind: 'cylinder', radius: 0.6, halfLength: 0.8 },
    ];
    let overlapping = 0;
    for (let i = 0; i < 60; i++) {
      const [a, b] = [shapes[i % 2], shapes[Math.floor(i / 2) % 2]];
      const pose = {
        position: [1.3 * Math.sin(i), 1.1 * Math.cos(2 * i), 0.9 * Math.sin(3 * i)] as const,
        rotation: quatFromAxisAngle([Math.sin(i), 1, Math.cos(i)], i),
      };
      const here = polytopeFromPiece({ shape: a, pose: translation([0, 0, 0]) });
      const there = polytopeFromPiece({ shape: b, pose });
      if (here === undefined || there === undefined) throw new Error('solids');
      const own = separation(here, there, 10);
      const { depth } = separateConvex(a, translation([0, 0, 0]), b, pose);
      if (depth > 0.02) {
        overlapping++;
        expect(own).toBeLessThan(0);
      } else if (depth < -0.02) expect(own).toBeGreaterThanOrEqual(0);
    }
    expect(overlapping).toBeGreaterThan(10);
  });
});

it('compares boxes with a margin', () => {
  const far = { min: [2.1, -1, -1], max: [3, 1, 1] } as const;
  const near = { min: [1.05, -1, -1], max: [3, 1, 1] } as const;
  expect(boxesNear(CUBE.box, far, 0.1)).toBe(false);
  expect(boxesNear(CUBE.box, near, 0.1)).toBe(true);
});
