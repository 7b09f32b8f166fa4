import type { SceneDescription, SceneJoint } from '../../src/sim/describe-scene.js';

/** One number that a slider moves: the position of a hinge or slide, or one component of a ball's rotation vector. */
export interface Coordinate {
  /** Number of the joint in the model. */
  readonly joint: number;
  /** The joint's name; for a ball with the axis it turns about. */
  readonly label: string;
  readonly kind: 'hinge' | 'slide' | 'ball';
  /** For a ball: which component of the rotation vector. */
  readonly component: 0 | 1 | 2;
  /** rad or m. */
  readonly min: number;
  readonly max: number;
  /** Whether min and max are limits of the model, or only where the slider ends. */
  readonly limited: boolean;
  /** First index of the joint in qpos. */
  readonly qposAddress: number;
}

/** How a coordinate is shown. */
export interface DisplayUnit {
  readonly text: '°' | 'mm' | 'm';
  /** Shown value = value in SI times this. */
  readonly factor: number;
  readonly digits: number;
}

const AXES = ['x', 'y', 'z'] as const;
/** A slide longer than this (m) is shown in metres. */
const LONG_SLIDE = 2;

/** The coordinates of all joints that a user can set, in the model's order. Free joints have none: the simulation moves them. */
export function listCoordinates(scene: Pick<SceneDescription, 'joints' | 'extent'>): Coordinate[] {
  return scene.joints.flatMap((joint, index) => {
    const label = joint.name === '' ? `joint ${index}` : joint.name;
    switch (joint.type) {
      case 'free':
        return [];
      case 'hinge':
        return [single(joint, index, label, 'hinge', Math.PI)];
      case 'slide':
        return [single(joint, index, label, 'slide', scene.extent)];
      case 'ball': {
        const reach = joint.range?.[1] ?? Math.PI;
        return AXES.map((axis, component) => ({
          joint: index,
          label: `${label} ${axis}`,
          kind: 'ball' as const,
          component: component as 0 | 1 | 2,
          min: -reach,
          max: reach,
          limited: joint.range !== undefined,
          qposAddress: joint.qposAddress,
        }));
      }
    }
  });
}

function single(
  joint: SceneJoint,
  index: number,
  label: string,
  kind: 'hinge' | 'slide',
  unlimitedReach: number,
): Coordinate {
  const [min, max] = joint.range ?? [-unlimitedReach, unlimitedReach];
  return {
    joint: index,
    label,
    kind,
    component: 0,
    min,
    max,
    limited: joint.range !== undefined,
    qposAddress: joint.qposAddress,
  };
}

/** Degrees for turns, millimetres for slides, metres for long ones. */
export function unitOf(coordinate: Coordinate): DisplayUnit {
  if (coordinate.kind !== 'slide') return { text: '°', factor: 180 / Math.PI, digits: 1 };
  const long = Math.max(Math.abs(coordinate.min), Math.abs(coordinate.max)) > LONG_SLIDE;
  return long ? { text: 'm', factor: 1, digits: 3 } : { text: 'mm', factor: 1000, digits: 1 };
}

/** A value in SI as it is shown, without unit. */
export function formatValue(value: number, unit: DisplayUnit): string {
  const text = (value * unit.factor).toFixed(unit.digits);
  // -0.0 says nothing more than 0.0.
  return Number(text) === 0 ? (0).toFixed(unit.digits) : text;
}

/** The coordinate's value, rad or m, in a model's qpos. */
export function readCoordinate(coordinate: Coordinate, qpos: ArrayLike<number>): number {
  if (coordinate.kind !== 'ball') return qpos[coordinate.qposAddress];
  return rotationVector(qpos, coordinate.qposAddress)[coordinate.component];
}

/** The joint's position with one coordinate set: one number, or wxyz for a ball whose other components stay. */
export function withCoordinate(coordinate: Coordinate, qpos: ArrayLike<number>, value: number): number[] {
  if (coordinate.kind !== 'ball') return [value];
  const vector = rotationVector(qpos, coordinate.qposAddress);
  vector[coordinate.component] = value;
  // The limit of a ball is on its angle: the whole vector is shortened to it.
  const angle = Math.hypot(...vector);
  const scale = angle > coordinate.max ? coordinate.max / angle : 1;
  return quaternion(vector.map((component) => component * scale));
}

/** Rotation vector (axis times angle, rad, angle at most pi) of the quaternion wxyz at `start`. */
function rotationVector(qpos: ArrayLike<number>, start: number): [number, number, number] {
  const sign = qpos[start] < 0 ? -1 : 1;
  const [w, x, y, z] = [0, 1, 2, 3].map((k) => sign * qpos[start + k]);
  const length = Math.hypot(x, y, z);
  const scale = length < 1e-12 ? 2 : (2 * Math.atan2(length, w)) / length;
  return [x * scale, y * scale, z * scale];
}

function quaternion(vector: readonly number[]): number[] {
  const angle = Math.hypot(...vector);
  const scale = angle < 1e-12 ? 0.5 : Math.sin(angle / 2) / angle;
  return [Math.cos(angle / 2), ...vector.map((component) => component * scale)];
}
