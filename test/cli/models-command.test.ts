import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startFileServer } from '../fixtures/file-server.js';
import { makeManifest, MODEL_FILES, sha256, writeModelFolder } from '../fixtures/model-folder.js';
import type { CliResult } from './run-cli.js';
import { makeTempFolder, runCli } from './run-cli.js';

const BIG = 'onnx/decoder_model_merged.onnx';
const VARIABLE = 'PHYSX_ANYTHING_HOME';
const before = process.env[VARIABLE];
afterAll(() => {
  if (before === undefined) Reflect.deleteProperty(process.env, VARIABLE);
  else process.env[VARIABLE] = before;
});

interface Entry {
  readonly name: string;
  readonly state: string;
  readonly faults: readonly { readonly path: string; readonly fault: string }[];
  readonly licence: { readonly accepted: string | null };
}

describe('a model that the user has', () => {
  const home = makeTempFolder();
  const folder = writeModelFolder(path.join(home, 'a model'));
  beforeAll(() => {
    process.env[VARIABLE] = path.join(home, 'data');
  });
  const list = (): Entry[] => JSON.parse(runCli(['models', 'list', '--json']).stdout) as Entry[];

  it('is added, listed, verified, found damaged, and forgotten', () => {
    expect(list()).toEqual([]);
    const added = runCli(['models', 'add', folder]);
    expect(added.code, added.stderr).toBe(0);
    expect(added.stderr).toContain('Test licence, for NON-COMMERCIAL use only: https://example.com/licence');
    expect(added.stderr).toContain('not accepted');
    expect(list()).toMatchObject([{ name: 'tiny-vl', state: 'complete', licence: { accepted: null } }]);

    expect(runCli(['models', 'add', folder, '--accept-licence']).code).toBe(0);
    expect(list()[0].licence.accepted).not.toBeNull();
    const row = runCli(['models', 'list']).stdout.split('\n')[1];
    for (const word of [
      'tiny-vl',
      'vlm',
      '370 kB',
      '6.4 MB + 57.3 kB a token',
      'CPU or GPU',
      'fp16, q4f16',
      'accepted',
      'complete',
    ])
      expect(row).toContain(word);

    expect(runCli(['models', 'verify', 'tiny-vl'])).toMatchObject({
      code: 0,
      stdout: 'tiny-vl: all 3 files are right\n',
    });
    const bytes = readFileSync(path.join(folder, BIG));
    bytes[1000] ^= 1;
    writeFileSync(path.join(folder, BIG), bytes);
    const damaged = runCli(['models', 'verify', 'tiny-vl']);
    expect(damaged).toMatchObject({ code: 1, stdout: expect.stringContaining(`${BIG}: checksum.`) as unknown });
    const { faults } = JSON.parse(runCli(['models', 'verify', folder, '--json']).stdout) as Entry;
    expect(faults).toMatchObject([{ path: BIG, fault: 'checksum' }]);
    truncateSync(path.join(folder, BIG), 5);
    expect(list()).toMatchObject([{ state: 'incomplete', faults: [{ path: BIG, fault: 'size' }] }]);

    expect(runCli(['models', 'remove', 'tiny-vl', '--delete'])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('left alone') as unknown,
    });
    expect(runCli(['models', 'remove', 'tiny-vl']).code).toBe(0);
    expect(list()).toEqual([]);
    expect(existsSync(path.join(folder, 'config.json'))).toBe(true);
  });

  it.each<[string[], string]>([
    [['add', 'nowhere'], 'model-no-folder'],
    [['add', path.join(home)], 'model-no-manifest'],
    [['add', folder], 'model-incomplete'],
    [['verify', 'nothing'], 'model-not-found'],
    [['remove', 'nothing'], 'model-not-found'],
    [['download', 'http://example.com/physx-model.json'], 'model-bad-address'],
  ])('%j fails with %s', (args, code) => {
    const result = runCli(['models', ...args, '--json']);
    expect(result.code).toBe(3);
    expect(JSON.parse(result.stdout)).toMatchObject({ error: { code } });
    expect(result.stderr).toContain(`models ${args[0]}: `);
  });

  it('one that is gone does not hide the others', () => {
    const data = path.join(home, 'data', 'models.json');
    writeFileSync(
      data,
      JSON.stringify({ schemaVersion: 1, models: [{ name: 'gone', folder: path.join(home, 'gone') }] }),
    );
    expect(list()).toMatchObject([{ name: 'gone', state: 'unreadable', error: { code: 'model-no-folder' } }]);
    expect(runCli(['models', 'list']).stdout).toContain('models remove gone');
  });
});

describe('models download', () => {
  let home: string;
  let server: Awaited<ReturnType<typeof startFileServer>>;
  beforeEach(async () => {
    home = makeTempFolder();
    process.env[VARIABLE] = home;
    const manifest = new TextEncoder().encode(JSON.stringify(makeManifest(MODEL_FILES)));
    server = await startFileServer(new Map([...MODEL_FILES, ['physx-model.json', manifest]]));
  });
  afterEach(() => server.stop());

  /** As `runCli`, while this process answers as a server; `stop` gets a function that presses Ctrl-C. */
  async function download(flags: readonly string[], stop?: (press: () => void) => void): Promise<CliResult> {
    const child = spawn(
      process.execPath,
      ['dist/cli.js', 'models', 'download', `${server.url}physx-model.json`, ...flags],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    stop?.(() => child.kill('SIGINT'));
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
    child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { code, stdout, stderr };
  }

  it('needs consent to the licence and to the download, and says to what', async () => {
    const asked = await download([]);
    expect(asked.code).toBe(2);
    for (const words of ['Test licence, for NON-COMMERCIAL', '370 kB in 3 files', '--accept-licence and --yes'])
      expect(asked.stderr).toContain(words);
    expect((await download(['--yes'])).stderr).toContain('with --accept-licence.');
    expect(existsSync(path.join(home, 'models.json'))).toBe(false);
    expect(server.calls.map(({ path: at }) => at)).toEqual(['physx-model.json', 'physx-model.json']);
  });

  it('goes on after Ctrl-C, and deletes what it brought when asked', async () => {
    const part = path.join(home, 'models', 'tiny-vl', `${BIG}.part`);
    let press = (): void => undefined;
    server.behave = (response, request, bytes, serve) => {
      if (request.url !== `/${BIG}`) {
        serve();
        return;
      }
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, 100_000));
      const wait = setInterval(() => {
        if (!existsSync(part) || statSync(part).size < 100_000) return;
        clearInterval(wait);
        press();
      }, 20);
    };
    const agreed = ['--accept-licence', '--yes', '--json'];
    const stopped = await download(agreed, (given) => (press = given));
    expect(stopped.code).toBe(3);
    expect(stopped.stderr).toContain('What has come is kept');
    expect(stopped.stderr).not.toContain('bug');
    expect(statSync(part).size).toBe(100_000);

    server.behave = undefined;
    // The licence was accepted the first time.
    const done = await download(['--yes', '--json']);
    expect(done.code, done.stderr).toBe(0);
    expect(JSON.parse(done.stdout)).toMatchObject({ name: 'tiny-vl', state: 'complete' });
    expect(server.calls.find(({ range }) => range !== undefined)?.range).toBe('bytes=100000-');
    const file = readFileSync(path.join(home, 'models', 'tiny-vl', BIG));
    expect(sha256(file)).toBe(sha256(MODEL_FILES.get(BIG) ?? new Uint8Array()));
    expect(existsSync(part)).toBe(false);

    expect(runCli(['models', 'remove', 'tiny-vl', '--delete']).code).toBe(0);
    expect(existsSync(path.join(home, 'models', 'tiny-vl'))).toBe(false);
  });
});
