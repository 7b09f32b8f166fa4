import type { GeometryEngine } from '../core/mesh/geometry-engine.js';
import type { MujocoEngine } from '../sim/load-mujoco.js';

/** The WASM engines that assembly and the physics gate need, loaded once by whoever owns the process. */
export interface Engines {
  readonly geometry: GeometryEngine;
  readonly mujoco: MujocoEngine;
}
