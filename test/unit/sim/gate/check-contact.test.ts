import { describe, expect, it } from 'vitest';
import { IDENTITY_POSE, translation } from '../../../../src/core/math/pose.js';
import { bareAsset, box, checkOf, gate, gateMjcf, mjcf } from './run.js';

const block = (name: string, z: number): string =>
  `<body name="${name}" pos="0 0 ${z}"><freejoint/>${box(`${name}_box`, '.1 .1 .1', '0 0 0')}</body>`;
const floor = '<geom name="floor" type="plane" size="1 1 1"/>';

describe('gate: contact', () => {
  it('passes blocks that touch', async () => {
    expect(checkOf(await gateMjcf(floor + block('a', 0.1) + block('b', 0.3)), 'contact').pass).toBe(true);
  });

  it.each([
    [0.0005, true],
    [0.005, false],
  ])('two blocks %d m deep in each other: %s', async (depth, pass) => {
    const contact = checkOf(await gateMjcf(floor + block('a', 0.1) + block('b', 0.3 - depth)), 'contact');
    expect(contact.pass).toBe(pass);
    expect(contact.value).toBeCloseTo(depth, 6);
    if (!pass) expect(contact.items[0].subject).toBe('a_box and b_box');
  });

  it('looks at the scene: an object that sinks in the floor', async () => {
    const files = { 'm.xml': mjcf(block('a', 0.095)), 'scene.xml': `<mujoco><include file="m.xml"/><worldbody>${floor}</worldbody></mujoco>` }; // prettier-ignore
    const contact = checkOf(await gate(files, { mjcf: 'm.xml', scene: 'scene.xml' }), 'contact');
    expect(contact.pass).toBe(false);
    expect(contact.value).toBeCloseTo(0.005, 6);
    expect(checkOf(await gate(files), 'contact').pass).toBe(true);
  });

  const overlapping = mjcf(
    `<body name="a"><freejoint/>${box('a_box', '.1 .1 .1', '0 0 0')}<body name="b" pos="0 .1 0"><joint name="j" axis="1 0 0" range="0 1"/>${box('b_box', '.05 .05 .05', '0 0 0')}</body></body>`,
  );

  it('counts the overlap of parent and child, which the engine does not test, in an asset of ours', async () => {
    const dynamics = { damping: 0, frictionLoss: 0, armature: 0, effortLimit: 1, velocityLimit: 1 };
    const shared = { visuals: [], collisions: [], sites: [], parts: [] };
    const asset = bareAsset(
      [
        { name: 'a', pose: IDENTITY_POSE, joints: [{ type: 'free', name: 'f' }], ...shared },
        { name: 'b', parent: 'a', pose: translation([0, 0.1, 0]), joints: [{ type: 'hinge', name: 'j', axis: [1, 0, 0], range: [0, 1], ...dynamics }], ...shared }, // prettier-ignore
      ],
      'free',
    );
    const contact = checkOf(await gate({ 'm.xml': overlapping }, { mjcf: 'm.xml', asset }), 'contact');
    expect(contact.pass).toBe(false);
    expect(contact.items[0].subject).toBe('a_box and b_box');
    expect(contact.value).toBeCloseTo(0.05, 4);
    const excluded = overlapping.replace('</mujoco>', '<contact><exclude body1="a" body2="b"/></contact></mujoco>');
    expect(checkOf(await gate({ 'm.xml': excluded }, { mjcf: 'm.xml', asset }), 'contact').pass).toBe(true);
  });

  it('mentions it, and no more, in a model of others', async () => {
    const contact = checkOf(await gate({ 'm.xml': overlapping }), 'contact');
    expect(contact.pass).toBe(true);
    expect(contact.detail).toContain('Parent and child overlap in 1 pair of geoms, by up to 50 mm');
  });
});
