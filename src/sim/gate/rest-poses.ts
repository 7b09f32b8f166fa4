import type { Simulation } from '../simulation.js';

/** Keyframes at which an object has to be sound: closed, and as it was seen where that differs. */
export const restPoses = (simulation: Simulation): readonly string[] =>
  simulation.find('key', 'observed') === undefined ? ['home'] : ['home', 'observed'];
