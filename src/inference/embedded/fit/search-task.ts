import type { Vec3 } from '../../../core/math/vec3.js';
import type { ProceduralCategory } from '../../../procedural/category.js';
import { createShapes } from '../../../procedural/solids/shapes.js';
import type { Evaluator } from './evaluate.js';
import { createEvaluator } from './evaluate.js';
import type { FitSpace, Structure } from './fit-space.js';
import { createFitSpace } from './fit-space.js';
import type { Crop } from './fit-target.js';
import { makeTarget } from './fit-target.js';
import type { Proportions, Start } from './guess.js';
import { keepSides } from './keep-sides.js';
import type { Effort, SearchResult } from './run-search.js';
import { runSearch } from './run-search.js';

/** One search of a fit: plain data, so that it can be handed to a thread. */
export interface SearchTask {
  /** Name of the category. */
  readonly category: string;
  readonly structure: Structure;
  /** The search begins at the best of these. */
  readonly starts: readonly Start[];
  readonly prior: Start;
  /** Bounding box whose proportions the starts are given. */
  readonly sides?: Vec3;
  readonly proportions?: Proportions;
  readonly effort: Effort;
  /** Side of the pictures that are compared, pixels. */
  readonly size: number;
  readonly seed: number;
}

/** Runs search tasks one after the other for one photo. */
export interface TaskRunner {
  run(task: SearchTask): SearchResult;
}

/** A runner on this thread. Owns the buffers of its drawings. */
export function createTaskRunner(crop: Crop, categories: readonly ProceduralCategory[]): TaskRunner {
  const evaluators = new Map<number, Evaluator>();
  const spaces = new Map<string, FitSpace>();
  const shapes = createShapes('draft');
  const evaluatorOf = (size: number): Evaluator => {
    const known = evaluators.get(size);
    if (known !== undefined) return known;
    const made = createEvaluator(makeTarget(crop, size));
    evaluators.set(size, made);
    return made;
  };
  const spaceOf = ({ category, structure }: SearchTask): FitSpace => {
    const key = `${category} ${JSON.stringify(structure)}`;
    const known = spaces.get(key);
    if (known !== undefined) return known;
    const found = categories.find(({ name }) => name === category);
    if (found === undefined) throw new Error(`a search for an unknown category ${category}`);
    const made = createFitSpace(found, structure);
    spaces.set(key, made);
    return made;
  };
  return {
    run(task) {
      const [evaluator, space] = [evaluatorOf(task.size), spaceOf(task)];
      const before = evaluator.work;
      const given =
        task.sides === undefined ? task.starts : keepSides(space, task.starts, task.prior, task.sides, shapes);
      const starts = given.map((start) => ({ start, loss: evaluator.evaluate(space, start.mean).loss }));
      const { start } = starts.reduce((best, other) => (other.loss < best.loss ? other : best));
      const result = runSearch(evaluator, space, start, task, task.seed);
      return { ...result, work: evaluator.work - before };
    },
  };
}
