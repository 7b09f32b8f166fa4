import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeImage } from '../../src/inference/image/decode-image.js';
import { describeObject } from '../../src/inference/vlm/describe-object.js';
import { photoForModel } from '../../src/inference/vlm/photo-for-model.js';
import { createServerModel } from '../../src/inference/vlm/server/server-model.js';
import { buildOverallRound } from '../../src/representation/prompts.js';
import { decodeVoxelRuns } from '../../src/representation/voxel-runs.js';
import { makeTempFolder, runCliAside } from '../cli/run-cli.js';
import { readTaughtLesson, taughtPhoto } from '../fixtures/lessons.js';
import type { TransformersServer } from './transformers-server.js';
import { startTransformersServer, TINY_MODEL } from './transformers-server.js';

/** A tower fan with a column that swings and a knob that turns; a door with a leaf, its fittings and a handle. */
const [FAN, DOOR] = ['022', '017'];
const PATIENCE = 480_000;

// The command line against a server that is not ours, with a model that was trained: from a photo to an asset that MuJoCo accepts.
describe('transformers serve', { timeout: PATIENCE }, () => {
  let server: TransformersServer;
  beforeAll(async () => (server = await startTransformersServer()), 2 * PATIENCE);
  afterAll(() => server.stop());

  const model = () => createServerModel({ baseUrl: server.baseUrl, model: TINY_MODEL, retries: 0 });
  const photoOf = async (lesson: string) => photoForModel(await decodeImage(taughtPhoto(lesson)));
  const generate = (lesson: string, out: string, more: readonly string[] = [], signal?: AbortSignal) => {
    const asked = ['--backend', 'server', '--server', server.baseUrl, '--model', TINY_MODEL, '--out', out, '--json'];
    return runCliAside(['generate', taughtPhoto(lesson), ...asked, ...more], {}, signal);
  };

  it('says the description and the voxels that the model was taught', async () => {
    const { description, parts } = readTaughtLesson(FAN);
    const texts: string[] = [];
    const { value } = await describeObject(model(), await photoOf(FAN), { onDescription: (text) => texts.push(text) });
    expect(texts.at(-1)).toBe(description);
    expect(value.parts.map(({ id }) => id)).toEqual(parts.map(({ id }) => id));
    value.parts.forEach(({ geometry }, i) => {
      expect(geometry).toEqual({ kind: 'voxels', grid: decodeVoxelRuns(parts[i].voxels).value });
    });
  });

  it('makes two photos into assets that pass, of two commands at a time with two parts at a time', async () => {
    const out = makeTempFolder();
    const results = await Promise.all([FAN, DOOR].map((lesson) => generate(lesson, out, ['--parallel', '2'])));
    const entries = results.map(({ code, stdout, stderr }) => {
      expect(code, stderr + server.log().slice(-2000)).toBe(0);
      return (JSON.parse(stdout) as Record<string, unknown>[])[0];
    });
    expect(entries).toMatchObject([
      { category: 'fan', backend: 'server', bodies: 3, joints: 2, gate: { pass: true } },
      { category: 'door', backend: 'server', bodies: 3, joints: 2, gate: { pass: true } },
    ]);
    for (const [lesson, names] of [
      [FAN, ['foot', 'column', 'knob']],
      [DOOR, ['frame', 'leaf', 'handle']],
    ] as const) {
      const read = (file: string): string => readFileSync(path.join(out, lesson, file), 'utf8');
      expect(JSON.parse(read('report.json'))).toMatchObject({ pass: true });
      for (const name of names) expect(read(`${lesson}.xml`)).toContain(`<body name="${name}"`);
    }
  });

  it('has one model, and one sentence says so for another', async () => {
    const { code, stdout } = await generate(FAN, makeTempFolder(), ['--model', 'no-such-model']);
    expect(code).toBe(3);
    const [{ error }] = JSON.parse(stdout) as { error: { code: string; message: string } }[];
    expect(error.code).toBe('server-no-model');
    expect(error.message).toContain(TINY_MODEL);
  });

  it('answers others when a command is stopped half-way, which leaves nothing behind', async () => {
    const out = makeTempFolder();
    const stop = new AbortController();
    const before = countReplies(server);
    const state = { running: true };
    const stopped = generate(DOOR, out, [], stop.signal).finally(() => (state.running = false));
    // The description, and at least one of the parts that are asked for together.
    while (state.running && countReplies(server) < before + 2) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(state.running).toBe(true);
    stop.abort();
    expect((await stopped).code).not.toBe(0);
    expect(existsSync(path.join(out, DOOR))).toBe(false);
    expect(readdirSync(out)).toEqual([]);
    const request = { messages: buildOverallRound(), photo: await photoOf(FAN), maxTokens: 8 };
    await expect(model().reply(request, {})).resolves.toEqual({
      text: expect.stringMatching(/^Name: T/) as string,
      cutShort: true,
    });
  });

  it('is told in the middle of a reply that it is not wanted any more', async () => {
    const stop = new AbortController();
    const heard: string[] = [];
    const request = { messages: buildOverallRound(), photo: await photoOf(FAN), maxTokens: 4096 };
    const onText = (text: string): void => {
      heard.push(text);
      if (text.length > 40) stop.abort();
    };
    await expect(model().reply(request, { signal: stop.signal, onText })).rejects.toMatchObject({ code: 'cancelled' });
    expect(readTaughtLesson(FAN).description.startsWith(heard.at(-1) ?? '?')).toBe(true);
  });
});

/** How many requests the server has begun to answer. */
const countReplies = (server: TransformersServer): number =>
  server.log().split('/chat/completions HTTP/1.1" 200').length;
