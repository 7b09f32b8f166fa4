import { SimAssetError } from '../../core/error.js';
import { scaleMark } from '../../core/image-mark.js';
import type { GeometryEngine } from '../../core/mesh/geometry-engine.js';
import type { Part, PhysicalObject } from '../../core/physical-object.js';
import type { Backend, BackendContext, BackendRequest, BackendResult } from '../../pipeline/backend.js';
import { makePause, within } from '../backends/steps.js';
import { decodeImage, sourceSize } from '../image/decode-image.js';
import type { ObjectFinder } from '../image/find-object.js';
import { segmentImage } from '../image/segment-image.js';
import { createDecoderLog } from './decoder-issues.js';
import type { DecoderNetworks } from './decoder-networks.js';
import { drawShell } from './draw-shell.js';
import { photoForDecoder } from './photo-for-decoder.js';
import { listCoarseParts, refineParts } from './refine-parts.js';
import type { SamplerSettings } from './sample-flow.js';

/** Share of the work that describing the object is, where a decoder follows. */
const DESCRIBED = 0.6;

export interface DecoderStage {
  /** Gives the networks when they are first needed. */
  readonly open: (signal: AbortSignal | undefined) => Promise<DecoderNetworks & { readonly sampler: SamplerSettings }>;
  readonly geometry: GeometryEngine;
  /** Finds the object in a photo that does not cut it out. */
  readonly finder?: () => Promise<ObjectFinder>;
}

/**
 * A backend that describes objects in voxels, with a decoder that makes their shapes finer after it. Without a decoder the voxels stay, and an
 * issue says that shapes are coarse.
 */
export function withDecoder(backend: Backend, stage: DecoderStage | undefined): Backend {
  return {
    name: backend.name,
    generate: async (request, context) => {
      const result = await backend.generate(request, stage === undefined ? context : within(context, 0, DESCRIBED));
      if (!result.object.parts.some(({ geometry }) => geometry?.kind === 'voxels')) return result;
      if (stage !== undefined) return refine(result, request, context, stage);
      const log = createDecoderLog();
      log.report('coarse-shape', 'shape', []);
      return { ...result, issues: [...result.issues, ...log.finish()] };
    },
  };
}

async function refine(
  result: BackendResult,
  request: BackendRequest,
  { signal, onProgress }: BackendContext,
  { open, geometry, finder }: DecoderStage,
): Promise<BackendResult> {
  const log = createDecoderLog();
  const finish = (object: PhysicalObject): BackendResult => ({
    ...result,
    object,
    issues: [...result.issues, ...log.finish()],
  });
  const report = (share: number, message: string): void => onProgress?.(DESCRIBED + (1 - DESCRIBED) * share, message);
  report(0, 'Loading the decoder');
  const networks = await open(signal);
  const photo = await findPhoto(request, signal, finder);
  if (photo === undefined) {
    log.report('decoder-no-object', 'image', [], 'kept the coarse shapes');
    return finish(result.object);
  }
  const coarse = listCoarseParts(result.object.parts);
  const shell = await drawShell(
    networks,
    coarse.owners.map((owner) => Number(owner >= 0)),
    photo,
    request.seed,
    {
      ...(signal && { signal }),
      onStep: (done, steps) => {
        report(0.1 + (0.8 * done) / steps, `Making shapes finer: step ${done} of ${steps}`);
      },
    },
  );
  report(0.95, 'Drawing surfaces');
  const finer = refineParts(coarse, shell, geometry, log);
  if (finer === undefined) return finish(result.object);
  // A part that smaller ones cover whole is left without a shape, as assembly would leave it.
  const parts = result.object.parts.map((part): Part => {
    if (!coarse.parts.includes(part)) return part;
    const { geometry: said, ...rest } = part;
    const shape = finer.get(part.id);
    return said === undefined || shape === undefined ? rest : { ...rest, geometry: shape };
  });
  return finish({ ...result.object, parts });
}

/** The object in the photo as the decoder sees it; undefined where no object is found. */
async function findPhoto(
  { imagePath, mark }: BackendRequest,
  signal: AbortSignal | undefined,
  finder: (() => Promise<ObjectFinder>) | undefined,
): Promise<Float32Array | undefined> {
  const image = await decodeImage(imagePath, { ...(signal && { signal }) });
  try {
    const { soft } = await segmentImage(image, {
      pause: makePause(signal),
      ...(mark && { mark: scaleMark(mark, sourceSize(image), image) }),
      ...(finder && { finder }),
    });
    return photoForDecoder(image, soft.data);
  } catch (error) {
    if (error instanceof SimAssetError && error.code === 'no-object-in-image') return undefined;
    throw error;
  }
}
