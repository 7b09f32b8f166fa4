import { inertiaToMatrix } from '../core/conventions.js';
import { handForce, handTorque } from '../core/hand-effort.js';
import type { Inertial } from '../core/inertial.js';
import type { Issue } from '../core/issue.js';
import { multiplyMat3Vec } from '../core/math/mat3.js';
import { quatFromAxisAngle, rotate } from '../core/math/quat.js';
import type { Vec3 } from '../core/math/vec3.js';
import { cross, dot, norm, subtract } from '../core/math/vec3.js';
import type { Spring } from './counterbalance.js';
import { fitCounterbalance } from './counterbalance.js';

/** How hard a joint moves. Units: N and m for a slide, N m and rad for a hinge or ball. */
export interface JointDynamics {
  readonly damping: number;
  readonly frictionLoss: number;
  readonly armature: number;
  readonly spring?: Spring;
  readonly effortLimit: number;
  readonly velocityLimit: number;
}

/** What a joint moves, in the asset frame at rest. */
export interface Load {
  readonly type: 'slide' | 'hinge' | 'ball';
  /** Unit axis; of a ball joint any. */
  readonly axis: Vec3;
  readonly anchor: Vec3;
  readonly range?: readonly [number, number];
  /** Positions where it has to stay by itself: the rest pose, 0, and where it is closed. */
  readonly restsAt: readonly number[];
  /** The body and all that hangs on it. */
  readonly moved: Inertial;
  /** Distance of its farthest point from the axis (or the anchor of a ball), m. */
  readonly reach: number;
  /** Longest side of the whole object, m. */
  readonly size: number;
}

const GRAVITY = 9.81;

/** Numerical inertia of rotors and gears nobody modelled: 1% steadies the solver and is not felt. */
const ARMATURE_SHARE = 0.01;
/**
 * Feather-light parts (a key, a caster) get so much that a hand's whole force changes their speed within one step of MuJoCo's usual 2 ms
 * by no more than some times the hand's own speed: beyond, no engine resolves what happens.
 */
const TIME_STEP = 0.002;
const SPEED_JUMP = 4;
/** Without friction, speed falls by 1/e in this time, s: a well-hung door swings on for a second or two. */
const COAST_TIME = 1.5;
/** At a hand's usual speed damping takes this share of the hand's force; it keeps feather-light parts from flying. */
const DAMPING_SHARE = 0.05;
/** A hand moves at about 1 m/s and turns at about one revolution a second. */
const HAND_SPEED = 1;
const HAND_TURN = 2 * Math.PI;
/** Dry friction holds the part on a floor that is this much out of level (rolling drawer runners: 3% of the weight, as well). */
const LEVEL_ERROR = (2 * Math.PI) / 180;
/** Friction coefficient and radius of a hinge pin; the radius is no more than a share of what it carries. */
const PIN_FRICTION = 0.2;
const PIN_RADIUS = 0.004;
const PIN_SHARE = 0.05;
/** Everyday friction takes at most this share of the hand's force. */
const FRICTION_SHARE = 0.25;
/** Friction that holds a part up against gravity is this much more than it has to be. */
const HOLD_FACTOR = 1.25;
/** What would topple is held when leaning this many times further than the floor is out of level. */
const TOPPLE_FACTOR = 2.5;
/** Share of the hand's force that friction and gravity together may need; the rest accelerates. */
const EFFORT_SHARE = 0.7;
/** A counterbalance leaves this share of the hand's force to keep the part on its stop. */
const SEAT_SHARE = 0.15;
/** A drive crosses the range in this time, s. */
const CROSSING_TIME = 0.7;

/**
 * Damping, dry friction, armature, counterbalance and limits of one joint, from the inertia that it moves.
 *
 * With J the moved mass (slide) or moment of inertia about the axis (hinge) and H the force or torque of a hand:
 *   armature    = 0.01 J, or what makes J + armature = H (2 ms) / (4 hand speed) for feather-light parts
 *   damping     = max(J / coast time, 0.05 H / hand speed)
 *   friction    = the larger of: what holds the part on a floor 2 degrees out of level (m g sin 2deg, times the centre of mass's
 *                 distance from a hinge's axis), the friction of a hinge pin (mu m g r) - both at most H/4 - and, where gravity would
 *                 move the part off its rest position and no limit stops it, 1.25 times that gravity and the 2 degrees (at most H/4).
 *   spring      only where friction plus gravity would need more than 70% of H: a counterbalance as such lids, sashes and chairs have.
 *   effort      what crosses the range in 0.7 s: friction + gravity left + J a + damping v, at most H.
 *   velocity    what that effort reaches over half the range, at most the hand's.
 */
export function computeJointDynamics(load: Load, where: string, issues: Issue[]): JointDynamics {
  const { type, range, restsAt, moved, reach, size } = load;
  const turns = type !== 'slide';
  const inertia = momentAbout(load);
  const hand = turns ? handTorque(size, reach) : handForce(size);
  const handSpeed = turns ? Math.min(HAND_TURN, HAND_SPEED / Math.max(reach, 1e-6)) : HAND_SPEED;
  const weight = moved.mass * GRAVITY;
  const lever = turns ? comDistance(load) : 1;
  const pin = turns ? PIN_FRICTION * weight * Math.min(PIN_RADIUS, PIN_SHARE * reach) : 0;
  const level = weight * lever * Math.sin(LEVEL_ERROR);
  const everyday = Math.min(FRICTION_SHARE * hand, Math.max(level, pin));

  const gravity = type === 'ball' ? ballGravity(load) : (q: number): number => gravityAlong(load, q);
  const [low, high] = range ?? (turns ? [-Math.PI, Math.PI] : [-size, size]);
  const positions = Array.from({ length: 25 }, (_, i) => low + ((high - low) * i) / 24);
  const peakOf = (f: (q: number) => number): number => Math.max(...positions.map((q) => Math.abs(f(q))));
  const frictionFor = (f: (q: number) => number): number => Math.max(...restsAt.map((q) => frictionAt(f, q)));
  const frictionAt = (f: (q: number) => number, q: number): number => {
    const pull = f(q);
    const stopped = range !== undefined && ((pull >= 0 && high <= q + 1e-9) || (pull <= 0 && low >= q - 1e-9));
    if (stopped) return everyday;
    // What stands on its hinge (an upright bail) falls the faster the further it leans.
    const topples = turns && f(q + 0.01) - f(q - 0.01) > 0;
    // A heavy door that stands ajar would swing in a house out of level; holding it must not make it hard to move.
    const tilt = Math.min(FRICTION_SHARE * hand, level);
    return Math.max(everyday, HOLD_FACTOR * (Math.abs(pull) + (topples ? TOPPLE_FACTOR * level : tilt)));
  };

  let frictionLoss = frictionFor(gravity);
  let peak = peakOf(gravity);
  let spring: Spring | undefined;
  // Where gravity pulls less than it would on a floor out of level (a heavy door on its upright hinge), a spring has nothing to balance.
  if (range !== undefined && type !== 'ball' && peak > level && frictionLoss + peak > EFFORT_SHARE * hand) {
    // A lid that lies on its stop keeps lying there: some of its weight is left.
    const seat = low >= -1e-9 ? -1 : high <= 1e-9 ? 1 : 0;
    const unseated = (rest: (q: number) => number): number =>
      seat === 0 ? 0 : Math.max(0, SEAT_SHARE * hand - seat * rest(0));
    const fitted = fitCounterbalance(
      positions,
      gravity,
      (rest) => frictionFor(rest) + peakOf(rest) + 2 * unseated(rest),
    );
    const balanced = (q: number): number => gravity(q) + fitted.stiffness * (fitted.reference - q);
    spring = fitted;
    frictionLoss = frictionFor(balanced);
    peak = peakOf(balanced);
    issues.push({
      code: 'counterbalanced',
      severity: 'info',
      where,
      message: `The part weighs ${moved.mass.toPrecision(3)} kg, more than a hand holds at that lever.`,
      action: 'gave its joint a counterbalance spring, as heavy lids and sashes have',
    });
  }
  if (frictionLoss + peak > hand)
    issues.push({
      code: 'heavy-joint',
      severity: 'warning',
      where,
      message: `Moving the part takes ${(frictionLoss + peak).toPrecision(3)} ${turns ? 'N m' : 'N'}, more than one hand gives.`,
    });

  const armature = Math.max(ARMATURE_SHARE * inertia, (hand * TIME_STEP) / (SPEED_JUMP * handSpeed) - inertia);
  const damping = Math.max(inertia / COAST_TIME, (DAMPING_SHARE * hand) / handSpeed);
  const span = high - low;
  const moving = (4 * span * (inertia + armature)) / CROSSING_TIME ** 2 + (damping * 2 * span) / CROSSING_TIME;
  const needed = 1.5 * (frictionLoss + peak);
  const effortLimit = Math.max(Math.min(hand, needed + moving), needed);
  const fastest = Math.sqrt(((effortLimit - frictionLoss) * span) / (inertia + armature));
  return {
    damping,
    frictionLoss,
    armature,
    ...(spring === undefined ? {} : { spring }),
    effortLimit,
    velocityLimit: Math.min(fastest, handSpeed),
  };
}

/** Mass for a slide; a . I a + m |a x r|^2 for an axis (parallel axes); for a ball the mean over three axes through the anchor. */
export function momentAbout(load: Pick<Load, 'type' | 'axis' | 'anchor' | 'moved'>): number {
  const { type, axis, anchor, moved } = load;
  if (type === 'slide') return moved.mass;
  const r = subtract(moved.com, anchor);
  if (type === 'ball') {
    const { xx, yy, zz } = moved.inertia;
    return (xx + yy + zz + 2 * moved.mass * dot(r, r)) / 3;
  }
  return dot(axis, multiplyMat3Vec(inertiaToMatrix(moved.inertia), axis)) + moved.mass * norm(cross(axis, r)) ** 2;
}

function comDistance({ type, axis, anchor, moved }: Load): number {
  const r = subtract(moved.com, anchor);
  return type === 'ball' ? norm(r) : norm(cross(axis, r));
}

/** Generalised force of gravity at joint position q, N or N m: positive drives the position up. */
function gravityAlong({ type, axis, anchor, moved }: Load, q: number): number {
  const pull: Vec3 = [0, 0, -moved.mass * GRAVITY];
  if (type === 'slide') return dot(axis, pull);
  const arm = rotate(quatFromAxisAngle(axis, q), subtract(moved.com, anchor));
  return dot(axis, cross(arm, pull));
}

/** The largest torque of gravity about any axis when the part is tilted by q to its worst side. */
function ballGravity({ anchor, moved }: Load): (q: number) => number {
  const r = subtract(moved.com, anchor);
  const tilt = Math.atan2(Math.hypot(r[0], r[1]), Math.abs(r[2]));
  return (q) => moved.mass * GRAVITY * norm(r) * Math.sin(Math.min(Math.PI / 2, tilt + Math.abs(q)));
}
