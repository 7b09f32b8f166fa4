import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeGlb } from '../../src/formats/gltf/write-glb.js';
import { writeMjcf } from '../../src/formats/mjcf/write-mjcf.js';
import { writeScene } from '../../src/formats/mjcf/write-scene.js';
import { writeMeshFiles } from '../../src/formats/obj/write-mesh-files.js';
import { writeUrdf } from '../../src/formats/urdf/write-urdf.js';
import { gateAsset } from '../../src/pipeline/gate-asset.js';
import type { MujocoEngine } from '../../src/sim/load-mujoco.js';
import { randomAsset } from '../fixtures/random-asset.js';
import { startEngine } from '../unit/sim/engine.js';

describe('physics gate on any asset', () => {
  let engine: MujocoEngine;
  beforeAll(async () => (engine = await startEngine()));

  // Random parts lie in each other and fall: contact, settle and joints rightly fail. Loading and agreeing must never.
  it('loads, weighs the same and agrees in every format; the report is plain data', async () => {
    await fc.assert(
      fc.asyncProperty(randomAsset, async (asset) => {
        const { name } = asset;
        const files = new Map([
          ...writeMjcf(asset),
          ...writeScene(asset),
          ...writeUrdf(asset),
          ...writeMeshFiles(asset),
        ]);
        files.set(`${name}.glb`, await writeGlb(asset));
        const report = await gateAsset(engine, asset, files);
        const failing = (n: string): unknown => report.checks.find((c) => c.name === n && !c.pass);
        expect(failing('load')).toBeUndefined();
        expect(failing('agree')).toBeUndefined();
        const totals = report.checks[1].measures.filter((m) => m.unit === 'relative');
        expect(totals.filter((m) => !m.pass)).toEqual([]);
        expect(JSON.parse(JSON.stringify(report))).toEqual(report);
      }),
      { seed: 5, numRuns: 10 },
    );
  });
});
