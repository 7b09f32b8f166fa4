import type { ProceduralCategory } from '../../../procedural/category.js';
import type { Random } from '../../../procedural/random.js';
import type { FitSpace, Structure } from './fit-space.js';

/** A number with how sure it is. */
export interface Estimate {
  readonly mean: number;
  readonly sd: number;
}

/** Natural logarithms of depth (y) and height (z) over width (x), and of the largest side in m. */
export interface Proportions {
  readonly depthToWidth: Estimate;
  readonly heightToWidth: Estimate;
  readonly largestSide: Estimate;
}

/** What is believed of an object before it is fitted: by the network, or by the category's priors alone. */
export interface Guess {
  readonly category: ProceduralCategory;
  /** Of being this category, 0 to 1. */
  readonly probability: number;
  /** Probability of each value of each choice. */
  readonly choices: Readonly<Record<string, readonly number[]>>;
  /** 0 to 1 over the parameter's range. */
  readonly reals: Readonly<Partial<Record<string, Estimate>>>;
  /** 0 to 1 over the joint's range, in the order of movable joints; of what is missing nothing is known. */
  readonly joints: readonly Estimate[];
  /** Probability of azimuths: bins that evenly divide the circle, the first centred on 0. */
  readonly azimuth: readonly number[];
  readonly elevation: Estimate;
  readonly roll: Estimate;
  readonly perspective: Estimate;
  /** Of the bounding box as posed; absent where nothing is known. */
  readonly proportions?: Proportions;
}

const EVEN: Estimate = { mean: 0.5, sd: 0.3 };
const BINS = 36;

/** What is known without looking. */
export function priorGuess(category: ProceduralCategory, probability: number): Guess {
  const degrees = Math.PI / 180;
  const { azimuth, elevation } = category.view;
  const bins = Array.from({ length: BINS }, (_, i) => {
    const middle = (((360 * i) / BINS + 180) % 360) - 180;
    return middle >= azimuth[0] && middle <= azimuth[1] ? 1 : 0.02;
  });
  const total = bins.reduce((a, b) => a + b, 0);
  return {
    category,
    probability,
    choices: Object.fromEntries(
      Object.entries(category.parameters).flatMap(([name, p]) => {
        if (p.kind !== 'choice') return [];
        const sum = p.weights.reduce((a, b) => a + b, 0);
        return [[name, p.weights.map((w) => w / sum)]];
      }),
    ),
    reals: {},
    joints: [],
    azimuth: bins.map((b) => b / total),
    elevation: {
      mean: ((elevation[0] + elevation[1]) / 2) * degrees,
      sd: Math.max(8, (elevation[1] - elevation[0]) / 3) * degrees,
    },
    roll: { mean: 0, sd: 0.05 },
    perspective: { mean: 0.2, sd: 0.1 },
  };
}

/** The most probable structures, best first: choices taken as independent, each combination of their likeliest values by its product. */
export function likelyStructures(guess: Guess, most: number): Structure[] {
  let beam: { structure: Record<string, string | number>; log: number }[] = [{ structure: {}, log: 0 }];
  for (const [name, parameter] of Object.entries(guess.category.parameters)) {
    if (parameter.kind !== 'choice') continue;
    const probabilities = guess.choices[name] ?? parameter.weights;
    beam = beam
      .flatMap(({ structure, log }) =>
        parameter.values.map((value, i) => ({
          structure: { ...structure, [name]: value },
          log: log + Math.log(Math.max(probabilities[i], 1e-6)),
        })),
      )
      .sort((a, b) => b.log - a.log)
      .slice(0, Math.max(most, 24));
  }
  return beam.slice(0, most).map(({ structure }) => structure);
}

/** Probabilities of choices are held to be no surer than this. */
const LEAST_PROBABILITY = 0.01;

/** How much less likely a structure is than the likeliest, natural logarithm; 0 and below. */
export function logLikelihood({ category, choices }: Guess, structure: Structure): number {
  return Object.entries(category.parameters).reduce((sum, [name, parameter]) => {
    if (parameter.kind !== 'choice') return sum;
    const floored = choices[name].map((p) => Math.max(p, LEAST_PROBABILITY));
    return sum + Math.log(floored[parameter.values.indexOf(structure[name])] / Math.max(...floored));
  }, 0);
}

/** A structure drawn from what the guess holds possible, less likely values a little more often. */
export function sampleStructure({ category, choices }: Guess, random: Random): Structure {
  return Object.fromEntries(
    Object.entries(category.parameters).flatMap(([name, parameter]) =>
      parameter.kind === 'choice'
        ? [
            [
              name,
              random.pick(
                parameter.values,
                choices[name].map((p) => Math.sqrt(Math.max(p, 1e-4))),
              ),
            ],
          ]
        : [],
    ),
  );
}

/** Where a search begins and how widely, by coordinate of a fit space. */
export interface Start {
  readonly mean: readonly number[];
  readonly scales: readonly number[];
}

/** Smallest and largest spread that a search begins with, over a parameter's range. */
const SPREADS = [0.06, 0.3] as const;
const spread = (sd: number): number => Math.min(SPREADS[1], Math.max(SPREADS[0], sd));

/** A start at what the guess holds likeliest, seen from an azimuth (rad). */
export function startFrom(guess: Guess, space: FitSpace, azimuth: number, azimuthSpread: number): Start {
  const object = [
    ...space.reals.map((name) => guess.reals[name] ?? EVEN),
    ...Array.from({ length: space.joints.length }, (_, k) => guess.joints[k] ?? EVEN),
  ];
  return {
    mean: [
      azimuth,
      guess.elevation.mean,
      guess.roll.mean,
      guess.perspective.mean,
      ...object.map(({ mean }) => Math.min(1, Math.max(0, mean))),
    ],
    scales: [
      azimuthSpread,
      Math.min(0.2, Math.max(0.05, guess.elevation.sd)),
      Math.max(0.02, guess.roll.sd),
      Math.max(0.05, guess.perspective.sd),
      ...object.map(({ sd }) => spread(sd)),
    ],
  };
}

/** A point drawn from what the guess holds possible. */
export function samplePoint(guess: Guess, space: FitSpace, random: Random): number[] {
  const bins = guess.azimuth;
  const bin = random.pick(
    bins.map((_, i) => i),
    bins,
  );
  const azimuth = ((bin - 0.5 + random.next()) * 2 * Math.PI) / bins.length;
  const start = startFrom(guess, space, azimuth, 0.1);
  return start.mean.map((mean, i) => (i === 0 ? mean : mean + start.scales[i] * random.normal()));
}

/** The likeliest azimuths, rad, peaks of the bins with at least a tenth of the best one's probability. */
export function azimuthPeaks(guess: Guess, most: number): number[] {
  const { azimuth: bins } = guess;
  const n = bins.length;
  const smooth = bins.map((b, i) => b + 0.5 * (bins[(i + 1) % n] + bins[(i + n - 1) % n]));
  const best = Math.max(...smooth);
  return smooth
    .map((value, i) => ({ value, i }))
    .filter(({ value, i }) => value >= smooth[(i + 1) % n] && value > smooth[(i + n - 1) % n] && value >= 0.1 * best)
    .sort((a, b) => b.value - a.value)
    .slice(0, most)
    .map(({ i }) => {
      // The centre of mass of a peak and its neighbours.
      const [left, middle, right] = [bins[(i + n - 1) % n], bins[i], bins[(i + 1) % n]];
      const shift = (right - left) / Math.max(left + middle + right, 1e-9);
      return ((i + shift) * 2 * Math.PI) / n;
    });
}
