import { countVoxels, type VoxelGrid } from '../../src/core/voxel-grid.js';
import type { Random } from '../../src/procedural/random.js';
import type { Encoding } from './encodings/decoded.js';

const CLASSES = ['0123456789', 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** What one wrong character did. */
export type Damage =
  | 'refused'
  /** Voxels that are wrong, as a share of those of the part. */
  | number;

/** Writes a part, puts another digit or letter of the same kind for one of the text, and reads it again. */
export function damageOnce(encoding: Encoding, grid: VoxelGrid, text: string, random: Random): Damage {
  let place = random.below(text.length);
  while (!CLASSES.some((kind) => kind.includes(text[place]))) place = random.below(text.length);
  const kind = CLASSES.find((letters) => letters.includes(text[place])) ?? '';
  const other = random.pick(Array.from(kind).filter((c) => c !== text[place]));
  const read = encoding.decode(text.slice(0, place) + other + text.slice(place + 1));
  if (!('grid' in read)) return 'refused';
  let wrong = 0;
  for (let i = 0; i < grid.occupied.length; i++) wrong += grid.occupied[i] ^ read.grid.occupied[i];
  return wrong / countVoxels(grid);
}
