import { handForce, handTorque } from '../../core/hand-effort.js';
import type { Pose } from '../../core/math/pose.js';
import { compose, invert } from '../../core/math/pose.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { norm, scale } from '../../core/math/vec3.js';
import type { Simulation } from '../simulation.js';
import { distanceFromAxis } from './geom-extent.js';
import { ballCoordinate, scalarCoordinate } from './joint-coordinates.js';
import type { JointTask, Refusal, Target } from './joint-task.js';

/** Of the range, by which the rest pose may lie outside: the engine's stops are soft. */
const REST_SLACK = 0.02;
/** A ball without a limit is tested over this angle, rad. */
const BALL_ANGLE = Math.PI / 2;
const FULL_TURN = 2 * Math.PI;

/** What tasks for all types of joints have in common. */
type Shared = Pick<JointTask, 'joint' | 'effort' | 'held' | 'group' | 'geoms' | 'carries' | 'pose'>;
type Range = readonly [number, number];

/**
 * What to do to test `joint` from the home pose, which the simulation is at: `size` is the longest side of the object, m.
 *
 * A hand gives the force: 50 N or 10 N m at most, less for small things (core/hand-effort.ts). Where the model says that a motor gives
 * more (a URDF's effort), it is that.
 */
export function planJoint(simulation: Simulation, joint: number, size: number): JointTask | Refusal {
  const { model } = simulation;
  const body = model.jnt_bodyid[joint];
  const parent = model.body_parentid[body];
  const carries = (b: number): boolean => isBelow(simulation, b, body);
  const geoms = Array.from({ length: model.ngeom }, (_, g) => g).filter((g) => carries(model.geom_bodyid[g]));
  const range = simulation.jointRange(joint);
  const fault = findFault(simulation, joint, range);
  if (fault !== undefined) return { joint, pass: false, reason: fault };
  if (geoms.length === 0) return { joint, pass: false, reason: 'It moves nothing that can be seen or touched.' };
  const shared: Shared = {
    joint,
    effort: Math.max(0, ...model.jnt_actfrcrange.subarray(2 * joint, 2 * joint + 2)),
    held: rootJoints(simulation, body),
    group: model.body_weldid[body],
    geoms,
    carries,
    pose: () => compose(invert(simulation.bodyPose(parent)), simulation.bodyPose(body)),
  };
  switch (simulation.jointType(joint)) {
    case 'free':
      return { joint, pass: true, reason: 'A free body: settle covers it.' };
    case 'slide':
      if (range === undefined) return { joint, pass: true, reason: 'It slides without end: no range to travel.' };
      return planSlide(simulation, shared, range, size);
    case 'hinge':
      return planHinge(simulation, shared, range, size);
    case 'ball':
      return planBall(simulation, shared, range?.[1], size);
  }
}

/** What is wrong with the joint before anything moves. */
function findFault(simulation: Simulation, joint: number, range: Range | undefined): string | undefined {
  const type = simulation.jointType(joint);
  const [low, high] = simulation.model.jnt_range.subarray(2 * joint, 2 * joint + 2);
  if (range === undefined) {
    return low > high ? `Its range is ${low} to ${high}, upside down: MuJoCo takes it for unlimited.` : undefined;
  }
  if (type !== 'hinge' && type !== 'slide') return undefined;
  const position = simulation.jointPosition(joint)[0];
  const slack = REST_SLACK * (high - low);
  if (position >= low - slack && position <= high + slack) return undefined;
  return `It rests at ${position.toPrecision(3)}, outside its range of ${low.toPrecision(3)} to ${high.toPrecision(3)}.`;
}

function planSlide(simulation: Simulation, shared: Shared, range: Range, size: number): JointTask {
  const alone = movesAlone(simulation, shared.joint);
  return {
    ...shared,
    unit: 'm',
    coordinate: scalarCoordinate(simulation, shared.joint),
    targets: endsOf(range),
    range: range[1] - range[0],
    limit: Math.max(handForce(size), shared.effort),
    mismatch: (home, distance) =>
      alone ? Math.abs(norm(relative(home, shared.pose()).position) - Math.abs(distance)) : 0,
  };
}

function planHinge(simulation: Simulation, shared: Shared, range: Range | undefined, size: number): JointTask {
  const { joint, geoms, effort } = shared;
  const alone = movesAlone(simulation, joint);
  const coordinate = scalarCoordinate(simulation, joint);
  const [anchor, axis] = [worldVector(simulation.data.xanchor, joint), worldVector(simulation.data.xaxis, joint)];
  const reach = Math.max(...geoms.map((geom) => distanceFromAxis(simulation, geom, anchor, axis)));
  const once: Target = { value: coordinate.read() + FULL_TURN, name: 'full turn', stop: false, fromHome: false };
  return {
    ...shared,
    unit: 'rad',
    coordinate,
    targets: range === undefined ? [once] : endsOf(range),
    range: range === undefined ? FULL_TURN : range[1] - range[0],
    limit: Math.max(handTorque(size, reach), effort),
    mismatch: (home, distance) => {
      if (!alone) return 0;
      // A rotation does not tell whole turns, nor past half a turn which way it went.
      const turned = Math.abs(distance) % FULL_TURN;
      return Math.abs(Math.min(turned, FULL_TURN - turned) - turnOf(relative(home, shared.pose())));
    },
  };
}

/** Six ways from home: about each axis of the body, both ways. */
function planBall(simulation: Simulation, shared: Shared, limit: number | undefined, size: number): JointTask {
  const { joint, geoms, effort } = shared;
  const angle = limit ?? BALL_ANGLE;
  const start = simulation.jointPosition(joint);
  const anchor = worldVector(simulation.data.xanchor, joint);
  const axes: readonly (readonly [string, Vec3])[] = [['x', [1, 0, 0]], ['y', [0, 1, 0]], ['z', [0, 0, 1]]]; // prettier-ignore
  const reach = Math.max(...axes.flatMap(([, a]) => geoms.map((g) => distanceFromAxis(simulation, g, anchor, a))));
  const targets = axes.flatMap(([name, axis]) =>
    [1, -1].map((sign): Target => ({
      value: angle,
      name: `${angle.toPrecision(3)} rad about ${sign > 0 ? '+' : '-'}${name}`,
      stop: limit !== undefined,
      fromHome: true,
      coordinate: ballCoordinate(simulation, joint, start, scale(axis, sign)),
    })),
  );
  return {
    ...shared,
    unit: 'rad',
    coordinate: ballCoordinate(simulation, joint, start, axes[0][1]),
    targets,
    range: angle,
    limit: Math.max(handTorque(size, reach), effort),
    mismatch: () => 0,
  };
}

/** Both ends of a range, upper first. */
const endsOf = (range: Range): Target[] => [
  { value: range[1], name: 'upper end', stop: true, fromHome: false },
  { value: range[0], name: 'lower end', stop: true, fromHome: false },
];

const worldVector = (vectors: Float64Array, i: number): Vec3 => [
  vectors[3 * i],
  vectors[3 * i + 1],
  vectors[3 * i + 2],
];

const relative = (from: Pose, to: Pose): Pose => compose(invert(from), to);

const turnOf = ({ rotation }: Pose): number =>
  2 * Math.atan2(norm([rotation[1], rotation[2], rotation[3]]), Math.abs(rotation[0]));

function isBelow(simulation: Simulation, body: number, top: number): boolean {
  const parents = simulation.model.body_parentid;
  let b = body;
  while (b > top) b = parents[b];
  return b === top;
}

/**
 * Whether the body's motion tells that of this joint: no other joint of the same body moves it in the same way. A slide and a hinge
 * on one body do not mix, where the hinge's anchor is the body's origin.
 */
function movesAlone(simulation: Simulation, joint: number): boolean {
  const { model } = simulation;
  const body = model.jnt_bodyid[joint];
  const first = model.body_jntadr[body];
  const isSlide = simulation.jointType(joint) === 'slide';
  for (let other = first; other < first + model.body_jntnum[body]; other++) {
    if (other === joint) continue;
    const otherSlides = simulation.jointType(other) === 'slide';
    if (isSlide === otherSlides) return false;
    if (isSlide && norm([model.jnt_pos[3 * other], model.jnt_pos[3 * other + 1], model.jnt_pos[3 * other + 2]]) > 1e-9) return false; // prettier-ignore
  }
  return true;
}

/** Free joints at the root of the tree that the body is in. */
function rootJoints(simulation: Simulation, body: number): number[] {
  const { model } = simulation;
  const root = model.body_rootid[body];
  const joints: number[] = [];
  for (let i = 0; i < model.body_jntnum[root]; i++) {
    const joint = model.body_jntadr[root] + i;
    if (simulation.jointType(joint) === 'free') joints.push(joint);
  }
  return joints;
}
