import type { SamplerSettings } from './sample-flow.js';

/** More than this and a part would take hours. */
const MOST_STEPS = 1000;

/** Reads decoder.json; undefined where it is not that. */
export function parseSampler(text: string): SamplerSettings | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { steps, rescale, guidance, interval } = value as Record<string, unknown>;
  if (!isNumber(steps) || !Number.isInteger(steps) || steps < 1 || steps > MOST_STEPS) return undefined;
  if (!isNumber(rescale) || rescale <= 0 || !isNumber(guidance) || guidance < 0) return undefined;
  if (!Array.isArray(interval) || interval.length !== 2) return undefined;
  const [from, to] = interval as unknown[];
  return isNumber(from) && isNumber(to) ? { steps, rescale, guidance, interval: [from, to] } : undefined;
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
