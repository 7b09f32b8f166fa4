/** The paper's letter for how a group moves relative to its parent. */
export type MotionType = 'A' | 'B' | 'C' | 'D' | 'CB' | 'E';

/**
 * The paper's movement types: letter, meaning in words, and the parameters that a group line gives for it, in order. The prompts
 * are built from this table and the writer follows it.
 */
export const MOTION_TYPES: Readonly<Record<MotionType, { readonly meaning: string; readonly params: string }>> = {
  A: { meaning: 'moves freely', params: 'N/A' },
  B: { meaning: 'slides', params: 'direction: [x,y,z], slide range (in voxel grid): [min,max]' },
  C: {
    meaning: 'turns about an axis',
    params: 'direction: [x,y,z], axis position (in voxel grid): [x,y,z], revolute range (degree): [min,max]',
  },
  D: { meaning: 'turns about a point', params: 'hinge position (in voxel grid): [x,y,z]' },
  CB: {
    meaning: 'turns about an axis and slides',
    params:
      'axis direction: [x,y,z], axis position (in voxel grid): [x,y,z], revolute range (degree): [min,max], ' +
      'slide direction: [x,y,z], slide range (in voxel grid): [min,max]',
  },
  E: { meaning: 'is fixed to the world', params: 'N/A' },
};

/** Words that replies use for a type, tried in this order: what turns and slides comes before what only turns. */
const WORDS: readonly (readonly [RegExp, MotionType])[] = [
  [/screw|cylindrical|helical|(?:rotat|turn|revol)\w*\s*(?:and|&|\+)\s*(?:slid|transl)/, 'CB'],
  [/ball|spheric|socket|(?:around|about)\s*(?:a\s*)?point/, 'D'],
  [/rotat|revol|hinge|pivot|continuous|turn/, 'C'],
  [/slid|prismatic|transl|linear/, 'B'],
  [/fix|static|rigid|weld|base/, 'E'],
  [/free|float/, 'A'],
];

/** The type that a text such as `C`, `type cb`, `Slide`, `B (slide)` or `revolute` means. */
export function readMotionType(text: string): MotionType | undefined {
  const letter = /^[\s"'([<*_]*(CB|BC|[A-E])(?![a-z])/i.exec(text);
  if (letter !== null) {
    const upper = letter[1].toUpperCase();
    return upper === 'BC' ? 'CB' : (upper as MotionType);
  }
  const words = text.slice(0, 200).toLowerCase();
  return WORDS.find(([pattern]) => pattern.test(words))?.[1];
}
