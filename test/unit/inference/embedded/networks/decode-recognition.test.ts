import { describe, expect, it } from 'vitest';
import { decodeRecognition } from '../../../../../src/inference/embedded/networks/decode-recognition.js';
import type { RecognizerEntry } from '../../../../../src/inference/embedded/networks/model-files.js';

const entry: RecognizerEntry = {
  file: 'x.onnx',
  sha256: '',
  bytes: 0,
  input: { name: 'image', shape: [1, 4, 128, 128] },
  outputs: [],
  azimuthBins: 4,
  states: 2,
  reals: 3,
  choices: 5,
  categories: [
    {
      name: 'box',
      parameters: [
        { name: 'width', kind: 'real', offset: 0 },
        { name: 'lid', kind: 'choice', offset: 0, values: ['yes', 'no'] },
      ],
    },
    {
      name: 'cart',
      parameters: [
        { name: 'wheels', kind: 'choice', offset: 2, values: [2, 3, 4] },
        { name: 'length', kind: 'real', offset: 1 },
        { name: 'grip', kind: 'real', offset: 2 },
      ],
    },
  ],
  temperature: { category: 2, azimuth: 1, choices: 0.5 },
  spread: { camera: [1, 2, 3], size: [1, 1, 10], state: [4], reals: [0.5] },
};

const log4 = Math.log(4); // a log variance whose standard deviation is 2
const outputs = {
  category: Float32Array.of(0, 2 * Math.log(6), 2 * Math.log(3)),
  azimuth: Float32Array.of(0, Math.log(2), 0, 0),
  camera: Float32Array.of(0.1, 0.2, 0.3, 0, log4, 0),
  size: Float32Array.of(0, 0, 0, 0, 0, 0, 1, 2, 3, 0, log4, 0),
  state: Float32Array.of(0, 0, 0, 0, 0.5, 0.75, 0, log4),
  reals: Float32Array.of(0.1, 0.2, 0.3, 0, log4, 0),
  choices: Float32Array.of(0, 0, 0, 0.5 * Math.log(2), 0),
};

describe('decodeRecognition', () => {
  const seen = decodeRecognition(outputs, entry);

  it('sorts categories by their probability at the fitted temperature, with `other` among them', () => {
    expect(seen.categories.map(({ name }) => name)).toEqual(['cart', 'other', 'box']);
    [0.6, 0.3, 0.1].forEach((p, i) => {
      expect(seen.categories[i].probability).toBeCloseTo(p, 6);
    });
  });

  it('gives a probability for each bin of azimuth', () => {
    expect([...seen.azimuth].map((p) => Math.round(p * 1000))).toEqual([200, 400, 200, 200]);
  });

  it('reads camera means and calibrated spreads, each with its factor', () => {
    expect(seen.elevation.mean).toBeCloseTo(0.1);
    expect(seen.elevation.sd).toBeCloseTo(1);
    expect(seen.roll.mean).toBeCloseTo(0.2);
    expect(seen.roll.sd).toBeCloseTo(4);
    expect(seen.perspective.sd).toBeCloseTo(3);
  });

  it('reads what belongs to a category at its places', () => {
    const cart = seen.forCategory('cart');
    expect(cart?.size.depthToWidth.mean).toBe(1);
    expect(cart?.size.heightToWidth.sd).toBeCloseTo(2);
    expect(cart?.size.largestSide).toEqual({ mean: 3, sd: 10 });
    expect(cart?.states.map(({ mean, sd }) => [mean, Math.round(sd)])).toEqual([[0.5, 4], [0.75, 8]]); // prettier-ignore
    expect(cart?.parameters.map(({ name }) => name)).toEqual(['wheels', 'length', 'grip']);
    const [wheels, length, grip] = cart?.parameters ?? [];
    expect(wheels).toMatchObject({ kind: 'choice', values: [2, 3, 4] });
    if (wheels.kind === 'choice') {
      [0.25, 0.5, 0.25].forEach((p, i) => {
        expect(wheels.probabilities[i]).toBeCloseTo(p, 6);
      });
    }
    if (length.kind !== 'real' || grip.kind !== 'real') throw new Error('reals expected');
    expect([length.mean, grip.mean].map((m) => Math.round(m * 10))).toEqual([2, 3]);
    expect(length.sd).toBeCloseTo(1);
    expect(grip.sd).toBeCloseTo(0.5);
  });

  it('knows nothing of other things', () => {
    expect(seen.forCategory('other')).toBeUndefined();
    expect(seen.forCategory('spaceship')).toBeUndefined();
  });
});
