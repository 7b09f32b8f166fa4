import { afterEach, describe, expect, it } from 'vitest';
import { createServerModel } from '../../../../src/inference/vlm/server/server-model.js';
import type { ServerOptions } from '../../../../src/inference/vlm/server/server-options.js';
import { buildOverallRound } from '../../../../src/representation/prompts.js';
import type { Behaviour } from '../../../fixtures/chat-server.js';
import {
  breakOff,
  fallSilent,
  garble,
  refuse,
  refuseWith,
  say,
  startChatServer,
} from '../../../fixtures/chat-server.js';

const PHOTO = { width: 8, height: 8, data: new Uint8Array(3 * 64).fill(200) };
const KEY = 'sk-secret-123';

describe('a model behind a server', () => {
  const stops: (() => Promise<void>)[] = [];
  afterEach(async () => {
    await Promise.all(stops.splice(0).map((stop) => stop()));
  });

  const start = async (...behaviours: Behaviour[]) => {
    const server = await startChatServer(...behaviours);
    stops.push(server.stop);
    return server;
  };
  const ask = (options: Partial<ServerOptions> & { baseUrl: string }, context = {}) =>
    createServerModel({ model: 'm', retries: 2, silence: 0.4, ...options }).reply(
      { messages: buildOverallRound(), photo: PHOTO, maxTokens: 100 },
      context,
    );

  it('is sent the picture and asked to be greedy', async () => {
    const { baseUrl, calls } = await start(say('Name: cup'));
    const heard: string[] = [];
    const reply = await ask({ baseUrl, apiKey: KEY }, { onText: (text: string) => heard.push(text) });
    expect(reply).toEqual({ text: 'Name: cup', cutShort: false });
    expect(heard).toEqual(['Name: c', 'Name: cup']);
    const { body, headers } = calls[0];
    expect(body).toMatchObject({ model: 'm', temperature: 0, repetition_penalty: 1, max_tokens: 100, stream: true });
    // From which `transformers serve` makes the penalty that it refuses by name.
    expect(body['frequency_penalty']).toBe(0);
    expect(headers.authorization).toBe(`Bearer ${KEY}`);
    const [image] = body.messages[1].content as { image_url: { url: string } }[];
    expect(image.image_url.url).toMatch(/^data:image\/png;base64,iVBOR/);
  });

  it.each<[string, Behaviour[], unknown]>([
    ['is busy for a moment', [refuse(429, 'slow down', { 'retry-after': '0' }), say('yes')], { text: 'yes' }],
    ['fails once', [refuse(500, 'oops'), say('yes')], { text: 'yes' }],
    ['breaks off once', [breakOff('ye'), say('yes')], { text: 'yes' }],
    [
      'does not know the penalty',
      [refuse(400, 'Unrecognized argument: repetition_penalty'), say('yes')],
      { text: 'yes' },
    ],
    [
      'does not know the penalty, in the words of FastAPI',
      [refuseWith(422, { detail: "Unexpected fields in the request: {'repetition_penalty'}" }), say('yes')],
      { text: 'yes' },
    ],
    ['reaches the limit', [say('184 19', 'length')], { text: '184 19', cutShort: true }],
    ['says nothing', [say('')], { text: '' }],
  ])('gives its reply though it %s', async (_, behaviours, wanted) => {
    const { baseUrl } = await start(...behaviours);
    await expect(ask({ baseUrl })).resolves.toMatchObject(wanted as object);
  });

  it.each<[string, Behaviour, string, RegExp]>([
    ['is always busy', refuse(429, 'slow down', { 'retry-after': '0' }), 'server-busy', /too much to do: "slow down"/],
    ['always fails', refuse(500, 'CUDA out of memory'), 'server-failed', /status 500: "CUDA out of memory"/],
    ['always breaks off', breakOff('Name'), 'server-broken-stream', /broke off/],
    ['never answers', fallSilent(), 'server-timeout', /in time/],
    ['falls silent', fallSilent('Name'), 'server-timeout', /in time/],
    ['wants a key', refuse(401, `bad key ${KEY}`), 'server-refused', /refused access: "bad key \*\*\*"/],
    ['lacks the model', refuse(404, 'no such model'), 'server-no-model', /no model m/],
    ['sees nothing', refuse(400, 'image input is not supported'), 'server-no-vision', /takes no pictures/],
    ['refuses for another reason', refuse(400, 'max_tokens is too large'), 'server-failed', /status 400: "max_tokens/],
    [
      'has one model',
      refuseWith(422, { detail: "Server is pinned to 'a/b'; requested 'm'." }),
      'server-no-model',
      /no model m at this address: "Server is pinned to 'a\/b'/,
    ],
    [
      'finds fault with a field',
      refuseWith(422, { detail: [{ loc: ['body', 'max_tokens'], msg: 'too large', type: 'x' }] }),
      'server-failed',
      /status 422: "body.max_tokens: too large"/,
    ],
    ['says it bare', refuseWith(500, { message: 'out of memory' }), 'server-failed', /status 500: "out of memory"/],
    ['says nothing of its failure', refuseWith(500, { ok: false }), 'server-failed', /status 500\./],
    ['is a web site', garble('<html>Welcome</html>'), 'server-garbage', /no chat completion/],
    [
      'speaks no JSON',
      garble('data: {"choices": [{"de\n\n', 'text/event-stream'),
      'server-garbage',
      /no chat completion/,
    ],
    ['sends an empty stream', garble('data: [DONE]\n\n', 'text/event-stream'), 'server-garbage', /no chat completion/],
  ])('says in one sentence that the server %s', async (_, behaviour, code, message) => {
    const { baseUrl } = await start(behaviour);
    const error: unknown = await ask({ baseUrl, apiKey: KEY, retries: 1 }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: 'SimAssetError', code, message: expect.stringMatching(message) as string });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(KEY);
  });

  it('names the models that a server has', async () => {
    const { baseUrl } = await start(refuse(404, 'no such model'));
    await expect(ask({ baseUrl })).rejects.toMatchObject({ hint: 'It has small-model.' });
  });

  it('says that nothing answers at the address', async () => {
    const { baseUrl, stop } = await startChatServer(say('x'));
    await stop();
    await expect(ask({ baseUrl, retries: 0 })).rejects.toMatchObject({ code: 'server-unreachable' });
  });

  it('stops when cancelled, in the middle of a reply', async () => {
    const { baseUrl, calls } = await start(fallSilent('Name: c'));
    const stop = new AbortController();
    const reply = ask({ baseUrl, silence: 60 }, { signal: stop.signal, onText: () => { stop.abort(); } }); // prettier-ignore
    await expect(reply).rejects.toMatchObject({ code: 'cancelled' });
    expect(calls).toHaveLength(1);
  });

  it.each([
    ['', 'm', 'server-not-set'],
    ['localhost', 'm', 'server-bad-url'],
    ['ftp://x/v1', 'm', 'server-bad-url'],
    ['http://localhost:1/v1', '', 'server-no-model-set'],
  ])('is refused at %j with model %j', (baseUrl, model, code) => {
    expect(() => createServerModel({ baseUrl, model })).toThrow(expect.objectContaining({ code }) as Error);
  });
});
