import { throwIfCancelled } from '../../core/error.js';

/**
 * The promise's outcome, or the cancellation error as soon as the signal is aborted. For work that cannot be stopped itself: it
 * goes on in the background and its outcome is dropped.
 */
export async function rejectWhenAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  let stop = (): void => undefined;
  const aborted = new Promise<void>((resolve) => {
    stop = resolve;
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) resolve();
  });
  try {
    const outcome = await Promise.race([work, aborted]);
    throwIfCancelled(signal);
    return outcome as T;
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}
