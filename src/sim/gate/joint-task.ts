import { handForce, handTorque } from '../../core/hand-effort.js';
import type { Pose } from '../../core/math/pose.js';
import { compose, invert } from '../../core/math/pose.js';
import { multiplyQuat, conjugate, quat } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { norm } from '../../core/math/vec3.js';
import type { Simulation } from '../simulation.js';
import type { Coordinate } from './drive-joint.js';
import { distanceFromAxis } from './geom-extent.js';
import { dofsOf } from './hold-joints.js';

export interface Target {
  /** m or rad, of the coordinate. */
  readonly value: number;
  /** As a person says it: `upper end`. */
  readonly name: string;
  /** Whether the joint has a stop there. */
  readonly stop: boolean;
  /** Starts anew from home. */
  readonly fromHome: boolean;
  /** A ball's axis; else the task's. */
  readonly coordinate?: Coordinate;
}

/** What it takes to test one joint. */
export interface JointTask {
  readonly joint: number;
  readonly unit: 'm' | 'rad';
  readonly coordinate: Coordinate;
  readonly targets: readonly Target[];
  /** Length of the way that counts as all of it, m or rad. */
  readonly range: number;
  /** N or N m. */
  readonly limit: number;
  /** What the model says that a drive gives at most, N or N m; 0 where it says nothing. */
  readonly effort: number;
  /** Joints of the base, held fast. */
  readonly held: readonly number[];
  /** Topmost body that moves. */
  readonly group: number;
  /** Geoms that move with it. */
  readonly geoms: readonly number[];
  carries(body: number): boolean;
  /** Of the moving body relative to its parent. */
  pose(): Pose;
  /** By how much the motion of the body since `home` differs from `distance` along the coordinate, m or rad; 0 where untold. */
  mismatch(home: Pose, distance: number): number;
}

/** Why a joint cannot be tested, or is wrong before anything moves. */
export interface Refusal {
  readonly joint: number;
  readonly pass: boolean;
  readonly reason: string;
}

/** Of the range, by which the rest pose may lie outside: the engine's stops are soft. */
const REST_SLACK = 0.02;
/** A ball without a limit is tested over this angle, rad. */
const BALL_ANGLE = Math.PI / 2;

/**
 * What to do to test `joint` from the home pose, which the simulation is at: `size` is the longest side of the object, m.
 *
 * A hand gives the force: 50 N or 10 N m at most, less for small things (core/hand-effort.ts). Where the model says that a motor gives
 * more (a URDF's effort), it is that.
 */
export function planJoint(simulation: Simulation, joint: number, size: number): JointTask | Refusal {
  const { model } = simulation;
  const type = simulation.jointType(joint);
  const body = model.jnt_bodyid[joint];
  const parent = model.body_parentid[body];
  const carries = (b: number): boolean => isBelow(simulation, b, body);
  const geoms = Array.from({ length: model.ngeom }, (_, g) => g).filter((g) => carries(model.geom_bodyid[g]));
  const declared = model.jnt_range.subarray(2 * joint, 2 * joint + 2);
  const range = simulation.jointRange(joint);
  if (range === undefined && declared[0] > declared[1]) {
    const reason = `Its range is ${declared[0]} to ${declared[1]}, upside down: MuJoCo takes it for unlimited.`;
    return { joint, pass: false, reason };
  }
  const position = simulation.jointPosition(joint)[0];
  if (range !== undefined && (type === 'hinge' || type === 'slide')) {
    const slack = REST_SLACK * (range[1] - range[0]);
    if (position < range[0] - slack || position > range[1] + slack) {
      const reason = `It rests at ${position.toPrecision(3)}, outside its range of ${range[0].toPrecision(3)} to ${range[1].toPrecision(3)}.`;
      return { joint, pass: false, reason };
    }
  }
  if (geoms.length === 0) return { joint, pass: false, reason: 'It moves nothing that can be seen or touched.' };
  const effort = Math.max(0, ...model.jnt_actfrcrange.subarray(2 * joint, 2 * joint + 2));
  const alone = movesAlone(simulation, joint);
  const shared = {
    joint,
    effort,
    held: rootJoints(simulation, body),
    group: model.body_weldid[body],
    geoms,
    carries,
    pose: (): Pose => compose(invert(simulation.bodyPose(parent)), simulation.bodyPose(body)),
  };
  const anchor: Vec3 = [simulation.data.xanchor[3 * joint], simulation.data.xanchor[3 * joint + 1], simulation.data.xanchor[3 * joint + 2]]; // prettier-ignore
  const axis: Vec3 = [simulation.data.xaxis[3 * joint], simulation.data.xaxis[3 * joint + 1], simulation.data.xaxis[3 * joint + 2]]; // prettier-ignore
  switch (type) {
    case 'free':
      return { joint, pass: true, reason: 'A free body: settle covers it.' };
    case 'slide': {
      if (range === undefined)
        return { joint, pass: true, reason: 'It slides without end: there is no range to travel.' };
      return {
        ...shared,
        unit: 'm',
        coordinate: scalarCoordinate(simulation, joint),
        targets: endsOf(range),
        range: range[1] - range[0],
        limit: Math.max(handForce(size), effort),
        mismatch: (home, distance) =>
          alone ? Math.abs(norm(relative(home, shared.pose()).position) - Math.abs(distance)) : 0,
      };
    }
    case 'hinge': {
      const reach = Math.max(...geoms.map((geom) => distanceFromAxis(simulation, geom, anchor, axis)));
      const turn = 2 * Math.PI;
      return {
        ...shared,
        unit: 'rad',
        coordinate: scalarCoordinate(simulation, joint),
        targets:
          range === undefined
            ? [{ value: position + turn, name: 'full turn', stop: false, fromHome: false }]
            : endsOf(range),
        range: range === undefined ? turn : range[1] - range[0],
        limit: Math.max(handTorque(size, reach), effort),
        mismatch: (home, distance) => {
          if (!alone) return 0;
          // A rotation does not tell whole turns, nor past half a turn which way it went.
          const turned = Math.abs(distance) % turn;
          return Math.abs(Math.min(turned, turn - turned) - turnOf(relative(home, shared.pose())));
        },
      };
    }
    case 'ball': {
      const angle = range?.[1] ?? BALL_ANGLE;
      const reach = Math.max(...geoms.flatMap((geom) => [[1, 0, 0], [0, 1, 0], [0, 0, 1]].map((a) => distanceFromAxis(simulation, geom, anchor, a as unknown as Vec3)))); // prettier-ignore
      const start = simulation.jointPosition(joint);
      const around = (a: Vec3): Coordinate => ballCoordinate(simulation, joint, start, a);
      const targets = (['x', 'y', 'z'] as const).flatMap((name, k): Target[] =>
        [1, -1].map((sign) => {
          const direction: Vec3 = [k === 0 ? sign : 0, k === 1 ? sign : 0, k === 2 ? sign : 0];
          const label = `${angle.toPrecision(3)} rad about ${sign > 0 ? '+' : '-'}${name}`;
          return {
            value: angle,
            name: label,
            stop: range !== undefined,
            fromHome: true,
            coordinate: around(direction),
          };
        }),
      );
      return {
        ...shared,
        unit: 'rad',
        coordinate: around([1, 0, 0]),
        targets,
        range: angle,
        limit: Math.max(handTorque(size, reach), effort),
        mismatch: () => 0,
      };
    }
  }
}

/** Both ends of a range, upper first. */
const endsOf = (range: readonly [number, number]): Target[] => [
  { value: range[1], name: 'upper end', stop: true, fromHome: false },
  { value: range[0], name: 'lower end', stop: true, fromHome: false },
];

function scalarCoordinate(simulation: Simulation, joint: number): Coordinate {
  const address = simulation.model.jnt_qposadr[joint];
  return {
    read: () => simulation.data.qpos[address],
    dofs: [{ dof: simulation.model.jnt_dofadr[joint], share: 1 }],
  };
}

/** The rotation of a ball about `axis` of its body since `start`, as an angle. */
function ballCoordinate(simulation: Simulation, joint: number, start: readonly number[], axis: Vec3): Coordinate {
  const rest = conjugate(quat(start[0], start[1], start[2], start[3]));
  const [first] = dofsOf(simulation, joint);
  return {
    read() {
      const [w, x, y, z] = simulation.jointPosition(joint);
      const turned = multiplyQuat(rest, quat(w, x, y, z));
      const along = turned[1] * axis[0] + turned[2] * axis[1] + turned[3] * axis[2];
      const angle = 2 * Math.atan2(along, turned[0]);
      return angle > Math.PI ? angle - 2 * Math.PI : angle < -Math.PI ? angle + 2 * Math.PI : angle;
    },
    dofs: [0, 1, 2].flatMap((k) => (axis[k] === 0 ? [] : [{ dof: first + k, share: axis[k] }])),
  };
}

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
