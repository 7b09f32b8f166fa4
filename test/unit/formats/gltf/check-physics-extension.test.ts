import { beforeAll, describe, expect, it } from 'vitest';
import { checkPhysicsExtension } from '../../../../src/formats/gltf/check-physics-extension.js';
import { openGlb } from '../../../../src/formats/gltf/glb-file.js';
import { writeGlb } from '../../../../src/formats/gltf/write-glb.js';
import { CABINET } from '../../../fixtures/cabinet-asset.js';

let json: unknown;

beforeAll(async () => {
  const file = openGlb(await writeGlb(CABINET));
  if (typeof file === 'string') throw new Error(file);
  json = file.json;
});

/** The cabinet's JSON with the value at `path` replaced or, by undefined, removed; `nodes/door/...` finds a node by name. */
function replaced(path: string, value: unknown): unknown {
  const copy = structuredClone(json) as Record<string, unknown>;
  const keys = path.split('/');
  const last = keys.pop() ?? '';
  let at = copy;
  for (const [i, key] of keys.entries()) {
    const isNodeName = keys[i - 1] === 'nodes' && Array.isArray(at);
    const nodes = at as unknown as { name?: string; extensions?: unknown }[];
    at = (isNodeName ? nodes.find((n) => n.name === key && n.extensions) : at[key]) as Record<string, unknown>;
  }
  if (value === undefined) Reflect.deleteProperty(at, last);
  else at[last] = value;
  return copy;
}

const PHYSICS = 'extensions/KHR_physics_rigid_bodies';

describe('checkPhysicsExtension', () => {
  it('finds nothing wrong with what we write', () => {
    expect(checkPhysicsExtension(json)).toEqual([]);
  });

  it('has nothing to say about a file without physics', () => {
    expect(checkPhysicsExtension({ asset: { version: '2.0' }, nodes: [{}] })).toEqual([]);
  });

  it.each<[string, unknown, RegExp]>([
    ['extensionsUsed', [], /a list with KHR_physics_rigid_bodies/],
    ['extensionsRequired', ['KHR_implicit_shapes'], /a list without KHR_implicit_shapes/],
    [`${PHYSICS}/physicsMaterials/0/staticFriction`, -1, /0 or larger/],
    [`${PHYSICS}/physicsMaterials/0/friction`, 1, /without friction, which the schema does not know/],
    [`${PHYSICS}/physicsMaterials/0/frictionCombine`, 'sum', /average or minimum or maximum or multiply/],
    [`${PHYSICS}/collisionFilters/0/collideWithSystems`, ['x'], /not both/],
    [`${PHYSICS}/physicsJoints/0/limits/0/linearAxes`, [0, 0], /different axes/],
    [`${PHYSICS}/physicsJoints/0/limits/0/linearAxes`, [3], /whole number from 0 to 2/],
    [`${PHYSICS}/physicsJoints/0/limits/0/angularAxes`, [0], /linear axes or on angular axes/],
    [`${PHYSICS}/physicsJoints/0/limits/2/max`, -1, /smaller number first/],
    [`${PHYSICS}/physicsJoints/0/limits/0/min`, -1, /0 or larger/],
    [`${PHYSICS}/physicsJoints/0/drives/0/velocityTarget`, undefined, /with both damping and velocityTarget/],
    [`${PHYSICS}/physicsJoints/0/drives/0/axis`, 3, /whole number from 0 to 2/],
    ['extensions/KHR_implicit_shapes/shapes/0/box/size', [1, 0, 1], /larger than 0/],
    ['extensions/KHR_implicit_shapes/shapes/0/sphere', { radius: 1 }, /without sphere/],
    [`nodes/door/${PHYSICS}/motion/mass`, 0, /larger than 0/],
    [`nodes/door/${PHYSICS}/motion/inertiaDiagonal`, [3, 1, 1], /none exceeds the sum of the others/],
    [`nodes/door/${PHYSICS}/motion/inertiaOrientation`, [1, 1, 0, 0], /unit quaternion/],
    [`nodes/door_collision_0/${PHYSICS}/collider/shape`, 0, /without shape/],
    [`nodes/door_collision_0/${PHYSICS}/collider/geometry`, {}, /a shape or a mesh/],
    [`nodes/door_collision_0/${PHYSICS}/collider/geometry/shape`, 99, /whole number/],
    [`nodes/lamp_collision_1/${PHYSICS}/collider/geometry/mesh`, 99, /whole number/],
    [`nodes/door_collision_0/${PHYSICS}/collider/physicsMaterial`, 2, /whole number from 0 to 1/],
    [`nodes/door_hinge_parent_frame/${PHYSICS}/joint/joint`, 99, /whole number/],
    [`nodes/door_hinge_parent_frame/${PHYSICS}/joint/connectedNode`, 0, /two different rigid bodies/],
  ])('finds %s = %j', (path, value, message) => {
    const issues = checkPhysicsExtension(replaced(path, value));
    expect(issues).toHaveLength(1);
    expect(issues[0].message).toMatch(message);
  });

  it.each([undefined, null, 3, 'x', [], { nodes: 3 }, { extensions: [] }, { nodes: [{ children: [7] }] }])(
    'never throws: %j',
    (value) => {
      expect(() => checkPhysicsExtension(value)).not.toThrow();
    },
  );
});
