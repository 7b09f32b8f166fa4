import type { Issue, Read } from '../../core/issue.js';
import type { Vec3 } from '../../core/math/vec3.js';
import type { Part, PhysicalObject } from '../../core/physical-object.js';
import type { Provenance } from '../../core/provenance.js';
import { GRID_SIZE } from '../../core/voxel-grid.js';
import { createReaderLog, type ReportReaderIssue } from '../issues.js';
import { repairGroups } from '../kinematics/repair-groups.js';
import { readDimension } from '../quantities/dimension.js';
import { saysNothing } from '../quantities/quantity.js';
import { decodeVoxelRuns } from '../voxel-runs.js';
import { cleanLines } from './clean-text.js';
import { collectFields, type DescriptionFields, type NumberedText } from './collect-fields.js';
import { readGroupLine } from './read-group-line.js';
import { readPartLine } from './read-part-line.js';

const LONGEST_TITLE = 200;
/** No object of the published data has a tenth of this; each part may hold a grid, so that memory must be bounded. */
export const MOST_PARTS = 1000;
const FROM_REPLY: Provenance = { source: 'model', detail: 'structured description' };

/**
 * Reads the paper's description: the reply of round 1, and below a line `Voxels:` the replies of the part rounds, one line
 * `l_<id>: <runs>` each (see docs/formats.md). Never throws and never yields NaN: what is missing, malformed or contradictory is
 * repaired or left out, each time with an issue that says what was done.
 *
 * The result satisfies the contract of PhysicalObject: every part in exactly one group, parents acyclic, exactly one group
 * without a parent (fixed or free). Only when no part can be read it has no parts and no groups, and an error `no-object`.
 *
 * Units: one object unit is one voxel; voxel (i, j, k) fills [i, i+1] x [j, j+1] x [k, k+1]. Positions of axes are points of this
 * continuous frame, taken as they stand, with no half-voxel term (docs/decisions/half-voxel.md says why). Dimensions become
 * metres, densities kg/m^3, moduli Pa, angles radians.
 */
export function readDescription(text: string): Read<PhysicalObject> {
  const { report, addAll, finish } = createReaderLog();
  const lines = cleanLines(text, report);
  const fields = collectFields(lines, report);
  const parts = readParts(fields.parts, report);
  if (parts.length === 0) {
    report('no-object', 'Parts', ['The reply']);
    return { value: emptyObject(readTitle(fields)), issues: finish() };
  }
  const { name, category } = readTitle(fields, report);
  const dimensions = readSize(fields, report);
  reportTruncation(lines, fields, report);
  const groups = fields.groups.flatMap(({ id, text: line }) => readGroupLine(id, line, report) ?? []);
  const partIds = parts.map((part) => part.id);
  const value: PhysicalObject = {
    name,
    category,
    ...(dimensions === undefined ? {} : { dimensions }),
    parts: attachVoxels(parts, fields, report, addAll),
    groups: repairGroups(partIds, groups, report),
    textures: [],
    provenance: {
      ...(dimensions === undefined ? {} : { dimensions: FROM_REPLY }),
      parts: FROM_REPLY,
      groups: FROM_REPLY,
    },
  };
  return { value, issues: finish() };
}

/** An object without parts, the value of a reader that found none. */
export const emptyObject = (title: { readonly name: string; readonly category: string }): PhysicalObject => ({
  ...title,
  parts: [],
  groups: [],
  textures: [],
  provenance: {},
});

function readParts(entries: readonly NumberedText[], report: ReportReaderIssue): Part[] {
  const parts = new Map<number, Part>();
  for (const { id, text } of entries) {
    if (parts.has(id)) {
      report('duplicate-part', `l_${id}`, [text], 'kept the first');
      continue;
    }
    if (parts.size === MOST_PARTS) {
      report('too-many-parts', `l_${id}`, [MOST_PARTS], 'left the rest out');
      break;
    }
    const part = readPartLine(id, text, report);
    if (part !== undefined) parts.set(id, part);
  }
  return [...parts.values()];
}

/** Name and category; each stands in for the other when one is missing. */
function readTitle(fields: DescriptionFields, report?: ReportReaderIssue): { name: string; category: string } {
  const tidy = (text: string | undefined): string =>
    text === undefined || saysNothing(text.slice(0, LONGEST_TITLE)) ? '' : text.slice(0, LONGEST_TITLE).trim();
  const name = tidy(fields.name);
  const category = tidy(fields.category);
  if (name === '') report?.('missing-name', 'Name', [], `used ${category === '' ? 'object' : 'the category'}`);
  if (category === '') report?.('missing-category', 'Category', [], `used ${name === '' ? 'object' : 'the name'}`);
  return { name: name || category || 'object', category: category || name || 'object' };
}

function readSize(fields: DescriptionFields, report: ReportReaderIssue): Vec3 | undefined {
  if (fields.dimension !== undefined) return readDimension(fields.dimension.text, fields.dimension.label, report);
  report('missing-dimension', 'Dimension', [], 'left the size open');
  return undefined;
}

/** The model ran out of tokens when the last line opens a bracket and does not close it. */
function reportTruncation(lines: readonly string[], fields: DescriptionFields, report: ReportReaderIssue): void {
  const last = lines.findLast((line) => line !== '') ?? '';
  const tail = last.slice(-2000);
  if (tail.lastIndexOf('[') > tail.lastIndexOf(']') && fields.voxels.size === 0) {
    const group = fields.groups.at(-1);
    report('truncated-reply', group === undefined ? 'last line' : `group_${group.id}`, []);
  }
}

function attachVoxels(
  parts: readonly Part[],
  fields: DescriptionFields,
  report: ReportReaderIssue,
  addAll: (issues: readonly Issue[]) => void,
): Part[] {
  const known = new Set(parts.map((part) => part.id));
  for (const id of fields.voxels.keys()) {
    if (!known.has(id)) report('voxels-of-unknown-part', `l_${id} voxels`, [], 'left them out');
  }
  if (fields.voxels.size === 0) report('no-voxels', 'Voxels', []);
  return parts.map((part) => {
    const pieces = fields.voxels.get(part.id);
    const where = `l_${part.id} voxels`;
    if (pieces === undefined) {
      if (fields.voxels.size > 0) report('missing-voxels', where, []);
      return part;
    }
    const { value: grid, issues } = decodeVoxelRuns(pieces.join(' '), fields.gridSize ?? GRID_SIZE, where);
    addAll(issues);
    return grid.occupied.includes(1) ? { ...part, geometry: { kind: 'voxels', grid } } : part;
  });
}
