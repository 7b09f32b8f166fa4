import type { Vec3 } from '../../core/math/vec3.js';
import { add, scale as scaleVec, subtract } from '../../core/math/vec3.js';
import type { KinematicGroup, Motion, Part, PhysicalObject } from '../../core/physical-object.js';
import { GRID_SIZE, type VoxelGrid } from '../../core/voxel-grid.js';
import { encodeVoxelRuns } from '../voxel-runs.js';
import { fitGrid, type GridFrame, measureBounds } from './grid-frame.js';

export interface WriteDescriptionOptions {
  /** Voxels by part id, for parts whose geometry is a mesh. All of one size. */
  readonly voxelGrids?: ReadonlyMap<number, VoxelGrid>;
  /** Takes object coordinates to grid coordinates: the frame in which `voxelGrids` were made. Found by `fitGrid` when absent. */
  readonly gridFromObject?: GridFrame;
}

/**
 * The paper's text of an object: round 1's description and, where there are voxels, a line `Voxels:` with one line of runs a
 * part. Works for any object: with voxel geometry positions are written as they are, with meshes in any unit they are taken to the
 * grid by `gridFromObject`. Numbers are written with 12 digits, so that `readDescription` gives the same object back.
 *
 * What the text cannot hold is left out: meshes, textures, colours, provenance, confidence.
 */
export function writeDescription(object: PhysicalObject, options: WriteDescriptionOptions = {}): string {
  const frame = options.gridFromObject ?? fitGrid(object);
  const lines = [`Name: ${plain(object.name)}`, `Category: ${plain(object.category)}`];
  const dimensions = object.dimensions ?? measureSize(object);
  if (dimensions !== undefined) lines.push(`Dimension: ${dimensions.map((side) => number(side * 100)).join('*')}`);
  lines.push('Parts:', ...object.parts.map(writePart));
  lines.push('Group_info:', ...object.groups.map((group) => writeGroup(group, frame)));
  const grids = object.parts.flatMap(({ id, geometry }) => {
    const grid = geometry?.kind === 'voxels' ? geometry.grid : options.voxelGrids?.get(id);
    return grid === undefined ? [] : [{ id, grid }];
  });
  if (grids.length > 0) {
    const { size } = grids[0].grid;
    lines.push(size === GRID_SIZE ? 'Voxels:' : `Voxels (${size}):`);
    lines.push(...grids.map(({ id, grid }) => `l_${id}: ${encodeVoxelRuns(grid)}`));
  }
  return `${lines.join('\n')}\n`;
}

/** Size in metres of an object that knows its unit but not its dimensions. */
function measureSize(object: PhysicalObject): Vec3 | undefined {
  const unit = object.metresPerUnit;
  const bounds = unit === undefined ? undefined : measureBounds(object);
  return unit === undefined || bounds === undefined ? undefined : scaleVec(subtract(bounds.high, bounds.low), unit);
}

function writePart(part: Part): string {
  const fields = [
    plain(part.name),
    number(part.affordance),
    plain(part.material),
    part.density === undefined ? 'N/A' : `${number(part.density / 1000)} g/cm^3`,
    part.youngsModulus === undefined ? 'N/A' : number(part.youngsModulus / 1e9),
    part.poissonsRatio === undefined ? 'N/A' : number(part.poissonsRatio),
    plain(part.description),
  ];
  return `l_${part.id}: ${fields.join(', ')}`.trimEnd();
}

function writeGroup(group: KinematicGroup, frame: GridFrame): string {
  const parts = group.parts.map((id) => `l_${id}`).join(', ');
  const relative = group.parent === undefined ? '' : ` relative to group_${group.parent} (parent)`;
  const { letter, params } = writeMotion(group.motion, frame);
  return `group_${group.id}: [${parts}] (child); Type: ${letter}${relative}; Params: ${params}`;
}

function writeMotion(motion: Motion, frame: GridFrame): { letter: string; params: string } {
  const point = (p: Vec3): string => list(add(scaleVec(p, frame.scale), frame.offset));
  const slide = (range: readonly [number, number]): string =>
    `slide range (in voxel grid): ${list(range.map((value) => value * frame.scale))}`;
  switch (motion.kind) {
    case 'fixed':
      return { letter: 'E', params: 'N/A' };
    case 'free':
      return { letter: 'A', params: 'N/A' };
    case 'slide':
      return { letter: 'B', params: `direction: ${list(motion.direction)}, ${slide(motion.range)}` };
    case 'hinge': {
      const axis = `direction: ${list(motion.direction)}, axis position (in voxel grid): ${point(motion.position)}`;
      return { letter: 'C', params: `${axis}, revolute range (degree): ${angles(motion.range)}` };
    }
    case 'ball': {
      const position = `hinge position (in voxel grid): ${point(motion.position)}`;
      const { maxAngle } = motion;
      // The paper has no limit for a ball joint; ours follows in a field of its own that other readers pass over.
      return {
        letter: 'D',
        params: maxAngle === undefined ? position : `${position}, swing range (degree): ${angles([0, maxAngle])}`,
      };
    }
    case 'hinge-slide': {
      const axis = `axis direction: ${list(motion.direction)}, axis position (in voxel grid): ${point(motion.position)}`;
      const turn = `revolute range (degree): ${angles(motion.range)}`;
      const along = `slide direction: ${list(motion.slideDirection)}, ${slide(motion.slideRange)}`;
      return { letter: 'CB', params: `${axis}, ${turn}, ${along}` };
    }
  }
}

/** Degrees; [-180, 180] for a turn without end, as the published data have it. */
const angles = (range: readonly [number, number] | undefined): string =>
  list(range === undefined ? [-180, 180] : range.map((angle) => (angle * 180) / Math.PI));

const list = (values: readonly number[]): string => `[${values.map(number).join(',')}]`;

/** Twelve significant digits without trailing zeros: exact for every number that a person would write. */
const number = (value: number): string => String(Number(value.toPrecision(12)));

/** Text on one line. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
