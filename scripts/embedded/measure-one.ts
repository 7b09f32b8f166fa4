import { loadNodeEngines } from '../../src/pipeline/node-engines.js';
import { makeStandingAsset } from '../../src/pipeline/make-standing-asset.js';
import type { ProceduralCategory } from '../../src/procedural/category.js';
import { toPhysicalObject } from '../../src/procedural/to-physical-object.js';
import { compareObjects } from './compare-objects.js';
import type { Comparison } from './compare-objects.js';
import { createPictureFitter } from './fit-picture.js';
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

export async function createMeter(options: { readonly seconds: number; readonly gate: boolean }): Promise<Meter> {
  const fitPicture = await createPictureFitter(options.seconds);
  const engines = await loadNodeEngines();
  return {
    async measure(category, number) {
      const { image, truth } = renderHeldOut(category, number);
      const { names, recognized, placed, agreement, probability, margin, confidence, seconds } =
        await fitPicture(image);
      return {
        category: category.name,
        number,
        best: names[0],
        topOne: names[0] === category.name,
        topThree: names.slice(0, 3).includes(category.name),
        networkOne: recognized[0].category.name === category.name,
        networkThree: recognized.slice(0, 3).some((guess) => guess.category.name === category.name),
        iou: agreement.iou,
        unexplained: agreement.unexplained,
        edges: agreement.edges,
        probability,
        margin,
        confidence,
        seconds,
        ...compareObjects(placed, truth, category.symmetry(truth.values)),
        ...(options.gate ? { gate: await passesGate() } : {}),
      };

      async function passesGate(): Promise<boolean> {
        const about = { name: placed.model.title ?? names[0], category: names[0], provenance: {} };
        const object = toPhysicalObject(placed.model, placed.state, about, engines.geometry);
        const { report } = await makeStandingAsset(object, { name: 'asset', fixedBase: 'auto' }, engines);
        return report.pass;
      }
    },
  };
}
