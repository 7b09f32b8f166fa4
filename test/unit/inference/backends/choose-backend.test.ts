import { describe, expect, it } from 'vitest';
import { chooseBackend } from '../../../../src/inference/backends/choose-backend.js';

const SERVER = { server: { baseUrl: 'http://localhost:8000/v1' } };
const MODEL = { vlm: { model: 'my-vl' } };

describe('the backend auto', () => {
  it.each([
    ['a server, where one is named', { ...SERVER, ...MODEL }, 'server'],
    ['a model of the user, where one is named', MODEL, 'vlm'],
    ['what comes with the product', {}, 'embedded'],
    ['that, too, where settings are empty', { server: { baseUrl: '' }, vlm: { model: '' } }, 'embedded'],
    ['the templates, where the category is given', { ...SERVER, ...MODEL, category: 'laptop' }, 'embedded'],
  ])('is %s', (_, means, expected) => {
    expect(chooseBackend('auto', means)).toBe(expected);
  });

  it('leaves another that was asked for', () => {
    expect(chooseBackend('silhouette', { ...SERVER, ...MODEL })).toBe('silhouette');
  });
});
