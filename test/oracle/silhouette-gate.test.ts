import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assembleAsset } from '../../src/assemble/assemble-asset.js';
import { createSilhouetteBackend } from '../../src/inference/backends/silhouette/silhouette-backend.js';
import { loadNodeEngines } from '../../src/pipeline/node-engines.js';
import type { Engines } from '../../src/pipeline/engines.js';
import { renderAssetFiles } from '../../src/pipeline/render-asset-files.js';
import { gateAsset } from '../../src/pipeline/gate-asset.js';
import { drawPicture, isMug, shaded } from '../fixtures/draw-picture.js';

/** Outlines that are hard to stand on, in a unit square with y down. */
const OUTLINES: Record<string, (x: number, y: number) => boolean> = {
  cup: isMug,
  // Lies down.
  stick: (x, y) =>
    Math.abs(0.8 * (x - 0.5) + 0.6 * (y - 0.5)) < 0.02 && Math.abs(0.6 * (x - 0.5) - 0.8 * (y - 0.5)) < 0.4,
  // Stands on a round edge.
  hoop: (x, y) => Math.abs(Math.hypot(x - 0.5, y - 0.5) - 0.32) < 0.03,
  // Stands on two thin legs.
  ladder: (x, y) =>
    Math.abs(y - 0.5) < 0.45 &&
    (Math.abs(Math.abs(x - 0.5) - 0.15 - 0.05 * y) < 0.012 ||
      (Math.abs(x - 0.5) < 0.15 + 0.05 * y && (y * 10) % 1 < 0.18)),
  // Two pieces that are apart, one above the floor.
  pair: (x, y) => Math.hypot(x - 0.3, y - 0.6) < 0.15 || Math.hypot(x - 0.7, y - 0.4) < 0.12,
};

describe('objects from outlines in MuJoCo', () => {
  let folder = '';
  let engines: Engines;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'silhouette-gate-'));
    engines = await loadNodeEngines();
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  for (const [name, isObject] of Object.entries(OUTLINES)) {
    it(`a ${name} passes the gate, resting by its weight`, async () => {
      const size = { width: 360, height: 360 };
      const { data } = drawPicture({ ...size, isObject, objectColour: shaded([180, 120, 70]) });
      const imagePath = path.join(folder, `${name}.png`);
      await sharp(data, { raw: { ...size, channels: 4 } }).toFile(imagePath);
      const { object } = await createSilhouetteBackend(engines.geometry).generate({ imagePath, seed: 0 }, {});
      const { asset } = assembleAsset(object, engines.geometry, { fixedBase: 'no', name });
      const report = await gateAsset(engines.mujoco, asset, await renderAssetFiles(asset, object));
      expect(report.checks.filter((check) => !check.pass).map((check) => check.detail)).toEqual([]);
      const settle = report.checks.find((check) => check.name === 'settle');
      expect(settle?.applicable).toBe(true);
      // Far inside the gate's 5 cm and 5 degrees: it stands as it was put.
      expect(settle?.measures.find((m) => m.name === 'displacement')?.value).toBeLessThan(0.002);
      expect(settle?.measures.find((m) => m.name === 'rotation')?.value).toBeLessThan(0.01);
    });
  }
});
