import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Behaviour } from '../fixtures/chat-server.js';
import { refuse, startChatServer } from '../fixtures/chat-server.js';
import { recite } from '../fixtures/lessons.js';
import { makeTempFolder, runCliAside } from './run-cli.js';

const KEY = 'sk-never-shown';

const runAside = (args: readonly string[]) => runCliAside(args, { PHYSX_ANYTHING_API_KEY: KEY });

describe('generate --backend server', () => {
  let stop: (() => Promise<void>) | undefined;
  afterEach(() => stop?.());
  const generate = async (behaviour: Behaviour, ...more: string[]) => {
    const server = await startChatServer(behaviour);
    stop = server.stop;
    const out = makeTempFolder();
    const asked = ['--backend', 'server', '--server', server.baseUrl, '--model', 'tiny', '--out', out, '--json'];
    return { ...server, out, result: await runAside(['generate', 'examples/mug.png', ...asked, ...more]) };
  };

  it('makes the asset that the model describes', async () => {
    const { calls, out, result } = await generate(recite('examples/cabinet.txt'), '--parallel', '2');
    expect(result).toMatchObject({ code: 0 });
    const [entry] = JSON.parse(result.stdout) as Record<string, unknown>[];
    expect(entry).toMatchObject({
      name: 'mug',
      category: 'Storage furniture',
      backend: 'server',
      gate: { pass: true },
    });
    expect(entry['joints']).toBeGreaterThan(1);
    expect(calls[0].headers.authorization).toBe(`Bearer ${KEY}`);
    const json = readFileSync(path.join(out, 'mug', 'asset.json'), 'utf8');
    expect(json).toContain('"backend": "server"');
    expect(json + result.stdout + result.stderr).not.toContain(KEY);
  });

  it('says what the server said', async () => {
    const { result } = await generate(refuse(404, 'The model `tiny` does not exist.'));
    expect(result.code).toBe(3);
    const [{ error }] = JSON.parse(result.stdout) as { error: { code: string; hint: string } }[];
    expect(error).toMatchObject({ code: 'server-no-model', hint: 'It has small-model.' });
  });

  it('asks for nothing where the asset is there already', async () => {
    const there = makeTempFolder();
    mkdirSync(path.join(there, 'mug'));
    writeFileSync(path.join(there, 'mug', 'asset.json'), '{}');
    const { calls, result } = await generate(recite('examples/cabinet.txt'), '--out', there);
    expect(result.code).toBe(3);
    const [{ error }] = JSON.parse(result.stdout) as { error: { code: string } }[];
    expect(error.code).toBe('exists');
    expect(calls).toEqual([]);
  });

  it('wants an address', async () => {
    const result = await runAside(['generate', 'examples/mug.png', '--backend', 'server', '--out', makeTempFolder()]);
    expect(result.code).toBe(3);
    expect(result.stderr).toContain('No model server is set.');
  });
});
