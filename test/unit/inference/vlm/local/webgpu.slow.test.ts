import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../../../../scripts/setup-test-host.mjs';
import { readParity } from '../../../../fixtures/random-vl.js';

/** A token takes a second or so in software. */
const TOKENS = 6;
const { cases } = readParity();

describe('the WebGPU provider, on a GPU that is a program (SwiftShader)', () => {
  // Below the root of the project: packages are found from there.
  let folder: string;
  beforeAll(() => {
    mkdirSync('out', { recursive: true });
    folder = mkdtempSync('out/webgpu-');
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('says what the processor says, and again from the shared beginning', async () => {
    const driver = findDriver();
    const script = path.join(folder, 'webgpu-process.mjs');
    await build({
      entryPoints: ['test/fixtures/webgpu-process.ts'],
      outfile: script,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
    });
    const { stdout } = await promisify(execFile)(process.execPath, [script, String(TOKENS)], {
      env: {
        ...process.env,
        VK_ICD_FILENAMES: path.join(driver, 'vk_swiftshader_icd.json'),
        LD_LIBRARY_PATH: driver,
        XDG_RUNTIME_DIR: tmpdir(),
      },
    });
    const wanted = cases[1].said.slice(0, TOKENS);
    expect(JSON.parse(stdout)).toEqual([wanted, wanted]);
  });
});

/** The folder of Chromium that has its Vulkan loader and the driver in software. */
function findDriver(): string {
  const chromium = findChromium();
  const places = ['/usr/lib/chromium', ...(chromium === undefined ? [] : [path.dirname(realpathSync(chromium))])];
  const found = places.find((place) => existsSync(path.join(place, 'vk_swiftshader_icd.json')));
  if (found === undefined)
    throw new Error(`There is no vk_swiftshader_icd.json in ${places.join(' or ')}: install Chromium with \`node scripts/setup-test-host.mjs\`.`); // prettier-ignore
  return found;
}
