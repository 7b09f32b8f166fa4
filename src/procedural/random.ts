/** A source of repeatable random numbers. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform in [min, max). */
  uniform(min: number, max: number): number;
  /** Normal with mean 0 and standard deviation 1. */
  normal(): number;
  /** Whole number in [0, count). */
  below(count: number): number;
  /** One of the values, by weight where weights are given. */
  pick<T>(values: readonly T[], weights?: readonly number[]): T;
  /** True with this probability. */
  chance(probability: number): boolean;
}

/**
 * The generator sfc32 (Doty-Humphrey, PractRand), seeded from numbers and texts through FNV-1a, so that `createRandom('laptop', 3)` and
 * `createRandom('laptop', 4)` share nothing.
 */
export function createRandom(...seed: readonly (string | number)[]): Random {
  let hash = 0x811c9dc5;
  for (const c of seed.join('/')) hash = Math.imul(hash ^ (c.codePointAt(0) as number), 0x01000193);
  let [a, b, c, counter] = [hash | 0, Math.imul(hash, 0x9e3779b1) | 0, Math.imul(hash ^ 0x5bf03635, 0x85ebca6b) | 0, 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum | 0; // prettier-ignore
    return (sum >>> 0) / 0x1_0000_0000;
  };
  // The first numbers still show the seed.
  for (let i = 0; i < 12; i++) next();
  const pick = <T>(values: readonly T[], weights?: readonly number[]): T => {
    if (weights === undefined) return values[Math.floor(next() * values.length)];
    let left = next() * weights.reduce((sum, w) => sum + w, 0);
    for (let i = 0; i < values.length; i++) {
      left -= weights[i];
      if (left < 0) return values[i];
    }
    return values[values.length - 1];
  };
  return {
    next,
    uniform: (min, max) => min + next() * (max - min),
    // Box and Muller; 1 - next() is never 0.
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    below: (count) => Math.floor(next() * count),
    pick,
    chance: (probability) => next() < probability,
  };
}
