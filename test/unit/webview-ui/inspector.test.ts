import { describe, expect, it } from 'vitest';
import type { InspectedField } from '../../../src/protocol/preview.js';
import { checkInput, hexOf, rgbaOf } from '../../../webview-ui/inspector/check-input.js';

const fieldOf = (given: Partial<InspectedField>): InspectedField => ({
  name: 'mass',
  label: 'Mass',
  group: 'Mass',
  kind: 'number',
  origin: { kind: 'none' },
  help: '',
  ...given,
});

describe('what is typed', () => {
  it.each<[Partial<InspectedField>, string, string | undefined]>([
    [{ min: 0 }, '0', undefined],
    [{ min: 0 }, '-1', 'Not less than 0.'],
    [{ isPositive: true }, '0', 'More than 0.'],
    [{ max: 1 }, '1.5', 'Not more than 1.'],
    [{}, '', undefined],
    [{}, '1e-3', undefined],
    [{}, '1,5', 'Numbers stand apart by spaces, not commas.'],
    [{}, 'heavy', '"heavy" is no number.'],
    [{ isWhole: true }, '1.5', '"1.5" is no whole number.'],
    [{ kind: 'vector', count: [3, 3] }, '1 2', '3 numbers; here 2.'],
    [{ kind: 'vector', count: [1, 3] }, '1 2 3 4', '1 to 3 numbers; here 4.'],
    // Further coefficients have no sign to keep.
    [{ name: 'damping', kind: 'vector', count: [1, 3], min: 0 }, '1 -2', undefined],
    [{ name: 'dynamics@damping', min: 0 }, '-2', 'Not less than 0.'],
    // Names are the language server's to judge.
    [{ kind: 'reference' }, 'nothing', undefined],
  ])('%o %s', (field, text, message) => {
    expect(checkInput(fieldOf(field), text)).toBe(message);
  });
});

describe('a colour', () => {
  it('goes into the picker and back, and keeps its opacity', () => {
    expect(hexOf('1 0.5 0 0.3')).toBe('#ff8000');
    expect(hexOf(undefined)).toBe('#000000');
    expect(rgbaOf('#ff8000', '1 1 1 0.3')).toBe('1 0.502 0 0.3');
    expect(rgbaOf('#000000', undefined)).toBe('0 0 0 1');
  });
});
