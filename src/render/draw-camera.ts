import type { ViewPrior } from '../procedural/category.js';
import type { Random } from '../procedural/random.js';
import type { Camera } from './camera.js';

const DEGREE = Math.PI / 180;

/** Draws from where an object is photographed: mostly as its kind usually is, else from anywhere, from below too. */
export function drawCamera(view: ViewPrior, random: Random): Camera {
  const isUsual = random.chance(0.85);
  const [azimuth, elevation] = isUsual
    ? [random.uniform(...view.azimuth), random.uniform(view.elevation[0] - 4, view.elevation[1])]
    : [random.uniform(-180, 180), random.uniform(-25, 85)];
  return {
    azimuth: azimuth * DEGREE,
    elevation: elevation * DEGREE,
    roll: random.chance(0.6) ? 0 : 3 * DEGREE * random.normal(),
    // Half of the pictures are taken from about three lengths away.
    perspective: random.chance(0.12) ? 0 : random.chance(0.5) ? random.uniform(0.1, 0.25) : random.uniform(0, 0.4),
  };
}
