import { beforeAll, describe, expect, it } from 'vitest';
import type { AssembleOptions } from '../../src/assemble/assemble-asset.js';
import { assembleAsset } from '../../src/assemble/assemble-asset.js';
import type { PhysicalObject } from '../../src/core/physical-object.js';
import { loadNodeEngines } from '../../src/pipeline/node-engines.js';
import type { Engines } from '../../src/pipeline/engines.js';
import { renderAssetFiles } from '../../src/pipeline/render-asset-files.js';
import { formatGateReport } from '../../src/sim/gate/format-gate-report.js';
import type { GateReport } from '../../src/sim/gate/gate-report.js';
import { gateAsset } from '../../src/pipeline/gate-asset.js';
import { HOUSEHOLD } from '../fixtures/household.js';
import { FIXTURES } from '../fixtures/objects.js';

/*
 * Objects with a trap each (see their fixtures), and every object welded: all must pass the physics gate in MuJoCo.
 */

let engines: Engines;
beforeAll(async () => {
  engines = await loadNodeEngines();
});

async function check(object: PhysicalObject, fixedBase: AssembleOptions['fixedBase']): Promise<GateReport> {
  const { asset } = assembleAsset(object, engines.geometry, { fixedBase });
  const files = await renderAssetFiles(asset, object);
  return gateAsset(engines.mujoco, asset, files);
}

describe('as their category asks', () => {
  it.each(Object.entries(HOUSEHOLD))('%s passes', async (_, make) => {
    const report = await check(make(), 'auto');
    expect(report.pass, formatGateReport(report)).toBe(true);
  });
});

describe('welded', () => {
  it.each(Object.entries({ ...FIXTURES, ...HOUSEHOLD }))('%s passes', async (_, make) => {
    const report = await check(make(), 'yes');
    expect(report.pass, formatGateReport(report)).toBe(true);
  });
});
