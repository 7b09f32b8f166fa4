import type { Pose } from '../../core/math/pose.js';
import { transformPoint } from '../../core/math/pose.js';
import { rotate } from '../../core/math/quat.js';
import type { ModelBody } from '../model.js';
import { body, hinge, part } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { HandleShape } from './faucet-handle.js';
import { ballHandle, bellHandle } from './faucet-handle.js';
import type { FaucetLayout } from './faucet-layout.js';
import { risingSpout } from './faucet-spout.js';
import { placeSolids, turned } from './turned.js';

/** Bodies of taps are cast hollow, with a cartridge and water ways inside; a kitchen mixer weighs 1.5 to 2.5 kg. */
export const FILL = 0.5;

/** The spout that turns on its column by degrees between `range`, with a collar that covers the joint. */
export function spoutBody(f: FaucetLayout, s: Shapes, base: ModelBody, range: readonly [number, number]): ModelBody {
  const { p, spout } = f;
  const from = f.top + f.gap;
  const r = Math.max(1.05 * spout.radius, 0.9 * f.head);
  return body(
    hinge({ axis: [0, 0, 1], position: [0, 0, from], range, seen: { closed: 0.6, between: range } }),
    [
      part('spout', { material: p.material, fill: 0.3, affordance: 3, description: 'Spout; turns on the column.' }, [
        turned(s, [
          [r, from],
          [r, from + 0.35 * r],
          [1.02 * spout.radius, from + 0.8 * r],
        ]),
        ...risingSpout(s, spout, from),
      ]),
    ],
    base,
  );
}

/**
 * Bodies of a handle on a seat at the pose's origin: a hub that turns by so many degrees either way and a lever that lifts from it, or a
 * cross that only turns.
 */
export function handleBodies(
  f: FaucetLayout,
  s: Shapes,
  h: HandleShape,
  pose: Pose,
  base: ModelBody,
  turn: number,
): ModelBody[] {
  const about = { material: f.p.material, fill: FILL };
  const turning = hinge({
    axis: rotate(pose.rotation, [0, 0, 1]),
    position: pose.position,
    range: [-turn, turn],
    seen: { closed: 0.6, between: [-turn, turn] },
  });
  if (h.kind === 'cross') {
    const { solids } = bellHandle(s, h, 0);
    const cross = { ...about, affordance: 1, description: 'Cross handle; turns.' };
    return [body(turning, [part('handle', cross, placeSolids(pose, solids))], base)];
  }
  const { hub, lever, pivot } = ballHandle(s, h, 0, f.gap);
  const cap = { ...about, affordance: 4, description: 'Cap that turns with the lever.' };
  const capBody = body(turning, [part('cartridge cap', cap, placeSolids(pose, hub))], base);
  const lifting = hinge({
    axis: rotate(pose.rotation, [-1, 0, 0]),
    position: transformPoint(pose, [0, 0, pivot]),
    range: [0, 25],
    seen: { closed: 0.6, between: [0, 25] },
  });
  const arm = { ...about, affordance: 1, description: 'Lever; lifts for water, turns for warmth.' };
  return [capBody, body(lifting, [part('lever', arm, placeSolids(pose, lever))], capBody)];
}
