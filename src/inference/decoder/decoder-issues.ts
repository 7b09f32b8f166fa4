import { createIssueLog, issueKind } from '../../core/issue-table.js';
import type { IssueLog } from '../../core/issue-table.js';

/** What is to be said of how fine a shape is. */
const DECODER_ISSUES = {
  'coarse-shape': issueKind(
    'info',
    () => 'The shapes of the parts come from a grid of 32 voxels a side, smoothed.',
    'A decoder pack makes them finer; see docs/decoder.md.',
  ),
  'decoder-strayed': issueKind(
    'warning',
    (near: number, covered: number) =>
      `The decoder drew another shape than the model described: ${percent(near)} of its surface is near the parts and it passes by ${percent(covered)} of theirs.`,
    'Generate again with another seed, or mark the object in the photo.',
  ),
  'decoder-no-object': issueKind(
    'warning',
    () => 'The object was not found in the photo, so the decoder could not look at it.',
    'Mark the object in the photo.',
  ),
  'decoder-left-part': issueKind('info', (name: string) => `The decoder drew almost nothing of the part "${name}".`),
} as const;

const percent = (share: number): string => `${Math.round(100 * share)}%`;

export type DecoderIssueLog = IssueLog<typeof DECODER_ISSUES>;

export const createDecoderLog = (): DecoderIssueLog => createIssueLog(DECODER_ISSUES);
