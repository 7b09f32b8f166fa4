import { setTimeout as sleep } from 'node:timers/promises';
import { SimAssetError, throwIfCancelled } from '../../core/error.js';
import { Passing, show, toPassing, unreachable } from './download-errors.js';

/** As many as browsers follow, by half: stores of models take two. */
const MOST_REDIRECTS = 10;

/** How patient a download is; tests are less so. */
export interface Patience {
  /** Tries in a row that bring nothing. */
  readonly tries: number;
  /** Before the second try, ms; doubled for each one more. */
  readonly delay: number;
  /** Without a byte a connection is taken for dead, ms. */
  readonly silence: number;
}

export const PATIENCE: Patience = { tries: 6, delay: 1000, silence: 60_000 };

/**
 * An address that may be fetched from: encrypted, or on this very machine.
 *
 * @throws SimAssetError `model-bad-address`.
 */
export function checkAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const local = url !== undefined && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (url?.protocol === 'https:' || (local && url.protocol === 'http:')) {
    if (url.username === '' && url.password === '') return url;
    throw badAddress(`The address of ${url.host} has a password in it.`);
  }
  throw badAddress(
    url === undefined
      ? `${JSON.stringify(address)} is no address.`
      : `${show(address)} is not encrypted, and could be changed on its way.`,
  );
}

const badAddress = (message: string): SimAssetError =>
  new SimAssetError('model-bad-address', message, 'Give one that begins with https://.');

/** `fetch` that checks each address it is sent to, as `checkAddress` does, and takes bytes as they are stored. */
export async function fetchSafely(
  address: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Response> {
  let url = checkAddress(address);
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    // Compressed on the way, a range would count other bytes than the file has.
    const response = await fetch(url, {
      headers: { 'accept-encoding': 'identity', ...headers },
      signal,
      redirect: 'manual',
    });
    const next = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || next === null) return response;
    await response.body?.cancel();
    url = checkAddress(new URL(next, url).href);
  }
  throw new SimAssetError(
    'model-download-failed',
    `${show(address)} leads in circles.`,
    'Ask whoever offers the model.',
  );
}

/**
 * Calls `attempt` until it succeeds or fails for good. It gets a signal that also ends when nothing was heard for too long, and a
 * function to call when something was; news, which no try before had brought, set the count of failures back.
 */
export async function tryAgain<T>(
  url: string,
  { tries, delay, silence }: Patience,
  signal: AbortSignal | undefined,
  attempt: (signal: AbortSignal, heard: (isNew: boolean) => void) => Promise<T>,
): Promise<T> {
  for (let failed = 0; ;) {
    throwIfCancelled(signal);
    const dead = new AbortController();
    const watch = setTimeout(() => {
      dead.abort(new Passing('nothing was heard for too long'));
    }, silence);
    try {
      return await attempt(AbortSignal.any([dead.signal, ...(signal === undefined ? [] : [signal])]), (isNew) => {
        if (isNew) failed = 0;
        watch.refresh();
      });
    } catch (error) {
      throwIfCancelled(signal);
      if (error instanceof SimAssetError) throw error;
      const passing = toPassing(error);
      failed++;
      if (failed >= tries) throw unreachable(url, passing);
      const wait = Math.max(1000 * passing.wait, delay * 2 ** (failed - 1));
      await sleep(wait, undefined, { ...(signal === undefined ? {} : { signal }) }).catch(() => undefined);
    } finally {
      clearTimeout(watch);
    }
  }
}
