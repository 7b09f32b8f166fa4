import type { VoxelGrid } from '../../src/core/voxel-grid.js';
import { createRandom } from '../../src/procedural/random.js';
import { damageOnce, type Damage } from './damage.js';
import { ENCODINGS } from './encodings/index.js';
import { digits, quantile } from './statistics.js';

/** A part whose texts are damaged. */
export interface PartText {
  readonly grid32: VoxelGrid;
  readonly grid64: VoxelGrid;
}

/** What one wrong character does to a form. */
export interface DamageSummary {
  readonly form: string;
  /** Share of the texts that no longer say a grid. */
  readonly refused: number;
  /** Wrong voxels as a share of the part's, over the texts that still say one. */
  readonly median: number;
  readonly p90: number;
}

const TRIES = 20;

/** Puts one wrong character into each form of each part, a few times. */
export const measureDamage = (parts: readonly PartText[]): DamageSummary[] =>
  ENCODINGS.map((encoding) => {
    const random = createRandom('damage', encoding.name);
    const damages: Damage[] = parts.flatMap(({ grid32, grid64 }) => {
      const grid = encoding.size === 32 ? grid32 : grid64;
      const text = encoding.encode(grid);
      return Array.from({ length: text === '' ? 0 : TRIES }, () => damageOnce(encoding, grid, text, random));
    });
    const wrong = damages.filter((damage) => damage !== 'refused');
    return {
      form: encoding.name,
      refused: digits(1 - wrong.length / damages.length),
      median: digits(quantile(wrong, 0.5)),
      p90: digits(quantile(wrong, 0.9)),
    };
  });
