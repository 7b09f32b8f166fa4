import { createIssueLog, issueKind, type IssueLog, quoteInput } from '../../core/issue-table.js';
import { READER_ISSUES } from '../../representation/issues.js';

/** What can be wrong with a run folder or a data set's JSON, beside what can be wrong with any kinematic description. */
export const IMPORT_ISSUES = {
  ...READER_ISSUES,
  'json-syntax': issueKind('error', (message: string) => `The text is no JSON: ${message}.`),
  'json-not-finite': issueKind('warning', () => 'The JSON has NaN or Infinity in it.'),
  'json-shape': issueKind('error', (what: string) => `The JSON has ${what}.`),
  'json-part': issueKind('error', (text: string) => `${quoteInput(text)} is no part.`),
  'json-group': issueKind('error', (text: string) => `${quoteInput(text)} is no group.`),
  'run-no-description': issueKind(
    'error',
    () => 'The folder has no basic_info.txt and no description.txt.',
    'Give the folder of one object, as the published system writes it.',
  ),
  'run-glb-ignored': issueKind('info', (why: string) => `sample.glb is not used: ${why}.`),
  'mesh-too-large': issueKind('warning', () => 'The mesh has coordinates beyond a million units.'),
  'mesh-without-part': issueKind('warning', () => 'The mesh belongs to no part of the description.'),
  'texture-unusable': issueKind(
    'info',
    (file: string, why: string) => `The texture ${quoteInput(file)} is not used: ${why}.`,
  ),
  'npy-shape': issueKind('warning', (shape: string) => `An array of shape ${shape} is no list of voxels.`),
} as const;

export const createImportLog = (): IssueLog<typeof IMPORT_ISSUES> => createIssueLog(IMPORT_ISSUES);
export type ReportImportIssue = ReturnType<typeof createImportLog>['report'];
