import { assembleAsset } from '../../src/assemble/assemble-asset.js';
import { confidenceOf } from '../../src/inference/embedded/confidence.js';
import { chooseGuesses } from '../../src/inference/embedded/choose-guesses.js';
import { cropObject } from '../../src/inference/embedded/fit/crop-object.js';
import { createEvaluator } from '../../src/inference/embedded/fit/evaluate.js';
import { fitObject } from '../../src/inference/embedded/fit/fit-object.js';
import { createFitSpace } from '../../src/inference/embedded/fit/fit-space.js';
import { makeTarget } from '../../src/inference/embedded/fit/fit-target.js';
import { createTaskRunner } from '../../src/inference/embedded/fit/search-task.js';
import { cropToImage, guessesFrom } from '../../src/inference/embedded/guesses-from-recognition.js';
import { loadRecognizer } from '../../src/inference/embedded/networks/load-recognizer.js';
import { segmentImage } from '../../src/inference/image/segment-image.js';
import { loadNodeEngines } from '../../src/inference/node-engines.js';
import { renderAssetFiles } from '../../src/pipeline/render-asset-files.js';
import { CATEGORIES } from '../../src/procedural/categories/index.js';
import type { ProceduralCategory } from '../../src/procedural/category.js';
import { createShapes } from '../../src/procedural/solids/shapes.js';
import { toPhysicalObject } from '../../src/procedural/to-physical-object.js';
import { runPhysicsGate } from '../../src/sim/gate/run-gate.js';
import { compareObjects } from './compare-objects.js';
import type { Comparison } from './compare-objects.js';
import { renderHeldOut } from './held-out.js';

/** What came out for one held-out picture. */
export interface Measured extends Comparison {
  readonly category: string;
  readonly number: number;
  /** Name of the category that fits best. */
  readonly best: string;
  readonly topOne: boolean;
  readonly topThree: boolean;
  /** Of the network alone, before any fit. */
  readonly networkOne: boolean;
  readonly networkThree: boolean;
  readonly iou: number;
  readonly unexplained: number;
  readonly edges: number;
  readonly probability: number;
  readonly margin: number;
  readonly confidence: number;
  /** Of one thread. */
  readonly seconds: number;
  /** Absent where it was not asked for. */
  readonly gate?: boolean;
}

export interface Meter {
  measure(category: ProceduralCategory, number: number): Promise<Measured>;
}

/** Judges fits by the outlines' overlap at this size, pixels. */
const JUDGED = 256;

export async function createMeter(options: { readonly seconds: number; readonly gate: boolean }): Promise<Meter> {
  const recognizer = await loadRecognizer();
  const engines = await loadNodeEngines();
  const full = createShapes('full');
  return {
    async measure(category, number) {
      const { image, truth } = renderHeldOut(category, number);
      const started = performance.now();
      const segmentation = await segmentImage(image);
      const recognized = guessesFrom(
        await recognizer.recognize(cropToImage(cropObject(image, segmentation.soft, 128))),
      );
      const crop = cropObject(image, segmentation.soft, 512);
      const runner = createTaskRunner(crop, CATEGORIES);
      const fits = await fitObject({
        guesses: chooseGuesses(recognized, undefined),
        seconds: options.seconds,
        seed: 0,
        run: (tasks) => Promise.resolve(tasks.map((task) => runner.run(task))),
      });
      const seconds = (performance.now() - started) / 1000;
      const [best] = fits;
      const space = createFitSpace(best.guess.category, best.structure);
      const evaluator = createEvaluator(makeTarget(crop, JUDGED));
      const agreement = evaluator.evaluate(space, best.result.point);
      const placed = space.decode(best.result.point, full);
      const names = fits.map(({ guess }) => guess.category.name);
      const margin = fits.length > 1 ? fits[1].score - best.score : 0.3;
      const { probability } = best.guess;
      return {
        category: category.name,
        number,
        best: names[0],
        topOne: names[0] === category.name,
        topThree: names.slice(0, 3).includes(category.name),
        networkOne: recognized[0].category.name === category.name,
        networkThree: recognized.slice(0, 3).some((guess) => guess.category.name === category.name),
        ...agreement,
        probability,
        margin,
        confidence: confidenceOf({ agreement, probability, margin }),
        seconds,
        ...compareObjects(placed, truth, category.symmetry(truth.values)),
        ...(options.gate ? { gate: await passesGate() } : {}),
      };

      async function passesGate(): Promise<boolean> {
        const about = { name: placed.model.title ?? names[0], category: names[0], provenance: {} };
        const object = toPhysicalObject(placed.model, placed.state, about, engines.geometry);
        const { asset } = assembleAsset(object, engines.geometry, { fixedBase: 'auto' });
        const report = await runPhysicsGate(engines.mujoco, {
          files: await renderAssetFiles(asset, object),
          mjcf: `${asset.name}.xml`,
          scene: 'scene.xml',
          urdf: `${asset.name}.urdf`,
          glb: `${asset.name}.glb`,
          asset,
        });
        return report.pass;
      }
    },
  };
}
