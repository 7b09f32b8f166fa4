import { quatFromEuler } from '../../core/conventions.js';
import { quatFromMatrix } from '../../core/math/mat3.js';
import type { Pose } from '../../core/math/pose.js';
import type { Quat } from '../../core/math/quat.js';
import { IDENTITY_QUAT, quat, quatBetween, quatFromAxisAngle } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { cross, dot, normalize, scale, subtract, ZERO } from '../../core/math/vec3.js';
import type { ElementFields } from '../model-draft/element-fields.js';
import type { CompilerSettings } from './read-context.js';

/** What is read of an element for its pose. */
type OrientationFields = Pick<ElementFields, 'numbers' | 'vec3'>;
type OrientationSettings = Pick<CompilerSettings, 'toRadians' | 'eulerSequence'>;

/** `pos` and the orientation of an element, in any of MJCF's spellings; the identity where it says nothing. */
export const readPose = (fields: OrientationFields, compiler: OrientationSettings): Pose => ({
  position: fields.vec3('pos') ?? ZERO,
  rotation: readRotation(fields, compiler),
});

function readRotation(fields: OrientationFields, compiler: OrientationSettings): Quat {
  const q = fields.numbers('quat', 4);
  if (q !== undefined) return toUnitQuat(q);
  const euler = fields.vec3('euler');
  if (euler !== undefined) {
    const [a, b, c] = euler.map(compiler.toRadians);
    return quatFromEuler([a, b, c], compiler.eulerSequence);
  }
  const axisAngle = fields.numbers('axisangle', 4);
  if (axisAngle !== undefined)
    return quatFromAxisAngle([axisAngle[0], axisAngle[1], axisAngle[2]], compiler.toRadians(axisAngle[3]));
  const axes = fields.numbers('xyaxes', 6);
  if (axes !== undefined) return quatFromAxes([axes[0], axes[1], axes[2]], [axes[3], axes[4], axes[5]]);
  const z = fields.vec3('zaxis');
  return z === undefined ? IDENTITY_QUAT : quatFromZ(z);
}

/** The quaternion as written when it has unit length, so that what we wrote comes back to the last bit; else normalised. */
export function toUnitQuat(q: readonly number[]): Quat {
  const isUnit = Math.abs(Math.hypot(q[0], q[1], q[2], q[3]) - 1) < 1e-12;
  return isUnit ? ([q[0], q[1], q[2], q[3]] as unknown as Quat) : quat(q[0], q[1], q[2], q[3]);
}

/** The frame whose x axis is along `x` and whose y axis lies in the plane of both. */
function quatFromAxes(x: Vec3, y: Vec3): Quat {
  const ex = normalize(x);
  const ey = ex && normalize(subtract(y, scale(ex, dot(ex, y))));
  if (ex === undefined || ey === undefined) return IDENTITY_QUAT;
  const ez = cross(ex, ey);
  return quatFromMatrix([ex[0], ey[0], ez[0], ex[1], ey[1], ez[1], ex[2], ey[2], ez[2]]);
}

/** The least rotation that takes z to a direction; half a turn is about x, as MuJoCo has it. */
export function quatFromZ(direction: Vec3): Quat {
  const unit = normalize(direction);
  if (unit === undefined) return IDENTITY_QUAT;
  return unit[2] < -1 + 1e-12 ? quat(0, 1, 0, 0) : quatBetween([0, 0, 1], unit);
}
