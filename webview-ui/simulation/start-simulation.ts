import { SimAssetError } from '../../src/core/error.js';
import type { Rpc } from '../../src/protocol/rpc.js';
import { connectRpc } from '../../src/protocol/rpc.js';
import type { SimProtocol } from './sim-protocol.js';
import { simReplies } from './sim-protocol.js';

// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- an empty table of requests
interface NoRequests {}

/**
 * Starts the simulation worker. A webview's own resources come from another origin than its page, which a worker may not be
 * started from: its code is fetched and started from a blob.
 *
 * @throws SimAssetError `engine-failed` when MuJoCo cannot start here.
 */
export async function startSimulation(workerUrl: string, wasmUrl: string): Promise<Rpc<SimProtocol>> {
  const [code, wasm] = await Promise.all([fetchBuffer(workerUrl), fetchBuffer(wasmUrl)]);
  const blobUrl = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  const worker = new Worker(blobUrl);
  const rpc = connectRpc<SimProtocol, NoRequests>(
    {
      post: (message, transfer) => {
        worker.postMessage(message, [...transfer]);
      },
      listen: (listener) => {
        worker.addEventListener('message', (event) => {
          listener(event.data);
        });
      },
    },
    {},
    simReplies,
  );
  worker.addEventListener('error', (event) => {
    rpc.close(
      new SimAssetError('engine-failed', `The physics engine stopped: ${event.message}`, 'Reopen the preview.'),
    );
  });
  await rpc.request('start', wasm, { transfer: [wasm] });
  URL.revokeObjectURL(blobUrl);
  return rpc;
}

async function fetchBuffer(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (!response.ok)
    throw new SimAssetError(
      'engine-failed',
      `The physics engine could not be loaded (${response.status}).`,
      'Reinstall the extension.',
    );
  return response.arrayBuffer();
}
