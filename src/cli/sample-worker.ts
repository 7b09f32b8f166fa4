import type { Command } from 'commander';
import { describeError, SimAssetError } from '../core/error.js';
import { loadNodeEngines } from '../pipeline/node-engines.js';
import { createDarkroom } from '../inference/sampling/render-views.js';
import { makeSampledAsset } from '../inference/sampling/sample-asset.js';
import type { AssetSummary } from '../pipeline/summary.js';
import { CATEGORIES } from '../procedural/categories/index.js';

/** One asset to make, as `sample` tells its processes. */
export interface SampleJob {
  readonly category: string;
  readonly seed: number;
  readonly outDir: string;
  readonly overwrite: boolean;
  readonly views: number;
}

export type SampleReply =
  | { readonly summary: AssetSummary }
  | { readonly error: { readonly code: string; readonly message: string; readonly hint: string } };

/** Name of the command by which `sample` starts processes of itself. */
export const WORKER_COMMAND = 'sample-worker';

/** Makes assets one by one as its parent process asks for them, until that ends. */
export function addSampleWorker(program: Command): void {
  program.command(WORKER_COMMAND, { hidden: true }).action(async () => {
    const send = process.send?.bind(process);
    if (send === undefined)
      throw new SimAssetError('not-by-hand', 'This command is started by `sample`.', 'Use sample.');
    const engines = await loadNodeEngines();
    const darkroom = createDarkroom();
    const make = async ({ category: name, seed, ...options }: SampleJob): Promise<SampleReply> => {
      try {
        const category = CATEGORIES.find((known) => known.name === name);
        if (category === undefined) throw new SimAssetError('unknown-category', `There is no category ${name}.`);
        return { summary: await makeSampledAsset(category, seed, options, engines, darkroom) };
      } catch (error) {
        return { error: describeError(error) };
      }
    };
    process.on('message', (job: SampleJob) => {
      void make(job).then((reply) => send(reply, undefined, undefined, () => undefined));
    });
    process.on('disconnect', () => process.exit(0));
    send('ready');
  });
}
