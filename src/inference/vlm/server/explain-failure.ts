import OpenAI from 'openai';
import { SimAssetError } from '../../../core/error.js';
import type { ServerOptions } from './server-options.js';

/** What a server that cannot see says of a picture, in the words of several servers. */
const NO_VISION = /image|vision|multi-?modal|mmproj|content.*(array|string)/i;

/** What servers with one model that refuse another say with another status than 404: `transformers serve`. */
const OTHER_MODEL = /is pinned to/i;

/** A stream that ended before the model had. */
export class BrokenStream extends Error {}

/** Nothing was heard for too long. */
export class Silence extends Error {}

/** The failure of a request to a server as one sentence and a next step. The key never stands in it. */
export function explainFailure(
  error: unknown,
  options: ServerOptions,
  models: readonly string[] | undefined,
): SimAssetError {
  const { host } = new URL(options.baseUrl);
  const fail = (code: string, message: string, hint: string): SimAssetError =>
    new SimAssetError(code, message, hint, { cause: redact(error, options.apiKey) });
  const said = quote(error, options.apiKey);
  if (error instanceof SimAssetError) return error;
  if (error instanceof Silence || error instanceof OpenAI.APIConnectionTimeoutError) {
    return fail(
      'server-timeout',
      `${host} did not answer in time.`,
      'See whether it is overloaded, or allow more time.',
    );
  }
  if (error instanceof BrokenStream) {
    return fail('server-broken-stream', `${host} broke off in the middle of a reply, again and again.`, 'See its log.');
  }
  if (error instanceof OpenAI.AuthenticationError || error instanceof OpenAI.PermissionDeniedError) {
    const hint =
      options.apiKey === undefined
        ? 'Set its key with PHYSX_ANYTHING_API_KEY or the command Set Model Server Key.'
        : 'Check its key.';
    return fail('server-refused', `${host} refused access${said}.`, hint);
  }
  const refused = error instanceof OpenAI.BadRequestError || error instanceof OpenAI.UnprocessableEntityError;
  if (error instanceof OpenAI.NotFoundError || (refused && OTHER_MODEL.test(said))) {
    const hint = models?.length
      ? `It has ${models.slice(0, 5).join(', ')}.`
      : 'Check the address, which ends in /v1 for most servers, and the name of the model.';
    return fail('server-no-model', `${host} has no model ${options.model} at this address${said}.`, hint);
  }
  if (refused && NO_VISION.test(said)) {
    return fail('server-no-vision', `${options.model} at ${host} takes no pictures${said}.`, 'Serve a vision model.');
  }
  if (error instanceof OpenAI.RateLimitError) {
    return fail(
      'server-busy',
      `${host} has too much to do${said}.`,
      'Try again later, or ask for fewer parts at a time.',
    );
  }
  if (error instanceof OpenAI.APIConnectionError) {
    return fail(
      'server-unreachable',
      `${host} cannot be reached.`,
      'See whether the server runs and the address is right.',
    );
  }
  if (error instanceof OpenAI.APIError && error.status !== undefined) {
    return fail('server-failed', `${host} failed with status ${String(error.status)}${said}.`, 'See its log.');
  }
  return fail(
    'server-garbage',
    `${host} answers with something that is no chat completion.`,
    'Check the address, which ends in /v1 for most servers.',
  );
}

/** `: "what the server said"`, in one short line. */
function quote(error: unknown, key: string | undefined): string {
  if (!(error instanceof OpenAI.APIError)) return '';
  const text = hide(error.message, key)
    .replace(/^\d{3}\s*/, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return text === '' || text.includes('no body') ? '' : `: "${text.slice(0, 160)}"`;
}

const hide = (text: string, key: string | undefined): string =>
  key === undefined || key === '' ? text : text.replaceAll(key, '***');

/** The cause for the log, as words alone: the library's errors carry the headers of the request. */
const redact = (error: unknown, key: string | undefined): string =>
  error instanceof Error ? hide(`${error.name}: ${error.message}`, key) : 'unknown';
