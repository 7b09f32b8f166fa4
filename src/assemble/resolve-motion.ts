import type { Issue } from '../core/issue.js';
import type { Vec3 } from '../core/math/vec3.js';
import { add, norm, normalize, scale, subtract } from '../core/math/vec3.js';
import type { Box } from '../core/mesh/box.js';
import { boxCentre } from '../core/mesh/box.js';
import type { KinematicGroup, Motion } from '../core/physical-object.js';

type Range = readonly [number, number];

/** A motion that a joint can have: unit directions, ordered ranges with room to move, finite positions. Object units, radians. */
export type JointMotion =
  | { readonly kind: 'slide'; readonly direction: Vec3; readonly range: Range }
  | { readonly kind: 'hinge'; readonly direction: Vec3; readonly position: Vec3; readonly range?: Range }
  | { readonly kind: 'ball'; readonly position: Vec3; readonly maxAngle?: number }
  | {
      readonly kind: 'hinge-slide';
      readonly direction: Vec3;
      readonly position: Vec3;
      readonly range?: Range;
      readonly slideDirection: Vec3;
      readonly slideRange: Range;
    };

/** What a group's motion comes to: a joint, a loose body, or none (part of its parent's body). */
export type ResolvedMotion = JointMotion | { readonly kind: 'fixed' } | { readonly kind: 'free' };

/** A hinge that turns this far turns without end: its stop is where it started. */
const FULL_TURN = (359 * Math.PI) / 180;
const LEAST_ANGLE = (0.5 * Math.PI) / 180;
/** Least slide, as a share of the object's longest side: a thirtieth of a voxel of the 32-voxel grid. */
const LEAST_SLIDE = 1e-3;
/** The furthest that a part of an object slides from where it is drawn, in longest sides of the object. */
const FURTHEST_SLIDE = 2;
/** The furthest that a joint lies outside the object's bounding box, in longest sides. */
const FURTHEST_ANCHOR = 0.5;
/** Ball joints of lamps, mirrors and camera mounts reach 45 to 90 degrees; the paper's type D gives no limit. */
const USUAL_BALL_ANGLE = Math.PI / 3;

/**
 * Makes a group's motion one that can be simulated; `bounds` is the bounding box of the object's geometry (object units).
 * What cannot move becomes `fixed`. Adds to `issues` what it changed.
 */
export function resolveMotion(group: KinematicGroup, bounds: Box, issues: Issue[]): ResolvedMotion {
  const where = `group_${group.id}`;
  const longest = Math.max(...subtract(bounds.max, bounds.min));
  const report = (code: string, severity: Issue['severity'], message: string, action: string): void => {
    issues.push({ code, severity, where, message, action });
  };
  const weld = (code: string, message: string): { readonly kind: 'fixed' } => {
    report(code, 'error', message, 'welded the group to its parent');
    return { kind: 'fixed' };
  };

  const slide = (range: Range): Range | undefined => {
    const ordered = orderRange(range, (message, action) => {
      report('reversed-range', 'warning', message, action);
    });
    if (ordered === undefined) return undefined;
    const most = FURTHEST_SLIDE * longest;
    const clamped: Range = [Math.max(-most, Math.min(most, ordered[0])), Math.max(-most, Math.min(most, ordered[1]))];
    if (clamped[0] !== ordered[0] || clamped[1] !== ordered[1])
      report(
        'slide-too-long',
        'warning',
        `A slide of ${String(ordered)} leaves the object.`,
        `used ${String(clamped)}`,
      );
    return clamped[1] - clamped[0] >= LEAST_SLIDE * longest ? clamped : undefined;
  };
  const turn = (range: Range | undefined): Range | 'unlimited' | undefined => {
    if (range === undefined) return 'unlimited';
    const ordered = orderRange(range, (message, action) => {
      report('reversed-range', 'warning', message, action);
    });
    if (ordered === undefined || ordered[1] - ordered[0] < LEAST_ANGLE) return undefined;
    if (ordered[1] - ordered[0] < FULL_TURN) return ordered;
    report('full-turn', 'info', 'The range is a full turn.', 'made the joint turn without end');
    return 'unlimited';
  };
  const anchor = (position: Vec3): Vec3 => {
    if (!position.every(Number.isFinite)) {
      report(
        'bad-position',
        'error',
        'The position of the joint is not three numbers.',
        'used the middle of the object',
      );
      return boxCentre(bounds);
    }
    const reach = FURTHEST_ANCHOR * longest;
    const clamp = (k: 0 | 1 | 2): number =>
      Math.max(bounds.min[k] - reach, Math.min(bounds.max[k] + reach, position[k]));
    const near: Vec3 = [clamp(0), clamp(1), clamp(2)];
    if (norm(subtract(near, position)) > 0)
      report(
        'joint-far-away',
        'warning',
        `The joint at ${String(position)} is far from the object.`,
        `moved it to ${String(near)}`,
      );
    return near;
  };

  const { motion } = group;
  switch (motion.kind) {
    case 'fixed':
    case 'free':
      return motion;
    case 'slide': {
      const direction = normalize(motion.direction);
      if (direction === undefined) return weld('zero-axis', 'The slide has no direction.');
      const range = slide(motion.range);
      if (range === undefined) return weld('zero-range', 'The slide has no room to move.');
      return { kind: 'slide', direction, range };
    }
    case 'hinge': {
      const direction = normalize(motion.direction);
      if (direction === undefined) return weld('zero-axis', 'The hinge has no axis.');
      const range = turn(motion.range);
      if (range === undefined) return weld('zero-range', 'The hinge has no room to turn.');
      return makeHinge(direction, anchor(motion.position), range);
    }
    case 'ball': {
      const position = anchor(motion.position);
      const { maxAngle } = motion;
      if (maxAngle === undefined) return { kind: 'ball', position, maxAngle: USUAL_BALL_ANGLE };
      if (!(Math.abs(maxAngle) >= LEAST_ANGLE)) return weld('zero-range', 'The ball joint has no room to turn.');
      return Math.abs(maxAngle) >= Math.PI
        ? { kind: 'ball', position }
        : { kind: 'ball', position, maxAngle: Math.abs(maxAngle) };
    }
    case 'hinge-slide':
      return resolveHingeSlide(motion, { slide, turn, anchor, weld, report });
  }
}

interface Readers {
  readonly slide: (range: Range) => Range | undefined;
  readonly turn: (range: Range | undefined) => Range | 'unlimited' | undefined;
  readonly anchor: (position: Vec3) => Vec3;
  readonly weld: (code: string, message: string) => { readonly kind: 'fixed' };
  readonly report: (code: string, severity: Issue['severity'], message: string, action: string) => void;
}

/** Turns and slides: when one of the two cannot move, the other is left. */
function resolveHingeSlide(motion: Extract<Motion, { kind: 'hinge-slide' }>, read: Readers): ResolvedMotion {
  const axis = normalize(motion.direction);
  // The paper's text often leaves the slide's direction out: it is along the axis then (a cap, a knob).
  const slideDirection = normalize(motion.slideDirection) ?? axis;
  const range = axis === undefined ? undefined : read.turn(motion.range);
  const slideRange = slideDirection === undefined ? undefined : read.slide(motion.slideRange);
  const turns = axis !== undefined && range !== undefined;
  const slides = slideDirection !== undefined && slideRange !== undefined;
  if (!turns && !slides) return read.weld('zero-range', 'The group can neither turn nor slide.');
  if (!turns && slides) {
    read.report('zero-range', 'warning', 'The turn has no axis or no room.', 'kept the slide only');
    return { kind: 'slide', direction: slideDirection, range: slideRange };
  }
  if (turns && !slides) {
    read.report('zero-range', 'warning', 'The slide has no direction or no room.', 'kept the turn only');
    return makeHinge(axis, read.anchor(motion.position), range);
  }
  if (!turns || !slides) throw new Error('unreachable');
  return {
    kind: 'hinge-slide',
    direction: axis,
    position: read.anchor(motion.position),
    ...(range === 'unlimited' ? {} : { range }),
    slideDirection,
    slideRange,
  };
}

const makeHinge = (direction: Vec3, position: Vec3, range: Range | 'unlimited'): JointMotion =>
  range === 'unlimited' ? { kind: 'hinge', direction, position } : { kind: 'hinge', direction, position, range };

function orderRange(range: Range, report: (message: string, action: string) => void): Range | undefined {
  const [a, b] = range;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return undefined;
  if (a <= b) return range;
  report(`The range runs from ${a} down to ${b}.`, 'swapped its ends');
  return [b, a];
}

/** The position inside `range` that is nearest to 0: where the joint rests. */
export const restPosition = (range: Range | undefined): number =>
  range === undefined ? 0 : Math.max(range[0], Math.min(range[1], 0));

/** The motion with all lengths multiplied by `factor` and moved by `offset` afterwards. */
export function scaleMotion(motion: JointMotion, factor: number, turnBy: (v: Vec3) => Vec3, offset: Vec3): JointMotion {
  const point = (p: Vec3): Vec3 => add(turnBy(scale(p, factor)), offset);
  const lengths = ([a, b]: Range): Range => [a * factor, b * factor];
  switch (motion.kind) {
    case 'slide':
      return { ...motion, direction: turnBy(motion.direction), range: lengths(motion.range) };
    case 'hinge':
      return { ...motion, direction: turnBy(motion.direction), position: point(motion.position) };
    case 'ball':
      return { ...motion, position: point(motion.position) };
    case 'hinge-slide':
      return {
        ...motion,
        direction: turnBy(motion.direction),
        position: point(motion.position),
        slideDirection: turnBy(motion.slideDirection),
        slideRange: lengths(motion.slideRange),
      };
  }
}
