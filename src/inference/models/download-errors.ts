import { SimAssetError } from '../../core/error.js';

/** A failure that another try may not meet: a broken connection, a busy server. */
export class Passing extends Error {
  /** Seconds that the server asks to wait, 0 when it does not say. */
  readonly wait: number;

  constructor(message: string, wait = 0, options?: ErrorOptions) {
    super(message, options);
    this.wait = wait;
  }
}

/** The longest wait that a server may ask for, s. */
const LONGEST_WAIT = 60;

/** What a status other than success means for a download of `url`. */
export function explainStatus(response: Response, url: string): SimAssetError | Passing {
  const { status } = response;
  if (status === 408 || status === 429 || status >= 500) {
    const asked = Number(response.headers.get('retry-after') ?? 0);
    return new Passing(`the server answers with status ${status}`, Math.min(Math.max(asked || 0, 0), LONGEST_WAIT));
  }
  if (status === 401 || status === 403 || status === 407) {
    return new SimAssetError(
      'model-download-refused',
      `${show(url)} is not for everybody: the server answers with status ${status}.`,
      'Get the folder where you have access, and add it with `physx-anything models add FOLDER`.',
    );
  }
  if (status === 404 || status === 410)
    return new SimAssetError('model-download-missing', `${show(url)} is not there (status ${status}).`, CHECK_ADDRESS);
  return new SimAssetError(
    'model-download-failed',
    `${show(url)} was not delivered: the server answers with status ${status}.`,
    CHECK_ADDRESS,
  );
}

const CHECK_ADDRESS = 'Check the address, or ask whoever offers the model.';

/** What is said once a download has failed too often. */
export const unreachable = (url: string, last: Passing): SimAssetError =>
  new SimAssetError(
    'model-download-unreachable',
    `${show(url)} does not come through: ${last.message}.`,
    'Check the network, and run the same command again: it goes on where it stopped.',
    { cause: last },
  );

/** An address without what may be secret in it: signed addresses carry their right in the query. */
export const show = (url: string): string => url.replace(/[?#].*$/s, '');

/** A failure of `fetch` in few words: the cause is what says something. */
export function toPassing(error: unknown): Passing {
  if (error instanceof Passing) return error;
  const { message, cause } = error instanceof Error ? error : new Error(String(error));
  // What undici says of a body that ends too early.
  if (message === 'terminated') return new Passing('the connection broke off', 0, { cause: error });
  return new Passing(cause instanceof Error && cause.message !== '' ? cause.message : message, 0, { cause: error });
}
