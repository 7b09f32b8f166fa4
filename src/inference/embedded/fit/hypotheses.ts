import type { Vec3 } from '../../../core/math/vec3.js';
import type { Random } from '../../../procedural/random.js';
import type { FitSpace, Structure } from './fit-space.js';
import { CAMERA_COORDINATES, createFitSpace } from './fit-space.js';
import type { Guess, Start } from './guess.js';
import { azimuthPeaks, likelyStructures, sampleStructure, samplePoint, startFrom } from './guess.js';
import type { SearchResult } from './run-search.js';

/** A structure of a category and where to begin with it. */
export interface Hypothesis {
  readonly guess: Guess;
  readonly structure: Structure;
  readonly starts: readonly Start[];
  readonly prior: Start;
  /** The starts are to have a bounding box of these proportions. */
  readonly sides?: Vec3;
}

/** Points tried before a search that begins anywhere. */
const SAMPLES = 16;
/** Times that ratios are drawn anew for the structure that leads (each of three), and for each other one. */
const REDRAWN = 12;
const OTHERS = 3;
/** Share of the ratios that are drawn anew each time. */
const REDRAWN_SHARE = 0.35;

/** Makes hypotheses; keeps the fit spaces that it made, since the same structures come up again and again. */
export interface Hypotheses {
  /** What a category is first tried with: its likeliest structures, each from the views that the guess favours and from anywhere. */
  readonly openings: (guess: Guess, structures: number, random: Random) => Hypothesis[];
  /** A structure again, from where a search of it ended. */
  readonly goOn: (found: Found) => Hypothesis;
  /**
   * What else it might be as seen from where a search ended: the same with other ratios, each structure with one choice changed, and
   * `sampled` drawn from what the guess holds possible. No two are drawn alike.
   */
  readonly others: (found: Found, sampled: number, random: Random) => Hypothesis[];
}

/** A structure that was searched. */
export interface Found {
  readonly guess: Guess;
  readonly structure: Structure;
  readonly result: SearchResult;
}

export function createHypotheses(): Hypotheses {
  const known = new Map<string, FitSpace>();
  const spaceOf = ({ category }: Guess, structure: Structure): FitSpace => {
    const key = `${category.name} ${JSON.stringify(structure)}`;
    const space = known.get(key) ?? createFitSpace(category, structure);
    known.set(key, space);
    return space;
  };
  const priorOf = (guess: Guess, space: FitSpace): Start => startFrom(guess, space, 0, 0.3);

  return {
    openings: (guess, structures, random) => {
      const spaces = distinct(likelyStructures(guess, 4 * structures).map((s) => spaceOf(guess, s)));
      return spaces.slice(0, structures).flatMap((space, rank) => {
        const { structure } = space;
        const peaks = azimuthPeaks(guess, rank === 0 ? 2 : 1);
        const prior = startFrom(guess, space, peaks[0] ?? 0, 0.3);
        const seen = peaks.map((azimuth) => [startFrom(guess, space, azimuth, 0.2)]);
        const anywhere = Array.from({ length: SAMPLES }, (): Start => ({
          mean: samplePoint(guess, space, random),
          scales: prior.scales,
        }));
        return [...seen, anywhere].map((starts) => ({ guess, structure, starts, prior }));
      });
    },
    goOn: ({ guess, structure, result }) => ({
      guess,
      structure,
      starts: [result.next],
      prior: priorOf(guess, spaceOf(guess, structure)),
    }),
    others: ({ guess, structure, result }, sampled, random) => {
      const from = spaceOf(guess, structure);
      const changed = Object.entries(guess.category.parameters).flatMap(([name, parameter]) =>
        parameter.kind === 'real'
          ? []
          : parameter.values.flatMap((value) => (value === structure[name] ? [] : [{ ...structure, [name]: value }])),
      );
      const drawn = Array.from({ length: sampled }, () => sampleStructure(guess, random));
      const spaces = distinct([from, ...[...changed, ...drawn].map((s) => spaceOf(guess, s))]);
      return [from, from, ...spaces].map((space): Hypothesis => {
        const prior = priorOf(guess, space);
        const carried = carryOver(from, result, space, prior);
        const others = Array.from({ length: space === from ? REDRAWN : OTHERS }, (_, k) =>
          redraw(space, carried[k % carried.length], prior, random),
        );
        const starts = [...carried.slice(space === from ? 1 : 0), ...others];
        return { guess, structure: space.structure, starts, prior, sides: result.agreement.sides };
      });
    },
  };
}

/** Spaces that are drawn differently: of those that are not, the first. */
function distinct(spaces: readonly FitSpace[]): FitSpace[] {
  const seen = new Set<number>();
  return spaces.filter(({ sketch }) => !seen.has(sketch) && seen.add(sketch));
}

/**
 * Where to begin with a structure when another one was fitted: joints of the same name stay as they are; the rest is closed, or as the
 * guess has it.
 */
function carryOver(from: FitSpace, found: SearchResult, into: FitSpace, prior: Start): Start[] {
  const { mean } = found.next;
  const shared = CAMERA_COORDINATES + from.reals.length;
  const sources = into.joints.map(({ name }) => from.joints.findIndex((joint) => joint.name === name));
  const take = (values: readonly number[], other: (k: number) => number): number[] => [
    ...values.slice(0, shared),
    ...sources.map((source, k) => (source < 0 ? other(k) : values[shared + source])),
  ];
  const widened = found.next.scales.map((s) => Math.max(s, 0.05));
  const scales = take(widened, (k) => prior.scales[shared + k]);
  const ways = [take(mean, (k) => into.joints[k].closed), take(mean, (k) => prior.mean[shared + k])];
  return ways.slice(0, sources.every((source) => source >= 0) ? 1 : 2).map((point) => ({ mean: point, scales }));
}

/** The same view with some of the ratios drawn anew from what is believed. */
const redraw = (space: FitSpace, { mean, scales }: Start, prior: Start, random: Random): Start => ({
  mean: mean.map((v, i) =>
    i < CAMERA_COORDINATES || i >= CAMERA_COORDINATES + space.reals.length || !random.chance(REDRAWN_SHARE)
      ? v
      : Math.min(1, Math.max(0, prior.mean[i] + prior.scales[i] * random.normal())),
  ),
  scales,
});
