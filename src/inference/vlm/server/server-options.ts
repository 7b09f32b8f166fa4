import { SimAssetError } from '../../../core/error.js';

/** Where a model is served, by the protocol of OpenAI's chat completions: vLLM, SGLang, llama-server, `transformers serve` and others. */
export interface ServerOptions {
  /** Up to and with the version: `http://localhost:8000/v1`. */
  readonly baseUrl: string;
  /** As the server lists it. */
  readonly model: string;
  readonly apiKey?: string;
  /** How many parts are asked for at a time. A server with continuous batching answers 8 in little more time than one. */
  readonly concurrency?: number;
  /** How often a request is repeated after 408, 409, 429, 5xx, a timeout or a stream that breaks off. */
  readonly retries?: number;
  /** s without a token, or without an answer, after which a request counts as lost. */
  readonly silence?: number;
  /**
   * Above 1, words that were said become less likely. Servers take it from the model's generation_config otherwise, where Qwen2.5-VL has 1.05: for
   * lists of numbers that is harmful, since what ends them has never been said.
   */
  readonly repetitionPenalty?: number;
}

export const SERVER_DEFAULTS = { concurrency: 8, retries: 4, silence: 120, repetitionPenalty: 1 } as const;

/** @throws SimAssetError `server-not-set`, `server-bad-url`, `server-no-model-set`. */
export function checkServerOptions({ baseUrl, model }: ServerOptions): void {
  if (baseUrl === '') {
    throw new SimAssetError(
      'server-not-set',
      'No model server is set.',
      'Give its address with --server http://HOST:PORT/v1 or in the setting physxAnything.server.baseUrl.',
    );
  }
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new SimAssetError(
      'server-bad-url',
      `${baseUrl} is no address of a server.`,
      'Write it as http://HOST:PORT/v1.',
    );
  }
  if (model === '') {
    throw new SimAssetError(
      'server-no-model-set',
      `It is not said which model of ${url.host} to use.`,
      'Give its name with --model or in the setting physxAnything.server.model.',
    );
  }
}
