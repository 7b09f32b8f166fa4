import type { Channel } from '../src/protocol/rpc.js';
import type { CameraView } from './viewport/viewport.js';
import type { Display } from './panel/side-panel.js';

/** What survives a reload of the window. The host reads `uri` to open the same model again. */
export interface SavedState {
  readonly uri: string;
  readonly view?: CameraView;
  /** Position in qpos by joint name. */
  readonly positions?: Readonly<Record<string, readonly number[]>>;
  readonly display?: Display;
  readonly panelShown?: boolean;
}

/** VS Code's end of the page. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: SavedState): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

export interface HostConnection extends Channel {
  savedState(): SavedState | undefined;
  save(state: SavedState): void;
}

/** The connection to the extension host. To be called once. */
export function connectHost(): HostConnection {
  const api = acquireVsCodeApi();
  return {
    post: (message) => {
      api.postMessage(message);
    },
    listen: (listener) => {
      window.addEventListener('message', (event) => {
        listener(event.data);
      });
    },
    savedState() {
      const state = api.getState() as Partial<SavedState> | undefined;
      return typeof state?.uri === 'string' ? (state as SavedState) : undefined;
    },
    save: (state) => {
      api.setState(state);
    },
  };
}
