import { setTimeout as sleep } from 'node:timers/promises';
import OpenAI from 'openai';
import sharp from 'sharp';
import { throwIfCancelled } from '../../../core/error.js';
import type { PromptMessage } from '../../../representation/prompts.js';
import type { RgbImage } from '../../image/rgba-image.js';
import type { ChatContext, ChatModel, ChatReply, ChatRequest } from '../chat-model.js';
import { BrokenStream, explainFailure, Silence } from './explain-failure.js';
import { fetchReadable } from './fetch-readable.js';
import type { ServerOptions } from './server-options.js';
import { checkServerOptions, SERVER_DEFAULTS } from './server-options.js';

/** The library's type has no place for what only some servers know. */
type Parameters = OpenAI.ChatCompletionCreateParamsStreaming & { repetition_penalty?: number };

/**
 * A model behind a server. Greedy; the picture is sent as PNG, at the size that the model was trained at, since what servers do to
 * larger ones differs.
 *
 * Its `reply` throws SimAssetError `server-timeout`, `server-broken-stream`, `server-refused`, `server-no-model`, `server-no-vision`, `server-busy`,
 * `server-unreachable`, `server-failed`, `server-garbage`.
 *
 * @throws SimAssetError those of `checkServerOptions`.
 */
export function createServerModel(options: ServerOptions): ChatModel {
  checkServerOptions(options);
  const { concurrency, retries, silence } = { ...SERVER_DEFAULTS, ...options };
  const client = new OpenAI({
    baseURL: options.baseUrl,
    // Absent, the library would take one from the environment that was meant for another server.
    apiKey: options.apiKey ?? 'none',
    organization: null,
    project: null,
    maxRetries: retries,
    logLevel: 'off',
    timeout: 1000 * silence,
    fetch: fetchReadable,
  });
  let knowsPenalty = true;

  // The same photo goes with every round.
  const encoded = new WeakMap<RgbImage, Promise<string>>();

  const attempt = async (request: ChatRequest, context: ChatContext): Promise<ChatReply> => {
    const url = encoded.get(request.photo) ?? encodePhoto(request.photo);
    encoded.set(request.photo, url);
    const parameters = toParameters(request, await url, options, knowsPenalty);
    try {
      return await readStream(client, parameters, context, 1000 * silence);
    } catch (error) {
      // Strict servers refuse what OpenAI's own does not know, with 400 or 422.
      const refused = error instanceof OpenAI.BadRequestError || error instanceof OpenAI.UnprocessableEntityError;
      if (!refused || parameters.repetition_penalty === undefined || !/repetition_penalty/.test(error.message))
        throw error;
      knowsPenalty = false;
      return attempt(request, context);
    }
  };

  return {
    name: options.model,
    concurrency,
    reply: async (request, context) => {
      for (let broken = 0; ; broken++) {
        try {
          return await attempt(request, context);
        } catch (error) {
          throwIfCancelled(context.signal);
          const passes = error instanceof BrokenStream || error instanceof Silence;
          if (!passes || broken >= retries) {
            throw explainFailure(error, options, await listModels(client, error));
          }
          await sleep(500 * 2 ** broken);
        }
      }
    },
  };
}

function toParameters(request: ChatRequest, url: string, options: ServerOptions, knowsPenalty: boolean): Parameters {
  return {
    model: options.model,
    messages: request.messages.map((message) => toMessage(message, url)),
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor is unknown to some of these servers
    max_tokens: request.maxTokens,
    temperature: 0,
    // Its default, said because `transformers serve`, which refuses the next one, makes it out of this one.
    frequency_penalty: 0,
    stream: true,
    ...(knowsPenalty && { repetition_penalty: options.repetitionPenalty ?? SERVER_DEFAULTS.repetitionPenalty }),
  };
}

function toMessage({ role, text, hasImage }: PromptMessage, url: string): OpenAI.ChatCompletionMessageParam {
  if (role !== 'user' || hasImage !== true) return { role, content: text };
  return {
    role,
    content: [
      { type: 'image_url', image_url: { url } },
      { type: 'text', text },
    ],
  };
}

async function encodePhoto({ width, height, data }: RgbImage): Promise<string> {
  const png = await sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
  return `data:image/png;base64,${png.toString('base64')}`;
}

/** Reads tokens as they come; a stream that falls silent is ended. */
async function readStream(
  client: OpenAI,
  parameters: Parameters,
  { signal, onText }: ChatContext,
  silence: number,
): Promise<ChatReply> {
  const quiet = new AbortController();
  let timer = setTimeout(() => undefined, 0);
  const hear = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => { quiet.abort(); }, silence); // prettier-ignore
  };
  const ended = signal === undefined ? quiet.signal : AbortSignal.any([signal, quiet.signal]);
  let text = '';
  let finish: string | null = null;
  let heard = false;
  try {
    const stream = await client.chat.completions.create(parameters, { signal: ended });
    hear();
    for await (const { choices } of stream) {
      hear();
      heard = true;
      // Servers send chunks of no choice, too: usage, keep-alives.
      const choice = choices.at(0);
      if (choice === undefined) continue;
      finish = choice.finish_reason ?? finish;
      if (choice.delta.content) {
        text += choice.delta.content;
        onText?.(text);
      }
    }
  } catch (error) {
    if (quiet.signal.aborted) throw new Silence();
    // What the server says with a status is for `explainFailure`; a connection that is lost midway is not told apart by the library.
    if (heard && !(error instanceof OpenAI.APIError && error.status !== undefined)) throw new BrokenStream();
    throw error;
  } finally {
    clearTimeout(timer);
  }
  throwIfCancelled(signal);
  // The library ends an aborted stream as if it were whole.
  if (quiet.signal.aborted) throw new Silence();
  if (finish === null) {
    if (heard) throw new BrokenStream();
    throw new TypeError('no chat completion');
  }
  return { text, cutShort: finish === 'length' };
}

/** What a server has, where that helps; most list it. */
async function listModels(client: OpenAI, error: unknown): Promise<readonly string[] | undefined> {
  if (!(error instanceof OpenAI.NotFoundError)) return undefined;
  return client.models
    .list({ maxRetries: 0, timeout: 5000 })
    .then(({ data }) => data.map(({ id }) => id))
    .catch(() => undefined);
}
