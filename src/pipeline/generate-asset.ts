import path from 'node:path';
import { toAssetName } from '../core/asset-name.js';
import { throwIfCancelled } from '../core/error.js';
import type { ImageMark } from '../core/image-mark.js';
import type { AssetSource } from '../formats/asset-json/asset-source.js';
import type { Backend, Candidate } from './backend.js';
import type { BuildOptions } from './build-asset.js';
import { buildAsset } from './build-asset.js';
import type { Engines } from './engines.js';
import type { PipelineContext } from './progress.js';
import type { AssetSummary } from './summary.js';
import { summarizeAsset } from './summary.js';
import { refuseExisting } from './write-asset-directory.js';

/** One image to turn into an asset. */
export interface GenerateRequest extends Omit<BuildOptions, 'name' | 'source' | 'moreFiles'> {
  readonly imagePath: string;
  readonly seed: number;
  /** Category that the user insists on. */
  readonly category?: string;
  /** Where the user says that the object is in the image. */
  readonly mark?: ImageMark;
  /** How long the backend may search, s. */
  readonly seconds?: number;
  /** Name of the asset; by default the image's name without extension. */
  readonly name?: string;
}

/** The part of the whole that looking at the image takes, for the progress bar. */
const LOOK_SHARE = 0.6;

/**
 * Image -> backend -> assembly -> files -> physics gate -> folder.
 *
 * @throws SimAssetError `exists` before anything is asked of the backend, and those of the backend and the build; `cancelled` when the
 * signal is aborted.
 */
export async function generateAsset(
  request: GenerateRequest,
  backend: Backend,
  engines: Engines,
  context: PipelineContext = {},
): Promise<AssetSummary> {
  const started = performance.now();
  const name = request.name ?? toAssetName(path.parse(request.imagePath).name);
  await refuseExisting(path.resolve(request.outDir, name), request);
  context.onProgress?.({ stage: 'look', fraction: 0, message: 'Looking at the image' });
  const { object, issues, candidates } = await backend.generate(
    {
      imagePath: path.resolve(request.imagePath),
      seed: request.seed,
      ...(request.category === undefined ? {} : { category: request.category }),
      ...(request.mark === undefined ? {} : { mark: request.mark }),
      ...(request.seconds === undefined ? {} : { seconds: request.seconds }),
    },
    {
      ...(context.signal === undefined ? {} : { signal: context.signal }),
      onProgress: (fraction, message) =>
        context.onProgress?.({ stage: 'look', fraction: fraction * LOOK_SHARE, message }),
      ...(context.onPreview === undefined ? {} : { onPreview: context.onPreview }),
      ...(context.onText === undefined ? {} : { onText: context.onText }),
    },
  );
  throwIfCancelled(context.signal);
  const source = describeSource(request, name, backend.name, candidates);
  const built = await buildAsset(object, { ...request, name, source }, engines, context);
  const summary = summarizeAsset(built, backend.name, issues, (performance.now() - started) / 1000);
  return candidates === undefined ? summary : { ...summary, candidates };
}

function describeSource(
  { imagePath, outDir, seed, category, dimension, mark }: GenerateRequest,
  name: string,
  backend: string,
  candidates: readonly Candidate[] | undefined,
): AssetSource {
  const image = path.relative(path.resolve(outDir, name), path.resolve(imagePath));
  return {
    image: image.split(path.sep).join('/'),
    backend,
    seed,
    ...(category === undefined ? {} : { category }),
    ...(dimension === undefined ? {} : { dimension }),
    ...(mark === undefined ? {} : { mark }),
    ...(candidates === undefined ? {} : { candidates }),
  };
}
