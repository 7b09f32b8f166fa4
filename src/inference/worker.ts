// Entry of the process that the extension host forks for inference. It answers over the IPC channel and ends with it; to cancel,
// the host kills it: assets appear whole or not at all.
import { SimAssetError } from '../core/error.js';
import { checkModel } from '../pipeline/check-model.js';
import type { GateCheck } from '../sim/gate/gate-report.js';
import { generateAsset } from '../pipeline/generate-asset.js';
import { recoverInterruptedWrites } from '../pipeline/interrupted-writes.js';
import type { Backend } from '../pipeline/backend.js';
import type { Engines } from '../pipeline/engines.js';
import type {
  CheckSummary,
  GateSummary,
  GenerateProgress,
  GenerateSummary,
  InferenceProtocol,
} from '../protocol/inference.js';
import { CATEGORIES } from '../procedural/categories/index.js';
import { connectRpc } from '../protocol/rpc.js';
import { chooseBackend } from './backends/choose-backend.js';
import { createBackend } from './backends/create-backend.js';
import type { OutlineFinder } from './find-outline.js';
import { createOutlineFinder } from './find-outline.js';
import { loadSegmenter } from './embedded/networks/load-segmenter.js';
import type { Segmenter } from './embedded/networks/load-segmenter.js';
import { hasNetworks } from './embedded/networks/model-files.js';
import { probeDevices } from './device.js';
import { modelHome } from './models/model-home.js';
import { findModel, openModelStore } from './models/model-store.js';
import { loadNodeEngines, loadNodeMujoco } from '../pipeline/node-engines.js';

// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- an empty table of requests
interface NoRequests {}

let engines: Promise<Engines> | undefined;
/** By name and settings, with what they have loaded: a process makes several assets. */
const backends = new Map<string, Backend>();
let outlines: OutlineFinder | undefined;

const send = process.send?.bind(process);
if (send === undefined) {
  console.error('This is a part of the extension and is not run by hand.');
  process.exit(2);
}

// The host has ended or does not want us any more.
process.on('disconnect', () => process.exit(0));

connectRpc<NoRequests, InferenceProtocol>(
  {
    post: (message) => {
      // A host that is gone needs no answer.
      send(message, undefined, undefined, () => undefined);
    },
    listen: (listener) => process.on('message', listener),
  },
  {
    probeDevice: async ({ device }) => {
      const probe = await probeDevices(device);
      return { device: probe.device, available: probe.available, detail: probe.detail };
    },
    generate: async (params, { signal, progress }): Promise<GenerateSummary> => {
      engines ??= loadNodeEngines();
      const loaded = await engines;
      const { server, vlm, decoder, device } = params;
      const settings = {
        ...(server && { server }),
        ...(vlm && { vlm: { ...vlm, device } }),
        ...(decoder && { decoder: { ...decoder, device } }),
      };
      const name = chooseBackend(params.backend, params);
      const key = JSON.stringify([name, settings]);
      const backend = backends.get(key) ?? createBackend(name, loaded.geometry, settings);
      backends.set(key, backend);
      // A picture comes by itself; it goes with what was being done when it was drawn.
      let last: GenerateProgress = { stage: 'look', fraction: 0, message: 'Looking at the image' };
      const summary = await generateAsset(params, backend, loaded, {
        signal,
        onProgress: (now) => {
          last = now;
          progress(now);
        },
        onText: (text) => {
          progress({ ...last, text });
        },
        onPreview: (png) => {
          progress({ ...last, preview: `data:image/png;base64,${Buffer.from(png).toString('base64')}` });
        },
      });
      return { ...summary, gate: summarizeGate(summary.gate) };
    },
    checkModel: async ({ modelPath }) => {
      const report = await checkModel(modelPath, await loadNodeMujoco());
      return { pass: report.pass, checks: report.checks.map(summarizeCheck) };
    },
    findOutline: async ({ imagePath, backend, mark }, { signal }) => {
      outlines ??= createOutlineFinder(hasNetworks() ? makeSegmenterLoader() : undefined);
      return outlines.find(imagePath, { mark, usesNetwork: backend !== 'silhouette', signal });
    },
    acceptLicence: async ({ model }) => {
      const store = openModelStore(modelHome(process.env, process.platform));
      const { name, folder } = await findModel(store, model);
      await store.add(folder);
      await store.accept(name);
      return undefined;
    },
    listCategories: () => CATEGORIES.map(({ name }) => name).sort(),
    recover: async ({ folder }) => {
      await recoverInterruptedWrites(folder);
      return undefined;
    },
  },
  {},
);

process.on('uncaughtException', (error) => {
  console.error(error);
  process.exit(error instanceof SimAssetError ? 3 : 1);
});

/** Loads the segmenter once. */
function makeSegmenterLoader(): () => Promise<Segmenter> {
  let segmenter: Promise<Segmenter> | undefined;
  return () => (segmenter ??= loadSegmenter());
}

/** What crosses the process boundary of a report: no numbers that the host does not show. */
function summarizeGate(report: { readonly pass: boolean; readonly checks: readonly CheckSummary[] }): GateSummary {
  const checks = report.checks.map(({ name, pass, applicable, detail }) => ({ name, pass, applicable, detail }));
  return { pass: report.pass, checks };
}

/** With what it found, for the editor to show where. */
const summarizeCheck = ({ name, pass, applicable, detail, items }: GateCheck): CheckSummary => ({
  name,
  pass,
  applicable,
  detail,
  items: items.map((item) => ({ subject: item.subject, pass: item.pass, detail: item.detail })),
});
