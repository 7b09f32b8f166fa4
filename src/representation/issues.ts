import { createIssueLog, issueKind, type IssueLog, quoteInput, type Report } from '../core/issue-table.js';

const count = (n: number, thing: string): string => (n === 1 ? `One ${thing}` : `${n} ${thing}s`);

/**
 * Everything that can be wrong with the paper's text and with the kinematic graph of any source. `error` loses a part, a joint
 * or the whole; `warning` changed a value; `info` is worth knowing and lost nothing.
 */
export const READER_ISSUES = {
  // The reply as a whole
  'no-object': issueKind(
    'error',
    (what: string) => `${what} describes no object: no part could be read.`,
    'Give the whole reply, with its Parts and Group_info lines.',
  ),
  'markup-removed': issueKind('info', () => 'The reply is wrapped in Markdown or code fences.'),
  'ignored-lines': issueKind(
    'info',
    (n: number, first: string) => `${count(n, 'line')} belonged to no field, the first is ${quoteInput(first)}.`,
  ),
  'repeated-field': issueKind('warning', (value: string) => `The field is given again, as ${quoteInput(value)}.`),
  'truncated-reply': issueKind(
    'error',
    () => 'The reply ends in the middle of this line.',
    'Generate again with a larger token limit.',
  ),
  'text-too-long': issueKind('warning', (length: number) => `The text has ${length} characters.`),

  // The object
  'missing-name': issueKind('warning', () => 'The object has no name.'),
  'missing-category': issueKind('warning', () => 'The object has no category.'),
  'missing-dimension': issueKind(
    'warning',
    () => 'The size of the object is not given.',
    'Give the size, for instance with --dimension 60x40x30cm.',
  ),
  'bad-dimension': issueKind('warning', (text: string) => `${quoteInput(text)} is no length, width and height.`),

  // Parts
  'duplicate-part': issueKind('warning', (text: string) => `The part is listed again: ${quoteInput(text)}.`),
  'too-many-parts': issueKind('error', (limit: number) => `There are more than ${limit} parts.`),
  'bad-part-line': issueKind('error', (text: string) => `${quoteInput(text)} does not describe a part.`),
  'missing-part-name': issueKind('warning', () => 'The part has no name.'),
  'missing-material': issueKind('warning', () => 'The part has no material.'),
  'missing-affordance': issueKind('warning', () => 'The part has no affordance rank.'),
  'bad-affordance': issueKind(
    'warning',
    (text: string) => `The affordance rank ${quoteInput(text)} is not within 1 to 10.`,
  ),
  'missing-density': issueKind('warning', () => 'The density is not given.'),
  'missing-modulus': issueKind('info', () => "Young's modulus is not given."),
  'missing-poisson': issueKind('info', () => "Poisson's ratio is not given."),
  'bad-number': issueKind(
    'warning',
    (what: string, text: string) => `The ${what} ${quoteInput(text)} is not a number.`,
  ),
  'range-for-number': issueKind('info', (text: string) => `${quoteInput(text)} is a range where one number belongs.`),
  'missing-unit': issueKind('info', (what: string, text: string) => `The ${what} ${quoteInput(text)} has no unit.`),
  'unknown-unit': issueKind(
    'warning',
    (what: string, text: string) => `The ${what} ${quoteInput(text)} has an unknown unit.`,
  ),
  'implausible-unit': issueKind(
    'warning',
    (what: string, text: string) => `The ${what} ${quoteInput(text)} cannot be right in this unit.`,
  ),
  'impossible-value': issueKind(
    'warning',
    (what: string, text: string) => `No material has the ${what} ${quoteInput(text)}.`,
  ),

  // Groups
  'missing-groups': issueKind('warning', () => 'No group is given.'),
  'bad-group-line': issueKind('error', (text: string) => `${quoteInput(text)} does not describe a group.`),
  'duplicate-group': issueKind('warning', (text: string) => `The group is listed again: ${quoteInput(text)}.`),
  'empty-group': issueKind('warning', () => 'The group has no part left.'),
  'unknown-part': issueKind('warning', (label: string) => `The group names ${label}, which is not among the parts.`),
  'part-in-two-groups': issueKind('warning', (label: string, other: string) => `${label} is also in ${other}.`),
  'orphan-part': issueKind('warning', () => 'The part is in no group.'),
  'unknown-type': issueKind('warning', (text: string) => `${quoteInput(text)} is no type of movement.`),
  'root-moves': issueKind('warning', (type: string) => `The base of the object has movement type ${type}.`),
  'fixed-group-not-base': issueKind('info', () => 'A group that is not the base is fixed (type E).'),
  'missing-parent': issueKind('warning', () => 'The group does not say what it moves relative to.'),
  'unknown-parent': issueKind('warning', (parent: string) => `The parent ${parent} does not exist.`),
  'self-parent': issueKind('warning', () => 'The group is its own parent.'),
  'parent-is-part': issueKind('info', (label: string) => `The parent is given as the part ${label}.`),
  'parent-cycle': issueKind('warning', (path: string) => `The parents go round in a circle: ${path}.`),

  // Movement
  'missing-params': issueKind('error', (what: string) => `The movement has no ${what}.`),
  'bad-vector': issueKind('warning', (text: string) => `${quoteInput(text)} is not the expected list of numbers.`),
  'zero-axis': issueKind('warning', () => 'The axis has no direction.'),
  'missing-range': issueKind('warning', (what: string) => `The ${what} is missing.`),
  'reversed-range': issueKind('warning', (text: string) => `The range ${text} is reversed.`),
  'empty-range': issueKind('warning', (text: string) => `The range ${text} lets nothing move.`),
  'angle-in-radians': issueKind('info', (text: string) => `The range ${quoteInput(text)} is in radians.`),

  // Voxels
  'no-voxels': issueKind('info', () => 'The reply has no voxels: the parts have no shape.'),
  'missing-voxels': issueKind('warning', () => 'The part has no voxels, while others have.'),
  'voxels-of-unknown-part': issueKind('warning', () => 'There are voxels for a part that is not listed.'),
  'voxel-garbage': issueKind('warning', (n: number, first: string) => {
    return `${count(n, 'token')} among the voxels cannot be read, the first is ${quoteInput(first)}.`;
  }),
  'voxel-run-reversed': issueKind('warning', (n: number, first: string) => {
    return `${count(n, 'run')} of voxels ${n === 1 ? 'is' : 'are'} reversed, the first is ${quoteInput(first)}.`;
  }),
  'voxel-run-spaced': issueKind('warning', (n: number, first: string) => {
    return `${count(n, 'run')} of voxels ${n === 1 ? 'has' : 'have'} a space on one side of the dash only, the first is ${quoteInput(first)}: one end may be another number's.`;
  }),
  'voxel-out-of-range': issueKind('warning', (n: number, first: string, last: number) => {
    return `${count(n, 'run')} of voxels ${n === 1 ? 'goes' : 'go'} beyond the last voxel ${last}, the first is ${quoteInput(first)}.`;
  }),
  'voxel-unsorted': issueKind('info', () => 'The voxels are not in ascending order.'),
  'voxel-repeated': issueKind(
    'info',
    (n: number) => `${count(n, 'voxel')} ${n === 1 ? 'is' : 'are'} named more than once.`,
  ),
  'voxel-none': issueKind('warning', () => 'There is no voxel.'),
} as const;

export type ReportReaderIssue = Report<typeof READER_ISSUES>;

export const createReaderLog = (): IssueLog<typeof READER_ISSUES> => createIssueLog(READER_ISSUES);
