import type { Simulation } from '../simulation.js';

/** Name of a body for people. */
export const bodyName = (simulation: Simulation, body: number): string =>
  body === 0 ? 'world' : simulation.nameOf('body', body) || `body ${body}`;

/** Name of a joint for people. */
export const jointName = (simulation: Simulation, joint: number): string =>
  simulation.nameOf('joint', joint) || `joint ${joint} of ${bodyName(simulation, simulation.model.jnt_bodyid[joint])}`;

/** Name of a geom for people. */
export const geomName = (simulation: Simulation, geom: number): string =>
  simulation.nameOf('geom', geom) || `a geom of ${bodyName(simulation, simulation.model.geom_bodyid[geom])}`;
