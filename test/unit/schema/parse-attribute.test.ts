import { describe, expect, it } from 'vitest';
import { parseAttribute } from '../../../src/schema/mjcf/parse-attribute.js';

const parse = (line: string) => parseAttribute(line, { rgba: 'number[4] >=0 <=1' });

describe('parseAttribute', () => {
  it('reads type, number of values, bounds, unit, default and help', () => {
    expect(parse('damping: number[1..3] >=0 {N s/m} = 0 0 :: Slows it down.')).toEqual({
      name: 'damping',
      value: { kind: 'number', min: 0 },
      arity: [1, 3],
      unit: 'N s/m',
      default: '0 0',
      help: 'Slows it down.',
    });
  });

  it('reads any number of values and positive ones', () => {
    expect(parse('a: int[0..] >0 :: A.')).toEqual({
      name: 'a',
      value: { kind: 'int', positive: true },
      arity: [0, Infinity],
      help: 'A.',
    });
  });

  it('lets words stand for the beginning of a type', () => {
    expect(parse('a: rgba = 0 0 0 1 :: A.')).toMatchObject({
      value: { kind: 'number', min: 0, max: 1 },
      arity: [4, 4],
    });
  });

  it('reads words with parentheses of their own', () => {
    expect(parse('a: words(s cos(s) 0) :: A.').value).toEqual({
      kind: 'enum',
      values: ['s', 'cos(s)', '0'],
      several: true,
    });
  });

  it('reads flags before a default and at the end', () => {
    expect(parse('a: text required !default = x = y :: A.')).toEqual({
      name: 'a',
      value: { kind: 'text' },
      default: 'x = y',
      required: true,
      noDefault: true,
      help: 'A.',
    });
    expect(parse('a: bool !default :: A.').noDefault).toBe(true);
  });

  it('reads patterns with braces beside a unit', () => {
    expect(parse('a: /[xyz]{3}/ = xyz :: A.')).toEqual({
      name: 'a',
      value: { kind: 'text', pattern: '[xyz]{3}' },
      default: 'xyz',
      help: 'A.',
    });
  });

  it('reads names, references and files', () => {
    expect(parse('a: name(joint) :: A.').value).toEqual({ kind: 'name', namespace: 'joint' });
    expect(parse('a: ref(body)[1..] required :: A.')).toMatchObject({
      value: { kind: 'reference', namespaces: ['body'] },
      arity: [1, Infinity],
    });
    expect(parse('a: ref(body geom from objtype) :: A.').value).toEqual({
      kind: 'reference',
      namespaces: ['body', 'geom'],
      typeFrom: 'objtype',
    });
    expect(parse('a: file(.obj .stl) :: A.').value).toEqual({ kind: 'file', suffixes: ['.obj', '.stl'] });
  });

  it('refuses what it does not understand', () => {
    for (const line of ['a: nonsense :: A.', 'a number :: A.', 'a: number', 'a: ref(body from) :: A.']) {
      expect(() => parse(line)).toThrow('not an attribute');
    }
  });
});
