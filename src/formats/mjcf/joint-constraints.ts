/*
 * How stiff joint limits and dry friction are. MuJoCo's are soft: a limit gives way by about (1 - d) / d * a * t^2, where a is the
 * free acceleration under the load (force / inertia), t the time constant and d the impedance; friction that holds a load creeps at
 * about (1 - d) / d * a * t / 2. With the defaults (t = 0.02 s, d = 0.9 to 0.95) a rocker of 5 g pressed by a finger goes 5 degrees
 * beyond its stop, and a laptop's screen that its hinge should hold sinks to the table in seconds.
 */

/** The shortest time constant that MuJoCo accepts at its default time step of 2 ms (`refsafe`: two steps). */
const TIME_CONSTANT = '0.004 1';
/** Impedance at and beyond the limit, and the width (m or rad) over which it rises. */
const IMPEDANCE = '0.99 0.999 0.001';

/** Attributes of `<joint>` in the asset's default class. */
export const JOINT_CONSTRAINTS = {
  solreflimit: TIME_CONSTANT,
  solimplimit: IMPEDANCE,
  solreffriction: TIME_CONSTANT,
  solimpfriction: IMPEDANCE,
} as const;
