import type { IssueLog } from '../../core/issue-table.js';
import { createIssueLog, issueKind } from '../../core/issue-table.js';

/** Everything that the readers of MJCF and URDF can find wrong, or find and not hold. */
const READ_ISSUES = {
  'model-not-xml': issueKind('error', (reason: string) => `The file is not well-formed XML: ${reason}.`),
  'model-wrong-root': issueKind(
    'error',
    (found: string, expected: string) => `The root element is <${found}>, not <${expected}>.`,
  ),
  'model-too-large': issueKind('error', () => 'Some numbers of the model are too large to compute with.'),
  'model-no-bodies': issueKind('error', () => 'The model has no bodies.'),
  'model-bad-value': issueKind(
    'warning',
    (attribute: string, value: string) => `The attribute ${attribute} has the value "${value}", which cannot be read.`,
  ),
  'model-missing-file': issueKind(
    'warning',
    (file: string) => `The file ${file} is not there.`,
    'Keep the model together with the files that it refers to.',
  ),
  'model-unreadable-file': issueKind(
    'warning',
    (file: string, reason: string) => `The file ${file} cannot be read: ${reason}.`,
  ),
  'model-undefined-name': issueKind('warning', (kind: string, name: string) => `There is no ${kind} named ${name}.`),
  'model-structure': issueKind('warning', (problem: string) => problem),
  'model-renamed': issueKind('info', (name: string) => `The name ${name} is missing, taken, or has spaces or slashes.`),
  'model-not-held': issueKind('warning', (what: string) => `An asset cannot hold ${what}.`),
  'model-left-out': issueKind(
    'info',
    (what: string) => `${what} belongs to a scene or a controller, not to the asset.`,
  ),
  'model-assumed': issueKind('info', (what: string) => `The file does not say ${what}.`),
  'model-approximated': issueKind('info', (what: string) => `An asset holds ${what} in another form.`),
} as const;

/** Issues of one reading. */
export type ReadLog = IssueLog<typeof READ_ISSUES>;

export const createReadLog = (): ReadLog => createIssueLog(READ_ISSUES);
