import type { VoxelGrid } from '../../../src/core/voxel-grid.js';

/** What a text says: a grid, or in one sentence why it says none. Decoders never throw, on any text. */
export type Decoded = { readonly grid: VoxelGrid } | { readonly error: string };

/** A way to write a grid as text without loss: `decode(encode(grid))` is the grid. */
export interface Encoding {
  readonly name: string;
  /** Voxels along a side of the grids that it writes. */
  readonly size: number;
  readonly encode: (grid: VoxelGrid) => string;
  readonly decode: (text: string) => Decoded;
}

/** Lines of a text with their numbers from 1; empty ones are left out. */
export const numberedLines = (text: string): { readonly line: string; readonly number: number }[] =>
  text.split('\n').flatMap((line, i) => (line.trim() === '' ? [] : [{ line: line.trim(), number: i + 1 }]));

/** The refusal of a line; long ones are cut. */
export const refuse = (number: number, why: string, line: string): { readonly error: string } => ({
  error: `line ${number}: ${why}: ${line.slice(0, 40)}`,
});
