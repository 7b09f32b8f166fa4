import { describe, expect, it } from 'vitest';
import { CATEGORY_TABLE } from '../../../src/core/category-table.js';
import { MATERIAL_TABLE } from '../../../src/core/material-table.js';
import { norm } from '../../../src/core/math/vec3.js';
import { isClosedManifold } from '../../../src/core/mesh/mesh-topology.js';
import { meshVolume } from '../../../src/core/mesh/mass-properties.js';
import { CATEGORIES } from '../../../src/procedural/categories/index.js';
import type { ObjectModel } from '../../../src/procedural/model.js';
import { sampleObject } from '../../../src/procedural/sample-object.js';
import { createShapes } from '../../../src/procedural/solids/shapes.js';

const SEEDS = Array.from({ length: 12 }, (_, i) => i);
const draft = createShapes('draft');
const full = createShapes('full');

const partsOf = (model: ObjectModel) => model.bodies.flatMap(({ parts }) => parts);
const countTriangles = (model: ObjectModel): number =>
  partsOf(model).reduce((sum, { solids }) => sum + solids.reduce((n, { mesh }) => n + mesh.indices.length / 3, 0), 0);

describe.each(CATEGORIES.map((category) => [category.name, category] as const))('%s', (name, category) => {
  it('is in the table of categories', () => {
    expect(CATEGORY_TABLE.map((record) => record.name)).toContain(name);
  });

  it('has few parameters, with sound ranges', () => {
    const parameters = Object.values(category.parameters);
    expect(parameters.filter(({ kind }) => kind === 'real').length).toBeLessThanOrEqual(16);
    expect(parameters.filter((p) => p.kind === 'real' && p.typical !== undefined)).toHaveLength(1);
    for (const p of parameters) {
      if (p.kind === 'real') expect(p.min).toBeLessThan(p.max);
      else expect(p.values.length).toBe(p.weights.length);
    }
  });

  it('draws closed solids of known materials', () => {
    const materials = new Set(MATERIAL_TABLE.map((record) => record.name));
    for (const seed of SEEDS) {
      for (const shapes of [draft, full]) {
        for (const part of partsOf(sampleObject(category, seed, shapes).model)) {
          expect(materials, part.name).toContain(part.material);
          expect(part.solids.length, part.name).toBeGreaterThan(0);
          for (const { mesh } of part.solids) {
            expect(isClosedManifold(mesh), `${part.name} of ${seed} is closed`).toBe(true);
            expect(meshVolume(mesh), `${part.name} of ${seed}`).toBeGreaterThan(0);
          }
        }
      }
    }
  });

  it('has joints with unit axes, ranges that hold 0, and parents before children', () => {
    for (const seed of SEEDS) {
      const { bodies } = sampleObject(category, seed, draft).model;
      expect(bodies[0].motion.kind).toBe('fixed');
      bodies.forEach((body, i) => {
        expect(body.parts.length).toBeGreaterThan(0);
        if (body.parent !== undefined) expect(bodies.indexOf(body.parent)).toBeLessThan(i);
        const { motion } = body;
        if (motion.kind === 'fixed' || motion.kind === 'free' || motion.kind === 'ball') return;
        expect(body.parent).toBeDefined();
        expect(norm(motion.axis)).toBeCloseTo(1, 6);
        if (motion.range === undefined) return;
        expect(motion.range[0]).toBeLessThanOrEqual(0);
        expect(motion.range[1]).toBeGreaterThanOrEqual(0);
        expect(motion.range[1]).toBeGreaterThan(motion.range[0]);
      });
    }
  });

  it('has the same structure in drafts, drawn with few triangles', () => {
    for (const seed of SEEDS) {
      const [coarse, fine] = [draft, full].map((shapes) => sampleObject(category, seed, shapes).model);
      expect(partsOf(coarse).map((p) => p.name)).toEqual(partsOf(fine).map((p) => p.name));
      expect(countTriangles(coarse)).toBeLessThanOrEqual(4000);
      expect(countTriangles(fine)).toBeLessThanOrEqual(20_000);
    }
  });
});
