import { createRandom } from '../../procedural/random.js';

/** `count` numbers of the standard normal distribution, the same for the same seed. They are not those that PyTorch would draw. */
export function drawNoise(seed: number, count: number): Float32Array {
  const random = createRandom('decoder', seed);
  return Float32Array.from({ length: count }, () => random.normal());
}
