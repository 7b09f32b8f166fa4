import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConvexPiece } from '../../../../../src/core/geom.js';
import { invert, transformPoint } from '../../../../../src/core/math/pose.js';
import type { Vec3 } from '../../../../../src/core/math/vec3.js';
import { facePlanes } from '../../../../../src/core/mesh/face-planes.js';
import { loadGeometryEngine } from '../../../../../src/core/mesh/geometry-engine.js';
import { computeMassProperties } from '../../../../../src/core/mesh/mass-properties.js';
import { isClosedSurface, weldVertices } from '../../../../../src/core/mesh/mesh-topology.js';
import { shapeToMesh } from '../../../../../src/core/mesh/shape-mesh.js';
import type { VisualMesh } from '../../../../../src/core/mesh/triangle-mesh.js';
import { createSilhouetteBackend } from '../../../../../src/inference/backends/silhouette/silhouette-backend.js';
import type { Backend, BackendResult } from '../../../../../src/pipeline/backend.js';
import type { PictureSpec } from '../../../../fixtures/draw-picture.js';
import { drawPicture, isMug, shaded } from '../../../../fixtures/draw-picture.js';

const SIZE = 320;
const mug: PictureSpec = { width: SIZE, height: SIZE, isObject: isMug, objectColour: shaded([190, 60, 50]) };

let folder = '';
let backend: Backend;
let mugResult: BackendResult;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'silhouette-'));
  backend = createSilhouetteBackend(await loadGeometryEngine());
  mugResult = await generate('mug.png', mug);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function savePicture(name: string, spec: PictureSpec): Promise<string> {
  const { data, width, height } = drawPicture(spec);
  const file = path.join(folder, name);
  await sharp(data, { raw: { width, height, channels: 4 } }).toFile(file);
  return file;
}
const generate = async (name: string, spec: PictureSpec): Promise<BackendResult> =>
  backend.generate({ imagePath: await savePicture(name, spec), seed: 0 }, {});

function geometryOf(result: BackendResult): { mesh: VisualMesh; pieces: readonly ConvexPiece[]; texture: string } {
  const geometry = result.object.parts[0].geometry;
  if (geometry?.kind !== 'mesh') throw new Error('expected a mesh');
  return { mesh: geometry.mesh, pieces: geometry.convexPieces ?? [], texture: geometry.texture ?? '' };
}

function extent(mesh: { positions: Float32Array }): { min: number[]; max: number[] } {
  const [min, max] = [[Infinity, Infinity, Infinity], [-Infinity, -Infinity, -Infinity]]; // prettier-ignore
  mesh.positions.forEach((v, i) => {
    min[i % 3] = Math.min(min[i % 3], v);
    max[i % 3] = Math.max(max[i % 3], v);
  });
  return { min, max };
}

/** How far the point is outside of the nearest piece, at most (by planes); negative inside. */
function measureOutside(pieces: readonly ConvexPiece[]): (point: Vec3) => number {
  const solids = pieces.map((piece) => ({ toPiece: invert(piece.pose), planes: facePlanes(shapeToMesh(piece.shape)) }));
  return (point) =>
    Math.min(
      ...solids.map(({ toPiece, planes }) => {
        const p = transformPoint(toPiece, point);
        return Math.max(
          ...planes.map(({ normal, offset }) => normal[0] * p[0] + normal[1] * p[1] + normal[2] * p[2] - offset),
        );
      }),
    );
}

describe('silhouette backend', () => {
  it('makes one closed, textured, rigid part on a flat base, of low confidence and said to be so', () => {
    const { object, issues } = mugResult;
    expect(object).toMatchObject({ name: 'mug', category: 'object' });
    expect(object.parts).toHaveLength(1);
    expect(object.groups).toEqual([{ id: 0, parts: [0], motion: { kind: 'fixed' } }]);
    expect(object.confidence).toBeLessThanOrEqual(0.3);
    expect(issues.map((issue) => issue.code)).toEqual(['shape-from-outline', 'mass-is-a-guess']);

    const { mesh, texture } = geometryOf(mugResult);
    expect(texture).toBe(object.textures[0].name);
    expect(isClosedSurface(mesh)).toBe(true);
    expect(computeMassProperties(mesh, 1)?.mass).toBeGreaterThan(0);
    const { min, max } = extent(mesh);
    expect(Math.max(...max.map((v, k) => v - min[k]))).toBeCloseTo(32, 4);

    // The base: triangles at the lowest height that look down, over a good part of the body's width.
    let area = 0;
    for (let t = 0; t < mesh.indices.length; t += 3) {
      const [a, b, c] = [0, 1, 2].map((k) =>
        mesh.positions.subarray(3 * mesh.indices[t + k], 3 * mesh.indices[t + k] + 3),
      );
      if ([a, b, c].some((p) => p[2] > min[2])) continue;
      area -= ((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])) / 2;
      expect(mesh.normals?.[3 * mesh.indices[t] + 2]).toBe(-1);
    }
    const bodyWidth = (32 * 0.37) / 0.55;
    expect(area).toBeGreaterThan(0.6 * bodyWidth ** 2);
  });

  it('keeps the hole of a handle, in the surface and between the collision pieces', () => {
    const { mesh, pieces } = geometryOf(mugResult);
    const welded = weldVertices(mesh, 0);
    const edges = welded.indices.length / 2;
    // Euler's formula: V - E + F = 2 - 2 genus, and a mug has genus 1.
    expect(welded.positions.length / 3 - edges + welded.indices.length / 3).toBe(0);
    const { min, max } = extent(mesh);
    const at = (x: number, y: number): Vec3 => [
      min[0] + ((max[0] - min[0]) * (x - 0.25)) / 0.53,
      0,
      max[2] - ((max[2] - min[2]) * (y - 0.25)) / 0.55,
    ];
    expect(pieces.length).toBeLessThanOrEqual(32);
    const outside = measureOutside(pieces);
    expect(outside(at(0.67, 0.5))).toBeGreaterThan(0.5);
    expect(outside(at(0.75, 0.5))).toBeLessThan(0.3);
    expect(outside(at(0.43, 0.5))).toBeLessThan(0);
  });

  it('covers the surface with its collision pieces and stands on them where it stands', () => {
    const { mesh, pieces } = geometryOf(mugResult);
    const { min } = extent(mesh);
    const heights = pieces.map((piece) => {
      const { positions } = shapeToMesh(piece.shape);
      let low = Infinity;
      for (let i = 0; i < positions.length; i += 3)
        low = Math.min(low, transformPoint(piece.pose, [positions[i], positions[i + 1], positions[i + 2]])[2]);
      return { kind: piece.shape.kind, low };
    });
    // On one box under the body, whose four corners touch the floor at once; the rest ends just above.
    expect(heights.filter(({ low }) => low < min[2] + 0.02).map(({ kind }) => kind)).toEqual(['box']);
    expect(heights[0].low).toBeCloseTo(min[2], 4);
    // What 64 vertices leave out of a round shape, in units of 1/32 of the longest side.
    const outside = measureOutside(pieces);
    let furthest = -Infinity;
    for (let v = 0; v < mesh.positions.length; v += 3 * 17) {
      const p: Vec3 = [mesh.positions[v], mesh.positions[v + 1], mesh.positions[v + 2]];
      furthest = Math.max(furthest, outside(p));
    }
    expect(furthest).toBeLessThan(0.6);
  });

  it('shows the object and none of the ground on its texture', async () => {
    const spec: PictureSpec = { ...mug, groundColour: () => [40, 200, 60] };
    const result = await generate('green.png', spec);
    const { mesh } = geometryOf(result);
    const { width, height, png } = result.object.textures[0];
    const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, info.channels]).toEqual([width, height, 3]);
    const uvs = mesh.uvs ?? new Float32Array();
    expect(uvs).toHaveLength((mesh.positions.length / 3) * 2);
    expect(uvs.every((v) => v > 0 && v < 1)).toBe(true);
    let green = 0;
    for (let i = 0; i < uvs.length; i += 2) {
      const p = 3 * (Math.floor(uvs[i + 1] * height) * width + Math.floor(uvs[i] * width));
      if (data[p] < data[p + 1] + 40) green++;
    }
    // Filtering reaches beyond the outline: there too.
    for (let p = 0; p < data.length; p += 3) if (data[p] < data[p + 1] + 40) green++;
    expect(green).toBe(0);
  });

  it('shows the photo the right way round: left is left from the front', async () => {
    const spec: PictureSpec = {
      ...mug,
      objectColour: (x, y) => (x < 0.43 ? [250, 0, 0] : y < 0.5 ? [0, 0, 250] : [0, 250, 0]),
    };
    const result = await generate('sides.png', spec);
    const { mesh } = geometryOf(result);
    const { width, height, png } = result.object.textures[0];
    const { data } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
    const { min, max } = extent(mesh);
    const uvs = mesh.uvs ?? new Float32Array();
    let checked = 0;
    let wrong = 0;
    for (let v = 0; v < uvs.length / 2; v++) {
      const x = (mesh.positions[3 * v] - min[0]) / (max[0] - min[0]);
      const z = (mesh.positions[3 * v + 2] - min[2]) / (max[2] - min[2]);
      const p = 3 * (Math.floor(uvs[2 * v + 1] * height) * width + Math.floor(uvs[2 * v] * width));
      const expected = x < 0.3 ? 0 : x > 0.4 && z > 0.6 ? 2 : x > 0.4 && z < 0.5 ? 1 : undefined;
      if (expected === undefined) continue;
      checked++;
      if (data[p + expected] <= 200) wrong++;
    }
    expect(checked).toBeGreaterThan(100);
    expect(wrong).toBe(0);
  });

  it('lays down what cannot stand', async () => {
    // A pen, leaning.
    const isObject = (x: number, y: number): boolean =>
      Math.abs(0.8 * (x - 0.5) + 0.6 * (y - 0.5)) < 0.02 && Math.abs(0.6 * (x - 0.5) - 0.8 * (y - 0.5)) < 0.4;
    const result = await generate('pen.png', { ...mug, isObject });
    expect(result.issues.map((issue) => issue.code)).toContain('laid-down');
    const { mesh } = geometryOf(result);
    expect(isClosedSurface(mesh)).toBe(true);
    const { min, max } = extent(mesh);
    expect(max[2] - min[2]).toBeLessThan(0.15 * (max[0] - min[0]));
    // The photo is on top: normals up where the mesh is high.
    const normals = mesh.normals ?? new Float32Array();
    for (let v = 0; v < normals.length; v += 3)
      if (mesh.positions[v + 2] > max[2] - 0.05) expect(normals[v + 2]).toBeGreaterThan(0.5);
  });

  it('gives thin legs feet that stand', async () => {
    // A stool of wires: a seat and three legs 2% wide.
    const isObject = (x: number, y: number): boolean =>
      (Math.abs(y - 0.3) < 0.03 && Math.abs(x - 0.5) < 0.22) ||
      (y >= 0.3 && y < 0.85 && [-0.19, 0, 0.19].some((at) => Math.abs(x - 0.5 - at) < 0.01));
    const { object, issues } = await generate('stool.png', { ...mug, isObject });
    expect(issues.map((issue) => issue.code)).not.toContain('laid-down');
    const geometry = object.parts[0].geometry;
    const mesh = geometry?.kind === 'mesh' ? geometry.mesh : undefined;
    const com = mesh && computeMassProperties(mesh, 1)?.com;
    if (mesh === undefined || com === undefined) throw new Error('no mass');
    const { min } = extent(mesh);
    let deepest = 0;
    for (let i = 0; i < mesh.positions.length; i += 3)
      if (mesh.positions[i + 2] === min[2]) deepest = Math.max(deepest, mesh.positions[i + 1]);
    // Stands a tilt of 10 degrees to the front and back.
    expect(deepest).toBeGreaterThan(Math.tan(Math.PI / 18) * (com[2] - min[2]));
  });

  it('makes something of a picture whose ground is not plain', async () => {
    const groundColour: PictureSpec['groundColour'] = (x, y) => [
      120 + 110 * Math.sin(90 * x) * Math.sin(70 * y + 8 * x),
      120 + 100 * Math.sin(50 * x + 60 * y),
      120 - 100 * Math.sin(80 * x - 31 * y),
    ];
    const result = await generate('busy.jpg', { ...mug, groundColour });
    expect(result.issues.map((issue) => issue.code)).toContain('ground-not-plain');
    expect(result.object.confidence).toBeLessThan(0.1);
    expect(isClosedSurface(geometryOf(result).mesh)).toBe(true);
  });

  it('gives the same result for the same picture', async () => {
    const again = await generate('mug.png', mug);
    expect(again.issues).toEqual(mugResult.issues);
    expect(JSON.stringify(again.object)).toBe(JSON.stringify(mugResult.object));
  });

  it('reports growing progress and the given category', async () => {
    const fractions: number[] = [];
    const imagePath = await savePicture('cup.png', mug);
    const { object } = await backend.generate(
      { imagePath, seed: 0, category: 'mug' },
      { onProgress: (fraction) => fractions.push(fraction) },
    );
    expect(object.category).toBe('mug');
    expect(fractions.length).toBeGreaterThan(4);
    expect([...fractions].sort((p, q) => p - q)).toEqual(fractions);
    expect(fractions.at(-1)).toBe(1);
  });

  it('stops at once at whatever stage it is cancelled', async () => {
    const imagePath = await savePicture('cancel.png', { ...mug, groundColour: () => [240, 240, 240] });
    for (let stage = 0; stage < 6; stage++) {
      const controller = new AbortController();
      let seen = 0;
      const work = backend.generate(
        { imagePath, seed: 0 },
        {
          signal: controller.signal,
          onProgress: () => {
            if (seen++ === stage) controller.abort();
          },
        },
      );
      await expect(work).rejects.toMatchObject({ code: 'cancelled' });
      expect(seen).toBe(stage + 1);
    }
  });
});
