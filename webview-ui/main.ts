// The preview's page. The host answers `ready` by sending the model.
import './styles/main.css';
import { describeError } from '../src/core/error.js';
import type { PreviewHostProtocol, PreviewProtocol } from '../src/protocol/preview.js';
import { previewHostReplies } from '../src/protocol/preview.js';
import { connectRpc } from '../src/protocol/rpc.js';
import type { App } from './app.js';
import { createApp } from './app.js';
import { element, icon } from './dom.js';
import { createFittingPage } from './fitting/fitting-view.js';
import { createMarkingPage } from './marking/marking-view.js';
import { startSimulation } from './simulation/start-simulation.js';
import { connectHost } from './vscode-api.js';

const host = connectHost();

/** Waits for the parts of the app to be there before anything asked by the host is answered. */
let fulfil: (app: App) => void = () => undefined;
let fail: (error: unknown) => void = () => undefined;
const app = new Promise<App>((resolve, reject) => {
  fulfil = resolve;
  fail = reject;
});
app.catch(showFatal);

const rpc = connectRpc<PreviewHostProtocol, PreviewProtocol>(
  host,
  {
    show: async (payload) => (await app).show(payload),
    showProblem: async (problem) => (await app).showProblem(problem),
    // Shown at once: it does not wait for the engine to load.
    showFitting: (state) => {
      if (state !== undefined) marking.cancel();
      return fitting.show(state);
    },
    askMark: (request) => marking.ask(request),
    describe: async () => (await app).describe(),
    setJoints: async (positions) => (await app).setJoints(positions),
    showInspected: async (content) => (await app).showInspected(content),
    select: async ({ kind, name }) => (await app).select(kind, name),
    enter: async ({ field, text }) => (await app).enter(field, text),
  },
  previewHostReplies,
);

const fitting = createFittingPage(() => void rpc.request('cancelFitting', undefined));
const marking = createMarkingPage((mark) => rpc.request('findOutline', mark));
document.body.append(fitting.root, marking.root);

const resources = document.getElementById('resources')?.dataset ?? {};
startSimulation(resources.simWorker ?? '', resources.wasm ?? '').then(
  (sim) => {
    try {
      fulfil(createApp(host, rpc, sim));
    } catch (error) {
      fail(error);
    }
  },
  (error: unknown) => {
    fail(error);
  },
);
void rpc.request('ready', undefined);

/** Nothing can be shown at all: no WebGL, or no engine. */
function showFatal(error: unknown): void {
  const { message, hint } = describeError(error);
  const isWebGl = /webgl/i.test(message);
  const text = isWebGl ? 'The preview needs WebGL 2, which is off or not available here.' : message;
  const next = isWebGl ? 'Turn on hardware acceleration, or start VS Code without --disable-gpu.' : hint;
  document.body.replaceChildren(
    element(
      'div',
      { class: 'fatal', role: 'alert' },
      icon('error'),
      element('strong', {}, text),
      element('span', {}, next),
    ),
  );
  void rpc.request('log', { level: 'error', message: `${message} ${hint}` });
}
