import { afterEach, describe, expect, it } from 'vitest';
import { countVoxels } from '../../../../src/core/voxel-grid.js';
import { describeObject } from '../../../../src/inference/vlm/describe-object.js';
import { createServerModel } from '../../../../src/inference/vlm/server/server-model.js';
import type { Behaviour, ChatCall } from '../../../fixtures/chat-server.js';
import { partOf, readLesson, recite } from '../../../fixtures/lessons.js';
import { breakOff, garble, refuse, say, startChatServer } from '../../../fixtures/chat-server.js';

const PHOTO = { width: 8, height: 8, data: new Uint8Array(3 * 64).fill(200) };
const { description: DESCRIPTION, runs: RUNS } = readLesson('examples/cabinet.txt');
const rightly = recite('examples/cabinet.txt');

const isAgain = ({ body }: ChatCall): boolean =>
  /cannot be used/.test(JSON.stringify(body.messages[body.messages.length - 1].content));
/** Answers rightly where the test does not say otherwise. */
const answer =
  (other: (call: ChatCall, part: number | undefined) => Behaviour | undefined): Behaviour =>
  (response, call) =>
    (other(call, partOf(call)) ?? rightly)(response, call);

describe('an object by rounds', () => {
  const stops: (() => Promise<void>)[] = [];
  afterEach(async () => {
    await Promise.all(stops.splice(0).map((stop) => stop()));
  });
  const run = async (behaviour: Behaviour, context = {}, concurrency = 3) => {
    const server = await startChatServer(behaviour);
    stops.push(server.stop);
    const { baseUrl } = server;
    const model = createServerModel({ baseUrl, model: 'm', retries: 1, silence: 30, concurrency });
    return { ...server, result: describeObject(model, PHOTO, context) };
  };

  it('is the description with the voxels of each part, each asked for with the description alone', async () => {
    const texts: string[] = [];
    const seen: number[] = [];
    // The first parts wait for each other: only where three are asked for at a time does it go on.
    const waiting: (() => void)[] = [];
    const { result, calls, most } = await run(
      (response, call) => {
        const go = (): unknown => rightly(response, call);
        if (partOf(call) === undefined || waiting.length === 3) return go();
        if (waiting.push(go) === 3) for (const one of waiting) one();
        return undefined;
      },
      {
        onDescription: (text: string) => texts.push(text),
        onVoxels: (grids: ReadonlyMap<number, never>, done: number) => seen.push(done + grids.size),
      },
    );
    const { value, issues } = await result;
    expect(value.parts).toHaveLength(RUNS.size);
    for (const { id, geometry } of value.parts) {
      if (geometry?.kind !== 'voxels') throw new Error(`l_${id} has no voxels`);
      expect(countVoxels(geometry.grid)).toBeGreaterThan(0);
    }
    expect(issues.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(calls).toHaveLength(1 + RUNS.size);
    for (const { body } of calls.slice(1)) expect(body.messages).toHaveLength(4);
    expect(texts.at(-1)).toBe(DESCRIPTION);
    expect(seen.length).toBeGreaterThan(RUNS.size);
    expect(most()).toBe(3);
  });

  it('asks once more for a malformed part, with the fault named', async () => {
    const { result, calls } = await run(
      answer((call, part) => (part === 1 && !isAgain(call) ? say('I see a nice door.') : undefined)),
    );
    const { value, issues } = await result;
    expect(value.parts[1].geometry).toBeDefined();
    expect(issues.map(({ code }) => code)).toContain('part-asked-again');
    const again = calls.find(isAgain);
    expect(again?.body.messages.at(-2)?.content).toBe('I see a nice door.');
    expect(again?.body.messages.at(-1)?.content).toMatch(/cannot be used: .*cannot be read/);
  });

  it('leaves out a part that has no shape twice, and keeps the others', async () => {
    const { result } = await run(answer((_, part) => (part === 2 ? say('sorry') : undefined)));
    const { value, issues } = await result;
    expect(value.parts.filter(({ geometry }) => geometry === undefined).map(({ id }) => id)).toEqual([2]);
    expect(issues).toContainEqual(expect.objectContaining({ code: 'part-left-out', where: 'l_2 voxels' }));
  });

  it('keeps what there is of a part that never ends', async () => {
    const { result } = await run(answer((_, part) => (part === 0 ? say('184-199 200-210', 'length') : undefined)));
    const { value, issues } = await result;
    const { geometry } = value.parts[0];
    expect(geometry?.kind === 'voxels' && countVoxels(geometry.grid)).toBe(27);
    expect(issues.map(({ code }) => code)).toContain('reply-cut-short');
  });

  it('asks once more for a description that is none', async () => {
    const { result } = await run(
      answer((call, part) => (part === undefined && !isAgain(call) ? say('A cabinet.') : undefined)),
    );
    const { value, issues } = await result;
    expect(value.parts).toHaveLength(RUNS.size);
    expect(issues.map(({ code }) => code)).toContain('description-asked-again');
  });

  it.each<[string, Behaviour, string]>([
    ['never describes an object', say('I cannot help with that.'), 'model-no-object'],
    [
      'describes it but shapes nothing',
      answer((_, part) => (part === undefined ? undefined : say('?'))),
      'model-no-shape',
    ],
    ['fails at a part', answer((_, part) => (part === 2 ? refuse(500, 'oops') : undefined)), 'server-failed'],
    [
      'breaks off at each part',
      answer((_, part) => (part === undefined ? undefined : breakOff('1'))),
      'server-broken-stream',
    ],
    ['turns into a web site', answer((_, part) => (part === 1 ? garble('<html>') : undefined)), 'server-garbage'],
  ])('is one clear error where the model %s', async (_, behaviour, code) => {
    const { result } = await run(behaviour);
    await expect(result).rejects.toMatchObject({ name: 'SimAssetError', code });
  });

  it('stops when cancelled, and asks for no more', async () => {
    const stop = new AbortController();
    const { result, calls } = await run(
      answer(() => undefined),
      { signal: stop.signal, onVoxels: () => { stop.abort(); } }, // prettier-ignore
      1,
    );
    await expect(result).rejects.toMatchObject({ code: 'cancelled' });
    expect(calls).toHaveLength(2);
  });
});
