import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { assembleAsset } from '../../../../src/assemble/assemble-asset.js';
import type { AssetFiles } from '../../../../src/core/asset-files.js';
import type { Body } from '../../../../src/core/body.js';
import type { Pose } from '../../../../src/core/math/pose.js';
import { compose, transformPoint } from '../../../../src/core/math/pose.js';
import type { SimAsset } from '../../../../src/core/sim-asset.js';
import { loadGeometryEngine } from '../../../../src/core/mesh/geometry-engine.js';
import { createDarkroom, renderViews } from '../../../../src/inference/sampling/render-views.js';
import { paintParts } from '../../../../src/inference/sampling/paint-parts.js';
import { laptop } from '../../../../src/procedural/categories/laptop.js';
import { createRandom } from '../../../../src/procedural/random.js';
import { sampleObject } from '../../../../src/procedural/sample-object.js';
import { createShapes } from '../../../../src/procedural/solids/shapes.js';
import { toPhysicalObject } from '../../../../src/procedural/to-physical-object.js';
import { drawLook } from '../../../../src/render/draw-look.js';
import { flattenModel } from '../../../../src/render/scene.js';

const SEED = 5;

interface View {
  readonly depth: string;
  readonly parts: string;
  readonly mask: string;
  readonly width: number;
  readonly height: number;
  readonly intrinsics: { readonly fx: number; readonly fy: number; readonly cx: number; readonly cy: number };
  readonly cameraFromAsset: readonly (readonly number[])[];
}

describe('pictures of a sampled asset', () => {
  let asset: SimAsset;
  let files: AssetFiles;
  let view: View;
  beforeAll(async () => {
    const engine = await loadGeometryEngine();
    const sampled = sampleObject(laptop, SEED, createShapes('draft'));
    const scene = flattenModel(sampled.model);
    const look = drawLook(scene, createRandom('look', SEED));
    const about = { name: 'Laptop', category: 'laptop', provenance: {} };
    const object = paintParts(toPhysicalObject(sampled.model, sampled.state, about, engine), scene, look);
    const assembled = assembleAsset(object, engine, { fixedBase: 'auto' });
    asset = assembled.asset;
    files = await renderViews(createDarkroom(), sampled, SEED, 1, scene, look, assembled.placement);
    const text = new TextDecoder().decode(files.get('images/camera.json'));
    [view] = (JSON.parse(text) as { views: View[] }).views;
  });

  /** Raw numbers of a grey PNG. */
  const read = async (name: string): Promise<Uint16Array | Uint8Array> => {
    const image = sharp(files.get(`images/${name}`));
    const deep = (await image.metadata()).depth === 'ushort';
    const raw = await image
      .toColourspace(deep ? 'grey16' : 'b-w')
      .raw(deep ? { depth: 'ushort' } : {})
      .toBuffer();
    return deep ? new Uint16Array(raw.buffer, raw.byteOffset, raw.length / 2) : new Uint8Array(raw);
  };

  it('depth and camera lead back to the surface of the part that is seen, in the frame of the asset', async () => {
    const [depth, parts] = [await read(view.depth), await read(view.parts)];
    const { intrinsics, cameraFromAsset: rows, width } = view;
    const boxes = partBoxes(asset);
    let seen = 0;
    for (let i = 0; i < depth.length; i += 97) {
      // At outlines a pixel sees several things.
      const around = [i - 1, i + 1, i - width, i + width];
      if (depth[i] === 0 || around.some((j) => parts[j] !== parts[i])) continue;
      const z = depth[i] / 1000;
      const camera = [
        (((i % width) + 0.5 - intrinsics.cx) / intrinsics.fx) * z,
        ((Math.floor(i / width) + 0.5 - intrinsics.cy) / intrinsics.fy) * z,
        z,
      ];
      // The inverse of a rigid transform is its transpose.
      const point = [0, 1, 2].map((k) =>
        rows.slice(0, 3).reduce((sum, row, r) => sum + row[k] * (camera[r] - row[3]), 0),
      );
      const box = boxes.get(parts[i] - 1);
      expect(box, `part ${parts[i]}`).toBeDefined();
      if (box === undefined) continue;
      // Depth is whole millimetres, and lies at the edge of the pixel.
      for (let k = 0; k < 3; k++) {
        expect(point[k]).toBeGreaterThan(box.min[k] - 0.003);
        expect(point[k]).toBeLessThan(box.max[k] + 0.003);
      }
      seen++;
    }
    expect(seen).toBeGreaterThan(300);
  });

  it('the mask holds what has a part, but for the outline', async () => {
    const [mask, parts] = [await read(view.mask), await read(view.parts)];
    expect(new Set(mask)).toEqual(new Set([0, 255]));
    let differ = 0;
    for (let i = 0; i < mask.length; i++) if (mask[i] > 0 !== parts[i] > 0) differ++;
    expect(differ / mask.length).toBeLessThan(0.005);
  });
});

/** Bounding box of each part at rest in the asset's frame, by part id. */
function partBoxes(asset: SimAsset): Map<number, { min: number[]; max: number[] }> {
  const poses = new Map<string, Pose>();
  const boxes = new Map<number, { min: number[]; max: number[] }>();
  const place = (body: Body): Pose => {
    const parent = body.parent === undefined ? undefined : poses.get(body.parent);
    return parent === undefined ? body.pose : compose(parent, body.pose);
  };
  for (const body of asset.bodies) {
    const pose = place(body);
    poses.set(body.name, pose);
    body.visuals.forEach(({ mesh }, i) => {
      const box = { min: [Infinity, Infinity, Infinity], max: [-Infinity, -Infinity, -Infinity] };
      for (let v = 0; v < mesh.positions.length; v += 3) {
        const point = transformPoint(pose, [mesh.positions[v], mesh.positions[v + 1], mesh.positions[v + 2]]);
        point.forEach((value, k) => {
          box.min[k] = Math.min(box.min[k], value);
          box.max[k] = Math.max(box.max[k], value);
        });
      }
      boxes.set(body.parts[i].id, box);
    });
  }
  return boxes;
}
