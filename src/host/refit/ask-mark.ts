import path from 'node:path';
import { describeError, SimAssetError } from '../../core/error.js';
import type { ImageMark } from '../../core/image-mark.js';
import { mayGenerate } from '../generate/may-generate.js';
import type { InferenceProcess } from '../inference-process.js';
import type { Preview } from '../preview/preview.js';
import { readPhoto } from '../preview/read-photo.js';
import type { RefittableAsset } from './find-asset.js';

/**
 * Asks in a preview where the object is in the photo, and shows there what would be taken for it.
 *
 * @returns `null` for no mark any more, undefined when the user does not say.
 * @throws SimAssetError `photo-not-shown`; `being-made` while the preview shows a fit.
 */
export async function askMark(
  { image, source }: RefittableAsset,
  preview: Preview,
  startProcess: () => InferenceProcess,
): Promise<ImageMark | null | undefined> {
  if (!(await mayGenerate('Marking the object'))) return undefined;
  const photo = await readPhoto(image);
  const imageName = path.basename(image.fsPath);
  if (photo === undefined)
    throw new SimAssetError(
      'photo-not-shown',
      `${imageName} cannot be shown here.`,
      'Mark the object on the command line, with --box or --point of generate.',
    );
  let process: InferenceProcess | undefined;
  try {
    const asked = { imageName, photo, ...(source.mark === undefined ? {} : { mark: source.mark }) };
    const answer = await preview.askMark(asked, async (mark) => {
      process ??= startProcess();
      const params = { imagePath: image.fsPath, backend: source.backend, ...(mark === undefined ? {} : { mark }) };
      try {
        return await process.rpc.request('findOutline', params);
      } catch (error) {
        // The next one is asked of a new process.
        if (describeError(error).code === 'worker-lost') process = undefined;
        throw error;
      }
    });
    return answer?.mark;
  } finally {
    process?.dispose();
  }
}
