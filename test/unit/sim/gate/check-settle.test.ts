import { describe, expect, it } from 'vitest';
import { box, carcass, checkOf, gate, gateMjcf } from './run.js';

const free = (inside: string, pose = ''): string => `<body name="thing" ${pose}><freejoint/>${inside}</body>`;
const settle = async (...args: Parameters<typeof gateMjcf>): Promise<ReturnType<typeof checkOf>> =>
  checkOf(await gateMjcf(...args), 'settle');
const measureOf = (check: ReturnType<typeof checkOf>, name: string): number | null | undefined =>
  check.measures.find((m) => m.name === name)?.value;

describe('gate: settle', () => {
  it('passes what stands, on a floor of the gate at its lowest point', async () => {
    const check = await settle(free(box('g', '.1 .1 .2', '0 0 0'), 'pos="0 0 5"'));
    expect(check.pass).toBe(true);
    expect(check.detail).toContain('on a floor below its lowest point');
    expect(check.value).toBeLessThan(1e-3);
  });

  it('finds the lowest point of every shape', async () => {
    const shapes = ['sphere" size=".1', 'capsule" size=".05 .1', 'cylinder" size=".05 .1', 'ellipsoid" size=".1 .1 .2', 'box" size=".1 .1 .1']; // prettier-ignore
    for (const shape of shapes) {
      const check = await settle(free(`<geom type="${shape}" condim="6" friction="1 .1 .1"/>`));
      expect([shape, check.items[0].numbers.drop]).toEqual([shape, expect.closeTo(0, 3)]);
    }
  });

  it('fails a tower that falls', async () => {
    const check = await settle(free(box('g', '.02 .02 .3', '0 0 0'), 'euler="0 .3 0"'));
    expect(check.pass).toBe(false);
    expect(measureOf(check, 'rotation')).toBeGreaterThan(1);
    expect(check.detail).toContain('thing falls');
  });

  it('fails what floats above the floor of its scene', async () => {
    const files = { 'm.xml': `<mujoco><worldbody>${free(box('g', '.1 .1 .1', '0 0 .4'))}</worldbody></mujoco>`, 'scene.xml': '<mujoco><include file="m.xml"/><worldbody><geom type="plane" size="1 1 1"/></worldbody></mujoco>' }; // prettier-ignore
    const check = checkOf(await gate(files, { mjcf: 'm.xml', scene: 'scene.xml' }), 'settle');
    expect(check).toMatchObject({ pass: false, unit: 'm' });
    expect(check.value).toBeCloseTo(0.3, 2);
  });

  it('fails a door that drifts', async () => {
    const door = '<body name="door" pos="-.3 -.2 .1"><joint axis="0 -.1 1" damping=".05"/>' + box('panel', '.28 .01 .1', '.3 -.02 0') + '</body>'; // prettier-ignore
    expect((await settle(carcass + door)).pass).toBe(false);
    expect((await settle(carcass + door.replace('damping', 'frictionloss="1" damping'))).pass).toBe(true);
  });

  it('fails an unstable model, which the engine resets in silence', async () => {
    const fan = `<body name="arm"><joint name="j" axis="0 1 0"/>${box('g', '.5 .02 .02', '.5 0 0')}</body>`;
    const check = await settle(fan, '<option integrator="Euler"/>', '<actuator><position joint="j" kp="1e9" ctrlrange="0 1"/></actuator><keyframe><key name="home" qpos="0" ctrl="1"/></keyframe>'); // prettier-ignore
    expect(check.pass).toBe(false);
    expect(measureOf(check, 'engine warnings')).toBeGreaterThan(0);
  });

  it('fails what never comes to rest, however little it moves', async () => {
    const wheel = `<body name="wheel"><joint axis="0 0 1"/><geom type="cylinder" size=".1 .02"/></body>`;
    const spun = '<keyframe><key name="home" qpos="0" qvel="2"/></keyframe>';
    const check = await settle(wheel.replace('axis="0 0 1"', 'axis="0 0 1" stiffness="900"'), '', spun);
    expect(measureOf(check, 'rotation')).toBeLessThan(0.087);
    expect(check).toMatchObject({ pass: false, unit: 'J' });
  });

  it('fails a contact that bounces by hundredths of a millimetre for ever', async () => {
    const springy = 'condim="3" solmix="1000"';
    const still = await settle(free(box('g', '.1 .1 .1', '0 0 0', springy)));
    expect(still.pass).toBe(true);
    const bouncing = await settle(free(box('g', '.1 .1 .1', '0 0 0', `${springy} solref=".025 .16"`)));
    expect(measureOf(bouncing, 'displacement')).toBeLessThan(1e-3);
    expect(bouncing).toMatchObject({ pass: false, unit: 'J' });
  });

  it('says plainly that an unheld humanoid falls, and that actuators at home hold an arm', async () => {
    const legs = '<body name="leg" pos="0 0 -.3"><joint name="hip" axis="0 1 0"/><geom type="capsule" fromto="0 0 0 .02 0 -.5" size=".05"/></body>'; // prettier-ignore
    const humanoid = await settle(free(`<geom name="torso" size=".1 .2" type="capsule"/>${legs}`, 'pos="0 0 1.2"'));
    expect(humanoid.pass).toBe(false);
    expect(humanoid.detail).toMatch(/falls: it moves .* No actuator holds it\./);
    const arm = '<body name="arm"><joint name="j" axis="0 1 0" damping="5"/><geom type="capsule" fromto="0 0 0 .5 0 0" size=".03"/></body>'; // prettier-ignore
    expect((await settle(arm)).pass).toBe(false);
    expect((await settle(arm, '', '<actuator><position joint="j" kp="500"/></actuator>')).pass).toBe(true);
  });

  it('does not apply where nothing can move', async () => {
    expect(await settle(carcass)).toMatchObject({ applicable: false, pass: true });
  });
});
