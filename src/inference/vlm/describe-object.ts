import { SimAssetError, throwIfCancelled } from '../../core/error.js';
import type { Issue, Read } from '../../core/issue.js';
import type { Part, PhysicalObject } from '../../core/physical-object.js';
import type { VoxelGrid } from '../../core/voxel-grid.js';
import { readDescription } from '../../representation/description/read-description.js';
import { buildOverallRound } from '../../representation/prompts.js';
import type { RgbImage } from '../image/rgba-image.js';
import { askTwice } from './ask-twice.js';
import type { ChatModel } from './chat-model.js';
import { shapePart } from './shape-part.js';
import { createVlmLog } from './vlm-issues.js';

/** Objects of the published data have up to some hundred parts, each a line of about 60 tokens. */
const DESCRIPTION_TOKENS = 8192;

export interface DescribeContext {
  readonly signal?: AbortSignal;
  /** The description as far as it is written. */
  readonly onDescription?: (text: string) => void;
  /** What is known of the object's shape: voxels of each part so far, by part id; `done` parts are finished. */
  readonly onVoxels?: (grids: ReadonlyMap<number, VoxelGrid>, done: number, parts: number) => void;
}

/**
 * The published protocol: one round for the description of the object, then one for the voxels of each part, given the description alone. A
 * malformed reply is asked for once more with the fault named; a part that has no shape then is left without one.
 *
 * @throws SimAssetError `model-no-object` and `model-no-shape` when nothing can be made of the replies, and those of the model.
 */
export async function describeObject(
  model: ChatModel,
  photo: RgbImage,
  context: DescribeContext,
): Promise<Read<PhysicalObject>> {
  const { text, read, issues } = await describeParts(model, photo, context);
  const shaped = await shapeParts(model, photo, text, read.value.parts, context);
  if (!shaped.some(({ part }) => part.geometry !== undefined)) {
    throw new SimAssetError(
      'model-no-shape',
      `${model.name} described ${read.value.name} but gave no shape for any of its parts.`,
      'Check that the model was fine-tuned for this format.',
    );
  }
  // That round 1 has no voxels is how it is meant.
  const rest = read.issues.filter(({ code }) => code !== 'no-voxels');
  return {
    value: { ...read.value, parts: shaped.map(({ part }) => part) },
    issues: [...issues, ...rest, ...shaped.flatMap((one) => one.issues)],
  };
}

async function describeParts(
  model: ChatModel,
  photo: RgbImage,
  { signal, onDescription }: DescribeContext,
): Promise<{ text: string; read: Read<PhysicalObject>; issues: readonly Issue[] }> {
  const log = createVlmLog();
  const { reply, firstFault } = await askTwice(
    model,
    { messages: buildOverallRound(), photo, maxTokens: DESCRIPTION_TOKENS },
    { ...(signal && { signal }), ...(onDescription && { onText: onDescription }) },
    (text, cutShort) => {
      const read = readDescription(text);
      const fault = read.issues.find(({ code }) => code === 'no-object' || code === 'truncated-reply')?.message;
      if (fault !== undefined) return { value: read, fault };
      return cutShort ? { value: read, fault: 'It does not end.' } : { value: read };
    },
    (second, first) => second.value.parts.length > first.value.parts.length,
  );
  if (firstFault !== undefined) log.report('description-asked-again', 'description', [firstFault]);
  if (reply.cutShort) log.report('reply-cut-short', 'description', [DESCRIPTION_TOKENS]);
  if (reply.value.value.parts.length === 0) {
    const said = reply.text.trim().replaceAll(/\s+/g, ' ').slice(0, 80);
    throw new SimAssetError(
      'model-no-object',
      `${model.name} described no object: it said ${said === '' ? 'nothing' : `"${said}"`}.`,
      'Use a model that was fine-tuned for this format, or a photo of one object.',
    );
  }
  return { text: reply.text, read: reply.value, issues: log.finish() };
}

/** In the order of the parts, as many at a time as the model can answer. */
async function shapeParts(
  model: ChatModel,
  photo: RgbImage,
  description: string,
  parts: readonly Part[],
  { signal, onVoxels }: DescribeContext,
): Promise<{ part: Part; issues: readonly Issue[] }[]> {
  const grids = new Map<number, VoxelGrid>();
  const shaped: { part: Part; issues: readonly Issue[] }[] = [];
  // One failure ends the others: what they would say is of no use.
  const stop = new AbortController();
  const ended = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    for (let i = next++; i < parts.length; i = next++) {
      throwIfCancelled(ended);
      shaped[i] = await shapePart(model, photo, description, parts[i], {
        signal: ended,
        onVoxels: (grid) => {
          grids.set(parts[i].id, grid);
          onVoxels?.(grids, done, parts.length);
        },
      });
      onVoxels?.(grids, ++done, parts.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(model.concurrency, parts.length) }, work));
  } finally {
    stop.abort();
  }
  return shaped;
}
