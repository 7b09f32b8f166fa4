import type { ReportReaderIssue } from '../issues.js';
import { splitLine, type SplitLine } from './split-line.js';

/** The text of one numbered line with the lines that continue it. */
export interface NumberedText {
  readonly id: number;
  text: string;
}

/** The fields of a description, still as text. */
export interface DescriptionFields {
  name?: string;
  category?: string;
  dimension?: { readonly label: string; readonly text: string };
  readonly parts: NumberedText[];
  readonly groups: NumberedText[];
  /** Pieces of the voxel text by part, joined with blanks when read. */
  readonly voxels: Map<number, string[]>;
  /** Side of the voxel grid when the heading says it: `Voxels (64):`. */
  gridSize?: number;
}

/** Only digits, dashes and separators, at least one digit: the start of voxel runs. */
const VOXEL_TEXT = /^[\s\d,;.\-–~[\]]*\d[\s\d,;.\-–~[\]]*$/;
/** The label of a part or group whose number cannot be read, `l_:1` or `group_-1:`: no line that continues another begins so. */
const BROKEN_LABEL = /^["'([]*(l|group)_[^\da-z]/i;
const PROBE = 200;
const LARGEST_GRID = 64;

/** Sorts cleaned lines into fields. Lines that belong to no field are reported once, with their number. */
export function collectFields(lines: readonly string[], report: ReportReaderIssue): DescriptionFields {
  const fields: DescriptionFields = { parts: [], groups: [], voxels: new Map() };
  let section: 'head' | 'parts' | 'groups' | 'voxels' = 'head';
  /** What a line without a label would continue. */
  let open:
    | { kind: 'part' | 'group'; entry: NumberedText; pieces: string[] }
    | { kind: 'voxels'; pieces: string[] }
    | undefined;
  let ignored = 0;
  let firstIgnored = '';

  const close = (): void => {
    if (open !== undefined && open.kind !== 'voxels') {
      open.entry.text = open.pieces.join(open.kind === 'group' ? '; ' : ' ');
    }
    open = undefined;
  };

  const take = (line: SplitLine): void => {
    switch (line.kind) {
      case 'name':
      case 'category':
        if (fields[line.kind] === undefined) fields[line.kind] = line.rest;
        else report('repeated-field', line.kind, [line.rest], 'kept the first');
        break;
      case 'dimension':
        if (fields.dimension === undefined) fields.dimension = { label: line.label, text: line.rest };
        else report('repeated-field', line.kind, [line.rest], 'kept the first');
        break;
      case 'parts':
      case 'groups':
      case 'voxels': {
        section = line.kind;
        const size = line.kind === 'voxels' ? /\d{1,3}/.exec(line.label) : null;
        if (size !== null && Number(size[0]) >= 2 && Number(size[0]) <= LARGEST_GRID)
          fields.gridSize ??= Number(size[0]);
        if (line.rest !== '') take(splitLine(line.rest));
        break;
      }
      case 'part': {
        const isVoxels =
          VOXEL_TEXT.test(line.rest.slice(0, PROBE)) || (section === 'voxels' && fields.parts.length > 0);
        if (isVoxels) {
          const pieces = fields.voxels.get(line.id);
          if (pieces !== undefined) {
            report('repeated-field', `l_${line.id} voxels`, [line.rest.slice(0, PROBE)], 'kept the first');
            open = { kind: 'voxels', pieces: [] };
            break;
          }
          open = { kind: 'voxels', pieces: [line.rest] };
          fields.voxels.set(line.id, open.pieces);
          break;
        }
        const entry = { id: line.id, text: line.rest };
        fields.parts.push(entry);
        open = { kind: 'part', entry, pieces: [line.rest] };
        break;
      }
      case 'group': {
        const entry = { id: line.id, text: line.rest };
        fields.groups.push(entry);
        open = { kind: 'group', entry, pieces: [line.rest] };
        break;
      }
      case 'other':
        break;
    }
  };

  for (const text of lines) {
    const line = splitLine(text);
    if (line.kind !== 'other') {
      close();
      take(line);
    } else if (text === '') {
      // A blank line ends a description; the numbers of a long voxel text may go on after it.
      if (open?.kind !== 'voxels') close();
    } else if (open?.kind !== 'voxels' && BROKEN_LABEL.test(text)) {
      close();
      if (/^\W*l/i.test(text)) report('bad-part-line', 'Parts', [text.slice(0, PROBE)], 'left the part out');
      else report('bad-group-line', 'Group_info', [text.slice(0, PROBE)], 'left the group out');
    } else if (open !== undefined && (open.kind !== 'voxels' || VOXEL_TEXT.test(text.slice(0, PROBE)))) {
      open.pieces.push(text);
    } else {
      if (ignored++ === 0) firstIgnored = text.slice(0, PROBE);
    }
  }
  close();
  if (ignored > 0) report('ignored-lines', 'reply', [ignored, firstIgnored], 'ignored');
  return fields;
}
