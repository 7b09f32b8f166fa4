import type { FormError } from './measure-errors.js';
import { MERGED_RUNS, MESH_TEXT, type Lengths } from './measure-lengths.js';
import { compareLengths, digits, meanOf, quantile, sumOf, type Ratio } from './statistics.js';

/** Lengths of one form over a set, tokens. */
export interface LengthSummary {
  readonly form: string;
  readonly total: number;
  readonly median: number;
  /** How many times longer mesh text and merged runs are. */
  readonly meshText: Ratio;
  readonly mergedRuns: Ratio;
}

/** Things without a voxel have no length to compare; there are none in the library, and one would show as Infinity. */
export const summarizeLengths = (things: readonly Lengths[]): LengthSummary[] =>
  Object.keys(things[0]).map((form) => {
    const lengths = things.map((thing) => thing[form]);
    const of = (other: string): number[] => things.map((thing) => thing[other]);
    return {
      form,
      total: sumOf(lengths),
      median: quantile(lengths, 0.5),
      meshText: compareLengths(of(MESH_TEXT), lengths),
      mergedRuns: compareLengths(of(MERGED_RUNS), lengths),
    };
  });

/** Errors of one form over the objects. */
export interface ErrorSummary {
  readonly form: string;
  /** Voxels of 32^3. */
  readonly chamfer: { readonly mean: number; readonly median: number; readonly p90: number };
  readonly chamferCm: { readonly mean: number; readonly median: number };
  readonly overlap?: { readonly mean: number; readonly median: number; readonly p10: number };
}

/** `objects` holds the errors of each object, in the same order of forms. */
export const summarizeErrors = (objects: readonly (readonly FormError[])[]): ErrorSummary[] =>
  objects[0].map(({ form }, i) => {
    const errors = objects.map((object) => object[i]);
    const chamfer = errors.map((error) => error.chamfer);
    const cm = errors.map(({ chamferCm }) => chamferCm);
    const overlaps = errors.flatMap(({ overlap }) => overlap ?? []);
    return {
      form,
      chamfer: {
        mean: digits(meanOf(chamfer)),
        median: digits(quantile(chamfer, 0.5)),
        p90: digits(quantile(chamfer, 0.9)),
      },
      chamferCm: { mean: digits(meanOf(cm)), median: digits(quantile(cm, 0.5)) },
      ...(overlaps.length === 0
        ? {}
        : {
            overlap: {
              mean: digits(meanOf(overlaps)),
              median: digits(quantile(overlaps, 0.5)),
              p10: digits(quantile(overlaps, 0.1)),
            },
          }),
    };
  });
