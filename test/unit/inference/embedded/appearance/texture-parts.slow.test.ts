import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import type { GeometryEngine } from '../../../../../src/core/mesh/geometry-engine.js';
import { loadGeometryEngine } from '../../../../../src/core/mesh/geometry-engine.js';
import type { PhotoView } from '../../../../../src/inference/embedded/appearance/photo-view.js';
import { facing } from '../../../../../src/inference/embedded/appearance/photo-view.js';
import { textureParts } from '../../../../../src/inference/embedded/appearance/texture-parts.js';
import type { PosedPart } from '../../../../../src/procedural/pose-parts.js';
import type { Dress } from '../../../../../src/procedural/to-physical-object.js';
import { buildParts, CAMERA, drawPhoto, flatColour, lookAtParts, SIZE } from './draw-photo.js';

let engine: GeometryEngine;
beforeAll(async () => {
  engine = await loadGeometryEngine();
});

interface Reader {
  /** RGB of the texture at a point of a part's triangle. */
  readonly read: (part: number, triangle: number, weights: readonly [number, number, number]) => number[];
}

async function readTexture({ meshes, texture }: Dress): Promise<Reader> {
  if (texture === undefined) throw new Error('no texture');
  const { data, info } = await sharp(texture.png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return {
    read: (part, triangle, weights) => {
      const { indices, uvs } = meshes[part];
      const at = (axis: number): number =>
        weights.reduce((sum, w, k) => sum + w * (uvs?.[2 * indices[3 * triangle + k] + axis] ?? NaN), 0);
      const q = Math.floor(at(1) * info.height) * info.width + Math.floor(at(0) * info.width);
      return [data[3 * q], data[3 * q + 1], data[3 * q + 2]];
    },
  };
}

/** Part, finish and number of each triangle of a view. */
function describeTriangle(parts: readonly PosedPart[], { partOf, first }: PhotoView, t: number) {
  const part = partOf[t];
  return { part, triangle: t - first[part], finish: parts[part].finishes[t - first[part]] };
}

/** Part and finish of which enough is seen, not only thin rims. */
function seenSurfaces(parts: readonly PosedPart[], view: PhotoView): Set<string> {
  const counts = new Map<string, number>();
  const { triangle } = view.raster;
  const surface = (p: number): string => {
    if (triangle[p] < 0) return '';
    const { part, finish } = describeTriangle(parts, view, triangle[p]);
    return `${part} ${finish}`;
  };
  for (let p = 8 * SIZE; p < triangle.length - 8 * SIZE; p++) {
    const own = surface(p);
    if (own === '' || [-8, 8, -8 * SIZE, 8 * SIZE].some((d) => surface(p + d) !== own)) continue;
    counts.set(own, (counts.get(own) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, n]) => n >= 60).map(([key]) => key));
}

const distance = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((v, k) => Math.abs(v - b[k])));

const CENTRE = [1 / 3, 1 / 3, 1 / 3] as const;

describe.each(['laptop', 'bucket', 'display', 'chair'])(
  'a photo of a %s in one colour for each part and finish',
  (name) => {
    let parts: PosedPart[];
    let view: PhotoView;
    const colourOf = (_: number, t: number): readonly [number, number, number] => {
      const { part, finish } = describeTriangle(parts, view, t);
      return flatColour(part, finish);
    };
    beforeAll(() => {
      parts = buildParts(name, engine);
      view = lookAtParts(parts);
    });

    /** Shares of the area of seen and of hidden triangles that have their own colour. */
    async function shareRight(shift: number): Promise<{ seen: number; hidden: number }> {
      const { read } = await readTexture(await textureParts(parts, CAMERA, drawPhoto(view, colourOf, shift)));
      const surfaces = seenSurfaces(parts, view);
      const isSeen = new Uint8Array(view.partOf.length);
      for (const t of view.raster.triangle) if (t >= 0) isSeen[t] = 1;
      const sums = { seen: [0, 0], hidden: [0, 0] };
      for (let t = 0; t < isSeen.length; t++) {
        const { part, triangle, finish } = describeTriangle(parts, view, t);
        if (!surfaces.has(`${part} ${finish}`)) continue;
        const area = areaOf(parts[part], triangle);
        const sum = isSeen[t] === 1 ? sums.seen : sums.hidden;
        sum[0] += area;
        if (distance(read(part, triangle, CENTRE), flatColour(part, finish)) <= 12) sum[1] += area;
      }
      expect(sums.seen[0]).toBeGreaterThan(0);
      expect(sums.hidden[0]).toBeGreaterThan(0);
      return { seen: sums.seen[1] / sums.seen[0], hidden: sums.hidden[1] / sums.hidden[0] };
    }

    test('seen and hidden triangles get their own colour', async () => {
      const { seen, hidden } = await shareRight(0);
      expect(seen).toBeGreaterThan(0.99);
      expect(hidden).toBeGreaterThan(0.99);
    }, 120_000);

    test('also where the fit is off by four pixels', async () => {
      const { seen, hidden } = await shareRight(4);
      expect(seen).toBeGreaterThan(0.96);
      expect(hidden).toBeGreaterThan(0.96);
    }, 120_000);
  },
);

function areaOf({ mesh: { positions: p, indices } }: PosedPart, t: number): number {
  const [a, b, c] = [0, 1, 2].map((k) => 3 * indices[3 * t + k]);
  const [u, v] = [b, c].map((q) => [p[q] - p[a], p[q + 1] - p[a + 1], p[q + 2] - p[a + 2]]);
  return Math.hypot(u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]) / 2;
}

describe('a chequered photo of a box', () => {
  // Small enough that every face has as much of one colour as of the other.
  const CELL = 16;
  const chequer = (p: number): readonly [number, number, number] =>
    (Math.floor((p % SIZE) / CELL) + Math.floor(p / SIZE / CELL)) % 2 === 0 ? [210, 200, 190] : [60, 70, 80];
  let parts: PosedPart[];
  let view: PhotoView;
  let dress: Dress;
  beforeAll(async () => {
    parts = buildParts('box', engine);
    view = lookAtParts(parts);
    dress = await textureParts(parts, CAMERA, drawPhoto(view, chequer));
  }, 120_000);

  test('reads back where it is seen', async () => {
    const { read } = await readTexture(dress);
    const { triangle } = view.raster;
    let [checked, wrong] = [0, 0];
    for (let p = 6 * SIZE; p < triangle.length - 6 * SIZE; p += 11) {
      const t = triangle[p];
      const [u, v] = [(p % SIZE) % CELL, Math.floor(p / SIZE) % CELL];
      if (t < 0 || Math.min(u, v, CELL - 1 - u, CELL - 1 - v) < 4) continue;
      if ([-6, 6, -6 * SIZE, 6 * SIZE].some((d) => triangle[p + d] !== t)) continue;
      const { part, triangle: own } = describeTriangle(parts, view, t);
      if (cosineOf(parts[part], view, part, own) < 0.3) continue;
      const weights = locate(parts[part], view, part, own, (p % SIZE) + 0.5, Math.floor(p / SIZE) + 0.5);
      checked++;
      if (distance(read(part, own, weights), chequer(p)) > 30) wrong++;
    }
    expect(checked).toBeGreaterThan(1000);
    expect(wrong / checked).toBeLessThan(0.01);
  });

  test('gives the same texture each time', async () => {
    const again = await textureParts(parts, CAMERA, drawPhoto(view, chequer));
    expect(Buffer.from(again.texture?.png ?? []).equals(Buffer.from(dress.texture?.png ?? []))).toBe(true);
    expect(again.meshes).toEqual(dress.meshes);
  }, 120_000);
});

/** Cosine between a triangle's normal and the direction to the camera. */
function cosineOf({ mesh: { positions, indices } }: PosedPart, view: PhotoView, part: number, t: number): number {
  const corner = 3 * indices[3 * t];
  const [x, y, z] = positions.subarray(corner, corner + 3);
  const [a, b, c] = view.normals[part].subarray(3 * t, 3 * t + 3);
  return facing(view.lenses[part], x, y, z, a, b, c);
}

/** Barycentric coordinates on a part's triangle of what is seen at a pixel. */
function locate(
  { mesh: { positions, indices } }: PosedPart,
  view: PhotoView,
  part: number,
  t: number,
  u: number,
  v: number,
): readonly [number, number, number] {
  // Homogeneous pixel of each corner: the weights that bring the sum to the pixel.
  const { rows } = view.lenses[part];
  const { scale, offsetU, offsetV } = view.framing;
  const corners = [0, 1, 2].map((k) => {
    const p = 3 * indices[3 * t + k];
    const row = (r: number): number =>
      rows[4 * r] * positions[p] +
      rows[4 * r + 1] * positions[p + 1] +
      rows[4 * r + 2] * positions[p + 2] +
      rows[4 * r + 3];
    const w = 1 + view.perspective * row(2);
    return [scale * row(0) + (offsetU - u) * w, scale * row(1) + (offsetV - v) * w];
  });
  const cross = (a: number[], b: number[]): number => a[0] * b[1] - a[1] * b[0];
  const raw = [cross(corners[1], corners[2]), cross(corners[2], corners[0]), cross(corners[0], corners[1])];
  const total = raw[0] + raw[1] + raw[2];
  return [raw[0] / total, raw[1] / total, raw[2] / total];
}
