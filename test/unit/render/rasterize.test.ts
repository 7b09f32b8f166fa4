import { describe, expect, it } from 'vitest';
import { body, FIXED, hinge, part } from '../../../src/procedural/model.js';
import { poseBodies } from '../../../src/procedural/joint-state.js';
import { createShapes } from '../../../src/procedural/solids/shapes.js';
import { paint } from '../../../src/procedural/solids/solid.js';
import { aimCamera, boundProjected, frameToBox, projectPoints, squareBox } from '../../../src/render/camera.js';
import type { Camera } from '../../../src/render/camera.js';
import { createRaster, rasterize } from '../../../src/render/rasterize.js';
import { flattenModel, poseVertices } from '../../../src/render/scene.js';

const shapes = createShapes('draft');
const FRONT: Camera = { azimuth: 0, elevation: 0, roll: 0, perspective: 0 };
const about = { material: 'oak', affordance: 5, description: '' };

const project = (camera: Camera, positions: Float32Array): Float32Array => {
  const out = new Float32Array(positions.length);
  projectPoints(aimCamera(camera, positions), positions, out);
  return out;
};

describe('camera', () => {
  // Two corners of a box of 2 x 4 x 6: right low front, left high back.
  const corners = Float32Array.from([1, -2, 0, -1, 2, 6]);

  it('sees x to the right and z upward from the front, and what is at -y nearer', () => {
    const p = project(FRONT, corners);
    const radius = Math.hypot(1, 2, 3);
    [1, 3, -2, -1, -3, 2].forEach((expected, i) => {
      expect(p[i]).toBeCloseTo(expected / radius, 5);
    });
  });

  it('moves to the right of the object with positive azimuth and above it with positive elevation', () => {
    const right = project({ ...FRONT, azimuth: Math.PI / 2 }, corners);
    // From +x, +y lies to the right and the corner at +x is the nearer one.
    expect(right[3]).toBeGreaterThan(right[0]);
    expect(right[2]).toBeLessThan(right[5]);
    const above = project({ ...FRONT, elevation: Math.PI / 2 }, corners);
    expect(above[5]).toBeLessThan(above[2]);
    expect(above[4]).toBeLessThan(above[1]);
  });

  it('turns the picture counter-clockwise with positive roll', () => {
    const p = project({ ...FRONT, roll: Math.PI / 2 }, Float32Array.from([1, 0, 0, -1, 0, 0]));
    expect(p[0]).toBeCloseTo(0, 6);
    expect(p[1]).toBeCloseTo(-1, 6);
  });

  it('keeps lines of sight and depth order under perspective', () => {
    const points = Float32Array.from([1, -1, 1, 1, 1, 1, -1, -1, -1, -1, 1, -1]);
    const p = project({ ...FRONT, perspective: 0.4 }, points);
    const [near, far] = [p[0], p[3]];
    // Twice the half depth of 1 / sqrt(3) lies between the two: w differs by it.
    expect(near / far).toBeCloseTo((1 + 0.4 / Math.sqrt(3)) / (1 - 0.4 / Math.sqrt(3)), 5);
    expect(p[2]).toBeLessThan(p[5]);
  });

  it('frames what it sees centred in a box', () => {
    const p = project({ azimuth: 0.5, elevation: 0.4, roll: 0.1, perspective: 0.3 }, corners);
    const { scale, offsetU, offsetV } = frameToBox(p, squareBox(128, 0.08));
    const b = boundProjected(p);
    expect(scale * Math.max(b.maxU - b.minU, b.maxV - b.minV)).toBeCloseTo(128 * 0.84, 3);
    expect((scale * (b.minU + b.maxU)) / 2 + offsetU).toBeCloseTo(64, 3);
    expect((scale * (b.minV + b.maxV)) / 2 + offsetV).toBeCloseTo(64, 3);
  });
});

describe('rasterize', () => {
  it('covers pixels whose centre is inside, once each, without cracks between neighbours', () => {
    // A fan of thin triangles round an inner point: together a square from 1 to 15, drawn one at a time.
    const rim = Array.from({ length: 40 }, (_, i): [number, number] => {
      const [side, s] = [Math.floor(i / 10), 1 + (14 * (i % 10)) / 10];
      return [[s, 1], [15, s], [16 - s, 15], [1, 16 - s]][side] as [number, number]; // prettier-ignore
    });
    const points = Float32Array.from([6.3, 7.7, 0, ...rim.flatMap(([u, v]) => [u, v, 0])]);
    const counts = new Int32Array(256);
    const raster = createRaster(16);
    rim.forEach((_, i) => {
      // Counter-clockwise as seen, with rows downward.
      const fan = Uint32Array.from([0, 1 + ((i + 1) % rim.length), 1 + i]);
      rasterize(raster, points, { scale: 1, offsetU: 0, offsetV: 0 }, fan);
      raster.triangle.forEach((t, k) => (counts[k] += t === 0 ? 1 : 0));
    });
    counts.forEach((count, k) => {
      const [x, y] = [k % 16, Math.floor(k / 16)];
      expect(count, `${x}, ${y}`).toBe(x >= 1 && x < 15 && y >= 1 && y < 15 ? 1 : 0);
    });
  });

  it('sees the nearer of two crossing surfaces at every pixel, in perspective', () => {
    // A box turned into another one: depth is compared with the ray's hit of both front planes.
    const model = { bodies: [body(FIXED, [part('a', about, [shapes.box([0, 0, 0], [2, 1, 1])]), part('b', about, [shapes.ellipsoid([0.4, -0.3, 0], [0.5, 0.5, 0.5])])])] }; // prettier-ignore
    const scene = flattenModel(model);
    const view = aimCamera({ azimuth: 0.4, elevation: 0.3, roll: 0, perspective: 0.4 }, scene.positions);
    const projected = new Float32Array(scene.positions.length);
    projectPoints(view, scene.positions, projected);
    const framing = frameToBox(projected, squareBox(48, 0.05));
    const raster = createRaster(48);
    rasterize(raster, projected, framing, scene.indices);
    for (const part of [0, 1]) {
      const alone = createRaster(48);
      const own = scene.indices.filter((_, i) => scene.trianglePart[Math.floor(i / 3)] === part);
      rasterize(alone, projected, framing, own);
      let seen = 0;
      alone.triangle.forEach((t, k) => {
        expect(raster.depth[k]).toBeLessThanOrEqual(alone.depth[k] + 1e-6);
        if (t < 0 || raster.depth[k] < alone.depth[k] - 1e-6) return;
        expect(scene.trianglePart[raster.triangle[k]]).toBe(part);
        seen++;
      });
      expect(seen).toBeGreaterThan(50);
    }
  });
});

describe('scene', () => {
  it('numbers parts over all bodies and moves each body by its joint', () => {
    const base = body(FIXED, [
      part('base', about, [shapes.box([0, 0, 0.5], [1, 1, 1])]),
      part('knob', { ...about, material: 'steel' }, paint('dark', shapes.box([0, -0.5, 0.5], [0.1, 0.1, 0.1]))),
    ]);
    const lid = body(
      hinge({ axis: [-1, 0, 0], position: [0, 0.5, 1], range: [0, 90], seen: { closed: 0, between: [10, 80] } }),
      [part('lid', about, [shapes.box([0, 0, 1.1], [1, 1, 0.2])])],
      base,
    );
    const model = { bodies: [base, lid] };
    const scene = flattenModel(model);
    expect(scene.parts.map(({ name, body: b }) => [name, b])).toEqual([['base', 0], ['knob', 0], ['lid', 1]]); // prettier-ignore
    expect([...scene.trianglePart].filter((p) => p === 2)).toHaveLength(12);
    expect([...scene.bodyStart]).toEqual([0, 16, 24]);
    const out = new Float32Array(scene.positions.length);
    poseVertices(scene, poseBodies(model, [0, Math.PI / 2]), out);
    expect(out.slice(0, 48)).toEqual(scene.positions.slice(0, 48));
    // The lid's front edge, low: it stood at y = -0.5, z = 1 and is now a metre above the hinge.
    const front = [...Array(8).keys()].map((i) => 48 + 3 * i).find((i) => scene.positions[i + 1] < 0 && scene.positions[i + 2] < 1.05) as number; // prettier-ignore
    expect(out[front + 1]).toBeCloseTo(0.5, 5);
    expect(out[front + 2]).toBeCloseTo(2, 5);
  });
});
