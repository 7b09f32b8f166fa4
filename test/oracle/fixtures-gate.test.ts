import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { assembleAsset } from '../../src/assemble/assemble-asset.js';
import type { GeometryEngine } from '../../src/core/mesh/geometry-engine.js';
import { loadGeometryEngine } from '../../src/core/mesh/geometry-engine.js';
import { renderAssetFiles } from '../../src/pipeline/render-asset-files.js';
import { formatGateReport } from '../../src/sim/gate/format-gate-report.js';
import type { GateReport } from '../../src/sim/gate/gate-report.js';
import { gateAsset } from '../../src/pipeline/gate-asset.js';
import type { MujocoEngine } from '../../src/sim/load-mujoco.js';
import { CABINET_MASS, FIXTURES } from '../fixtures/objects.js';
import { startEngine } from '../unit/sim/engine.js';

/** Every hand-made object, from its description to its files: it must pass the whole physics gate in MuJoCo. */
describe('assembled objects in the physics gate', () => {
  let geometry: GeometryEngine;
  let mujoco: MujocoEngine;
  beforeAll(async () => {
    const wasm = createRequire(import.meta.url).resolve('manifold-3d/manifold.wasm');
    [geometry, mujoco] = await Promise.all([loadGeometryEngine(readFileSync(wasm)), startEngine()]);
  });

  async function check(name: keyof typeof FIXTURES, actuators: boolean): Promise<GateReport> {
    const object = FIXTURES[name]();
    const { asset } = assembleAsset(object, geometry, { fixedBase: 'auto' });
    const files = await renderAssetFiles(asset, object, { actuators });
    return gateAsset(mujoco, asset, files);
  }

  it.each(Object.keys(FIXTURES) as (keyof typeof FIXTURES)[])('%s passes', async (name) => {
    const report = await check(name, false);
    expect(report.pass, formatGateReport(report)).toBe(true);
  });

  it('moves the drawers of the cabinet under 50 N through their whole range, and weighs what its parts do', async () => {
    const report = await check('cabinet', false);
    const joints = report.checks.find((c) => c.name === 'joints');
    expect(joints?.items).toHaveLength(3);
    for (const { numbers } of joints?.items ?? []) {
      expect(numbers.travel).toBeGreaterThan(0.95);
      expect(numbers.forceLimit).toBeLessThanOrEqual(50);
    }
    const mass = report.checks[0].items[0].numbers.mass ?? NaN;
    expect(Math.abs(mass / CABINET_MASS - 1)).toBeLessThan(0.01);
  });

  it('passes with position actuators in the model', async () => {
    const report = await check('cabinet', true);
    expect(report.pass, formatGateReport(report)).toBe(true);
  });
});
