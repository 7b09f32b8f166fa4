import { throwIfCancelled } from '../../../core/error.js';
import { createRandom } from '../../../procedural/random.js';
import type { Structure } from './fit-space.js';
import type { Guess } from './guess.js';
import { logLikelihood } from './guess.js';
import type { Hypothesis } from './hypotheses.js';
import { createHypotheses } from './hypotheses.js';
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
/** The same for the probability of the structure. */
const STRUCTURE_WORTH = 0.0015;
const COARSE = 64;
const FINE = 128;

/**
 * Finds the object that looks most like the photo: screens categories, structures and views with short searches, goes on with the best,
 * tries other structures for the leaders, and refines at twice the size. The best fit of each category, best first.
 *
 * @throws SimAssetError `cancelled`.
 */
export async function fitObject(options: FitOptions): Promise<Fit[]> {
  const { guesses, seed, run, signal, onProgress } = options;
  // Steps, generations and rounds at 8 s are counted below; other budgets do more or less of the same.
  const share = Math.max(0.1, options.seconds / 8);
  const times = (count: number): number => Math.max(1, Math.round(count * share));
  const effort = (reaches: readonly number[], generations: number): Effort => ({
    reaches: reaches.slice(-times(reaches.length)),
    generations: Math.round(generations * share),
  });
  const random = createRandom('fit', seed);
  const hypotheses = createHypotheses();
  let taskNumber = 0;
  let spent = 0;
  const isThrifty = (): boolean => spent > THRIFT * share;
  const coarse: Fit[] = [];
  const fine: Fit[] = [];

  const attempt = async (tried: readonly Hypothesis[], effort: Effort, size: number): Promise<Fit[]> => {
    throwIfCancelled(signal);
    const tasks = tried.map(({ guess, structure, prior, starts, sides }): SearchTask => ({
      category: guess.category.name,
      structure,
      starts,
      prior,
      ...(sides === undefined ? {} : { sides }),
      ...(guess.proportions === undefined ? {} : { proportions: guess.proportions }),
      effort,
      size,
      seed: seed * 1000 + taskNumber++,
    }));
    const results = await run(tasks);
    spent += results.reduce((sum, { work }) => sum + work, 0);
    throwIfCancelled(signal);
    const fits = tried.map(({ guess, structure }, i): Fit => ({
      guess,
      structure,
      result: results[i],
      score:
        results[i].cost -
        CATEGORY_WORTH * Math.log(Math.max(guess.probability, 1e-4)) -
        STRUCTURE_WORTH * logLikelihood(guess, structure),
    }));
    (size === COARSE ? coarse : fine).push(...fits);
    return fits;
  };
  const report = (done: number): void => {
    onProgress?.(done, ranked(fine.length > 0 ? fine : coarse)[0]);
  };
  const { goOn } = hypotheses;

  await attempt(
    guesses.flatMap((guess, rank) => hypotheses.openings(guess, rank === 0 ? 3 : 2, random)),
    effort([4, 4, 3], 0),
    COARSE,
  );
  report(0.25);
  await attempt(pickLeaders(coarse, 4).map(goOn), effort([3, 2], 12), COARSE);
  report(0.5);

  // With the view known, other structures need a glance each; those that look promising are fitted, and the best one's neighbours are next.
  for (let round = 0; round < times(ROUNDS) && !isThrifty(); round++) {
    const leaders = ranked(coarse).filter((fit, i) => i === 0 || (round === 0 && i === 1 && isClose(fit, coarse)));
    const glances = leaders.flatMap((fit) => hypotheses.others(fit, DRAWN, random));
    if (glances.length === 0) break;
    const glanced = await attempt(glances, { reaches: [], generations: 0 }, COARSE);
    await attempt(pickDifferent(glanced, 6).map(goOn), effort([3, 2], 0), COARSE);
    report(0.5 + (0.25 * (round + 1)) / times(ROUNDS));
  }
  await attempt(pickLeaders(coarse, 2).map(goOn), effort([2, 2], isThrifty() ? 8 : 16), COARSE);
  report(0.85);

  // Pictures of two sizes do not compare: all that are left are drawn at the finer one.
  const [first] = ranked(coarse);
  const rivals = pickLeaders(coarse.filter(({ guess }) => guess === first.guess), 3); // prettier-ignore
  const others = ranked(coarse).slice(1, 3);
  await attempt([...rivals, ...others].map(goOn), effort([2, 2], 0), FINE);
  report(0.9);
  await attempt(pickLeaders(ranked(fine).filter((fit) => isClose(fit, fine)), 2).map(goOn), effort([2, 2], isThrifty() ? 5 : 10), FINE); // prettier-ignore
  report(1);
  return ranked(fine);
}

/**
 * Work at 8 s, as searches count it, after which no more is begun than it takes to finish: some 6 s on one core. An office chair takes four
 * times as long to draw as a box, and what is left then gives less for its time.
 */
const THRIFT = 1.5e6;
/** Rounds of other structures, and how many are drawn in each beside those with one choice changed. */
const ROUNDS = 3;
const DRAWN = 16;
/** Costs this near are of the same drawing. */
const ALIKE = 1e-6;
/** Fits that score worse by more than this are out of the running. */
const CLOSE = 0.06;

const isClose = (fit: Fit, fits: readonly Fit[]): boolean => fit.score < ranked(fits)[0].score + CLOSE;

/** The best fit of each category, best first. */
function ranked(fits: readonly Fit[]): Fit[] {
  const best = new Map<string, Fit>();
  for (const fit of fits) {
    const known = best.get(fit.guess.category.name);
    if (known === undefined || fit.score < known.score) best.set(fit.guess.category.name, fit);
  }
  return [...best.values()].sort((a, b) => a.score - b.score);
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

/** The best fits, of those that look alike one. */
function pickDifferent(fits: readonly Fit[], most: number): Fit[] {
  const chosen: Fit[] = [];
  for (const fit of [...fits].sort((a, b) => a.score - b.score)) {
    if (chosen.every(({ result }) => Math.abs(result.cost - fit.result.cost) > ALIKE)) chosen.push(fit);
    if (chosen.length === most) break;
  }
  return chosen;
}
