import type { GeometryEngine } from '../../core/mesh/geometry-engine.js';
import type { PhysicalObject } from '../../core/physical-object.js';
import type { Provenance } from '../../core/provenance.js';
import { movableBodies } from '../../procedural/joint-state.js';
import { poseParts } from '../../procedural/pose-parts.js';
import { createShapes } from '../../procedural/solids/shapes.js';
import { describeObject } from '../../procedural/to-physical-object.js';
import { textureParts } from './appearance/texture-parts.js';
import type { FittedCategory } from './fit-photo.js';
import { createFitSpace } from './fit/fit-space.js';
import type { Crop } from './fit/fit-target.js';

export interface BuildFittedOptions {
  /** The user insisted on the category. */
  readonly isGivenCategory: boolean;
}

/** The fitted object at full detail, covered with the photo. */
export async function buildFitted(
  fitted: FittedCategory,
  crop: Crop,
  engine: GeometryEngine,
  options: BuildFittedOptions,
): Promise<PhysicalObject> {
  const { fit, category, confidence } = fitted;
  const space = createFitSpace(fit.guess.category, fit.structure, sizeOf(fitted));
  const { model, state, camera } = space.decode(fit.result.point, createShapes('full'));
  const parts = poseParts(model, state, engine);
  const dress = await textureParts(parts, camera, crop);
  const joints = movableBodies(model).length;
  const about = {
    name: model.title ?? category,
    category,
    confidence: Math.round(100 * confidence) / 100,
    provenance: describeOrigin(options, joints),
  };
  return describeObject(model, state, about, parts, dress);
}

/** The value of the size parameter that gives the fitted object the largest side that the network believes in; undefined where it says nothing. */
function sizeOf({ fit, agreement, placed }: FittedCategory): number | undefined {
  const believed = fit.guess.proportions?.largestSide;
  const found = Object.entries(fit.guess.category.parameters).find(
    ([, p]) => p.kind === 'real' && p.typical !== undefined,
  );
  if (believed === undefined || found?.[1].kind !== 'real') return undefined;
  const [name, { min, max }] = [found[0], found[1]];
  const wanted = (placed.values[name] * Math.exp(believed.mean)) / Math.max(...agreement.sides);
  return Math.min(max, Math.max(min, wanted));
}

function describeOrigin({ isGivenCategory }: BuildFittedOptions, joints: number): Record<string, Provenance> {
  return {
    '': { source: 'image', detail: 'template of the library fitted to the photo by render-and-compare' },
    name: { source: 'rule', detail: 'what the library calls this kind' },
    category: isGivenCategory
      ? { source: 'user', detail: 'given category' }
      : { source: 'image', detail: 'best of the fitted categories' },
    dimensions: { source: 'image', detail: 'proportions fitted to the outline; absolute size usual for the category' },
    metresPerUnit: { source: 'prior', detail: 'usual size of the category: a photo does not show it' },
    parts: { source: 'image', detail: 'fitted to outline, colours and edges' },
    'parts/material': { source: 'prior', detail: 'usual for the fitted kind' },
    'parts/density': { source: 'prior', detail: 'table of materials, times how much of the part is filled' },
    groups: {
      source: 'rule',
      detail: `joints of the fitted kind${joints > 0 ? ', position as seen in the photo' : ''}`,
    },
    textures: {
      source: 'image',
      detail: "the photo projected; hidden sides by mirroring, then in the part's own colours",
    },
  };
}
