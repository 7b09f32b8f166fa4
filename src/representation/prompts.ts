import { GRID_SIZE } from '../core/voxel-grid.js';
import { MOTION_TYPES, type MotionType } from './kinematics/motion-types.js';

/** One message of a conversation with a vision-language model. */
export interface PromptMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly text: string;
  /** The photo goes with this message, before the text. */
  readonly hasImage?: boolean;
}

/**
 * The conversation of round 1: from the photo to the description of the whole object, in the paper's format. The reply is what
 * `readDescription` reads.
 */
export function buildOverallRound(gridSize: number = GRID_SIZE): PromptMessage[] {
  return [
    { role: 'system', text: SYSTEM },
    { role: 'user', text: overallQuestion(gridSize), hasImage: true },
  ];
}

/**
 * The conversation of a part round: from the photo and the reply of round 1 to the voxels of part `partId`. Each part is asked for
 * on its own, without the voxels of the others, as in the published protocol. The reply is what `decodeVoxelRuns` reads.
 */
export function buildPartRound(description: string, partId: number, gridSize: number = GRID_SIZE): PromptMessage[] {
  return [
    ...buildOverallRound(gridSize),
    { role: 'assistant', text: description.trim() },
    { role: 'user', text: partQuestion(partId, gridSize) },
  ];
}

const SYSTEM =
  'You turn a photo of one object into data for a physics simulator. You answer in the format that is asked for, with nothing ' +
  'before or after it.';

const PART_FORM =
  "l_<id>: <part name>, <affordance rank>, <material>, <density>, <Young's modulus>, <Poisson's ratio>, <description>";

const typeOrder: readonly MotionType[] = ['E', 'A', 'B', 'C', 'D', 'CB'];

function groupForm(type: MotionType): string {
  const relative = type === 'E' ? '' : ' relative to group_<id> (parent)';
  return `group_<id>: [l_<id>, ...] (child); Type: ${type}${relative}; Params: ${MOTION_TYPES[type].params}`;
}

function overallQuestion(gridSize: number): string {
  return [
    `Describe the object in the photo in this form, one line each (positions in a voxel grid of ${gridSize}):`,
    'Name: <what it is>',
    'Category: <its category>',
    'Dimension: <length*width*height in cm, for instance 50*40*30>',
    'Parts:',
    PART_FORM,
    '...',
    'Group_info:',
    ...typeOrder.map(groupForm),
    '...',
    'Number parts and groups from 0. Every part is in one group; group_0 is the base. The affordance rank goes from 1, touched ' +
      "most, to 10. Density is in g/cm^3, Young's modulus in GPa.",
    `A group ${typeOrder.map((type) => `${MOTION_TYPES[type].meaning} (${type})`).join(', ')}.`,
  ].join('\n');
}

function partQuestion(partId: number, gridSize: number): string {
  return (
    `Give the voxels of part l_${partId} of your description in a grid of ${gridSize}, as numbers from 0 to ${gridSize ** 3 - 1} in ` +
    'ascending order with one space between, and every longest run of consecutive numbers as first-last: 184 198 199-216 230-237'
  );
}
