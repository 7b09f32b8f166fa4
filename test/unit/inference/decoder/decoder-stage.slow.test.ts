import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BackendSettings } from '../../../../src/inference/backends/create-backend.js';
import { createBackend } from '../../../../src/inference/backends/create-backend.js';
import { createDecoderStage } from '../../../../src/inference/decoder/decoder-stage.js';
import { openModelStore } from '../../../../src/inference/models/model-store.js';
import { loadNodeGeometryEngine } from '../../../../src/pipeline/node-engines.js';
import { startChatServer } from '../../../fixtures/chat-server.js';
import { recite } from '../../../fixtures/lessons.js';

const PACK = path.resolve('test/fixtures/decoder/pack');

/** The pack with one step in the place of 25, which are for those who wait. */
function copyQuickPack(folder: string): string {
  cpSync(PACK, folder, { recursive: true });
  const file = path.join(folder, 'decoder.json');
  // Of the same length, as the manifest has it.
  writeFileSync(file, readFileSync(file, 'utf8').replace('"steps": 25', '"steps":  1'));
  return folder;
}

describe("the user's decoder", () => {
  let home = '';
  const stops: (() => Promise<void>)[] = [];
  beforeEach(() => {
    home = mkdtempSync(path.join(tmpdir(), 'physx-home-'));
    vi.stubEnv('PHYSX_ANYTHING_HOME', home);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    rmSync(home, { recursive: true });
    await Promise.all(stops.splice(0).map((stop) => stop()));
  });

  /** A cabinet by a server that knows it by heart. */
  const generate = async (decoder?: BackendSettings['decoder']) => {
    const { baseUrl, stop } = await startChatServer(recite('examples/cabinet.txt'));
    stops.push(stop);
    const backend = createBackend('server', await loadNodeGeometryEngine(), {
      server: { baseUrl, model: 'm' },
      ...(decoder && { decoder }),
    });
    return backend.generate({ imagePath: 'examples/mug.png', seed: 0 }, {});
  };

  it('follows the server backend once its licence is accepted', async () => {
    const store = openModelStore(home);
    await store.add(copyQuickPack(path.join(home, 'pack')));
    const settings = { model: 'decoder', device: 'cpu' } as const;
    await expect(generate(settings)).rejects.toMatchObject({ code: 'decoder-licence' });
    await store.accept('decoder');
    const { issues } = await generate({ ...settings });
    // It ran: random weights draw another shape.
    expect(issues.map(({ code }) => code)).toContain('decoder-strayed');
    expect(issues.map(({ code }) => code)).not.toContain('coarse-shape');
  });

  it('is not asked for where there is none', async () => {
    const { issues } = await generate();
    expect(issues).toContainEqual(expect.objectContaining({ code: 'coarse-shape', severity: 'info' }));
  });

  it('is looked for again after it was not there', async () => {
    const stage = createDecoderStage({ model: 'mine', device: 'cpu', acceptLicence: true }, await loadNodeGeometryEngine(), undefined); // prettier-ignore
    await expect(stage.open(undefined)).rejects.toMatchObject({ code: 'model-not-found' });
    const found = createDecoderStage({ model: PACK, device: 'cpu', acceptLicence: true }, await loadNodeGeometryEngine(), undefined); // prettier-ignore
    const [one, two] = await Promise.all([found.open(undefined), found.open(undefined)]);
    expect(one).toBe(two);
    await one.release();
  });
});
