import type { AssetFiles } from '../../core/asset-files.js';
import type { SimAsset } from '../../core/sim-asset.js';
import { buildAsset } from '../../pipeline/build-asset.js';
import type { Engines } from '../../pipeline/engines.js';
import type { AssetSummary } from '../../pipeline/summary.js';
import { summarizeAsset } from '../../pipeline/summary.js';
import type { ProceduralCategory } from '../../procedural/category.js';
import { createRandom } from '../../procedural/random.js';
import type { SampledObject } from '../../procedural/sample-object.js';
import { sampleObject } from '../../procedural/sample-object.js';
import { createShapes } from '../../procedural/solids/shapes.js';
import { toPhysicalObject } from '../../procedural/to-physical-object.js';
import { drawLook } from '../../render/draw-look.js';
import { flattenModel } from '../../render/scene.js';
import { paintParts } from './paint-parts.js';
import type { Darkroom } from './render-views.js';
import { renderViews } from './render-views.js';

export interface SampleOptions {
  readonly outDir: string;
  readonly overwrite: boolean;
  /** Number of pictures. */
  readonly views: number;
}

/** `storage_furniture_000012`. */
export const sampleName = ({ name }: ProceduralCategory, seed: number): string =>
  `${name.replaceAll(' ', '_')}_${String(seed).padStart(6, '0')}`;

/**
 * Makes the asset of object number `seed` of a category of the library: always the same. Beside the usual files its folder has
 * `truth.json`, what the object was drawn from, and `images/` where pictures are asked for.
 *
 * @throws those of `buildAsset`.
 */
export async function makeSampledAsset(
  category: ProceduralCategory,
  seed: number,
  options: SampleOptions,
  engines: Engines,
  darkroom: Darkroom,
): Promise<AssetSummary> {
  const started = performance.now();
  const sampled = sampleObject(category, seed, createShapes('full'));
  const scene = flattenModel(sampled.model);
  const look = drawLook(scene, createRandom(category.name, 'look', seed));
  const object = toPhysicalObject(
    sampled.model,
    sampled.state,
    {
      name: sampled.model.title ?? category.name,
      category: category.name,
      confidence: 1,
      provenance: { '': { source: 'rule', detail: `object ${seed} of the procedural library` } },
    },
    engines.geometry,
  );
  const built = await buildAsset(
    paintParts(object, scene, look),
    {
      name: sampleName(category, seed),
      outDir: options.outDir,
      overwrite: options.overwrite,
      fixedBase: 'auto',
      moreFiles: async (asset, placement) => {
        const truth: AssetFiles = new Map([['truth.json', describeTruth(sampled, seed, asset)]]);
        if (options.views === 0) return truth;
        return new Map([
          ...truth,
          ...(await renderViews(darkroom, sampled, seed, options.views, scene, look, placement)),
        ]);
      },
    },
    engines,
  );
  return summarizeAsset(built, 'library', [], (performance.now() - started) / 1000);
}

/** What the object was drawn from, and where its joints are seen: rad or m from closed, which is the keyframe `home` of the asset. */
function describeTruth({ category, values, model, state }: SampledObject, seed: number, asset: SimAsset): Uint8Array {
  let part = 0;
  const joints = model.bodies.flatMap(({ parts, motion }, i) => {
    const first = part;
    part += parts.length;
    if (motion.kind === 'fixed' || motion.kind === 'free') return [];
    const body = asset.bodies.find((each) => each.parts.some(({ id }) => id === first));
    const names = (body?.joints ?? []).map(({ name }) => name);
    return [{ body: body?.name ?? null, joints: names, kind: motion.kind, position: state[i] ?? 0 }];
  });
  const truth = {
    format: 'physx-anything sample',
    version: 1,
    category: category.name,
    seed,
    parameters: values,
    joints,
  };
  return new TextEncoder().encode(`${JSON.stringify(truth, null, 2)}\n`);
}
