import { describe, expect, it } from 'vitest';
import { drawNoise } from '../../../../src/inference/decoder/draw-noise.js';
import { sampleFlow, timeSteps } from '../../../../src/inference/decoder/sample-flow.js';

const SETTINGS = { steps: 4, rescale: 3, guidance: 5, interval: [0.6, 1] } as const;

describe('time steps', () => {
  it('fall from 1 to 0, slowly at first', () => {
    const times = timeSteps(4, 3);
    [1, 0.9, 0.75, 0.5, 0].forEach((t, k) => { expect(times[k]).toBeCloseTo(t, 12); }); // prettier-ignore
    expect(times).toHaveLength(5);
    expect(timeSteps(25, 1)[5]).toBeCloseTo(0.8, 12);
  });
});

describe('sampling a flow', () => {
  it('follows a straight flow to its end exactly', async () => {
    const [noise, data] = [Float32Array.of(1, -2, 0.5), Float32Array.of(0.25, 3, -1)];
    const velocity = () => Promise.resolve(noise.map((v, i) => v - data[i]));
    const end = await sampleFlow(velocity, noise, { ...SETTINGS, steps: 7 });
    data.forEach((v, i) => { expect(end[i]).toBeCloseTo(v, 5); }); // prettier-ignore
  });

  it("is Euler's method: x' = x shrinks by each step", async () => {
    const end = await sampleFlow((x) => Promise.resolve(x), Float32Array.of(1), { ...SETTINGS, guidance: 0 });
    expect(end[0]).toBeCloseTo(0.9 * 0.85 * 0.75 * 0.5, 6);
  });

  it('goes beyond the image by the guidance, between its two times alone', async () => {
    const asked: [number, boolean][] = [];
    const end = await sampleFlow(
      (_, t, seen) => {
        asked.push([Number(t.toFixed(6)), seen]);
        return Promise.resolve(Float32Array.of(seen ? 1 : 0.5));
      },
      Float32Array.of(0),
      SETTINGS,
    );
    // Steps from 1, 0.9 and 0.75 have 6 x 1 - 5 x 0.5 = 3.5, that from 0.5 has 1.
    expect(end[0]).toBeCloseTo(-(0.1 + 0.15 + 0.25) * 3.5 - 0.5, 6);
    expect(asked.map(([t, seen]) => `${t}${seen ? '' : ' blind'}`).join(', ')).toBe(
      '1, 1 blind, 0.9, 0.9 blind, 0.75, 0.75 blind, 0.5',
    );
  });

  it('tells of each step', async () => {
    const told: number[][] = [];
    const onStep = (...step: number[]) => { told.push(step); }; // prettier-ignore
    await sampleFlow((x) => Promise.resolve(x), Float32Array.of(1), SETTINGS, { onStep });
    expect(told).toEqual([1, 2, 3, 4].map((k) => [k, 4]));
  });

  it('stops between evaluations when cancelled', async () => {
    const stop = new AbortController();
    let evaluations = 0;
    const velocity = (x: Float32Array) => {
      if (++evaluations === 3) stop.abort();
      return Promise.resolve(x);
    };
    const run = sampleFlow(velocity, Float32Array.of(1), SETTINGS, { signal: stop.signal });
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
    expect(evaluations).toBe(3);
  });
});

describe('noise', () => {
  it('is standard normal, and the same for the same seed', () => {
    const noise = drawNoise(3, 32768);
    const mean = noise.reduce((sum, v) => sum + v, 0) / noise.length;
    const moment = (power: number) => noise.reduce((sum, v) => sum + v ** power, 0) / noise.length;
    // Five standard errors of 32768 draws.
    expect(Math.abs(mean)).toBeLessThan(0.028);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.04);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.28);
    expect(drawNoise(3, 32768)).toEqual(noise);
    expect(drawNoise(4, 8)).not.toEqual(noise.slice(0, 8));
  });
});
