// The worker of the preview's page: MuJoCo off the thread that draws.
import mujocoFactory from '@mujoco/mujoco';
import { SimAssetError } from '../src/core/error.js';
import { connectRpc } from '../src/protocol/rpc.js';
import { loadMujoco } from '../src/sim/load-mujoco.js';
import type { SimProtocol } from './simulation/sim-protocol.js';
import type { SimSession } from './simulation/sim-session.js';
import { createSimSession } from './simulation/sim-session.js';

// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- an empty table of requests
interface NoRequests {}

let session: SimSession | undefined;

const running = (): SimSession => {
  if (session === undefined) throw new SimAssetError('not-started', 'MuJoCo has not been started.');
  return session;
};

connectRpc<NoRequests, SimProtocol>(
  {
    post: (message, transfer) => {
      self.postMessage(message, { transfer: [...transfer] });
    },
    listen: (listener) => {
      self.addEventListener('message', (event) => {
        listener(event.data);
      });
    },
  },
  {
    start: async (wasmBytes) => {
      session = createSimSession(await loadMujoco({ factory: mujocoFactory, wasmBytes }));
      return undefined;
    },
    compile: ({ files, entry }) =>
      running().compile(new Map(files.map(({ path, bytes }) => [path, new Uint8Array(bytes)])), entry),
    pose: (targets) => running().pose(targets),
    advance: ({ seconds }) => running().advance(seconds),
    reset: () => running().reset(),
  },
  {},
);
