import { beforeAll, describe, expect, it } from 'vitest';
import { assembleAsset } from '../../../src/assemble/assemble-asset.js';
import type { GeometryEngine } from '../../../src/core/mesh/geometry-engine.js';
import { loadGeometryEngine } from '../../../src/core/mesh/geometry-engine.js';
import { laptop } from '../../../src/procedural/categories/laptop.js';
import { poseBodies } from '../../../src/procedural/joint-state.js';
import { typicalParameters } from '../../../src/procedural/parameters.js';
import { createShapes } from '../../../src/procedural/solids/shapes.js';
import { toPhysicalObject } from '../../../src/procedural/to-physical-object.js';

let engine: GeometryEngine;
beforeAll(async () => {
  engine = await loadGeometryEngine();
});

const model = laptop.build(typicalParameters(laptop.parameters), createShapes('full'));
const about = { name: 'Laptop', category: 'laptop', provenance: {} };

describe('a laptop seen open by 100 degrees', () => {
  const open = (100 * Math.PI) / 180;
  const state = [0, open];

  it('rests as seen, and closes where it was drawn', () => {
    const { asset } = assembleAsset(toPhysicalObject(model, state, about, engine), engine, { fixedBase: 'auto' });
    const lid = asset.bodies.flatMap(({ joints }) => joints).find(({ type }) => type === 'hinge');
    if (lid?.type !== 'hinge' || lid.range === undefined) throw new Error('no hinge');
    expect(lid.range[0]).toBeCloseTo(-open, 5);
    expect(lid.range[1]).toBeGreaterThan(0);
    expect(asset.keyframes.map(({ name }) => name)).toEqual(['home', 'observed']);
    expect(asset.keyframes[0].positions[lid.name]).toBeCloseTo(-open, 5);
    expect(asset.keyframes[1].positions[lid.name]).toBe(0);
    // The lid stands up behind the keyboard.
    expect(asset.dimensions[2]).toBeGreaterThan(0.15);
  });

  it('is as high as its lid reaches', () => {
    const [, lidPose] = poseBodies(model, state);
    expect(lidPose.position[1]).not.toBeCloseTo(0, 3);
    const closed = toPhysicalObject(model, [0, 0], about, engine);
    expect(closed.groups.every(({ closedAt }) => closedAt === undefined)).toBe(true);
    const { asset } = assembleAsset(closed, engine, { fixedBase: 'auto' });
    expect(asset.keyframes.map(({ name }) => name)).toEqual(['home']);
    expect(asset.dimensions[2]).toBeLessThan(0.05);
  });
});
