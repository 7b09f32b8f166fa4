import { describe, expect, it } from 'vitest';
import { MATERIAL_TABLE } from '../../../src/core/material-table.js';
import { DENSITY_RANGE, findMaterial, resolveMaterial } from '../../../src/assemble/resolve-material.js';

const resolve = (material: string, more: object = {}) => resolveMaterial({ id: 3, material, ...more });

describe('findMaterial', () => {
  it.each([
    ['wood', 'wood'],
    ['Brushed Stainless-Steel (304)', 'stainless_steel'],
    ['ABS plastic', 'abs'],
    ['metal (aluminum alloy)', 'aluminum'],
    ['MDF', 'mdf'],
    ['solid oak wood', 'oak'],
    ['glass and metal', 'glass'],
    ['polished chrome', 'steel'],
    ['Vitreous china', 'porcelain'],
  ])('%s is %s', (text, name) => {
    expect(findMaterial(text)?.name).toBe(name);
  });

  it('does not find a word inside another', () => {
    expect(findMaterial('unobtainium')).toBeUndefined();
    expect(findMaterial('tinsel')).toBeUndefined();
  });
});

describe('the table of materials', () => {
  it('has possible values in every row and no name twice', () => {
    const aliases = MATERIAL_TABLE.flatMap((record) => record.aliases);
    expect(new Set(aliases).size).toBe(aliases.length);
    for (const record of MATERIAL_TABLE) {
      expect(record.density).toBeGreaterThanOrEqual(DENSITY_RANGE[0]);
      expect(record.density).toBeLessThanOrEqual(DENSITY_RANGE[1]);
      expect(record.youngsModulus).toBeGreaterThan(1e4);
      expect(record.poissonsRatio).toBeGreaterThanOrEqual(0);
      expect(record.poissonsRatio).toBeLessThan(0.5);
      expect(record.friction).toBeGreaterThan(0);
      expect(record.friction).toBeLessThanOrEqual(1);
      expect(record.restitution).toBeGreaterThan(0);
      expect(record.restitution).toBeLessThan(1);
      for (const channel of record.color) expect(channel >= 0 && channel <= 1).toBe(true);
      expect(record.sheet).toBeGreaterThan(0);
    }
  });
});

describe('resolveMaterial', () => {
  it('keeps what was said when it is possible', () => {
    const { value, issues } = resolve('wood', { density: 650, youngsModulus: 9e9, poissonsRatio: 0.3 });
    expect(value).toMatchObject({ density: 650, youngsModulus: 9e9, poissonsRatio: 0.3 });
    expect(value.provenance.density.source).toBe('model');
    expect(issues).toEqual([]);
  });

  it('takes what is missing from the table', () => {
    const { value } = resolve('steel');
    expect(value).toMatchObject({ density: 7850, youngsModulus: 205e9, poissonsRatio: 0.29 });
    expect(value.provenance.density.source).toBe('prior');
  });

  it.each([0, -5, 19, 23001, 1e9, NaN, Infinity])('does not believe a density of %s', (density) => {
    const { value, issues } = resolve('wood', { density });
    expect(value.density).toBe(600);
    expect(issues).toMatchObject([{ code: 'impossible-density', where: 'l_3 density' }]);
  });

  it('keeps an unusual density and says so', () => {
    const { value, issues } = resolve('wood', { density: 150 });
    expect(value.density).toBe(150);
    expect(issues).toMatchObject([{ code: 'unusual-density', severity: 'info' }]);
  });

  it('gives an unknown material the surface of something as dense', () => {
    expect(resolve('unobtainium', { density: 8000 }).value.record.name).toBe('steel');
    expect(resolve('unobtainium', { density: 40 }).value.record.name).toBe('foam');
    const { value, issues } = resolve('');
    expect(value.record.name).toBe('plastic');
    expect(issues).toMatchObject([{ code: 'unknown-material' }]);
  });

  it('does not believe impossible elastic constants', () => {
    const { value, issues } = resolve('glass', { youngsModulus: 0, poissonsRatio: 0.7 });
    expect(value).toMatchObject({ youngsModulus: 70e9, poissonsRatio: 0.22 });
    expect(issues.map((issue) => issue.code)).toEqual(['impossible-elasticity', 'impossible-elasticity']);
  });
});
