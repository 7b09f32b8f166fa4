import { describe, expect, test } from 'vitest';
import { SimAssetError } from '../../../src/core/error.js';
import { isNumber } from '../../../src/protocol/check-shape.js';
import type { Channel, Handlers } from '../../../src/protocol/rpc.js';
import { connectRpc } from '../../../src/protocol/rpc.js';

interface Arithmetic {
  readonly double: { readonly params: number; readonly result: number };
  readonly count: { readonly params: number; readonly result: number; readonly progress: number };
  readonly wait: { readonly params: undefined; readonly result: number };
  readonly lie: { readonly params: undefined; readonly result: number };
  readonly fail: { readonly params: 'typed' | 'plain'; readonly result: number };
}
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
interface Nothing {}

const replies = {
  double: isNumber,
  count: isNumber,
  wait: isNumber,
  lie: isNumber,
  fail: isNumber,
};

function pair(handlers: Partial<Handlers<Arithmetic>>) {
  const { port1, port2 } = new MessageChannel();
  const channel = (port: MessagePort): Channel => ({
    post: (message, transfer) => {
      port.postMessage(message, [...transfer]);
    },
    listen: (listener) => {
      port.onmessage = (event: MessageEvent) => {
        listener(event.data);
      };
    },
  });
  const server = connectRpc<Nothing, Arithmetic>(channel(port2), handlers as Handlers<Arithmetic>, {});
  const client = connectRpc<Arithmetic, Nothing>(channel(port1), {}, replies);
  return {
    client,
    server,
    port1,
    port2,
    end: () => {
      port1.close();
    },
  };
}

const codeOf = (error: unknown) => (error instanceof SimAssetError ? error.code : `not typed: ${String(error)}`);
const codeOfRejection = (promise: Promise<unknown>) =>
  promise.then(
    () => 'resolved',
    (error: unknown) => codeOf(error),
  );

describe('a request', () => {
  test('is answered, each with its own reply although they finish out of order', async () => {
    const { client, end } = pair({
      double: async (value) => {
        await new Promise((resolve) => setTimeout(resolve, value));
        return 2 * value;
      },
    });
    expect(await Promise.all([client.request('double', 20), client.request('double', 1)])).toEqual([40, 2]);
    end();
  });

  test('reports progress in order before its result', async () => {
    const { client, end } = pair({
      count: (limit, { progress }) => {
        for (let i = 1; i <= limit; i++) progress(i);
        return limit;
      },
    });
    const seen: number[] = [];
    expect(await client.request('count', 3, { onProgress: (value) => seen.push(value) })).toBe(3);
    expect(seen).toEqual([1, 2, 3]);
    end();
  });

  test('is rejected with the code, message and hint that the handler threw', async () => {
    const { client, end } = pair({
      fail: (kind) => {
        throw kind === 'typed' ? new SimAssetError('no-object', 'There is no object.', 'Crop it.') : new Error('oops');
      },
    });
    await expect(client.request('fail', 'typed')).rejects.toMatchObject({
      code: 'no-object',
      message: 'There is no object.',
      hint: 'Crop it.',
    });
    await expect(client.request('fail', 'plain')).rejects.toMatchObject({ code: 'internal', message: 'oops' });
    end();
  });

  test('is rejected when the reply has the wrong form or nobody knows it', async () => {
    const { client, end } = pair({ lie: () => 'seven' as unknown as number });
    expect(await codeOfRejection(client.request('lie', undefined))).toBe('bad-reply');
    expect(await codeOfRejection(client.request('wait', undefined))).toBe('unknown-request');
    end();
  });

  test('cannot reach what every object inherits', async () => {
    const { client, end } = pair({});
    expect(await codeOfRejection(client.request('toString' as 'wait', undefined))).toBe('unknown-request');
    end();
  });
});

describe('cancellation', () => {
  test('rejects the caller at once and aborts the handler', async () => {
    let aborted: (() => void) | undefined;
    const sawAbort = new Promise<void>((resolve) => (aborted = resolve));
    const { client, end } = pair({
      wait: (_, { signal }) =>
        new Promise<number>(() => {
          signal.addEventListener('abort', () => aborted?.());
        }),
    });
    const controller = new AbortController();
    const asked = codeOfRejection(client.request('wait', undefined, { signal: controller.signal }));
    await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort();
    expect(await asked).toBe('cancelled');
    await sawAbort;
    end();
  });

  test('before sending sends nothing', async () => {
    let calls = 0;
    const { client, end } = pair({ double: (value) => value * ++calls });
    expect(await codeOfRejection(client.request('double', 1, { signal: AbortSignal.abort() }))).toBe('cancelled');
    expect(await client.request('double', 5)).toBe(5);
    end();
  });
});

describe('a connection that ends', () => {
  test('rejects everything pending and everything asked later', async () => {
    const { client, end } = pair({ wait: () => new Promise<number>(() => undefined) });
    const asked = [client.request('wait', undefined), client.request('wait', undefined)].map(codeOfRejection);
    client.close(new SimAssetError('connection-lost', 'The process ended.'));
    expect(await Promise.all(asked)).toEqual(['connection-lost', 'connection-lost']);
    expect(await codeOfRejection(client.request('double', 1))).toBe('connection-lost');
    end();
  });

  test('aborts the handlers of the side that closes', async () => {
    let started: ((signal: AbortSignal) => void) | undefined;
    const running = new Promise<AbortSignal>((resolve) => (started = resolve));
    const { client, server, end } = pair({
      wait: (_, { signal }) => {
        started?.(signal);
        return new Promise<number>(() => undefined);
      },
    });
    void codeOfRejection(client.request('wait', undefined));
    const signal = await running;
    server.close(new SimAssetError('connection-lost', 'gone'));
    expect(signal.aborted).toBe(true);
    end();
  });
});

test('messages of others on the channel are ignored', async () => {
  const { client, port2, end } = pair({ double: (value) => 2 * value });
  for (const stray of [undefined, 7, 'text', { kind: 'result', id: 'x' }, { kind: 'result', id: 99, value: 1 }])
    port2.postMessage(stray);
  expect(await client.request('double', 4)).toBe(8);
  end();
});
