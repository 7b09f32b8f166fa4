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
  /** Whether there is a stop at the target to lean on. */
  readonly stop: boolean;
  /** Least force to lean on it with, N or N m; it is at least twice what the way took. */
  readonly lean: number;
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

/** The whole range in this time, s, if nothing resists: an unhurried hand. */
const TRAVEL_TIME = 0.6;
/** The hand's force grows over this time, s. */
const START_TIME = 0.15;
/** It brakes over this time before the target, s, to a tenth of its speed. */
const BRAKE_TIME = 0.08;
const SLOWEST = 0.1;
/** No progress for this long is a stall, s: a heavy leaf takes half of it to gather speed. */
const PATIENCE = 0.8;
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
 * Moves a joint as a hand would: with a force that is at most the limit, through a damper that lets it go at an even speed, slower at
 * the end, and then leaning on the stop. Where something resists, the damper takes less and the part gets more of the force; it stalls
 * when that is all of it. The damper is the engine's own joint damping, which it integrates implicitly: a regulator in here would be
 * unstable on parts that are light for the force.
 */
export function driveJoint(
  simulation: Simulation,
  coordinate: Coordinate,
  hold: Hold,
  options: DriveOptions,
): DriveResult {
  const { model } = simulation;
  const own = coordinate.dofs.map(({ dof }) => model.dof_damping[dof]);
  const hand = attachHand(simulation, coordinate, own, hold);
  try {
    return drive(simulation, coordinate, hand, options);
  } finally {
    // Whoever comes next finds the joint as it was, without the hand.
    coordinate.dofs.forEach(({ dof }, i) => {
      model.dof_damping[dof] = own[i];
      simulation.data.qfrc_applied[dof] = 0;
    });
  }
}

/** One time step with the hand pushing by `force` at a free speed of `speed` (both signed); returns the force that the part got. */
type Hand = (force: number, speed: number) => number;

function attachHand(simulation: Simulation, { dofs }: Coordinate, own: readonly number[], hold: Hold): Hand {
  return (force, speed) => {
    const { qfrc_applied: applied, qvel } = simulation.data;
    const damping = simulation.model.dof_damping;
    const damper = force / speed;
    const velocity = dofs.reduce((sum, { dof, share }) => sum + share * qvel[dof], 0);
    dofs.forEach(({ dof, share }, i) => {
      applied[dof] = share * force;
      damping[dof] = own[i] + damper;
    });
    simulation.step();
    hold.keep();
    return force - damper * velocity;
  };
}

function drive(simulation: Simulation, coordinate: Coordinate, hand: Hand, options: DriveOptions): DriveResult {
  const { target, limit, range, stop, lean } = options;
  const dt = simulation.timestep;
  const start = coordinate.read();
  const sign = target >= start ? 1 : -1;
  const way = Math.max(Math.abs(target - start), 1e-12);
  const cruise = range / TRAVEL_TIME;
  let best = start;
  let milestone = { value: start, time: 0 };
  let force = 0;
  let nextSample = 0;
  for (let time = 0; time < LONGEST && time - milestone.time < PATIENCE; time += dt) {
    const left = sign * (target - coordinate.read());
    if (left <= ARRIVED * range) break;
    const push = sign * limit * Math.min(1, (time + dt) / START_TIME);
    // The free speed goes with the force, so that the damper stays the same while it grows.
    const speed =
      Math.min(1, (time + dt) / START_TIME) * Math.max(Math.min(cruise, left / BRAKE_TIME), SLOWEST * cruise);
    // What still swings back from the end before takes more than the hand pushes with.
    force = Math.max(force, Math.min(sign * push, sign * hand(push, sign * speed)));
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
  if (stop && !stalled) {
    const push = sign * Math.min(limit, Math.max(lean, 2 * force));
    for (let time = 0; time < PUSH_TIME; time += dt) {
      hand(push, sign * cruise);
      const value = coordinate.read();
      if (sign * (value - best) > 0) best = value;
      overshoot = Math.max(overshoot, sign * (value - target));
    }
  }
  return { shortfall: Math.max(sign * (target - best), 0), overshoot: Math.max(overshoot, 0), force, stalled };
}
