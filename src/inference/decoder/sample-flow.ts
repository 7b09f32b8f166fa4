import { throwIfCancelled } from '../../core/error.js';

/** How noise becomes a latent. */
export interface SamplerSettings {
  /** Number of Euler steps. */
  readonly steps: number;
  /** Above 1, more of the steps lie near t = 1, where the coarse shape is decided. */
  readonly rescale: number;
  /** How far to go beyond the prediction with the image, away from the one without. */
  readonly guidance: number;
  /** Times, both included, between which there is guidance. */
  readonly interval: readonly [number, number];
}

/** Of the published pipeline. */
export const PUBLISHED_SAMPLER: SamplerSettings = { steps: 25, rescale: 3, guidance: 5, interval: [0.5, 1] };

export interface SampleContext {
  readonly signal?: AbortSignal;
  /** Called after each step. */
  readonly onStep?: (done: number, steps: number) => void;
}

/** Falls from 1 to 0 in `steps` steps: t = r u / (1 + (r - 1) u) for even steps of u. */
export const timeSteps = (steps: number, rescale: number): number[] =>
  Array.from({ length: steps + 1 }, (_, k) => {
    const u = 1 - k / steps;
    return (rescale * u) / (1 + (rescale - 1) * u);
  });

/**
 * Follows a flow from noise, t = 1, to what it was trained on, t = 0, by Euler's method with classifier-free guidance (Ho and Salimans,
 * 2022), within an interval of times (Kynkäänniemi et al., 2024).
 *
 * @param velocity of x at t, with what it is conditioned on (`seen`) or without.
 * @throws SimAssetError `cancelled`, between evaluations.
 */
export async function sampleFlow(
  velocity: (x: Float32Array, t: number, seen: boolean) => Promise<Float32Array>,
  noise: Float32Array,
  { steps, rescale, guidance, interval }: SamplerSettings,
  { signal, onStep }: SampleContext = {},
): Promise<Float32Array> {
  const times = timeSteps(steps, rescale);
  const evaluate = async (x: Float32Array, t: number, seen: boolean): Promise<Float32Array> => {
    // An evaluation may hold this thread for seconds: a cancellation that came meanwhile is heard here.
    await new Promise((resolve) => setImmediate(resolve));
    throwIfCancelled(signal);
    return velocity(x, t, seen);
  };
  let x = noise;
  for (let k = 0; k < steps; k++) {
    const t = times[k];
    const dt = Math.fround(t - times[k + 1]);
    const seen = await evaluate(x, t, true);
    if (t >= interval[0] && t <= interval[1]) {
      const unseen = await evaluate(x, t, false);
      x = x.map((value, i) => value - dt * ((1 + guidance) * seen[i] - guidance * unseen[i]));
    } else {
      x = x.map((value, i) => value - dt * seen[i]);
    }
    onStep?.(k + 1, steps);
  }
  throwIfCancelled(signal);
  return x;
}
