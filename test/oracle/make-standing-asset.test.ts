import { beforeAll, describe, expect, it } from 'vitest';
import { loadNodeEngines } from '../../src/pipeline/node-engines.js';
import type { Engines } from '../../src/pipeline/engines.js';
import { makeStandingAsset } from '../../src/pipeline/make-standing-asset.js';
import { pen } from '../../src/procedural/categories/pen.js';
import type { ParameterValues } from '../../src/procedural/parameters.js';
import { createShapes } from '../../src/procedural/solids/shapes.js';
import { readTaughtLessons } from '../fixtures/lessons.js';
import { describeMutated, makeMutatedReplies } from '../fixtures/mutated-reply.js';
import { toPhysicalObject } from '../../src/procedural/to-physical-object.js';

/** A marker as it was once fitted to a photo, its cap pulled half off: it lies on the cap's facets and its clip, and rattled on them. */
const MARKER = {
  length: 0.14,
  kind: 'marker',
  diameter: 1.1047,
  parting: 0.96626,
  taper: 0.50569,
  nose: 1.0615,
  clip: 'bar',
  clipLength: 0.30376,
  grip: 'rubber',
  ring: 'no',
  material: 'plastic',
} as unknown as ParameterValues;

describe('an asset in which a part lies loose on nothing', () => {
  it('has it fixed to its base', async () => {
    // What a model once wrote of a window, with one letter changed: its handle is of type A.
    const replies = makeMutatedReplies(readTaughtLessons()[24], 10_480);
    expect(replies.how).toEqual(['description: other type']);
    const read = await describeMutated(replies);
    if (read instanceof Error) throw read;
    const engines = await loadNodeEngines();
    const options = { name: 'window', fixedBase: 'auto' } as const;
    const { asset, report, issues } = await makeStandingAsset(read.value, options, engines);
    expect(issues).toContainEqual(expect.objectContaining({ code: 'loose-part-fixed', where: 'handle' }));
    expect(asset.bodies.find(({ name }) => name === 'handle')).toMatchObject({
      parent: asset.bodies[0].name,
      joints: [],
    });
    expect(report.pass).toBe(true);
  });
});

describe('an asset that would fall once its blocked wheel is fixed', () => {
  it('is welded to the world, and says both', async () => {
    // A cart whose wheel is said to turn about a point far from its middle.
    const read = await describeMutated(makeMutatedReplies(readTaughtLessons()[26], 14_017));
    if (read instanceof Error) throw read;
    const options = { name: 'cart', fixedBase: 'auto' } as const;
    const { asset, report, issues } = await makeStandingAsset(read.value, options, await loadNodeEngines());
    expect(report.pass).toBe(true);
    expect(asset.base).toBe('fixed');
    expect(issues.map(({ code }) => code)).toEqual(expect.arrayContaining(['joint-welded', 'base-welded']));
  });
});

describe('an asset that does not come to rest', () => {
  let engines: Engines;
  beforeAll(async () => {
    engines = await loadNodeEngines();
  });

  it('is made without bounce, where that is enough', async () => {
    const about = { name: 'pen', category: 'pen', provenance: {} };
    const object = toPhysicalObject(pen.build(MARKER, createShapes('full')), [0, 0.0474787], about, engines.geometry);
    const { asset, report, issues } = await makeStandingAsset(object, { name: 'pen', fixedBase: 'auto' }, engines);
    expect(issues).toContainEqual(expect.objectContaining({ code: 'bounce-removed' }));
    expect(report.pass).toBe(true);
    expect(asset.base).toBe('free');
    expect(asset.materials.every(({ restitution }) => restitution === 0)).toBe(true);
  });
});
