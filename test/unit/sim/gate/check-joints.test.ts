import { describe, expect, it } from 'vitest';
import type { Joint } from '../../../../src/core/joint.js';
import { IDENTITY_POSE, translation } from '../../../../src/core/math/pose.js';
import type { Vec3 } from '../../../../src/core/math/vec3.js';
import type { SimAsset } from '../../../../src/core/sim-asset.js';
import type { GateCheck, GateItem } from '../../../../src/sim/gate/gate-report.js';
import { bareAsset, box, carcass, checkOf, drawer, gate, gateMjcf, mjcf } from './run.js';

const joints = async (...args: Parameters<typeof gateMjcf>): Promise<GateCheck> =>
  checkOf(await gateMjcf(...args), 'joints');
const itemOf = (check: GateCheck, subject: string): GateItem => {
  const item = check.items.find((i) => i.subject === subject);
  if (item === undefined) throw new Error(`no item ${subject}`);
  return item;
};

const FURNITURE = { visuals: [], collisions: [], sites: [], parts: [] };
const DYNAMICS = { damping: 0, frictionLoss: 0, armature: 0, effortLimit: 1, velocityLimit: 1 };

/** The asset of `<body name="box">` with one moving body in it. */
function assetOf(name: string, position: Vec3, joint: Joint, base: SimAsset['base'] = 'fixed'): SimAsset {
  const free: Joint[] = base === 'free' ? [{ type: 'free', name: 'box_free' }] : [];
  return bareAsset(
    [
      { name: 'box', pose: IDENTITY_POSE, joints: free, ...FURNITURE },
      { name, parent: 'box', pose: translation(position), joints: [joint], ...FURNITURE },
    ],
    base,
  );
}
const DRAWER_ASSET = (base: SimAsset['base']): SimAsset =>
  assetOf('drawer', [0, -0.01, 0.12], { type: 'slide', name: 'slide', axis: [0, -1, 0], range: [0, 0.25], ...DYNAMICS }, base); // prettier-ignore

describe('gate: joints', () => {
  it.each([['fixed'], ['free']] as const)('moves a drawer in a %s carcass out and in', async (base) => {
    const inside = carcass + drawer();
    const text = mjcf(`<body name="box">${base === 'free' ? '<freejoint name="box_free"/>' : ''}${inside}</body>`);
    const check = checkOf(await gate({ 'm.xml': text }, { mjcf: 'm.xml', asset: DRAWER_ASSET(base) }), 'joints');
    expect(check).toMatchObject({ pass: true, unit: 'of range', limit: 0.95 });
    const { numbers } = itemOf(check, 'slide');
    expect(numbers.travel).toBeGreaterThan(0.99);
    expect(numbers.range).toBeCloseTo(0.25, 9);
    expect(numbers.force).toBeGreaterThan(1);
    expect(numbers.force).toBeLessThan(50);
    expect(numbers.forceLimit).toBeCloseTo(50, 6);
    expect(numbers.overshoot).toBeLessThan(0.0125);
  });

  it('finds a drawer that the hull of its carcass blocks', async () => {
    // What a convex hull of the carcass does: it fills the opening.
    const check = await joints(carcass + box('front', '.3 .01 .1', '0 -.25 .12') + drawer());
    expect(check.pass).toBe(false);
    const item = itemOf(check, 'slide');
    expect(item.blockedBy).toBe('front');
    expect(item.numbers.travel).toBeCloseTo(0.25, 1);
    expect(item.reached?.[0]).toBe(0);
    expect(item.reached?.[1]).toBeCloseTo(0.25 * (item.numbers.travel ?? 0), 4);
    expect(check.detail).toContain('blocked by front');
  });

  it('finds a drawer that goes through its parent, which the engine does not test', async () => {
    const wall = box('front', '.3 .01 .1', '0 -.25 .12');
    const text = mjcf(`<body name="box"><freejoint name="box_free"/>${carcass}${wall}${drawer()}</body>`);
    const report = await gate({ 'm.xml': text }, { mjcf: 'm.xml', asset: DRAWER_ASSET('free') });
    const check = checkOf(report, 'joints');
    expect(checkOf(report, 'contact').pass).toBe(true);
    expect(check.pass).toBe(false);
    expect(itemOf(check, 'slide').detail).toContain('front and tray are');
    expect(itemOf(check, 'slide').numbers.penetration).toBeGreaterThan(0.01);
  });

  const bolt = (range: string): string =>
    `<body name="bolt" pos="0 -.26 .12"><joint name="bolt_slide" type="slide" axis="1 0 0" range="${range}" frictionloss="1"/>${box('bar', '.05 .02 .02', '0 0 0', 'density="600"')}</body>`;

  it('opens the bolt first that holds the drawer, and says so', async () => {
    const check = await joints(carcass + drawer() + bolt('0 .4'));
    expect(check.pass).toBe(true);
    expect(itemOf(check, 'bolt_slide').needsOpen).toBeUndefined();
    expect(itemOf(check, 'slide').needsOpen).toBe('bolt_slide at 400 mm');
  });

  it('opens two bolts, one after the other', async () => {
    const second = bolt('0 .4').replaceAll('bolt', 'latch').replace('"bar"', '"tongue"').replace('-.26', '-.3');
    const check = await joints(carcass + drawer() + bolt('0 .4') + second);
    expect(check.pass).toBe(true);
    expect(itemOf(check, 'slide').needsOpen).toBe('bolt_slide at 400 mm and latch_slide at 400 mm');
  });

  it('moves a heavy leaf that gathers speed slowly', async () => {
    // 40 kg m2 on 7 N m of friction: 3 N m of a hand's 10 are left.
    const leaf = '<body name="leaf"><joint name="hinge" axis="0 0 1" range="0 1.5" frictionloss="7"/><geom type="box" size=".7 .02 .6" pos=".7 0 .7" mass="60"/></body>';
    const check = await joints(`<body name="frame">${box('post', '.02 .02 .7', '-.05 0 .7')}${leaf}</body>`);
    expect(itemOf(check, 'hinge').detail).toContain('Travels');
  }); // prettier-ignore

  it('fails the drawer whose bolt moves too little', async () => {
    const check = await joints(carcass + drawer() + bolt('0 .2'));
    expect(itemOf(check, 'slide')).toMatchObject({ pass: false, blockedBy: 'bar' });
  });

  const lid = (density: number): string =>
    `<body name="box">${carcass}<body name="lid" pos="0 .2 .23"><joint name="hinge" axis="-1 0 0" range="0 1.5"/>${box('plate', '.3 .2 .01', '0 -.2 0', `density="${density}"`)}</body></body>`;
  const lidAsset = assetOf('lid', [0, 0.2, 0.23], { type: 'hinge', name: 'hinge', axis: [-1, 0, 0], range: [0, 1.5], ...DYNAMICS }); // prettier-ignore

  it.each([
    [500, true],
    [5000, false],
  ])('lifts a lid of %d kg/m3 against its weight with 10 N m: %s', async (density, pass) => {
    const report = await gate({ 'm.xml': mjcf(lid(density)) }, { mjcf: 'm.xml', asset: lidAsset });
    const item = itemOf(checkOf(report, 'joints'), 'hinge');
    expect(item.pass).toBe(pass);
    expect(item.numbers.forceLimit).toBeCloseTo(10, 1);
    if (!pass) expect(item.detail).toContain('too heavy or too stiff');
    // 2.4 kg with its centre 0.2 m from the hinge.
    else expect(item.numbers.force).toBeGreaterThan(2.4 * 9.81 * 0.2);
  });

  it('takes the weight off in a model of others, since a motor may carry it', async () => {
    expect((await joints(lid(5000))).pass).toBe(true);
  });

  it('holds a free base as ground does: the weight of a lid is felt the same', async () => {
    const fixed = await gate({ 'm.xml': mjcf(lid(500)) }, { mjcf: 'm.xml', asset: lidAsset });
    const loose = mjcf(lid(500).replace('<body name="box">', '<body name="box"><freejoint name="box_free"/>'));
    const freeAsset = assetOf('lid', [0, 0.2, 0.23], { type: 'hinge', name: 'hinge', axis: [-1, 0, 0], range: [0, 1.5], ...DYNAMICS }, 'free'); // prettier-ignore
    const free = await gate({ 'm.xml': loose }, { mjcf: 'm.xml', asset: freeAsset });
    const force = (report: typeof free): number | null => itemOf(checkOf(report, 'joints'), 'hinge').numbers.force;
    expect(force(free)).toBeCloseTo(force(fixed) ?? NaN, 2);
  });

  it('gives small things a small force', async () => {
    const check = await joints('<body name="b"><joint name="key" type="slide" axis="0 0 1" range="-.003 0"/><geom type="box" size=".008 .008 .004"/></body>'); // prettier-ignore
    expect(check.pass).toBe(true);
    expect(itemOf(check, 'key').numbers.forceLimit).toBe(2);
  });

  it('fails dry friction that no hand overcomes', async () => {
    const check = await joints(carcass + drawer('range="0 .25" frictionloss="80"'));
    expect(itemOf(check, 'slide')).toMatchObject({ pass: false });
    expect(itemOf(check, 'slide').blockedBy).toBeUndefined();
    expect(itemOf(check, 'slide').detail).toContain('too heavy or too stiff');
  });

  it('fails limits that are upside down, and a joint that moves nothing', async () => {
    const upside = await joints('<body><joint name="j" range="1 -1"/><geom size=".1" pos=".2 0 0"/></body>');
    expect(itemOf(upside, 'j').detail).toContain('upside down');
    const nothing = await joints('<body><joint name="j" range="-1 1"/><inertial pos="0 0 0" mass="1" diaginertia="1 1 1"/></body>'); // prettier-ignore
    expect(itemOf(nothing, 'j').detail).toContain('moves nothing');
    expect([upside.pass, nothing.pass]).toEqual([false, false]);
  });

  it('fails a rest pose outside the limits, and a stop that gives way', async () => {
    const arm = (range: string, more = ''): string =>
      `<body><joint name="j" axis="0 0 1" range="${range}" ${more}/><geom type="capsule" fromto=".1 0 0 .5 0 0" size=".03"/></body>`;
    const outside = await joints(arm('0.5 1'));
    expect(itemOf(outside, 'j')).toMatchObject({ pass: false });
    expect(itemOf(outside, 'j').detail).toContain('outside its range');
    const soft = await gate(
      { 'm.xml': mjcf(`<body name="box"><geom size=".01"/>${arm('-.5 .5', 'solreflimit=".5 1" solimplimit="0 .1 .5"').replace('<body>', '<body name="arm">')}</body>`) }, // prettier-ignore
      { mjcf: 'm.xml', asset: assetOf('arm', [0, 0, 0], { type: 'hinge', name: 'j', axis: [0, 0, 1], range: [-0.5, 0.5], ...DYNAMICS }) }, // prettier-ignore
    );
    expect(itemOf(checkOf(soft, 'joints'), 'j').detail).toContain('beyond its end');
  });

  it('turns an endless hinge once, and a ball to its limit on all sides', async () => {
    const wheel = await joints('<body pos="0 0 1"><joint name="axle" axis="0 1 0" frictionloss=".01"/><geom type="cylinder" size=".2 .02" zaxis="0 1 0"/></body>'); // prettier-ignore
    expect(itemOf(wheel, 'axle').numbers.range).toBeCloseTo(2 * Math.PI, 9);
    expect(wheel.pass).toBe(true);
    const ball = '<body pos="0 0 1"><joint name="ball" type="ball" range="0 .6" damping=".01"/><geom size=".05" pos="0 0 .2"/></body>'; // prettier-ignore
    expect((await joints(ball)).pass).toBe(true);
    const walled = await joints(`${box('wall', '.02 .3 .3', '.11 0 1.2')}${ball}`);
    expect(itemOf(walled, 'ball')).toMatchObject({ pass: false, blockedBy: 'wall' });
  });

  it('does not take the motors of an arm for a hindrance, and reports its self-collision by name', async () => {
    const arm = (reach: string): string => `${box('table', '.5 .5 .02', '0 0 0')}
      <body pos="0 0 .1"><joint name="pan" axis="0 0 1" range="-3 3" damping="1" armature=".1"/><geom name="column" type="capsule" fromto="0 0 0 0 0 .3" size=".05"/>
      <body pos="0 0 .4"><joint name="lift" axis="0 1 0" range="${reach}" damping="1" armature=".1"/><geom name="upper" type="capsule" fromto="0 0 0 .5 0 0" size=".04"/>
      <body pos=".55 0 0"><joint name="elbow" axis="0 1 0" range="-1 1" damping=".5" armature=".1"/><geom name="fore" type="capsule" fromto="0 0 0 .4 0 0" size=".03"/></body></body></body>`; // prettier-ignore
    const motors = '<actuator><position joint="pan" kp="2000"/><position joint="lift" kp="2000"/><position joint="elbow" kp="2000"/></actuator>'; // prettier-ignore
    expect((await joints(arm('-1 .3'), '', motors)).items.map((item) => [item.subject, item.pass])).toEqual([
      ['pan', true],
      ['lift', true],
      ['elbow', true],
    ]);
    expect(itemOf(await joints(arm('-1 1.4'), '', motors), 'lift')).toMatchObject({ pass: false, blockedBy: 'table' });
  });

  it('lets the legs of a robot reach below the floor that it stands on, given or added', async () => {
    const robot = '<body name="trunk" pos="0 0 .5"><freejoint/><geom type="box" size=".2 .1 .05"/><body name="leg" pos=".1 0 0"><joint name="knee" axis="0 1 0" range="-1.5 1.5" springref="1.5"/><geom type="capsule" fromto="0 0 0 .3 0 -.1" size=".02"/></body></body>'; // prettier-ignore
    for (const floor of ['', '<geom type="plane" size="1 1 1"/>']) {
      expect(itemOf(await joints(floor + robot), 'knee')).toMatchObject({ pass: true });
    }
  });

  it('picks up what stands on its folding legs, which swing below the floor, but nothing else', async () => {
    // The foot swings through a point 12 mm lower than where it stands; the front legs stand in any case.
    const trestle = (short: number): string => {
      const front = box('front', '.2 .02 .2', '0 -.2 .2', 'density="600"') + box('top', '.2 .22 .01', '0 0 .41', 'density="600"'); // prettier-ignore
      const foot = box('foot', `.2 .01 ${0.195 - short / 2}`, `0 .1 ${-0.2 + short / 2}`, 'density="600"');
      const rear = `<body name="rear" pos="0 .08 .395"><joint name="fold" axis="-1 0 0" range="0 .5" damping=".5" frictionloss=".1"/>${foot}</body>`;
      return mjcf(
        `<geom type="plane" size="1 1 1"/><body name="box"><freejoint name="box_free"/>${front}${rear}</body>`,
      );
    };
    const fold: Joint = { type: 'hinge', name: 'fold', axis: [-1, 0, 0], range: [0, 0.5], ...DYNAMICS };
    const asset = assetOf('rear', [0, 0.08, 0.395], fold, 'free');
    const judge = async (short: number): Promise<GateItem> =>
      itemOf(checkOf(await gate({ 'm.xml': trestle(short) }, { mjcf: 'm.xml', asset }), 'joints'), 'fold');
    expect(await judge(0)).toMatchObject({ pass: true });
    expect(await judge(0.002)).toMatchObject({ pass: false });
  });

  it('judges each of several joints of one body, as a shoulder has them', async () => {
    const shoulder = '<body><joint name="a" axis="1 0 0" range="-1 1" stiffness="1"/><joint name="b" axis="0 1 0" range="-1 1" stiffness="1"/><joint name="c" axis="0 0 1" range="-1 1" stiffness="1"/><geom type="capsule" fromto="0 0 0 .3 .1 .1" size=".04"/></body>'; // prettier-ignore
    expect((await joints(shoulder)).items.map((item) => item.detail)).toEqual(
      ['a', 'b', 'c'].map(() => expect.stringMatching(/^Travels 115 deg/) as string),
    );
  });

  it('does not apply without joints', async () => {
    expect(await joints('<body><freejoint/><geom size=".1"/></body>')).toMatchObject({ applicable: false, pass: true });
  });
});
