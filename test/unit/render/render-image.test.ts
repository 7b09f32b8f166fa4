import { describe, expect, it } from 'vitest';
import { IDENTITY_POSE } from '../../../src/core/math/pose.js';
import { body, FIXED, part } from '../../../src/procedural/model.js';
import { createRandom } from '../../../src/procedural/random.js';
import { createShapes } from '../../../src/procedural/solids/shapes.js';
import type { Solid } from '../../../src/procedural/solids/solid.js';
import { aimCamera, frameToBox, projectPoints, squareBox } from '../../../src/render/camera.js';
import { cornerNormals } from '../../../src/render/corner-normals.js';
import { studioLighting } from '../../../src/render/draw-lighting.js';
import { drawLook } from '../../../src/render/draw-look.js';
import { bindLighting, createLightBuffers } from '../../../src/render/lighting.js';
import type { Picture } from '../../../src/render/render-image.js';
import { createPicture, renderImage } from '../../../src/render/render-image.js';
import { flattenModel } from '../../../src/render/scene.js';

const shapes = createShapes('full');
const SIZE = 64;

const sceneOf = (...parts: Solid[][]) =>
  flattenModel({ bodies: [body(FIXED, parts.map((solids, i) => part(`${i}`, { material: 'abs', affordance: 5, description: '' }, solids)))] }); // prettier-ignore

/** The picture of parts from the front, its width filled; `toward` is where the only light comes from. */
function picture(parts: Solid[][], light: 'studio' | 'left' = 'studio'): Picture {
  const scene = sceneOf(...parts);
  const view = aimCamera({ azimuth: 0, elevation: 0, roll: 0, perspective: 0.3 }, scene.positions);
  const projected = new Float32Array(scene.positions.length);
  projectPoints(view, scene.positions, projected);
  const black = [0, 0, 0] as const;
  const lighting = light === 'studio' ? studioLighting(0) : { environment: { zenith: black, horizon: black, ground: black, panels: [] }, toward: [-0.8, -0.6, 0] as const, color: [1, 1, 1] as const }; // prettier-ignore
  const bound = bindLighting(createLightBuffers(128, 64, 4), lighting, scene.positions, scene.indices, 0);
  const plain = drawLook(scene, createRandom('plain'));
  const look = {
    ...plain,
    surfaces: plain.surfaces.map((surface) => ({ ...surface, pattern: 'plain' as const, color: [0.5, 0.5, 0.5] as const, roughness: 1, metallic: 0 })),
    decals: [],
    wear: 0,
  }; // prettier-ignore
  const result = createPicture(SIZE, SIZE, 3);
  const framing = frameToBox(projected, squareBox(SIZE, 0.1));
  renderImage(result, { scene, posed: scene.positions, poses: [IDENTITY_POSE], look, light: bound }, view, framing);
  return result;
}

const at = (x: number, y: number): number => y * SIZE + x;

describe('renderImage', () => {
  it('covers a ball as its area says, with soft edges', () => {
    const { color } = picture([[shapes.ellipsoid([0, 0, 0], [1, 1, 1])]]);
    let area = 0;
    let soft = 0;
    for (let i = 3; i < color.length; i += 4) {
      area += color[i];
      if (color[i] > 0 && color[i] < 1) soft++;
    }
    const disc = Math.PI * (0.4 * SIZE) ** 2;
    expect(area / disc).toBeGreaterThan(0.95);
    expect(area / disc).toBeLessThan(1.02);
    expect(soft).toBeGreaterThan(60);
  });

  it('says which part each pixel shows, how deep it lies and which way it faces', () => {
    const {
      part: parts,
      depth,
      normal,
    } = picture([[shapes.box([0, 0, 0], [2, 0.4, 2])], [shapes.box([0, -0.5, 0], [0.5, 0.4, 0.5])]]);
    const [middle, side, outside] = [at(32, 32), at(14, 32), at(1, 1)];
    expect([parts[middle], parts[side], parts[outside]]).toEqual([1, 0, -1]);
    expect(depth[middle]).toBeLessThan(depth[side]);
    expect(depth[outside]).toBe(Infinity);
    expect([...normal.slice(3 * side, 3 * side + 3)].map((v) => Math.round(v * 1e4) / 1e4 + 0)).toEqual([0, -1, 0]);
  });

  it('gives a ball round normals', () => {
    const { normal, color } = picture([[shapes.ellipsoid([0, 0, 0], [1, 1, 1])]]);
    const right = at(48, 32);
    expect(color[4 * right + 3]).toBe(1);
    expect(normal[3 * right]).toBeGreaterThan(0.5);
    expect(Math.hypot(...normal.slice(3 * right, 3 * right + 3))).toBeCloseTo(1, 5);
  });

  it('lights the side towards the light and throws shadows', () => {
    const wall = shapes.box([0, 0.5, 0], [4, 0.2, 2]);
    const post = shapes.box([-0.5, 0.1, 0], [0.2, 0.6, 2]);
    const [plain, shaded] = [[[wall]], [[wall], [post]]].map((parts) => picture(parts, 'left').color);
    // To the right of the post, and far to the right.
    const sum = (color: Float32Array, x: number): number => color[4 * at(x, 32)];
    expect(sum(plain, 31)).toBeGreaterThan(0.2);
    expect(sum(shaded, 31)).toBeLessThan(0.3 * sum(plain, 31));
    expect(sum(shaded, 54)).toBeGreaterThan(0.8 * sum(plain, 54));
  });
});

describe('cornerNormals', () => {
  it('rounds a cylinder and keeps its rims and the edges of a box sharp', () => {
    const scene = sceneOf([shapes.cylinder([0, 0, 0], [0, 0, 1], 1)], [shapes.box([4, 0, 0.5], [1, 1, 1])]);
    const { corners, faces, isFlat } = cornerNormals(scene);
    for (let t = 0; t < isFlat.length; t++) {
      const face = faces.slice(3 * t, 3 * t + 3);
      for (let k = 0; k < 3; k++) {
        const n = corners.slice(9 * t + 3 * k, 9 * t + 3 * k + 3);
        const v = 3 * scene.indices[3 * t + k];
        if (scene.trianglePart[t] === 1 || Math.abs(face[2]) > 0.5)
          n.forEach((c, i) => { expect(c).toBeCloseTo(face[i], 5); }); // prettier-ignore
        else {
          const [x, y] = [scene.positions[v], scene.positions[v + 1]];
          expect(n[0] * x + n[1] * y).toBeGreaterThan(0.99);
        }
      }
    }
  });
});
