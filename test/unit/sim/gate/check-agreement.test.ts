import { describe, expect, it } from 'vitest';
import { IDENTITY_POSE, translation } from '../../../../src/core/math/pose.js';
import { writeGlb } from '../../../../src/formats/gltf/write-glb.js';
import type { GateCheck } from '../../../../src/sim/gate/gate-report.js';
import { bareAsset, checkOf, gate, mjcf } from './run.js';

const SHARED = { visuals: [], collisions: [], sites: [], parts: [] };
const DYNAMICS = { damping: 0, frictionLoss: 0, armature: 0, effortLimit: 1, velocityLimit: 1 };
const INERTIAL = { mass: 1, com: [0, 0, 0.1], inertia: { xx: 0.01, yy: 0.01, zz: 0.01, xy: 0, xz: 0, yz: 0 } } as const;

const ASSET = bareAsset([
  { name: 'base', pose: IDENTITY_POSE, joints: [], inertial: INERTIAL, ...SHARED },
  { name: 'arm', parent: 'base', pose: translation([0, 0, 0.5]), joints: [{ type: 'hinge', name: 'swing', axis: [0, 1, 0], range: [-1, 2], ...DYNAMICS }], inertial: INERTIAL, ...SHARED }, // prettier-ignore
  { name: 'hand', parent: 'arm', pose: translation([0.3, 0, 0]), joints: [{ type: 'slide', name: 'reach', axis: [1, 0, 0], range: [0, 0.2], ...DYNAMICS }], inertial: INERTIAL, ...SHARED }, // prettier-ignore
]);
const inertial = '<inertial pos="0 0 .1" mass="1" diaginertia=".01 .01 .01"/>';
const MJCF =
  mjcf(`<body name="base">${inertial}<body name="arm" pos="0 0 .5"><joint name="swing" axis="0 1 0" range="-1 2"/>${inertial}
  <body name="hand" pos=".3 0 0"><joint name="reach" type="slide" axis="1 0 0" range="0 .2"/>${inertial}</body></body></body>`);
const link = (name: string): string =>
  `<link name="${name}"><inertial><origin xyz="0 0 .1"/><mass value="1"/><inertia ixx=".01" iyy=".01" izz=".01" ixy="0" ixz="0" iyz="0"/></inertial></link>`;
const urdf = (armHeight = 0.5, hand = 'hand', axis = '1 0 0'): string =>
  `<robot name="m">${link('base')}${link('arm')}${link(hand)}
  <joint name="swing" type="revolute"><parent link="base"/><child link="arm"/><origin xyz="0 0 ${armHeight}"/><axis xyz="0 1 0"/><limit lower="-1" upper="2" effort="1" velocity="1"/></joint>
  <joint name="reach" type="prismatic"><parent link="arm"/><child link="${hand}"/><origin xyz=".3 0 0"/><axis xyz="${axis}"/><limit lower="0" upper=".2" effort="1" velocity="1"/></joint></robot>`;

const agree = async (urdfText: string, glb?: Uint8Array): Promise<GateCheck> => {
  const files = { 'm.xml': MJCF, 'm.urdf': urdfText, ...(glb === undefined ? {} : { 'm.glb': glb }) };
  const input = { mjcf: 'm.xml', urdf: 'm.urdf', asset: ASSET, ...(glb === undefined ? {} : { glb: 'm.glb' }) };
  return checkOf(await gate(files, input), 'agree');
};

describe('gate: agree', () => {
  it('passes an MJCF, a URDF, a GLB and an asset that are the same', async () => {
    const check = await agree(urdf(), await writeGlb(ASSET));
    expect(check.pass).toBe(true);
    expect(check.items.map((item) => item.subject)).toEqual(['URDF', 'GLB', 'asset']);
    expect(check.value).toBeLessThan(1e-9);
  });

  it.each([
    [0.5 + 5e-7, true],
    [0.5 + 1e-5, false],
  ])('an arm at %d m instead of 0.5 m in the URDF: %s', async (height, pass) => {
    const check = await agree(urdf(height));
    expect(check.pass).toBe(pass);
    expect(check.value).toBeCloseTo(height - 0.5, 12);
  });

  it('finds a slide that points the other way, although all agree at rest', async () => {
    const check = await agree(urdf(0.5, 'hand', '-1 0 0'));
    expect(check.pass).toBe(false);
    expect(check.detail).toContain('hand');
  });

  it('finds a body that is missing', async () => {
    expect((await agree(urdf(0.5, 'fist'))).detail).toContain('no body named hand');
  });

  it('finds a GLB of another object', async () => {
    const other = bareAsset([...ASSET.bodies.slice(0, 1), { ...ASSET.bodies[1], pose: translation([0, 0, 0.6]) }, ...ASSET.bodies.slice(2)]); // prettier-ignore
    const check = await agree(urdf(), await writeGlb(other));
    expect(check.items.map((item) => item.pass)).toEqual([true, false, true]);
  });

  it('does not apply to a single file', async () => {
    expect(checkOf(await gate({ 'm.xml': MJCF }), 'agree')).toMatchObject({ applicable: false, pass: true });
    expect(checkOf(await gate({ 'm.urdf': urdf() }, { urdf: 'm.urdf' }), 'agree').applicable).toBe(false);
  });
});
