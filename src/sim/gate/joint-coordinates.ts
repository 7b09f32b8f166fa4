import { conjugate, multiplyQuat, quat } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import type { Simulation } from '../simulation.js';
import type { Coordinate } from './drive-joint.js';
import { dofsOf } from './hold-joints.js';

/** The position of a hinge or slide. */
export function scalarCoordinate(simulation: Simulation, joint: number): Coordinate {
  const address = simulation.model.jnt_qposadr[joint];
  return {
    read: () => simulation.data.qpos[address],
    dofs: [{ dof: simulation.model.jnt_dofadr[joint], share: 1 }],
  };
}

/** The rotation of a ball about `axis` of its body since `start`, as an angle. */
export function ballCoordinate(
  simulation: Simulation,
  joint: number,
  start: readonly number[],
  axis: Vec3,
): Coordinate {
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
