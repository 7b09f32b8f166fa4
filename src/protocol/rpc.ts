import { CANCELLED, describeError, SimAssetError } from '../core/error.js';

/** One request of a protocol: what goes in, what comes back, and what is told on the way. */
export interface RequestShape {
  readonly params: unknown;
  readonly result: unknown;
  readonly progress?: unknown;
}

/** A protocol is a map from request name to its shape; written as an interface, so that it reads as a table. */
export type Protocol<P> = { readonly [K in keyof P]: RequestShape };

/** Where messages go in and out: a child process, a webview, a worker. Order is kept; nothing else is promised. */
export interface Channel {
  post(message: unknown, transfer: readonly ArrayBuffer[]): void;
  listen(listener: (message: unknown) => void): void;
}

export interface RequestContext<Progress> {
  /** Aborted when the caller cancels or the connection ends. */
  readonly signal: AbortSignal;
  readonly progress: (value: Progress) => void;
  /** Buffers of the result that the other side may take over without a copy. */
  readonly transfer: (buffers: readonly ArrayBuffer[]) => void;
}

type ProgressOf<S> = S extends { readonly progress: infer T } ? T : never;

/** What this side answers. A handler that throws rejects its caller with the same code, message and hint. */
export type Handlers<P extends Protocol<P>> = {
  readonly [K in keyof P]: (
    params: P[K]['params'],
    context: RequestContext<ProgressOf<P[K]>>,
  ) => Promise<P[K]['result']> | P[K]['result'];
};

/** Says whether a reply that came from outside has the promised shape. */
export type ReplyChecks<P extends Protocol<P>> = {
  readonly [K in keyof P]: (reply: unknown) => boolean;
};

export interface RequestOptions<Progress> {
  readonly signal?: AbortSignal;
  readonly onProgress?: (value: Progress) => void;
  /** Buffers of the parameters that the other side takes over. */
  readonly transfer?: readonly ArrayBuffer[];
}

export interface Rpc<P extends Protocol<P>> {
  /** Throws SimAssetError: what the handler threw, `connection-lost`, `bad-reply`, or the cancellation code. */
  request<K extends keyof P & string>(
    name: K,
    params: P[K]['params'],
    options?: RequestOptions<ProgressOf<P[K]>>,
  ): Promise<P[K]['result']>;
  /** Ends the connection: everything pending and everything asked later is rejected with `reason`, handlers are aborted. */
  close(reason: SimAssetError): void;
}

type Message =
  | { readonly kind: 'request'; readonly id: number; readonly name: string; readonly params: unknown }
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly error: { code: string; message: string; hint: string } }
  | { readonly kind: 'progress'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'cancel'; readonly id: number };

const KINDS = new Set(['request', 'result', 'failure', 'progress', 'cancel']);

function isMessage(value: unknown): value is Message {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, id } = value as { kind?: unknown; id?: unknown };
  return typeof kind === 'string' && KINDS.has(kind) && typeof id === 'number';
}

interface Pending {
  readonly name: string;
  resolve(value: unknown): void;
  reject(error: unknown): void;
  readonly onProgress: ((value: never) => void) | undefined;
}

/**
 * Connects two sides over a channel: `Outgoing` is what this side may ask, `Incoming` what it answers. Replies are checked before
 * the caller sees them; messages that are not of this protocol are ignored, since a webview's channel carries others too.
 */
export function connectRpc<Outgoing extends Protocol<Outgoing>, Incoming extends Protocol<Incoming>>(
  channel: Channel,
  handlers: Handlers<Incoming>,
  checks: ReplyChecks<Outgoing>,
): Rpc<Outgoing> {
  const pending = new Map<number, Pending>();
  const running = new Map<number, AbortController>();
  let nextId = 1;
  let closed: SimAssetError | undefined;

  const post = (message: Message, transfer: readonly ArrayBuffer[] = []) => {
    channel.post(message, transfer);
  };

  const answer = async (id: number, name: string, params: unknown) => {
    const controller = new AbortController();
    running.set(id, controller);
    const transfer: ArrayBuffer[] = [];
    const context: RequestContext<ProgressOf<Incoming[keyof Incoming]>> = {
      signal: controller.signal,
      progress: (value) => {
        if (running.has(id)) post({ kind: 'progress', id, value });
      },
      transfer: (buffers) => {
        transfer.push(...buffers);
      },
    };
    let reply: Message;
    try {
      if (!Object.hasOwn(handlers, name)) throw new SimAssetError('unknown-request', `There is no request ${name}.`);
      const handler = handlers[name as keyof Incoming];
      reply = { kind: 'result', id, value: await handler(params, context) };
    } catch (error) {
      reply = { kind: 'failure', id, error: describeError(error) };
    }
    running.delete(id);
    if (closed === undefined) post(reply, reply.kind === 'result' ? transfer : []);
  };

  const settle = (message: Extract<Message, { kind: 'result' | 'failure' | 'progress' }>) => {
    const entry = pending.get(message.id);
    if (entry === undefined) return;
    if (message.kind === 'progress') {
      entry.onProgress?.(message.value as never);
      return;
    }
    pending.delete(message.id);
    if (message.kind === 'failure') {
      const { code, message: text, hint } = message.error;
      entry.reject(new SimAssetError(code, text, hint));
    } else if (checks[entry.name as keyof Outgoing](message.value)) {
      entry.resolve(message.value);
    } else {
      entry.reject(new SimAssetError('bad-reply', `The reply to ${entry.name} does not have the expected form.`));
    }
  };

  channel.listen((message) => {
    if (closed !== undefined || !isMessage(message)) return;
    if (message.kind === 'request') void answer(message.id, message.name, message.params);
    else if (message.kind === 'cancel') running.get(message.id)?.abort();
    else settle(message);
  });

  return {
    request(name, params, options = {}) {
      return new Promise((resolve, reject) => {
        if (closed !== undefined) {
          reject(closed);
          return;
        }
        if (options.signal?.aborted === true) {
          reject(new SimAssetError(CANCELLED, 'The operation was cancelled.'));
          return;
        }
        const id = nextId++;
        const cancel = () => {
          if (pending.delete(id) && closed === undefined) post({ kind: 'cancel', id });
          reject(new SimAssetError(CANCELLED, 'The operation was cancelled.'));
        };
        const finish =
          <T>(done: (value: T) => void) =>
          (value: T) => {
            options.signal?.removeEventListener('abort', cancel);
            done(value);
          };
        options.signal?.addEventListener('abort', cancel, { once: true });
        pending.set(id, {
          name,
          resolve: finish(resolve),
          reject: finish(reject),
          onProgress: options.onProgress,
        });
        try {
          post({ kind: 'request', id, name, params }, options.transfer);
        } catch (error) {
          pending.delete(id);
          finish(reject)(
            new SimAssetError('connection-lost', `The request ${name} could not be sent.`, '', { cause: error }),
          );
        }
      });
    },
    close(reason) {
      if (closed !== undefined) return;
      closed = reason;
      for (const controller of running.values()) controller.abort();
      const waiting = [...pending.values()];
      pending.clear();
      for (const entry of waiting) entry.reject(reason);
    },
  };
}
