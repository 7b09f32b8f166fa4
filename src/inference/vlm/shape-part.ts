import type { Issue } from '../../core/issue.js';
import type { Part } from '../../core/physical-object.js';
import type { VoxelGrid } from '../../core/voxel-grid.js';
import { countVoxels } from '../../core/voxel-grid.js';
import { buildPartRound } from '../../representation/prompts.js';
import { decodeVoxelRuns } from '../../representation/voxel-runs.js';
import { askTwice } from './ask-twice.js';
import type { ChatContext, ChatModel } from './chat-model.js';
import type { RgbImage } from '../image/rgba-image.js';
import { createVlmLog } from './vlm-issues.js';

/**
 * A grid of 32^3 has 32,768 voxels; the longest replies of the published data are a tenth of what would fit. Numbers of five digits are some
 * four tokens each.
 */
export const PART_TOKENS = 16_384;

/** Faults for which a part is asked again; what else the reader mends is mended. */
const MALFORMED = new Set(['voxel-none', 'voxel-garbage', 'voxel-out-of-range']);

/** Asks for the voxels of a part, given the description of round 1. Without a shape, twice, the part stays without one, and an issue says so. */
export async function shapePart(
  model: ChatModel,
  photo: RgbImage,
  description: string,
  part: Part,
  context: ChatContext & { readonly onVoxels?: (grid: VoxelGrid) => void },
): Promise<{ readonly part: Part; readonly issues: readonly Issue[] }> {
  const where = `l_${part.id} voxels`;
  const { onVoxels } = context;
  const log = createVlmLog();
  const messages = buildPartRound(description, part.id);
  const { reply, firstFault } = await askTwice(
    model,
    { messages, photo, maxTokens: PART_TOKENS },
    {
      ...context,
      onText: (text) => {
        onVoxels?.(decodeVoxelRuns(text).value);
      },
    },
    (text, cutShort) => {
      const read = decodeVoxelRuns(text, undefined, where);
      const fault = read.issues.find(({ code }) => MALFORMED.has(code))?.message;
      if (fault !== undefined) return { value: read, fault };
      return cutShort ? { value: read, fault: 'It does not end.' } : { value: read };
    },
    (second, first) => countVoxels(second.value) > countVoxels(first.value),
  );
  if (firstFault !== undefined) log.report('part-asked-again', where, [firstFault]);
  const { value: grid, issues } = reply.value;
  if (countVoxels(grid) === 0) {
    log.report('part-left-out', where, [reply.fault ?? '']);
    return { part, issues: log.finish() };
  }
  if (reply.cutShort) log.report('reply-cut-short', where, [PART_TOKENS]);
  return { part: { ...part, geometry: { kind: 'voxels', grid } }, issues: [...log.finish(), ...issues] };
}
