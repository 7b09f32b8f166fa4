import { stat } from 'node:fs/promises';
import type { ImageMark } from '../core/image-mark.js';
import { scaleMark } from '../core/image-mark.js';
import type { ObjectOutline } from '../protocol/inference.js';
import { makePause } from './backends/steps.js';
import type { DecodedImage } from './image/decode-image.js';
import { decodeImage, sourceSize } from './image/decode-image.js';
import type { ObjectFinder } from './image/find-object.js';
import { segmentImage } from './image/segment-image.js';
import { traceOutline } from './image/trace-outline.js';

export interface OutlineOptions {
  readonly mark: ImageMark | undefined;
  /** Whether the backend that it is for asks a network. */
  readonly usesNetwork: boolean;
  readonly signal: AbortSignal;
}

export interface OutlineFinder {
  /** @throws SimAssetError those of `decodeImage` and `segmentImage`, and `mark-outside-image`. */
  find(imagePath: string, options: OutlineOptions): Promise<ObjectOutline>;
}

/** Changes when the file does; that there is none is for the decoder to say. */
async function versionOf(imagePath: string): Promise<string> {
  const stats = await stat(imagePath).catch(() => undefined);
  return `${imagePath} ${stats?.mtimeMs} ${stats?.size}`;
}

/**
 * Looks for the object in an image as the generator does. The image and the network stay loaded, since a user tries several marks.
 *
 * @param finder loads the network; absent where there is none.
 */
export function createOutlineFinder(finder: (() => Promise<ObjectFinder>) | undefined): OutlineFinder {
  let last: { readonly version: string; readonly image: DecodedImage } | undefined;
  return {
    async find(imagePath, { mark, usesNetwork, signal }) {
      const version = await versionOf(imagePath);
      if (last?.version !== version) last = { version, image: await decodeImage(imagePath) };
      const { image } = last;
      const size = sourceSize(image);
      const segmentation = await segmentImage(image, {
        pause: makePause(signal),
        ...(finder === undefined || !usesNetwork ? {} : { finder }),
        ...(mark === undefined ? {} : { mark: scaleMark(mark, size, image) }),
      });
      return { ...size, rings: traceOutline(segmentation.mask, image, size) };
    },
  };
}
