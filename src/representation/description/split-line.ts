import { foldPunctuation } from '../quantities/scalar.js';

/** What a line of a description is for. */
export type LineKind =
  | { readonly kind: 'name' | 'category' | 'dimension' | 'parts' | 'groups' | 'voxels'; readonly label: string }
  | { readonly kind: 'part' | 'group'; readonly id: number }
  | { readonly kind: 'other' };

export type SplitLine = LineKind & {
  /** What follows the label and its colon. */
  readonly rest: string;
};

/** Labels are found within this many characters: what comes later is text. */
const LONGEST_LABEL = 64;
/** Part and group numbers beyond this are no numbers of anything. */
export const LARGEST_ID = 99_999;

const LABELS: ReadonlyMap<string, 'name' | 'category' | 'dimension' | 'parts' | 'groups' | 'voxels'> = new Map([
  ['name', 'name'],
  ['object name', 'name'],
  ['object', 'name'],
  ['名称', 'name'],
  ['名字', 'name'],
  ['category', 'category'],
  ['object category', 'category'],
  ['class', 'category'],
  ['类别', 'category'],
  ['类型', 'category'],
  ['dimension', 'dimension'],
  ['dimensions', 'dimension'],
  ['physical dimension', 'dimension'],
  ['physical dimensions', 'dimension'],
  ['size', 'dimension'],
  ['尺寸', 'dimension'],
  ['parts', 'parts'],
  ['part', 'parts'],
  ['part list', 'parts'],
  ['部件', 'parts'],
  ['零件', 'parts'],
  ['group info', 'groups'],
  ['groups', 'groups'],
  ['group information', 'groups'],
  ['kinematic groups', 'groups'],
  ['组信息', 'groups'],
  ['分组信息', 'groups'],
  ['voxels', 'voxels'],
  ['voxel', 'voxels'],
  ['voxel grid', 'voxels'],
  ['体素', 'voxels'],
]);

/** Splits a cleaned line into its label and the rest. */
export function splitLine(line: string): SplitLine {
  const head = foldPunctuation(line.slice(0, LONGEST_LABEL + 1));
  const colon = head.indexOf(':');
  if (colon !== -1) {
    const label = head.slice(0, colon);
    const rest = line.slice(colon + 1).trim();
    const found = LABELS.get(plainLabel(label));
    if (found !== undefined) return { kind: found, label, rest };
    const numbered = readNumbered(label);
    if (numbered !== undefined) return { ...numbered, rest };
  }
  const heading = line.length <= LONGEST_LABEL ? LABELS.get(plainLabel(head)) : undefined;
  if (heading === 'parts' || heading === 'groups' || heading === 'voxels')
    return { kind: heading, label: head, rest: '' };
  // `l_0 - drawer`, `l_0. drawer`, `l_0 drawer`: the colon is missing.
  const numbered = /^["'([]*(l|group)_(\d{1,9})["')\]]*\s*[-.,=)]?\s+/i.exec(head);
  if (numbered !== null && Number(numbered[2]) <= LARGEST_ID) {
    const kind = numbered[1].toLowerCase() === 'l' ? 'part' : 'group';
    return { kind, id: Number(numbered[2]), rest: line.slice(numbered[0].length).trim() };
  }
  return { kind: 'other', rest: line };
}

/** A label in the form of the table: lower case, without quotes, remarks in parentheses, underscores. */
function plainLabel(label: string): string {
  return label
    .replace(/\([^()]*\)/g, '')
    .replace(/[_\s]+/g, ' ')
    .replace(/["'*]/g, '')
    .trim()
    .toLowerCase();
}

function readNumbered(label: string): { kind: 'part' | 'group'; id: number } | undefined {
  const match = /^["'([]*(l|label|part|link|group)[\s_-]?(\d{1,9})["')\]]*$/i.exec(label.trim());
  if (match === null || Number(match[2]) > LARGEST_ID) return undefined;
  return { kind: match[1].toLowerCase() === 'group' ? 'group' : 'part', id: Number(match[2]) };
}
