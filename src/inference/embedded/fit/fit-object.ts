import { throwIfCancelled } from '../../../core/error.js';
import { createRandom } from '../../../procedural/random.js';
import type { FitSpace, Structure } from './fit-space.js';
import { createFitSpace } from './fit-space.js';
import type { Guess, Start } from './guess.js';
import { azimuthPeaks, likelyStructures, samplePoint, startFrom } from './guess.js';
import type { Effort, SearchResult } from './run-search.js';
import type { SearchTask } from './search-task.js';

/** A fitted object: a point of a fit space with how well it agrees. */
export interface Fit {
  readonly guess: Guess;
  readonly structure: Structure;
  readonly result: SearchResult;
  /** The cost with what the category's and structure's improbability adds: fits are ranked by it. */
  readonly score: number;
}

export interface FitOptions {
  /** Candidate categories, best first. */
  readonly guesses: readonly Guess[];
  /** How much work to do: about this long on two cores, s. The amount depends on nothing else, so that a seed gives one result. */
  readonly seconds: number;
  readonly seed: number;
  /** Runs tasks, on as many threads as there are, and gives results in their order. */
  readonly run: (tasks: readonly SearchTask[]) => Promise<SearchResult[]>;
  readonly signal?: AbortSignal;
  /** Share of the work done and the best fit so far. */
  readonly onProgress?: (fraction: number, best: Fit) => void;
}

/** What a factor e in the probability of the category is worth in loss. */
const CATEGORY_WORTH = 0.02;
const COARSE = 64;
const FINE = 128;
/** Points tried before a search that begins anywhere. */
const SAMPLES = 16;

/**
 * Finds the object that looks most like the photo: screens categories, structures and views with short searches, goes on with the best,
 * tries other structures for the leaders, and refines at twice the size. The best fit of each category, best first.
 *
 * @throws SimAssetError `cancelled`.
 */
export async function fitObject(options: FitOptions): Promise<Fit[]> {
  const { guesses, seed, run, signal, onProgress } = options;
  // Steps and generations at 8 s are counted below; other budgets do more or less of the same.
  const share = Math.max(0.1, options.seconds / 8);
  const effort = (reaches: readonly number[], generations: number): Effort => ({
    reaches: reaches.slice(-Math.max(1, Math.round(reaches.length * share))),
    generations: Math.round(generations * share),
  });
  const random = createRandom('fit', seed);
  const best = new Map<string, Fit>();
  let taskNumber = 0;

  const attempt = async (hypotheses: readonly Hypothesis[], effort: Effort, size: number): Promise<Fit[]> => {
    throwIfCancelled(signal);
    const tasks = hypotheses.map(({ guess, structure, prior, starts }): SearchTask => ({
      category: guess.category.name,
      structure,
      starts,
      prior,
      ...(guess.proportions === undefined ? {} : { proportions: guess.proportions }),
      effort,
      size,
      seed: seed * 1000 + taskNumber++,
    }));
    const results = await run(tasks);
    throwIfCancelled(signal);
    return hypotheses.map(({ guess, structure, prior }, i) => ({
      guess,
      structure,
      prior,
      result: results[i],
      score: results[i].cost - CATEGORY_WORTH * Math.log(Math.max(guess.probability, 1e-4)),
    }));
  };
  const note = (fits: readonly Fit[], fraction: number): void => {
    for (const fit of fits) {
      const known = best.get(fit.guess.category.name);
      if (known === undefined || fit.score < known.score) best.set(fit.guess.category.name, fit);
    }
    onProgress?.(fraction, ranked(best)[0]);
  };

  const first = guesses.flatMap((guess, rank) => openings(guess, rank === 0 ? 4 : 2, random));
  const screened = await attempt(first, effort([4, 4, 3], 0), COARSE);
  note(screened, 0.3);

  const leaders = pickLeaders(screened, 6);
  const improved = await attempt(leaders.map(goOn), effort([3, 2], 16), COARSE);
  note(improved, 0.55);

  const variants = ranked(best)
    .slice(0, 2)
    .flatMap((fit, rank) => otherStructures(fit, rank === 0 ? 10 : 4));
  if (variants.length > 0) {
    const varied = await attempt(variants, effort([3, 2], 0), COARSE);
    note(varied, 0.7);
    const better = pickLeaders([...improved, ...varied], 4);
    note(await attempt(better.map(goOn), effort([2, 2], 16), COARSE), 0.85);
  }

  // Pictures of two sizes do not compare: all that are left are drawn at the finer one.
  const finalists = ranked(best).slice(0, 3);
  best.clear();
  note(await attempt(finalists.map(goOn), effort([3, 2, 2], 10), FINE), 1);
  return ranked(best);
}

/** A structure of a category and where to begin with it. */
interface Hypothesis {
  readonly guess: Guess;
  readonly structure: Structure;
  readonly starts: readonly Start[];
  readonly prior: Start;
}

const ranked = (best: ReadonlyMap<string, Fit>): Fit[] => [...best.values()].sort((a, b) => a.score - b.score);

/** What a category is first tried with: its likeliest structures, each from the views that the guess favours and from anywhere. */
function openings(guess: Guess, structures: number, random: ReturnType<typeof createRandom>): Hypothesis[] {
  const spaces = distinct(likelyStructures(guess, 4 * structures).map((s) => createFitSpace(guess.category, s)));
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
}

/** Spaces that are drawn differently: of those that are not, the first. */
function distinct(spaces: readonly FitSpace[], known: readonly FitSpace[] = []): FitSpace[] {
  const seen = new Set(known.map(({ sketch }) => sketch));
  return spaces.filter(({ sketch }) => !seen.has(sketch) && seen.add(sketch));
}

/** The best fits, no structure of a category twice from nearly the same azimuth. */
function pickLeaders(fits: readonly Fit[], most: number): Fit[] {
  const chosen: Fit[] = [];
  for (const fit of [...fits].sort((a, b) => a.score - b.score)) {
    const isNew = chosen.every(
      (other) =>
        other.guess !== fit.guess ||
        JSON.stringify(other.structure) !== JSON.stringify(fit.structure) ||
        Math.cos(other.result.point[0] - fit.result.point[0]) < 0.95,
    );
    if (isNew) chosen.push(fit);
    if (chosen.length === most) break;
  }
  return chosen;
}

const priorOf = (guess: Guess, space: FitSpace): Start => startFrom(guess, space, 0, 0.3);

function goOn(fit: Fit): Hypothesis {
  const space = createFitSpace(fit.guess.category, fit.structure);
  return { guess: fit.guess, structure: fit.structure, starts: [fit.result.next], prior: priorOf(fit.guess, space) };
}

/** The fit with one choice changed, the likelier ones first. Joints that the other structure has more begin where the guess has them. */
function otherStructures(fit: Fit, most: number): Hypothesis[] {
  const { guess, structure, result } = fit;
  const known = createFitSpace(guess.category, structure);
  const changed = Object.entries(guess.category.parameters)
    .flatMap(([name, parameter]) =>
      parameter.kind === 'real'
        ? []
        : parameter.values.flatMap((value, i) =>
            value === structure[name] ? [] : [{ name, value, probability: guess.choices[name][i] }],
          ),
    )
    .sort((a, b) => b.probability - a.probability)
    .map(({ name, value }) => createFitSpace(guess.category, { ...structure, [name]: value }));
  return distinct(changed, [known])
    .slice(0, most)
    .map((space): Hypothesis => {
      const prior = priorOf(guess, space);
      const carry = (from: readonly number[], into: readonly number[]): number[] => {
        const shared = known.dimension - known.joints;
        return into.map((v, i) => (i < shared || space.joints === known.joints ? from[i] : v));
      };
      const widened = result.next.scales.map((s) => Math.max(s, 0.05));
      const start = { mean: carry(result.next.mean, prior.mean), scales: carry(widened, prior.scales) };
      return { guess, structure: space.structure, starts: [start], prior };
    });
}
