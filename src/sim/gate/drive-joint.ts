import type { Simulation } from '../simulation.js';
import type { Hold } from './hold-joints.js';

/** One way in which a joint moves: a coordinate, and the generalised force that pushes along it. */
export interface Coordinate {
  /** Present value, m or rad. */
  read(): number;
  /** Degrees of freedom that the force acts on, with the share of each. */
  readonly dofs: readonly { readonly dof: number; readonly share: number }[];
}

export interface DriveOptions {
  readonly target: number;
  /** Largest force or torque, N or N m. */
  readonly limit: number;
  /** Distance between the ends, m or rad: sets the speed. */
  readonly range: number;
  /** How to lean on the stop at the target: with all force, with twice what the way took, or not at all as there is none. */
  readonly lean: 'full' | 'gentle' | 'none';
  /** Called some times on the way, with the share of the way done, 0 to 1. */
  readonly onSample?: (done: number) => void;
}

export interface DriveResult {
  /** How far from the target it stayed, m or rad; 0 when it came there. */
  readonly shortfall: number;
  /** How far it went beyond the target, m or rad. */
  readonly overshoot: number;
  /** Largest force used before the target, N or N m. */
  readonly force: number;
  /** Whether it stopped before the target. */
  readonly stalled: boolean;
}

/** The whole range in this time, s, if the force allows: an unhurried hand. */
const TRAVEL_TIME = 0.6;
/** It brakes over this time before the target, s. */
const BRAKE_TIME = 0.08;
/** The regulator reaches its full force against a block in this time, s. */
const RAMP_TIME = 0.15;
/** No progress for this long is a stall, s. */
const PATIENCE = 0.4;
/** Progress: this part of the range. */
const PROGRESS = 0.005;
/** s of simulated time in all. */
const LONGEST = 8;
/** It counts as there within this part of the range. */
const ARRIVED = 0.003;
/** It pushes against the stop this long, s. */
const PUSH_TIME = 0.12;
/** Samples on the way. */
const SAMPLES = 10;

/**
 * Moves a joint as a hand would: at an even speed, with as much force as that takes and no more than the limit, braking at the end and
 * then leaning on the stop. A proportional-integral regulator of the velocity, with the force cut at the limit.
 */
export function driveJoint(
  simulation: Simulation,
  coordinate: Coordinate,
  hold: Hold,
  options: DriveOptions,
): DriveResult {
  const { target, limit, range, lean } = options;
  const dt = simulation.timestep;
  const start = coordinate.read();
  const sign = target >= start ? 1 : -1;
  const way = Math.max(Math.abs(target - start), 1e-12);
  const cruise = range / TRAVEL_TIME;
  const inertia = Math.min(...coordinate.dofs.map(({ dof }) => simulation.model.dof_M0[dof]));
  // An explicit velocity gain of a fifth of inertia / dt is stable also where the true inertia is five times less than at qpos0.
  const gain = inertia / (5 * dt);
  const integralGain = limit / (RAMP_TIME * cruise);
  let integral = 0;
  let best = start;
  let milestone = { value: start, time: 0 };
  let force = 0;
  let nextSample = 0;
  const push = (speed: number, most: number): number => {
    const velocity = coordinate.dofs.reduce((sum, { dof, share }) => sum + share * simulation.data.qvel[dof], 0);
    const error = sign * speed - velocity;
    integral = clamp(integral + integralGain * error * dt, most);
    const applied = clamp(integral + gain * error, most);
    const forces = simulation.data.qfrc_applied;
    for (const { dof, share } of coordinate.dofs) forces[dof] = share * applied;
    simulation.step();
    hold.keep();
    return applied;
  };

  for (let time = 0; time < LONGEST && time - milestone.time < PATIENCE; time += dt) {
    const left = sign * (target - coordinate.read());
    if (left <= ARRIVED * range) break;
    force = Math.max(force, Math.abs(push(Math.min(cruise, left / BRAKE_TIME + 0.02 * cruise), limit)));
    const value = coordinate.read();
    if (sign * (value - milestone.value) > PROGRESS * range) milestone = { value, time };
    if (sign * (value - best) > 0) best = value;
    const done = Math.abs(best - start) / way;
    if (done * SAMPLES >= nextSample) {
      options.onSample?.(Math.min(done, 1));
      nextSample = Math.floor(done * SAMPLES) + 1;
    }
  }
  const stalled = sign * (target - best) > ARRIVED * range;
  let overshoot = sign * (best - target);
  if (lean !== 'none' && !stalled) {
    const most = lean === 'full' ? limit : Math.min(limit, 2 * force);
    for (let time = 0; time < PUSH_TIME; time += dt) {
      push(cruise, most);
      const value = coordinate.read();
      if (sign * (value - best) > 0) best = value;
      overshoot = Math.max(overshoot, sign * (value - target));
    }
  }
  // Whoever comes next finds it at rest, without the hand.
  for (const { dof } of coordinate.dofs) simulation.data.qfrc_applied[dof] = 0;
  return { shortfall: Math.max(sign * (target - best), 0), overshoot: Math.max(overshoot, 0), force, stalled };
}

const clamp = (value: number, limit: number): number => Math.max(-limit, Math.min(limit, value));
