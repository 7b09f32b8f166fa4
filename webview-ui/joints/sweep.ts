import type { Coordinate } from './coordinates.js';

/** Time of one way there and back, s. */
const PERIOD = 5;

/** A coordinate that moves by itself. */
export interface Sweep {
  readonly coordinate: Coordinate;
  /** Value, rad or m, `seconds` after the start: begins where the coordinate was. */
  valueAt(seconds: number): number;
}

/**
 * Moves a limited coordinate from limit to limit and back, slowly at the ends as a hand would, starting at `value` towards the
 * upper limit. An endless hinge turns round and round.
 */
export function startSweep(coordinate: Coordinate, value: number): Sweep {
  const { min, max } = coordinate;
  if (!coordinate.limited && coordinate.kind === 'hinge') {
    const wrap = (angle: number) => angle - 2 * Math.PI * Math.floor((angle + Math.PI) / (2 * Math.PI));
    return { coordinate, valueAt: (seconds) => wrap(value + (2 * Math.PI * seconds) / PERIOD) };
  }
  const middle = (min + max) / 2;
  const reach = (max - min) / 2;
  const phase = reach > 0 ? Math.asin(Math.min(1, Math.max(-1, (value - middle) / reach))) : 0;
  return {
    coordinate,
    valueAt: (seconds) => middle + reach * Math.sin(phase + (2 * Math.PI * seconds) / PERIOD),
  };
}
