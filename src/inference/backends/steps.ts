import { throwIfCancelled } from '../../core/error.js';
import type { BackendContext } from '../../pipeline/backend.js';

/** What a backend calls between its steps: lets the process hear what else there is, and stops it when it is cancelled. */
export const makePause =
  (signal: AbortSignal | undefined): (() => Promise<void>) =>
  async () => {
    await new Promise((resolve) => setImmediate(resolve));
    throwIfCancelled(signal);
  };

/** The context of a part of the work: what is done between the shares `from` and `to` of the whole. */
export const within = (context: BackendContext, from: number, to = 1): BackendContext => {
  const { onProgress } = context;
  if (onProgress === undefined) return context;
  return {
    ...context,
    onProgress: (fraction, message) => {
      onProgress(from + (to - from) * fraction, message);
    },
  };
};
