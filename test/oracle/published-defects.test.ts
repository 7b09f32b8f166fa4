import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { assembleAsset } from '../../src/assemble/assemble-asset.js';
import { formatIssue } from '../../src/core/issue.js';
import { distance } from '../../src/core/math/vec3.js';
import { isPhysicalInertia } from '../../src/core/mesh/inertial-algebra.js';
import type { PhysicalObject } from '../../src/core/physical-object.js';
import type { SimAsset } from '../../src/core/sim-asset.js';
import { readGlbPhysics } from '../../src/formats/gltf/glb-kinematics.js';
import type { XmlElement } from '../../src/formats/xml-tree.js';
import { childNamed, childrenNamed, parseXml } from '../../src/formats/xml-tree.js';
import { loadNodeEngines } from '../../src/pipeline/node-engines.js';
import type { Engines } from '../../src/pipeline/engines.js';
import { renderAssetFiles } from '../../src/pipeline/render-asset-files.js';
import { readDescription } from '../../src/representation/description/read-description.js';
import { openSimulation } from '../../src/sim/compile-model.js';
import type { Simulation } from '../../src/sim/simulation.js';
import {
  ballLamp,
  blockInBox,
  cabinet,
  CABINET_MASS,
  faucet,
  globe,
  makeGroup,
  makeObject,
  wallSwitch,
} from '../fixtures/objects.js';
import { box, sphere, subtract, tray } from '../fixtures/draw-voxels.js';

/*
 * The 27 known defects of the published exporter, each with a test that ours does not have it: from a description or object through
 * assembly and writers to real MuJoCo.
 */

let engines: Engines;
const open: Simulation[] = [];
beforeAll(async () => {
  engines = await loadNodeEngines();
});
afterEach(() => {
  for (const simulation of open.splice(0)) simulation.dispose();
});

interface Made {
  readonly asset: SimAsset;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly urdf: XmlElement;
  readonly mjcf: XmlElement;
}

async function make(
  object: PhysicalObject,
  options: { fixedBase?: 'yes' | 'no'; actuators?: boolean } = {},
): Promise<Made> {
  const { asset } = assembleAsset(object, engines.geometry, { fixedBase: options.fixedBase ?? 'auto' });
  const files = await renderAssetFiles(asset, object, { actuators: options.actuators ?? false });
  return { asset, files, urdf: xml(files.get(`${asset.name}.urdf`)), mjcf: xml(files.get(`${asset.name}.xml`)) };
}

const makeFromText = (text: string): Promise<Made> => make(readDescription(text).value);

function simulate({ files }: Made, path = 'scene.xml'): Simulation {
  const { value, issues } = openSimulation(engines.mujoco, files, path);
  if (value === undefined) throw new Error(issues.map(formatIssue).join('\n'));
  open.push(value);
  value.reset();
  return value;
}

function xml(bytes: Uint8Array | undefined): XmlElement {
  const { root } = parseXml(new TextDecoder().decode(bytes));
  if (root === undefined) throw new Error('no XML');
  return root;
}

/** All elements of a name, at any depth. */
const findAll = (root: XmlElement, name: string): XmlElement[] =>
  root.children.flatMap((child) => [...(child.name === name ? [child] : []), ...findAll(child, name)]);

const text = (files: ReadonlyMap<string, Uint8Array>, path: string): string =>
  new TextDecoder().decode(files.get(path));

/** Seconds of simulation with a force on the joint (N or N m); returns the joint's position. */
function push(simulation: Simulation, joint: string, force: number, seconds: number): number {
  const id = simulation.find('joint', joint);
  if (id === undefined) throw new Error(`no joint ${joint}`);
  const dof = simulation.model.jnt_dofadr[id];
  for (let t = 0; t < seconds; t += simulation.timestep) {
    simulation.data.qfrc_applied[dof] = force;
    simulation.step();
  }
  return simulation.jointPosition(id)[0];
}

/** A tray (20 x 12 x 8 voxels, 20 x 12 x 8 cm) with a lid on a hinge: the smallest thing that opens. */
const lidded = (
  range: readonly [number, number],
  direction: readonly [number, number, number] = [1, 0, 0],
): PhysicalObject =>
  makeObject(
    'Lidded box',
    'Box',
    [20, 12, 9],
    [
      { name: 'tray', material: 'wood', solid: tray(0, 0, 0, 20, 12, 8) },
      { name: 'lid', material: 'wood', solid: box(0, 0, 8, 20, 12, 9) },
    ],
    [
      makeGroup(0, [0], { kind: 'fixed' }),
      makeGroup(1, [1], { kind: 'hinge', direction, position: [10, 12, 8], range }, 0),
    ],
  );

const DESCRIPTION = (parts: string, groups: string): string => `Name: Thing
Category: Box
Dimension: 16*16*16
Parts:
${parts}
Group_info:
${groups}
Voxels:
l_0: 0-15 32-47 64-79 96-111 1024-1039 1056-1071 1088-1103 1120-1135
l_1: 20480-20487 20512-20519 21504-21511 21536-21543
`;
const PARTS = 'l_0: body, 5, wood, 0.6 g/cm^3, 9, 0.35, A block.\nl_1: knob, 1, wood, 0.6 g/cm^3, 9, 0.35, A block.';
const ROOT = 'group_0: [l_0] (child); Type: E; Params: N/A';

describe('URDF of the published exporter', () => {
  it('defect 1: mass and inertia are those of the parts, not 1 everywhere', async () => {
    const { asset, urdf } = await make(cabinet());
    const links = childrenNamed(urdf, 'link').filter((link) => link.attributes['name'] !== 'world');
    const masses = links.map((link) => Number(findAll(link, 'mass')[0].attributes['value']));
    const total = masses.reduce((a, b) => a + b, 0);
    expect(Math.abs(total / CABINET_MASS - 1)).toBeLessThan(0.01);
    expect(new Set(masses.map((m) => m.toFixed(3))).size).toBeGreaterThan(1);
    for (const body of asset.bodies) expect(body.inertial && isPhysicalInertia(body.inertial.inertia)).toBe(true);
  });

  it('defect 2: every link collides', async () => {
    const { urdf } = await make(cabinet());
    for (const link of childrenNamed(urdf, 'link')) expect(childrenNamed(link, 'collision').length).toBeGreaterThan(0);
  });

  it('defect 3: a 45 cm object is 45 cm', async () => {
    const { asset } = await make({ ...cabinet(), dimensions: [0.34, 0.24, 0.45] });
    expect(Math.max(...asset.dimensions)).toBeCloseTo(0.45, 3);
  });

  it('defect 4: density, friction, affordance and joint dynamics are written; limits are the part’s own', async () => {
    const { asset, urdf } = await make(cabinet());
    const extension = childNamed(urdf, 'physx_anything');
    expect(extension && childrenNamed(extension, 'material').map((m) => m.attributes['density'])).toEqual([
      '600',
      '7850',
    ]);
    expect(extension && childrenNamed(extension, 'part')).toHaveLength(7);
    const limits = findAll(urdf, 'limit').map((limit) => Number(limit.attributes['effort']));
    expect(limits.every((effort) => effort > 0 && effort < 2000)).toBe(true);
    expect(
      findAll(urdf, 'dynamics').every(
        (d) => Number(d.attributes['damping']) > 0 && Number(d.attributes['friction']) > 0,
      ),
    ).toBe(true);
    expect(asset.materials.every((material) => material.friction > 0)).toBe(true);
  });

  it('defect 5: floating joints only below the world, which weighs nothing; no chains of dummy links', async () => {
    const { asset, urdf } = await make(blockInBox());
    const joints = childrenNamed(urdf, 'joint');
    const floating = joints.filter((joint) => joint.attributes['type'] === 'floating');
    expect(floating.length).toBeGreaterThan(0);
    for (const joint of floating) expect(childNamed(joint, 'parent')?.attributes['link']).toBe('world');
    const world = childrenNamed(urdf, 'link').find((link) => link.attributes['name'] === 'world');
    expect(world && childNamed(world, 'inertial')).toBeUndefined();
    expect(childrenNamed(urdf, 'link')).toHaveLength(asset.bodies.length + 1);
  });
});

describe('MJCF of the published exporter', () => {
  it('defect 6: with a fixed base nothing overlaps, the drawer and the door open', async () => {
    const made = await make(cabinet(), { fixedBase: 'yes' });
    const simulation = simulate(made);
    expect(Math.min(0, ...simulation.contacts().map((contact) => contact.distance))).toBeGreaterThan(-0.001);
    expect(push(simulation, 'lower_drawer_slide', 50, 3)).toBeGreaterThan(0.95 * 0.25);
    expect(push(simulation, 'door_hinge', 10, 3)).toBeGreaterThan((0.95 * 110 * Math.PI) / 180);
  });

  it('defect 7: with a free base the drawer does not go through the carcass, and nothing falls', async () => {
    const made = await make(cabinet(), { fixedBase: 'no' });
    const simulation = simulate(made);
    const base = simulation.find('body', 'carcass') ?? -1;
    const before = simulation.bodyPose(base);
    // Pushed in by 20 N: the front stops at the carcass.
    expect(push(simulation, 'lower_drawer_slide', -20, 2)).toBeGreaterThan(-0.003);
    expect(distance(simulation.bodyPose(base).position, before.position)).toBeLessThan(0.05);
    expect(made.asset.contactPairs.length).toBeGreaterThan(0);
  });

  it('defect 8: a fixed base stands on the floor, and a free part starts inside its container without touching', async () => {
    for (const fixedBase of ['yes', 'no'] as const) {
      const simulation = simulate(await make(blockInBox(), { fixedBase }));
      expect(Math.min(0, ...simulation.contacts().map((contact) => contact.distance))).toBeGreaterThan(-0.001);
    }
    const { asset } = await make(cabinet(), { fixedBase: 'yes' });
    const lowest = Math.min(
      ...asset.bodies[0].visuals.flatMap((visual) => [...visual.mesh.positions].filter((_, i) => i % 3 === 2)),
    );
    expect(lowest + asset.bodies[0].pose.position[2]).toBeCloseTo(0, 6);
  });

  it('defect 9: contact time constants of two steps or more, friction by material, no fluid shapes', async () => {
    const { asset, files, mjcf } = await make(cabinet());
    const constants = findAll(mjcf, 'geom').flatMap((geom) =>
      (geom.attributes['solref'] ?? '').split(' ').slice(0, 1).map(Number),
    );
    expect(constants.filter((value) => value > 0).every((value) => value >= 2 * 0.002)).toBe(true);
    expect(new Set(asset.materials.map((material) => material.friction)).size).toBe(asset.materials.length);
    expect(text(files, `${asset.name}.xml`)).not.toContain('fluid');
  });

  it('defect 10: the mass is that of the walls, not of the hull around them', async () => {
    const simulation = simulate(await make(cabinet()));
    expect(Math.abs(simulation.totalMass / CABINET_MASS - 1)).toBeLessThan(0.01);
  });

  it('defect 11: slide ranges are in metres of the object', async () => {
    const { asset } = await make(wallSwitch());
    for (const { range } of asset.bodies.flatMap((body) => body.joints).filter((joint) => joint.type === 'slide'))
      expect((range?.[1] ?? 1) - (range?.[0] ?? 0)).toBeLessThan(Math.max(...asset.dimensions));
    const drawer = (await make(cabinet())).asset.bodies[1].joints[0];
    // Ten voxels of 2.5 cm.
    expect(drawer.type === 'slide' && drawer.range?.[1]).toBeCloseTo(0.25, 6);
  });

  it('defect 12: 12.5*7.95*0.3 has three decimals, and all three count', async () => {
    const { value } = readDescription(DESCRIPTION(PARTS, ROOT).replace('16*16*16', '12.5*7.95*0.3'));
    expect(value.dimensions?.map((side) => Number(side.toFixed(6)))).toEqual([0.125, 0.0795, 0.003]);
    const { asset, issues } = {
      ...(await make(value)),
      ...assembleAsset(value, engines.geometry, { fixedBase: 'auto' }),
    };
    expect(Math.max(...asset.dimensions)).toBeCloseTo(0.125, 4);
    expect(issues.map((issue) => issue.code)).toContain('aspect-mismatch');
  });
});

describe('what crashes the published exporter', () => {
  it('defect 13: type D is a ball joint', async () => {
    const made = await make(ballLamp());
    expect(made.asset.bodies.flatMap((body) => body.joints).some((joint) => joint.type === 'ball')).toBe(true);
    expect(simulate(made).totalMass).toBeGreaterThan(0);
  });

  it('defect 14: E on another group than the first welds it', async () => {
    const made = await makeFromText(DESCRIPTION(PARTS, `${ROOT}\ngroup_1: [l_1] (child); Type: E; Params: N/A`));
    expect(made.asset.bodies).toHaveLength(1);
    expect(made.asset.bodies[0].parts.map((part) => part.id)).toEqual([0, 1]);
    expect(simulate(made).totalMass).toBeGreaterThan(0);
  });

  it('defect 15: a comma in a part name', async () => {
    const parts = PARTS.replace('knob,', 'knob, left, small,');
    const made = await makeFromText(
      DESCRIPTION(parts, `${ROOT}\ngroup_1: [l_1] (child); Type: A relative to group_0 (parent); Params: N/A`),
    );
    const knob = made.asset.bodies.flatMap((body) => body.parts).find((part) => part.id === 1);
    expect(knob).toMatchObject({ name: 'knob, left, small', affordance: 1, material: 'wood' });
  });

  it('defect 16: gaps in the group numbers and parts in no group', async () => {
    const groups =
      'group_0: [] (child); Type: E; Params: N/A\ngroup_7: [l_1] (child); Type: B relative to group_0 (parent); Params: direction: [0,0,1], slide range (in voxel grid): [0,4]';
    const made = await makeFromText(DESCRIPTION(PARTS, groups));
    expect(made.asset.bodies.flatMap((body) => body.parts.map((part) => part.id)).sort()).toEqual([0, 1]);
    expect(simulate(made).totalMass).toBeGreaterThan(0);
  });

  it('defect 17: a zero axis and a part without geometry', async () => {
    const groups = `${ROOT}\ngroup_1: [l_1] (child); Type: C relative to group_0 (parent); Params: direction: [0,0,0], axis position (in voxel grid): [20,0,0], revolute range (degree): [0,90]`;
    const made = await makeFromText(
      DESCRIPTION(`${PARTS}\nl_2: ghost, 9, wood, 0.6 g/cm^3, 9, 0.35, Not there.`, groups),
    );
    expect(simulate(made).totalMass).toBeGreaterThan(0);
  });

  it('defect 18: a density that is a range', async () => {
    const made = await makeFromText(DESCRIPTION(PARTS.replace('0.6 g/cm^3', '0.5-0.9 g/cm^3'), ROOT));
    const densities = made.asset.materials.map((material) => material.density);
    expect(densities.some((density) => density >= 500 && density <= 900)).toBe(true);
  });

  it('defect 19: labels that are no list indices, a part listed twice, a cycle of groups', async () => {
    const move = 'Params: direction: [0,0,1], slide range (in voxel grid): [0,4]';
    const text = DESCRIPTION(
      PARTS.replace('l_1', 'l_41'),
      `group_0: [l_0] (child); Type: B relative to group_5 (parent); ${move}\ngroup_5: [l_41, l_41, l_0] (child); Type: B relative to group_0 (parent); ${move}`,
    ).replace('\nl_1:', '\nl_41:');
    const made = await makeFromText(text);
    expect(made.asset.bodies.flatMap((body) => body.parts.map((part) => part.id)).sort()).toEqual([0, 41]);
    expect(simulate(made).totalMass).toBeGreaterThan(0);
  });
});

describe('joints of the published exporter', () => {
  it('defect 20: axes are unit vectors, and a malformed number is named, not zero', async () => {
    const { asset } = await make(lidded([0, Math.PI / 2], [0.3, 0, 0]));
    const [joint] = asset.bodies[1].joints;
    expect(joint.type === 'hinge' && joint.axis).toEqual([1, 0, 0]);
    const { issues } = readDescription(
      DESCRIPTION(
        PARTS,
        `${ROOT}\ngroup_1: [l_1] (child); Type: B relative to group_0 (parent); Params: direction: [0,0,x], slide range (in voxel grid): [0,4]`,
      ),
    );
    expect(issues.some((issue) => issue.where.includes('group_1'))).toBe(true);
  });

  it('defect 21: a range from high to low is put in order; MuJoCo would read it as unlimited', async () => {
    const made = await make(lidded([Math.PI / 2, 0], [-1, 0, 0]));
    const simulation = simulate(made, `${made.asset.name}.xml`);
    const [lower, upper] = simulation.jointRange(
      simulation.find('joint', made.asset.bodies[1].joints[0].name) ?? -1,
    ) ?? [0, 0];
    expect(upper - lower).toBeCloseTo(Math.PI / 2, 6);
  });

  it('defect 22: a range that does not hold the rest pose moves the rest pose into it', async () => {
    const { asset } = await make(lidded([Math.PI / 6, (110 * Math.PI) / 180], [-1, 0, 0]));
    const [joint] = asset.bodies[1].joints;
    const range = joint.type === 'hinge' ? joint.range : undefined;
    expect(range?.[0]).toBeCloseTo(0, 9);
    expect(range?.[1]).toBeCloseTo((80 * Math.PI) / 180, 6);
  });

  it('defect 23: joints have damping, dry friction and armature, and a door stays where it is', async () => {
    const made = await make(cabinet());
    for (const joint of made.asset.bodies.flatMap((body) => body.joints))
      if (joint.type !== 'free') expect(Math.min(joint.damping, joint.frictionLoss, joint.armature)).toBeGreaterThan(0);
    const simulation = simulate(made);
    expect(Math.abs(push(simulation, 'door_hinge', 0, 3))).toBeLessThan(0.01);
  });

  it('defect 24: actuators, sensors, keyframes, sites, and joints that turn without end', async () => {
    const { mjcf, asset } = await make(cabinet(), { actuators: true });
    expect(findAll(mjcf, 'position')).toHaveLength(3);
    for (const name of ['site', 'touch', 'key']) expect(findAll(mjcf, name).length, name).toBeGreaterThan(0);
    expect(asset.keyframes.map((keyframe) => keyframe.name)).toContain('home');
    const turning = await make(globe());
    expect(
      turning.asset.bodies
        .flatMap((body) => body.joints)
        .some((joint) => joint.type === 'hinge' && joint.range === undefined),
    ).toBe(true);
    expect(findAll(turning.urdf, 'joint').some((joint) => joint.attributes['type'] === 'continuous')).toBe(true);
  });
});

describe('packaging of the published exporter', () => {
  it('defect 25: two assets go into one scene, since neither has a floor, a light or a sky', async () => {
    const [a, b] = [await make(cabinet()), await make(faucet())];
    for (const { mjcf } of [a, b]) {
      expect(findAll(mjcf, 'light')).toEqual([]);
      expect(findAll(mjcf, 'geom').some((geom) => geom.attributes['type'] === 'plane')).toBe(false);
      expect(findAll(mjcf, 'texture').some((texture) => texture.attributes['type'] === 'skybox')).toBe(false);
    }
    const both = `<mujoco><asset><model name="a" file="a/${a.asset.name}.xml"/><model name="b" file="b/${b.asset.name}.xml"/></asset>
      <worldbody><geom type="plane" size="5 5 1"/><frame><attach model="a" prefix="a_"/></frame><frame pos="2 0 0"><attach model="b" prefix="b_"/></frame></worldbody></mujoco>`;
    const files = new Map([['both.xml', new TextEncoder().encode(both)]]);
    for (const [folder, made] of [
      ['a', a],
      ['b', b],
    ] as const)
      for (const [path, bytes] of made.files) files.set(`${folder}/${path}`, bytes as Uint8Array<ArrayBuffer>);
    const { value, issues } = openSimulation(engines.mujoco, files, 'both.xml');
    expect(value, issues.map(formatIssue).join('\n')).toBeDefined();
    if (value !== undefined) open.push(value);
    const mass = [a, b].flatMap((made) => made.asset.bodies).reduce((sum, body) => sum + (body.inertial?.mass ?? 0), 0);
    expect(value?.totalMass).toBeCloseTo(mass, 6);
  });

  it('defect 26: some thousand faces, and a GLB that carries joints and physics', async () => {
    const round = makeObject(
      'Ball',
      'Box',
      [20, 20, 20],
      [{ name: 'ball', material: 'wood', solid: subtract(sphere(16, 16, 16, 15), sphere(16, 16, 16, 12)) }],
      [makeGroup(0, [0], { kind: 'fixed' })],
    );
    const faces = (asset: SimAsset): number =>
      asset.bodies.flatMap((body) => body.visuals).reduce((n, visual) => n + visual.mesh.indices.length / 3, 0);
    expect(faces((await make(round)).asset)).toBeLessThan(10_000);
    const { asset, files } = await make(cabinet());
    expect(faces(asset)).toBeLessThan(10_000);
    const physics = readGlbPhysics(files.get(`${asset.name}.glb`) ?? new Uint8Array());
    expect(
      physics.value?.bodies
        .flatMap((body) => body.joints)
        .map((joint) => joint.name)
        .sort(),
    ).toEqual(
      asset.bodies
        .flatMap((body) => body.joints)
        .map((joint) => joint.name)
        .sort(),
    );
  });

  it('defect 27: no flexible copy at a fixed place: rigid bodies alone, each where it belongs', async () => {
    const { asset, files } = await make(cabinet());
    expect(text(files, `${asset.name}.xml`)).not.toMatch(/flex/i);
    expect(text(files, 'scene.xml')).not.toMatch(/flex/i);
  });
});
