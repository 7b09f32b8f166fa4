import type { Body } from '../core/body.js';
import type { Keyframe } from '../core/sim-asset.js';
import type { Layout } from './lay-out.js';

/** `home`, with all joints closed, and `observed`, the rest pose, where that is another. */
export function makeKeyframes(layout: Pick<Layout, 'bodies'>, bodies: readonly Body[]): Keyframe[] {
  const home: Record<string, number> = {};
  const observed: Record<string, number> = {};
  bodies.forEach((body, i) => {
    for (const joint of body.joints) {
      if (joint.type !== 'hinge' && joint.type !== 'slide') continue;
      home[joint.name] = body.joints.length === 1 ? withinRange(layout.bodies[i].closed, joint.range) : 0;
      observed[joint.name] = 0;
    }
  });
  const isOpen = Object.values(home).some((position) => position !== 0);
  return [{ name: 'home', positions: home }, ...(isOpen ? [{ name: 'observed', positions: observed }] : [])];
}

/** A range that had to be shortened may end before the joint is closed. */
export const withinRange = (position: number, range: readonly [number, number] | undefined): number =>
  range === undefined ? position : Math.min(range[1], Math.max(range[0], position));
