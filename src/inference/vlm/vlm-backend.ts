import { scaleMark } from '../../core/image-mark.js';
import type { Backend, BackendContext, BackendRequest } from '../../pipeline/backend.js';
import { makePause } from '../backends/steps.js';
import { decodeImage, sourceSize } from '../image/decode-image.js';
import type { ObjectFinder } from '../image/find-object.js';
import type { RgbImage } from '../image/rgba-image.js';
import { segmentImage } from '../image/segment-image.js';
import type { ChatModel } from './chat-model.js';
import { describeObject } from './describe-object.js';
import { photoForModel } from './photo-for-model.js';
import { drawVoxels } from './voxel-picture.js';

/** Resizing like the training's wants the photo as it is; this side holds any camera's detail that survives to 512 pixels. */
const LARGEST_SIDE = 4096;
/** Shares of the work: the description is some hundreds of tokens, each part some hundreds to thousands. */
const DESCRIBED = 0.2;
/** A picture is drawn at most so often, ms: tokens come faster than anyone looks. */
const PICTURE_EVERY = 300;

/**
 * The published system: a vision-language model writes what the photo shows, then the voxels of each part.
 *
 * @param open gives the model when it is needed; it may take long the first time, and says what it does.
 * @param finder finds a marked object; absent where there is no network for it.
 */
export function createVlmBackend(
  name: string,
  open: (onMessage: (message: string) => void) => Promise<ChatModel>,
  finder: (() => Promise<ObjectFinder>) | undefined,
): Backend {
  return {
    name,
    generate: async (request, context) => {
      const { signal, onProgress } = context;
      onProgress?.(0, 'Reading the image');
      const photo = await preparePhoto(request, context, finder);
      const model = await open((message) => onProgress?.(0.01, message));
      onProgress?.(0.02, `Asking ${model.name}`);
      const draw = createPainter(photo, context);
      const { value, issues } = await describeObject(model, photo, {
        ...(signal && { signal }),
        onDescription: (text) => {
          // Longer descriptions come nearer to the end of their share without reaching it.
          const share = 1 - Math.exp(-text.length / 1500);
          onProgress?.(0.02 + (DESCRIBED - 0.02) * share, lastLine(text));
          context.onText?.(text);
        },
        onVoxels: (grids, done, parts) => {
          onProgress?.(DESCRIBED + (1 - DESCRIBED) * (done / parts), `Shaping parts: ${done} of ${parts}`);
          draw(grids);
        },
      });
      onProgress?.(1, 'Object described');
      return {
        object: request.category === undefined ? value : { ...value, category: request.category },
        issues: [...(model.issues ?? []), ...issues],
      };
    },
  };
}

async function preparePhoto(
  { imagePath, mark }: BackendRequest,
  { signal }: BackendContext,
  finder: (() => Promise<ObjectFinder>) | undefined,
): Promise<RgbImage> {
  const image = await decodeImage(imagePath, { maxSide: LARGEST_SIDE, ...(signal && { signal }) });
  if (mark === undefined) return photoForModel(image);
  // Marked: all but the object becomes white. Finding it wants no more than the usual size.
  const small = await decodeImage(imagePath, { ...(signal && { signal }) });
  const { soft } = await segmentImage(small, {
    pause: makePause(signal),
    mark: scaleMark(mark, sourceSize(small), small),
    ...(finder && { finder }),
  });
  return photoForModel(small, soft.data);
}

/** The last line with something in it: what is being written. */
const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1)?.slice(0, 100) ?? '';

type Grids = Parameters<typeof drawVoxels>[1];

function createPainter(photo: RgbImage, { onPreview }: BackendContext): (grids: Grids) => void {
  let busy = false;
  let last = 0;
  return (grids) => {
    if (onPreview === undefined || busy || performance.now() - last < PICTURE_EVERY) return;
    busy = true;
    last = performance.now();
    void drawVoxels(photo, new Map(grids))
      .then(onPreview)
      .finally(() => (busy = false));
  };
}
