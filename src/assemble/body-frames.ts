import type { Issue } from '../core/issue.js';
import { degrees } from '../core/conventions.js';
import type { Pose } from '../core/math/pose.js';
import { compose, IDENTITY_POSE, invert, transformPoint, translation } from '../core/math/pose.js';
import { conjugate, quatFromAxisAngle, rotate } from '../core/math/quat.js';
import type { Vec3 } from '../core/math/vec3.js';
import { scale, subtract, ZERO } from '../core/math/vec3.js';
import type { BodyPlan } from './plan-bodies.js';
import type { JointMotion } from './resolve-motion.js';
import { restPosition } from './resolve-motion.js';

type Range = readonly [number, number];

/** A joint as geometry: what moves, not how hard. Axes are in the body frame; position 0 is the rest pose. */
export type JointSketch =
  | { readonly type: 'slide' | 'hinge'; readonly axis: Vec3; readonly range?: Range }
  | { readonly type: 'ball'; readonly maxAngle?: number }
  | { readonly type: 'free' };

/** Where a body is. `Drawn` means the asset's frame with every joint at the source's position 0. */
export interface BodyFrame {
  /** The body frame's origin, drawn, m. A point x of a drawn part is x - anchor in the body frame. */
  readonly anchor: Vec3;
  /** Takes drawn coordinates of this body to its rest pose in the asset frame. The identity unless a rest pose was moved. */
  readonly placement: Pose;
  /** Body frame in the parent's (or the asset's) at rest. */
  readonly pose: Pose;
  readonly joints: readonly JointSketch[];
}

/** The body frame in the asset frame at rest. */
export const restFrame = (frame: Pick<BodyFrame, 'anchor' | 'placement'>): Pose => ({
  position: transformPoint(frame.placement, frame.anchor),
  rotation: frame.placement.rotation,
});

/** Moves a range so that `rest` becomes 0. */
const shiftRange = (range: Range | undefined, rest: number): { range?: Range } =>
  range === undefined ? {} : { range: [range[0] - rest, range[1] - rest] };

/**
 * Body frames and joints of all bodies. A rest position outside the limits is moved to the nearer limit: the body's rest pose is
 * turned or shifted there, and what hangs on it goes along.
 *
 * @param motions Motion of each plan in drawn metres; absent for the base and for loose bodies.
 * @param centres Middle of each body's drawn geometry, m: the origin of bodies that slide or are loose.
 */
export function frameBodies(
  plans: readonly BodyPlan[],
  motions: readonly (JointMotion | undefined)[],
  centres: readonly Vec3[],
  issues: Issue[],
): BodyFrame[] {
  const frames: BodyFrame[] = [];
  plans.forEach((plan, i) => {
    const parent = plan.parent === undefined ? undefined : frames[plan.parent];
    const motion = motions[i];
    if (motion === undefined) {
      const anchor = plan.motion.kind === 'base' ? ZERO : centres[i];
      const joints: JointSketch[] = plan.motion.kind === 'free' ? [{ type: 'free' }] : [];
      frames.push({ anchor, placement: IDENTITY_POSE, pose: translation(anchor), joints });
      return;
    }
    const { anchor, own, joints, moved } = settle(motion, centres[i]);
    if (moved !== '') {
      issues.push({
        code: 'rest-outside-range',
        severity: 'warning',
        where: `group_${plan.groups[0]}`,
        message: 'The drawn pose, position 0, is outside the range of the joint.',
        action: `moved the part by ${moved} into its range and called that the rest pose`,
      });
    }
    const above = parent?.placement ?? IDENTITY_POSE;
    const placement = compose(above, own);
    const frame = restFrame({ anchor, placement });
    const pose = parent === undefined ? frame : compose(invert(restFrame(parent)), frame);
    frames.push({ anchor, placement, pose, joints });
  });
  return frames;
}

interface Settled {
  readonly anchor: Vec3;
  /** From the drawn pose to the rest pose, drawn coordinates. */
  readonly own: Pose;
  readonly joints: readonly JointSketch[];
  /** How far, in words; empty when the drawn pose is within the limits. */
  readonly moved: string;
}

function settle(motion: JointMotion, centre: Vec3): Settled {
  switch (motion.kind) {
    case 'slide': {
      const rest = restPosition(motion.range);
      return {
        anchor: centre,
        own: translation(scale(motion.direction, rest)),
        joints: [{ type: 'slide', axis: motion.direction, ...shiftRange(motion.range, rest) }],
        moved: describe(rest, 'm'),
      };
    }
    case 'hinge': {
      const rest = restPosition(motion.range);
      return {
        anchor: motion.position,
        own: turnAbout(motion.direction, rest, motion.position),
        joints: [{ type: 'hinge', axis: motion.direction, ...shiftRange(motion.range, rest) }],
        moved: describe(degrees(rest), 'degrees'),
      };
    }
    case 'ball':
      return {
        anchor: motion.position,
        own: IDENTITY_POSE,
        joints: [{ type: 'ball', ...(motion.maxAngle === undefined ? {} : { maxAngle: motion.maxAngle }) }],
        moved: '',
      };
    case 'hinge-slide': {
      const slideRest = restPosition(motion.slideRange);
      const rest = restPosition(motion.range);
      const turn = quatFromAxisAngle(motion.direction, rest);
      return {
        anchor: motion.position,
        own: compose(
          translation(scale(motion.slideDirection, slideRest)),
          turnAbout(motion.direction, rest, motion.position),
        ),
        joints: [
          // The body frame has turned with the rest pose, the slide's direction has not.
          {
            type: 'slide',
            axis: rotate(conjugate(turn), motion.slideDirection),
            ...shiftRange(motion.slideRange, slideRest),
          },
          { type: 'hinge', axis: motion.direction, ...shiftRange(motion.range, rest) },
        ],
        moved: [describe(slideRest, 'm'), describe(degrees(rest), 'degrees')]
          .filter((text) => text !== '')
          .join(' and '),
      };
    }
  }
}

const describe = (amount: number, unit: string): string =>
  Math.abs(amount) < 1e-9 ? '' : `${Number(amount.toPrecision(3))} ${unit}`;

function turnAbout(axis: Vec3, angle: number, point: Vec3): Pose {
  const rotation = quatFromAxisAngle(axis, angle);
  return { rotation, position: subtract(point, rotate(rotation, point)) };
}
