import { createIssueLog, issueKind } from '../../core/issue-table.js';
import type { IssueLog } from '../../core/issue-table.js';

/** What can be wrong with the replies of a model, beside what is wrong in them. */
const VLM_ISSUES = {
  'description-asked-again': issueKind('info', (fault: string) => `The first description was malformed: ${fault}`),
  'part-asked-again': issueKind('info', (fault: string) => `The first reply for the part was malformed: ${fault}`),
  'part-left-out': issueKind(
    'error',
    (fault: string) => `The model gave no shape for the part, asked twice. ${fault}`,
    'Generate again, or use a larger model.',
  ),
  'reply-cut-short': issueKind(
    'warning',
    (tokens: number) => `The reply reached the limit of ${tokens} tokens before it ended.`,
    'Raise the limit of tokens.',
  ),
} as const;

export type VlmIssueLog = IssueLog<typeof VLM_ISSUES>;

export const createVlmLog = (): VlmIssueLog => createIssueLog(VLM_ISSUES);
