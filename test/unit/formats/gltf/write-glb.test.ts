import validator from 'gltf-validator';
import { beforeAll, describe, expect, it } from 'vitest';
import { matrixFromQuat, multiplyMat3, transpose } from '../../../../src/core/math/mat3.js';
import { compose, transformPoint } from '../../../../src/core/math/pose.js';
import { rotate } from '../../../../src/core/math/quat.js';
import { boxInertial } from '../../../../src/core/mesh/inertial-algebra.js';
import { openGlb } from '../../../../src/formats/gltf/glb-file.js';
import { writeGlb } from '../../../../src/formats/gltf/write-glb.js';
import { CABINET } from '../../../fixtures/cabinet-asset.js';
import type { GltfJson, GltfNode } from '../../../fixtures/gltf-node.js';
import { poseFromNode } from '../../../fixtures/gltf-node.js';
import { quatFromXyzw } from '../../../../src/core/conventions.js';

let bytes: Uint8Array;
let json: GltfJson;

async function write(asset: typeof CABINET): Promise<[Uint8Array, GltfJson]> {
  const written = await writeGlb(asset);
  const file = openGlb(written);
  if (typeof file === 'string') throw new Error(file);
  return [written, file.json as GltfJson];
}

beforeAll(async () => {
  [bytes, json] = await write(CABINET);
});

function node(name: string): GltfNode {
  const found = json.nodes.find((n) => n.name === name && n.extras.physxAnything.kind !== 'asset');
  if (found === undefined) throw new Error(`no node ${name}`);
  return found;
}
const physicsOf = (name: string) => node(name).extensions?.KHR_physics_rigid_bodies ?? {};
const jointNamed = (name: string) =>
  json.extensions?.KHR_physics_rigid_bodies?.physicsJoints?.find((joint) => joint.name === name);

describe('as a glTF file', () => {
  it('passes the Khronos validator without errors or warnings', async () => {
    const { issues } = await validator.validateBytes(bytes);
    expect(issues.messages.filter((message) => message.severity <= 1)).toEqual([]);
    // Hulls are used by colliders only, and the validator does not know the physics extensions.
    expect(new Set(issues.messages.map((message) => message.code))).toEqual(
      new Set(['UNSUPPORTED_EXTENSION', 'UNUSED_OBJECT']),
    );
  });

  it('lists the physics extensions as used and requires nothing', () => {
    expect(json.extensionsUsed).toEqual(['KHR_physics_rigid_bodies', 'KHR_implicit_shapes']);
    expect(json.extensionsRequired).toBeUndefined();
  });

  it('turns Z up into Y up at its one root node', () => {
    expect(json.scenes[0].nodes).toHaveLength(1);
    const root = poseFromNode(json.nodes[json.scenes[0].nodes[0]]);
    const up = rotate(root.rotation, [0, 0, 1]);
    expect(up[0]).toBeCloseTo(0, 12);
    expect(up[1]).toBeCloseTo(1, 12);
    // The front of an object looks along -y in the core and along +z in glTF.
    expect(rotate(root.rotation, [0, -1, 0])[2]).toBeCloseTo(1, 12);
  });

  it('nests body nodes as the bodies are, at their poses at rest', () => {
    const drawer = node('drawer');
    expect(node('carcass').children).toContain(json.nodes.indexOf(drawer));
    expect(drawer.children).toContain(json.nodes.indexOf(node('handle')));
    expect(node('handle').translation).toEqual([0.16, 0, 0]);
  });

  it('gives the name of a body to no other node', async () => {
    const { bodies } = CABINET;
    const [, file] = await write({ ...CABINET, name: 'carcass' });
    for (const { name } of bodies)
      expect(
        file.nodes.filter((n) => n.name === name),
        name,
      ).toHaveLength(1);
    expect(file.nodes[file.scenes[0].nodes[0]].name).toBe('carcass_root');
  });

  it('keeps offsets of micrometres', () => {
    expect(node('drawer').translation).toEqual([0.1, 0, 3e-6]);
  });

  it('uses short indices where they suffice and long ones beyond 65535 vertices', async () => {
    const accessorOf = (file: GltfJson, mesh: string) => {
      const index = file.meshes?.find((m) => m.name === mesh)?.primitives[0].indices ?? -1;
      return file.accessors[index].componentType;
    };
    expect(accessorOf(json, 'door_visual')).toBe(5123);
    const positions = new Float32Array(3 * 65536).map((_, i) => Math.sin(i));
    const mesh = { positions, indices: new Uint32Array([0, 1, 65535]) };
    const [carcass, ...others] = CABINET.bodies;
    const big = { ...carcass, visuals: [{ ...carcass.visuals[0], mesh }] };
    const [, file] = await write({ ...CABINET, bodies: [big, ...others] });
    expect(accessorOf(file, 'carcass_visual')).toBe(5125);
  });

  it('mends normals that the format forbids', async () => {
    const [carcass, ...others] = CABINET.bodies;
    const { mesh } = carcass.visuals[0];
    const normals = new Float32Array(mesh.positions.length).fill(0);
    normals.set([0, 3, 0], 0);
    const bad = { ...carcass, visuals: [{ ...carcass.visuals[0], mesh: { ...mesh, normals } }] };
    const [written] = await write({ ...CABINET, bodies: [bad, ...others] });
    expect((await validator.validateBytes(written)).issues.numErrors).toBe(0);
  });
});

describe('materials', () => {
  const material = (name: string) => json.materials?.find((m) => m.name === name);

  it('have linear colour factors', () => {
    const [r, g, b, a] = material('oak')?.pbrMetallicRoughness.baseColorFactor ?? [];
    // Values of the sRGB transfer function, one of them on its linear piece.
    expect(r).toBeCloseTo(0.21404, 5);
    expect(g).toBeCloseTo(0.050876, 6);
    expect(b).toBeCloseTo(0.02 / 12.92, 12);
    expect(a).toBe(1);
  });

  it('are blended when transparent and two-sided on open surfaces only', () => {
    expect(material('glass')?.alphaMode).toBe('BLEND');
    expect(material('oak')?.alphaMode).toBeUndefined();
    expect(material('poster')?.doubleSided).toBe(true);
    expect(material('oak')?.doubleSided).toBeUndefined();
  });

  it('embed their textures once', () => {
    expect(json.images).toHaveLength(1);
    expect(json.images?.[0].mimeType).toBe('image/png');
    expect(material('poster')?.pbrMetallicRoughness.baseColorTexture).toBeDefined();
  });
});

describe('physics', () => {
  it('moves only bodies with joints', () => {
    const moving = json.nodes.filter((n) => n.extensions?.KHR_physics_rigid_bodies?.motion).map((n) => n.name);
    expect(moving).toEqual(['door', 'drawer', 'knob', 'lamp']);
  });

  it('counts what is welded to a body in with it', () => {
    const { motion } = physicsOf('drawer');
    const drawer = boxInertial([0.3, 0.3, 0.1], 600);
    const handle = boxInertial([0.02, 0.1, 0.02], 600);
    const mass = drawer.mass + handle.mass;
    expect(motion?.mass).toBeCloseTo(mass, 12);
    const x = (0.16 * handle.mass) / mass;
    expect(motion?.centerOfMass?.[0]).toBeCloseTo(x, 12);
    const zz = drawer.inertia.zz + drawer.mass * x ** 2 + handle.inertia.zz + handle.mass * (0.16 - x) ** 2;
    const [qx, qy, qz, qw] = motion?.inertiaOrientation ?? [];
    const r = matrixFromQuat(quatFromXyzw([qx, qy, qz, qw]));
    const [a, b, c] = motion?.inertiaDiagonal ?? [];
    const tensor = multiplyMat3(multiplyMat3(r, [a, 0, 0, 0, b, 0, 0, 0, c]), transpose(r));
    expect(tensor[8]).toBeCloseTo(zz, 12);
  });

  it('gives every collision geom a collider and draws none of them', () => {
    for (const geom of CABINET.bodies.flatMap((body) => body.collisions)) {
      expect(physicsOf(geom.name).collider, geom.name).toBeDefined();
      expect(node(geom.name).mesh).toBeUndefined();
    }
  });

  it('has the five shapes', () => {
    const shapeOf = (name: string) => {
      const index = physicsOf(name).collider?.geometry.shape ?? -1;
      return json.extensions?.KHR_implicit_shapes?.shapes[index];
    };
    expect(shapeOf('door_collision_0')).toEqual({ type: 'box', box: { size: [0.02, 0.4, 0.4] } });
    expect(shapeOf('lamp_collision_0')).toEqual({ type: 'sphere', sphere: { radius: 0.05 } });
    const round = { radiusBottom: 0.02, radiusTop: 0.02, height: 0.02 };
    expect(shapeOf('knob_collision_0')).toEqual({ type: 'cylinder', cylinder: round });
    expect(shapeOf('knob_collision_1')).toMatchObject({ type: 'capsule', capsule: { height: 0.04 } });
    const { geometry } = physicsOf('lamp_collision_1').collider ?? {};
    expect(geometry?.convexHull).toBe(true);
    expect(json.meshes?.[geometry?.mesh ?? -1].name).toBe('lamp_collision_1');
  });

  it('lays cylinders, which the extension has along y, along the z axis of the geom', () => {
    const geom = CABINET.bodies[4].collisions[0];
    const end = transformPoint(geom.pose, [0, 0, 0.01]);
    const asWritten = transformPoint(poseFromNode(node(geom.name)), [0, 0.01, 0]);
    for (const k of [0, 1, 2]) expect(asWritten[k]).toBeCloseTo(end[k], 12);
  });

  it('writes friction and restitution of each material', () => {
    expect(json.extensions?.KHR_physics_rigid_bodies?.physicsMaterials).toMatchObject([
      { name: 'wood', staticFriction: 0.4, dynamicFriction: 0.4, restitution: 0.3 },
      { name: 'steel', staticFriction: 0.5, dynamicFriction: 0.5, restitution: 0.6 },
    ]);
    expect(physicsOf('knob_collision_0').collider?.physicsMaterial).toBe(1);
  });

  it('turns a hinge about x of frames that coincide at rest, in the parent and in the body', () => {
    const parentFrame = node('door_hinge_parent_frame');
    const childFrame = node('door_hinge_child_frame');
    expect(node('carcass').children).toContain(json.nodes.indexOf(parentFrame));
    expect(node('door').children).toContain(json.nodes.indexOf(childFrame));
    expect(physicsOf('door_hinge_parent_frame').joint?.connectedNode).toBe(json.nodes.indexOf(childFrame));
    const axis = rotate(poseFromNode(childFrame).rotation, [1, 0, 0]);
    for (const k of [0, 1, 2]) expect(axis[k]).toBeCloseTo([0, 0, 1][k], 12);
    const fromBody = compose(poseFromNode(node('door')), poseFromNode(childFrame));
    const fromParent = poseFromNode(parentFrame);
    for (const k of [0, 1, 2]) expect(fromBody.position[k]).toBeCloseTo(fromParent.position[k], 12);
    for (const k of [0, 1, 2, 3]) expect(fromBody.rotation[k]).toBeCloseTo(fromParent.rotation[k], 12);
  });

  it('writes ranges as limits, and damping and springs as drives', () => {
    expect(jointNamed('door_hinge')).toEqual({
      name: 'door_hinge',
      limits: [
        { linearAxes: [0, 1, 2], min: 0, max: 0 },
        { angularAxes: [1, 2], min: 0, max: 0 },
        { angularAxes: [0], min: 0, max: 1.5 },
      ],
      drives: [
        { type: 'angular', mode: 'force', axis: 0, velocityTarget: 0, damping: 0.5, positionTarget: 1, stiffness: 2 },
      ],
    });
    expect(jointNamed('drawer_slide')?.limits).toEqual([
      { linearAxes: [1, 2], min: 0, max: 0 },
      { linearAxes: [0], min: 0, max: 0.3 },
      { angularAxes: [0, 1, 2], min: 0, max: 0 },
    ]);
    expect(jointNamed('lamp_ball')?.limits[1]).toEqual({ angularAxes: [0, 1, 2], min: 0, max: 0.7 });
  });

  it('constrains a body that slides and turns once in position and once in rotation', () => {
    expect(jointNamed('knob_slide')?.limits.every((limit) => 'linearAxes' in limit)).toBe(true);
    // Without a range the hinge turns without end.
    expect(jointNamed('knob_hinge')?.limits).toEqual([{ angularAxes: [1, 2], min: 0, max: 0 }]);
  });

  it('lets a body and its parent collide as the asset says', () => {
    expect(physicsOf('drawer_slide_parent_frame').joint?.enableCollision).toBe(true);
    expect(physicsOf('door_hinge_parent_frame').joint?.enableCollision).toBe(false);
    // The carcass is part of the world, whose children MuJoCo lets collide with it.
    expect(physicsOf('lamp_ball_parent_frame').joint?.enableCollision).toBe(true);
  });

  it('writes exclusions as collision filters', () => {
    const filters = json.extensions?.KHR_physics_rigid_bodies?.collisionFilters ?? [];
    const filter = filters[physicsOf('door_collision_0').collider?.collisionFilter ?? -1];
    expect(filter).toEqual({ collisionSystems: ['door'], notCollideWithSystems: ['carcass', 'drawer'] });
    expect(physicsOf('lamp_collision_0').collider?.collisionFilter).toBeUndefined();
  });

  it('leaves a joint that it cannot express unconstrained', async () => {
    const [carcass, door] = CABINET.bodies;
    const hinge = door.joints[0];
    const two = { ...door, joints: [hinge, { ...hinge, name: 'second', axis: [0, 1, 0] as const }] };
    const [, file] = await write({
      ...CABINET,
      bodies: [carcass, two],
      contactPairs: [],
      contactExclusions: [],
      keyframes: [],
    });
    const joints = file.extensions?.KHR_physics_rigid_bodies?.physicsJoints;
    expect(joints?.map((joint) => joint.limits)).toEqual([[{ linearAxes: [0, 1, 2], min: 0, max: 0 }]]);
  });
});
