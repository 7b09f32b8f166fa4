import type { Issue } from '../../core/issue.js';
import { IMPLICIT_SHAPES, RIGID_BODIES } from './physics-json.js';
import { jsonList } from './read-accessor.js';
import type { JsonObject } from '../strict-json.js';
import {
  asArray,
  asIndex,
  asNumber,
  asNumbers,
  asObject,
  asRotation,
  asString,
  asVec3,
  attempt,
  field,
  listOf,
  oneOf,
  optionalField,
  refuse,
} from '../strict-json.js';

/**
 * Checks what the physics extensions of a glTF file say against their schemas (see physics-json.ts for the revision) and against
 * the rest of the file: names of properties, types, ranges, indices, and that each joint connects two different bodies. The
 * Khronos validator checks the rest of the file and passes over these extensions.
 *
 * @param json the file's JSON.
 * @returns an issue for each object that is wrong; empty when all is well.
 */
export function checkPhysicsExtension(json: unknown): Issue[] {
  const issues: Issue[] = [];
  const check = (where: string, look: () => void) => {
    const result = attempt(look);
    if ('problem' in result) {
      issues.push({ code: 'invalid-physics-extension', severity: 'error', where, message: result.problem });
    }
  };
  const checkEach = (list: readonly unknown[], where: string, look: (object: JsonObject) => void) => {
    for (const [i, item] of list.entries()) {
      check(`${where}/${i}`, () => {
        look(asObject(item, `${where}/${i}`));
      });
    }
  };
  check('GLB', () => {
    const root = asObject(json, 'GLB');
    const extensions = optionalField(root, 'extensions', asObject);
    const used = extensions ? [RIGID_BODIES, IMPLICIT_SHAPES].filter((name) => name in extensions.fields) : [];
    for (const name of used) {
      if (!jsonList(root, 'extensionsUsed').includes(name)) refuse('extensionsUsed', `a list with ${name}`);
      if (jsonList(root, 'extensionsRequired').includes(name)) refuse('extensionsRequired', `a list without ${name}`);
    }
    const physics = extensions && optionalField(extensions, RIGID_BODIES, asObject);
    const shapes = extensions && optionalField(extensions, IMPLICIT_SHAPES, asObject);
    if (physics) allowKeys(physics, 'physicsMaterials', 'physicsJoints', 'collisionFilters');
    if (shapes) allowKeys(shapes, 'shapes');
    const list = (owner: JsonObject | undefined, key: string): readonly unknown[] =>
      (owner && optionalField(owner, key, nonEmpty)) ?? [];
    const lists = {
      shapes: list(shapes, 'shapes'),
      materials: list(physics, 'physicsMaterials'),
      joints: list(physics, 'physicsJoints'),
      filters: list(physics, 'collisionFilters'),
    };
    checkEach(lists.shapes, 'shapes', checkShape);
    checkEach(lists.materials, 'physicsMaterials', checkMaterial);
    checkEach(lists.joints, 'physicsJoints', checkJoint);
    checkEach(lists.filters, 'collisionFilters', checkFilter);
    const bodyOf = findRigidBodies(root);
    checkEach(jsonList(root, 'nodes'), 'nodes', (node) => {
      checkNode(node, {
        shapes: lists.shapes.length,
        materials: lists.materials.length,
        joints: lists.joints.length,
        filters: lists.filters.length,
        meshes: jsonList(root, 'meshes').length,
        bodyOf,
      });
    });
  });
  return issues;
}

interface Counts {
  readonly shapes: number;
  readonly materials: number;
  readonly joints: number;
  readonly filters: number;
  readonly meshes: number;
  /** For each node the node with `motion` that moves it; -1 where nothing moves it. */
  readonly bodyOf: readonly number[];
}

function allowKeys({ fields, where }: JsonObject, ...keys: readonly string[]): void {
  const unknown = Object.keys(fields).find((key) => ![...keys, 'name', 'extensions', 'extras'].includes(key));
  if (unknown !== undefined) refuse(where, `without ${unknown}, which the schema does not know`);
}

function nonEmpty(value: unknown, where: string): readonly unknown[] {
  const list = asArray(value, where);
  return list.length > 0 ? list : refuse(where, 'a list that is not empty');
}

function asPositive(value: unknown, where: string): number {
  const number = asNumber(value, where);
  return number > 0 ? number : refuse(where, 'larger than 0');
}

function asNotNegative(value: unknown, where: string): number {
  const number = asNumber(value, where);
  return number >= 0 ? number : refuse(where, '0 or larger');
}

function asBoolean(value: unknown, where: string): boolean {
  return typeof value === 'boolean' ? value : refuse(where, 'true or false');
}

function checkShape(shape: JsonObject): void {
  const type = field(shape, 'type', oneOf('box', 'sphere', 'cylinder', 'capsule'));
  allowKeys(shape, 'type', type);
  const content = field(shape, type, asObject);
  if (type === 'box') {
    allowKeys(content, 'size');
    if (field(content, 'size', asVec3).some((side) => side <= 0)) refuse(`${content.where}/size`, 'larger than 0');
  } else if (type === 'sphere') {
    allowKeys(content, 'radius');
    field(content, 'radius', asPositive);
  } else {
    allowKeys(content, 'height', 'radiusBottom', 'radiusTop');
    field(content, 'height', asPositive);
    const radii = ['radiusBottom', 'radiusTop'].map((key) => field(content, key, asNotNegative));
    if (Math.max(...radii) === 0) refuse(content.where, 'thicker than 0 somewhere');
  }
}

function checkMaterial(material: JsonObject): void {
  const combine = oneOf('average', 'minimum', 'maximum', 'multiply');
  const keys = ['staticFriction', 'dynamicFriction', 'restitution'];
  allowKeys(material, ...keys, 'frictionCombine', 'restitutionCombine');
  for (const key of keys) optionalField(material, key, asNotNegative);
  optionalField(material, 'frictionCombine', combine);
  optionalField(material, 'restitutionCombine', combine);
}

function checkFilter(filter: JsonObject): void {
  const keys = ['collisionSystems', 'collideWithSystems', 'notCollideWithSystems'];
  allowKeys(filter, ...keys);
  for (const key of keys) optionalField(filter, key, (value, where) => listOf(asString)(nonEmpty(value, where), where));
  if ('collideWithSystems' in filter.fields && 'notCollideWithSystems' in filter.fields) {
    refuse(filter.where, 'a list of what to collide with or of what not, not both');
  }
}

function checkJoint(joint: JsonObject): void {
  allowKeys(joint, 'limits', 'drives');
  const each = (key: string, look: (object: JsonObject) => void) => {
    for (const [i, item] of (optionalField(joint, key, asArray) ?? []).entries()) {
      look(asObject(item, `${joint.where}/${key}/${i}`));
    }
  };
  each('limits', (limit) => {
    allowKeys(limit, 'min', 'max', 'stiffness', 'damping', 'linearAxes', 'angularAxes');
    const axes = optionalField(limit, 'linearAxes', asAxes) ?? optionalField(limit, 'angularAxes', asAxes);
    if (axes === undefined || ('linearAxes' in limit.fields && 'angularAxes' in limit.fields)) {
      refuse(limit.where, 'on linear axes or on angular axes');
    }
    const min = optionalField(limit, 'min', asNumber) ?? -Infinity;
    const max = optionalField(limit, 'max', asNumber) ?? Infinity;
    if (min > max) refuse(limit.where, 'a range with the smaller number first');
    // Over two or three axes the limit is on a distance or an angle between directions.
    if (axes.length > 1 && min < 0) refuse(`${limit.where}/min`, '0 or larger');
    for (const key of ['stiffness', 'damping']) optionalField(limit, key, asNotNegative);
  });
  each('drives', (drive) => {
    const keys = ['maxForce', 'positionTarget', 'velocityTarget', 'stiffness', 'damping'];
    allowKeys(drive, 'type', 'mode', 'axis', ...keys);
    field(drive, 'type', oneOf('linear', 'angular'));
    field(drive, 'mode', oneOf('force', 'acceleration'));
    field(drive, 'axis', (value, where) => asIndex(value, 3, where));
    for (const key of ['maxForce', 'stiffness', 'damping']) optionalField(drive, key, asNotNegative);
    for (const key of ['positionTarget', 'velocityTarget']) optionalField(drive, key, asNumber);
    for (const [gain, target] of [
      ['stiffness', 'positionTarget'],
      ['damping', 'velocityTarget'],
    ] as const) {
      if (gain in drive.fields !== target in drive.fields) refuse(drive.where, `with both ${gain} and ${target}`);
    }
  });
}

function asAxes(value: unknown, where: string): readonly number[] {
  const axes = listOf((axis, at) => asIndex(axis, 3, at))(nonEmpty(value, where), where);
  return new Set(axes).size === axes.length ? axes : refuse(where, 'different axes');
}

function checkNode(node: JsonObject, counts: Counts): void {
  const extensions = optionalField(node, 'extensions', asObject);
  const physics = extensions && optionalField(extensions, RIGID_BODIES, asObject);
  if (physics === undefined) return;
  allowKeys(physics, 'motion', 'collider', 'trigger', 'joint');
  const motion = optionalField(physics, 'motion', asObject);
  if (motion) checkMotion(motion);
  const collider = optionalField(physics, 'collider', asObject);
  if (collider) checkCollider(collider, counts);
  const joint = optionalField(physics, 'joint', asObject);
  if (joint) {
    allowKeys(joint, 'connectedNode', 'joint', 'enableCollision');
    const other = field(joint, 'connectedNode', (value, where) => asIndex(value, counts.bodyOf.length, where));
    field(joint, 'joint', (value, where) => asIndex(value, counts.joints, where));
    optionalField(joint, 'enableCollision', asBoolean);
    const own = Number(node.where.slice('nodes/'.length));
    if (counts.bodyOf[own] === counts.bodyOf[other]) refuse(joint.where, 'between two different rigid bodies');
  }
}

function checkMotion(motion: JsonObject): void {
  allowKeys(
    motion,
    'isKinematic', 'mass', 'centerOfMass', 'inertiaDiagonal', 'inertiaOrientation', 'linearVelocity', 'angularVelocity',
    'gravityFactor',
  ); // prettier-ignore
  optionalField(motion, 'isKinematic', asBoolean);
  optionalField(motion, 'mass', asPositive);
  optionalField(motion, 'gravityFactor', asNumber);
  for (const key of ['centerOfMass', 'linearVelocity', 'angularVelocity']) optionalField(motion, key, asVec3);
  optionalField(motion, 'inertiaOrientation', asRotation);
  const moments = optionalField(motion, 'inertiaDiagonal', (value, where) => asNumbers(value, 3, where));
  if (moments === undefined) return;
  const [a, b, c] = [...moments].sort((x, y) => y - x);
  // The same rounding slack as isPhysicalInertia.
  if (!(c > 0 && a <= (b + c) * (1 + 1e-9))) {
    refuse(`${motion.where}/inertiaDiagonal`, 'positive moments of which none exceeds the sum of the others');
  }
}

function checkCollider(collider: JsonObject, counts: Counts): void {
  allowKeys(collider, 'geometry', 'physicsMaterial', 'collisionFilter');
  const geometry = field(collider, 'geometry', asObject);
  allowKeys(geometry, 'shape', 'mesh', 'convexHull');
  if ('shape' in geometry.fields === 'mesh' in geometry.fields) refuse(geometry.where, 'a shape or a mesh');
  optionalField(geometry, 'shape', (value, where) => asIndex(value, counts.shapes, where));
  optionalField(geometry, 'mesh', (value, where) => asIndex(value, counts.meshes, where));
  optionalField(geometry, 'convexHull', asBoolean);
  optionalField(collider, 'physicsMaterial', (value, where) => asIndex(value, counts.materials, where));
  optionalField(collider, 'collisionFilter', (value, where) => asIndex(value, counts.filters, where));
}

function findRigidBodies(root: JsonObject): number[] {
  const nodes = jsonList(root, 'nodes').map((node, i) => asObject(node, `nodes/${i}`));
  const parent = new Map<number, number>();
  for (const [i, node] of nodes.entries()) {
    for (const child of optionalField(node, 'children', asArray) ?? []) {
      parent.set(asIndex(child, nodes.length, `${node.where}/children`), i);
    }
  }
  const moves = ({ fields }: JsonObject): boolean => {
    const extensions = fields['extensions'] as Record<string, { motion?: unknown } | undefined> | undefined;
    return extensions?.[RIGID_BODIES]?.motion !== undefined;
  };
  return nodes.map((_, i) => {
    let at: number | undefined = i;
    for (let steps = 0; at !== undefined && steps < nodes.length; steps++) {
      if (moves(nodes[at])) return at;
      at = parent.get(at);
    }
    return -1;
  });
}
