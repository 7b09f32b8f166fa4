import { inertiaFromMatrix, inertiaFromMjcf } from '../../core/conventions.js';
import type { InertiaTensor, Inertial } from '../../core/inertial.js';
import { matrixFromQuat, multiplyMat3, transpose } from '../../core/math/mat3.js';
import { combineInertials, isPhysicalInertia } from '../../core/mesh/inertial-algebra.js';
import type { XmlElement } from '../xml-tree.js';
import type { MjcfContext } from './read-context.js';
import { resolveFields } from './read-context.js';
import { readPose } from './read-orientation.js';

/** The body's mass properties in its frame: as `<inertial>` states them, else from its geoms, by the compiler's settings. */
export function readInertial(
  element: XmlElement | undefined,
  fromGeoms: readonly Inertial[],
  body: string,
  context: MjcfContext,
): Inertial | undefined {
  const { inertiaFromGeom } = context.compiler;
  const stated = element === undefined ? undefined : readStated(element, body, context);
  if (inertiaFromGeom === 'false') return stated;
  if (inertiaFromGeom === 'true') return combineInertials(fromGeoms) ?? stated;
  return stated ?? combineInertials(fromGeoms);
}

function readStated(element: XmlElement, body: string, context: MjcfContext): Inertial | undefined {
  const fields = resolveFields(context, element, undefined, `body ${body}`);
  const mass = fields.number('mass') ?? 0;
  const { position, rotation } = readPose(fields, context.compiler);
  const inertia = readTensor(fields.numbers('fullinertia', 6), fields.vec3('diaginertia'), rotation);
  if (mass > 0 && inertia !== undefined && isPhysicalInertia(inertia)) return { mass, com: position, inertia };
  if (mass === 0 && inertia === undefined) return undefined;
  context.log.report(
    'model-structure',
    fields.where,
    ['No rigid body can have this mass and inertia.'],
    'took the mass of its geoms instead',
  );
  return undefined;
}

function readTensor(
  full: readonly number[] | undefined,
  diagonal: readonly number[] | undefined,
  rotation: Parameters<typeof matrixFromQuat>[0],
): InertiaTensor | undefined {
  const tensor =
    full !== undefined
      ? inertiaFromMjcf(full)
      : diagonal && { xx: diagonal[0], yy: diagonal[1], zz: diagonal[2], xy: 0, xz: 0, yz: 0 };
  if (tensor === undefined || (rotation[1] === 0 && rotation[2] === 0 && rotation[3] === 0)) return tensor;
  const r = matrixFromQuat(rotation);
  const { xx, yy, zz, xy, xz, yz } = tensor;
  return inertiaFromMatrix(multiplyMat3(multiplyMat3(r, [xx, xy, xz, xy, yy, yz, xz, yz, zz]), transpose(r)));
}
