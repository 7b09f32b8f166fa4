/** Code of the error that cancellation raises. It is never shown to a user. */
export const CANCELLED = 'cancelled';

/**
 * A failed operation. `message` says what happened, `hint` what the user does next; both are one sentence.
 * Bad input is data (see `Issue`) and bugs are assertions: neither is a `SimAssetError`.
 */
export class SimAssetError extends Error {
  override readonly name = 'SimAssetError';
  /** Stable kebab-case code. */
  readonly code: string;
  /** What the user can do next; empty when there is nothing. */
  readonly hint: string;

  constructor(code: string, message: string, hint = '', options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.hint = hint;
  }
}

/** Throws the cancellation error when the signal is aborted. Call between stages and inside long loops. */
export function throwIfCancelled(signal: { readonly aborted: boolean } | undefined): void {
  if (signal?.aborted === true) throw new SimAssetError(CANCELLED, 'The operation was cancelled.');
}

/** Any thrown value as {code, message, hint}, for reports and messages that cross a process boundary. */
export function describeError(error: unknown): { code: string; message: string; hint: string } {
  if (error instanceof SimAssetError) return { code: error.code, message: error.message, hint: error.hint };
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'internal', message, hint: 'This is a bug in PhysX-Anything: please report it with the log.' };
}
