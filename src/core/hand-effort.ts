/*
 * What a person's hand gives. Pulling a drawer or pushing a door with an outstretched arm is comfortable up to about 50 N, and
 * turning with one hand up to about 10 N m (ISO 11228-2 limits for frequent pulling and EN 1005-3 for manual effort lie above).
 * Small things are held with fewer fingers and shorter levers, so both shrink with the object's longest side.
 */

const HAND_FORCE = 50;
const HAND_TORQUE = 10;
/** Objects at least this long are moved by the whole hand, m: forearm and hand of an adult. */
const WHOLE_HAND_SIZE = 0.5;
/** Fingertips press with some newtons on the smallest things. */
const SMALLEST_FORCE = 2;

/** Force in N with which a person moves a sliding part of an object whose longest side is `size` metres: 2 to 50 N. */
export function handForce(size: number): number {
  return Math.min(HAND_FORCE, Math.max(SMALLEST_FORCE, (HAND_FORCE * size) / WHOLE_HAND_SIZE));
}

/**
 * Torque in N m with which a person turns a part: the hand's force on the lever `reach` (m, farthest point of the moving part
 * from the axis), at most 10 N m.
 */
export function handTorque(size: number, reach: number): number {
  return Math.min(HAND_TORQUE, handForce(size) * reach);
}
