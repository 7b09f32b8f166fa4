import { describe, expect, it } from 'vitest';
import { fixFirst, lint } from '../../../fixtures/lint.js';

const GEOM = '<geom size="0.1"/>';
const world = (inside: string, before = '', after = ''): string =>
  `<mujoco>${before}<worldbody>${inside}</worldbody>${after}</mujoco>`;
const body = (inside: string, before = '', after = ''): string => world(`<body>${inside}${GEOM}</body>`, before, after);

const link = (name: string): string => `<link name="${name}"/>`;
const joint = (name: string, parent: string, child: string, inside = '', type = 'revolute'): string =>
  `<joint name="${name}" type="${type}"><parent link="${parent}"/><child link="${child}"/>${inside}</joint>`;
const robot = (...inside: string[]): string => `<robot name="r">${inside.join('')}</robot>`;
const limit = (lower: number, upper: number): string =>
  `<axis xyz="0 0 1"/><limit lower="${lower}" upper="${upper}" effort="1" velocity="1"/>`;

/** What a rule says, one text each. */
const said = (text: string, id: string): string[] =>
  lint(text)
    .filter(({ code }) => code === id)
    .map(({ severity, message }) => `${severity}: ${message}`);
const places = (text: string, id: string): string[] =>
  lint(text)
    .filter(({ code }) => code === id)
    .map(({ start, end }) => text.slice(start, end));

describe('kin/root', () => {
  it('takes the root of the most links for the one that is meant', () => {
    const text = robot(link('lost'), link('a'), link('b'), joint('j', 'a', 'b', '', 'fixed'));
    expect(places(text, 'kin/root')).toEqual(['lost']);
    expect(fixFirst(text, 'kin/root')).toContain(
      '<joint name="a_to_lost" type="fixed">\n  <parent link="a"/>\n  <child link="lost"/>\n</joint>',
    );
  });

  it('says nothing where a joint leads to nothing, or in a circle', () => {
    expect(said(robot(link('a'), link('b'), joint('j', 'a', 'bb', '', 'fixed')), 'kin/root')).toEqual([]);
    const circle = [joint('j', 'a', 'b', '', 'fixed'), joint('k', 'b', 'a', '', 'fixed')];
    expect(said(robot(link('r'), link('a'), link('b'), ...circle), 'kin/root')).toEqual([]);
    expect(places(robot(link('r'), link('a'), link('b'), ...circle), 'kin/tree')).toEqual(['a']);
  });
});

describe('kin/joint-placement', () => {
  it.each([
    ['a joint in a frame of the world', world(`<frame><joint/></frame>${GEOM}`)],
    ['seven slides', body('<joint type="slide"/>'.repeat(7))],
    ['a free joint with another', body('<freejoint/><joint/>')],
    ['two ball joints', body('<joint type="ball"/><joint type="ball"/>')],
    ['a plane below a joint', world(`<body><joint/>${GEOM}<body><geom type="plane" size="1 1 1"/></body></body>`)],
    ['a mocap body in another', world(`<body>${GEOM}<body mocap="true">${GEOM}</body></body>`)],
    ['a plane by its class', body('<freejoint/><geom/>', '<default><geom type="plane" size="1 1 1"/></default>')],
  ])('finds %s', (_, text) => {
    expect(said(text, 'kin/joint-placement').length).toBeGreaterThan(0);
  });

  it('takes what the engine takes', () => {
    const fine = [
      body('<joint type="ball"/><joint type="slide"/>'),
      body('<joint/>'.repeat(4)),
      world(`<frame><body><freejoint/>${GEOM}</body></frame>`),
      world(`<body>${GEOM}<geom type="plane" size="1 1 1"/></body>`),
    ];
    for (const text of fine) expect(said(text, 'kin/joint-placement')).toEqual([]);
  });
});

describe('limits', () => {
  it('are swapped in place, in MJCF and URDF', () => {
    expect(fixFirst(body('<joint range="45  -45"/>'), 'kin/limit-empty')).toBe(body('<joint range="-45  45"/>'));
    const inverted = robot(link('a'), link('b'), joint('j', 'a', 'b', limit(1, -1)));
    expect(fixFirst(inverted, 'kin/limit-empty')).toBe(robot(link('a'), link('b'), joint('j', 'a', 'b', limit(-1, 1))));
  });

  it('may be 0 0, which takes the limit of the class away', () => {
    const text = body('<joint range="0 0"/>', '<default><joint range="-1 1"/></default>');
    expect(said(text, 'kin/limit-empty')).toEqual([]);
    expect(said(body('<joint range="0 0" limited="true"/>'), 'kin/limit-empty')).toEqual([
      'error: The range begins and ends with 0: MuJoCo refuses it.',
    ]);
  });

  it('of what does not move do not matter', () => {
    expect(said(body('<joint type="free" range="1 0"/>'), 'kin/limit-empty')).toEqual([]);
    expect(said(body('<joint range="1 0" limited="false"/>'), 'kin/limit-empty')).toEqual([]);
    const fixed = robot(link('a'), link('b'), joint('j', 'a', 'b', limit(1, -1), 'fixed'));
    expect(said(fixed, 'kin/limit-empty')).toEqual([]);
  });

  it('of a class are told of once where nobody says whether they hold', () => {
    const text = world(
      `<body><joint/>${GEOM}</body><body><joint/>${GEOM}</body>`,
      '<compiler autolimits="false"/><default><joint range="-1 1"/></default>',
    );
    expect(places(text, 'kin/limit-flag')).toEqual(['range="-1 1"']);
  });

  it('of an actuator are judged as those of a joint', () => {
    const drive = (attributes: string): string =>
      body('<joint name="j"/>', '', `<actuator><motor joint="j" ${attributes}/></actuator>`);
    expect(places(drive('ctrllimited="true"'), 'kin/limit-flag')).toEqual(['ctrllimited="true"']);
    expect(places(drive('forcelimited="false" forcerange="-1 1"'), 'kin/limit-flag')).toEqual(['forcelimited="false"']);
    expect(said(drive('ctrllimited="true" ctrlrange="-1 1"'), 'kin/limit-flag')).toEqual([]);
  });

  it('that leave out one end get the 0 that ROS reads', () => {
    const open = '<axis xyz="0 0 1"/><limit upper="1" effort="1" velocity="1"/>';
    expect(fixFirst(robot(link('a'), link('b'), joint('j', 'a', 'b', open)), 'kin/limit-missing')).toContain(
      '<limit upper="1" effort="1" velocity="1" lower="0"/>',
    );
  });
});

describe('kin/home-outside-range', () => {
  it('adds a keyframe of all joints, in radians, those within their limits as they are', () => {
    const text = world(
      `<body pos="0 0 1"><freejoint/>${GEOM}<body><joint range="90 180"/><joint type="slide" range="-1 -0.5"/><joint type="ball"/>${GEOM}</body></body>`,
    );
    const fixed = fixFirst(text, 'kin/home-outside-range');
    expect(fixed).toContain('qpos="0 0 1 1 0 0 0 1.5708 -0.5 1 0 0 0"');
    expect(said(fixed, 'kin/home-outside-range')).toEqual([]);
  });

  it('counts from ref', () => {
    expect(said(body('<joint range="10 90" ref="45"/>'), 'kin/home-outside-range')).toEqual([]);
    expect(said(body('<joint range="-10 10" ref="45"/>'), 'kin/home-outside-range')).toHaveLength(1);
  });
});

describe('keyframes', () => {
  const keyed = (joints: string, key: string): string => body(joints, '', `<keyframe><key ${key}/></keyframe>`);

  it('are held against joints and controls', () => {
    const text = body(
      '<joint name="j" range="-90 90"/>',
      '',
      '<actuator><motor joint="j" ctrlrange="-1 1"/></actuator><keyframe><key qpos="1.6" ctrl="2"/></keyframe>',
    );
    expect(places(text, 'kin/keyframe-out-of-range')).toEqual(['1.6', '2']);
    expect(fixFirst(text, 'kin/keyframe-out-of-range')).toContain('qpos="1.5708"');
  });

  it('may be a little off', () => {
    expect(said(keyed('<joint range="-90 90"/>', 'qpos="1.571"'), 'kin/keyframe-out-of-range')).toEqual([]);
    expect(said(keyed('<freejoint/>', 'qpos="0 0 0 0.71 0.71 0 0"'), 'kin/keyframe-out-of-range')).toEqual([]);
  });

  it('that are too long are refused by the engine, those too short filled up', () => {
    expect(said(keyed('<joint/>', 'qpos="0 1"'), 'ref/keyframe-size')[0]).toMatch(/^error: qpos has 2 numbers/);
    expect(said(keyed('<joint/><joint ref="90"/>', 'qpos="0"'), 'ref/keyframe-size')[0]).toMatch(/^warning: /);
    expect(fixFirst(keyed('<joint/><joint ref="90"/>', 'qpos="0"'), 'ref/keyframe-size')).toContain('qpos="0 1.5708"');
    expect(fixFirst(keyed('<joint/>', 'qpos="0" ctrl="1 2"'), 'ref/keyframe-size')).toContain('ctrl=""');
  });

  it('are left alone where compiling makes more', () => {
    const copies = world(
      `<replicate count="3"><body><joint/>${GEOM}</body></replicate>`,
      '',
      '<keyframe><key qpos="1 2 3"/></keyframe>',
    );
    expect(said(copies, 'ref/keyframe-size')).toEqual([]);
    const composite = world(
      `<body><joint/>${GEOM}<composite type="cable" prefix="c" curve="s" count="4 1 1" size="1"><geom type="capsule" size="0.01"/></composite></body>`,
      '',
      '<keyframe><key qpos="1 2 3"/></keyframe>',
    );
    expect(said(composite, 'ref/keyframe-size')).toEqual([]);
  });

  it('have an activation for each actuator with a state', () => {
    const text = (act: string): string =>
      body(
        '<joint name="j"/>',
        '',
        `<actuator><motor joint="j"/><intvelocity joint="j" actrange="-1 1"/><position joint="j" timeconst="0.1"/><general joint="j" dyntype="filter"/></actuator><keyframe><key act="${act}"/></keyframe>`,
      );
    expect(said(text('0 0 0'), 'ref/keyframe-size')).toEqual([]);
    expect(said(text('0 0 0 0'), 'ref/keyframe-size')).toHaveLength(1);
  });
});

describe('a piece of a model', () => {
  it('leaves to classes that are elsewhere what it does not say', () => {
    const text = `<mujoco><include file="not-there.xml"/><worldbody><body><joint class="ball" limited="true"/><joint class="slide"/>${GEOM}</body></worldbody></mujoco>`;
    expect(lint(text).map(({ code }) => code)).toEqual(['ref/include', 'ref/undefined', 'ref/undefined']);
  });
});

describe('axes', () => {
  it('are snapped, and given length 1', () => {
    expect(fixFirst(body('<joint axis="-3.7e-06 1 2e-9"/>'), 'kin/axis-normalise')).toBe(body('<joint axis="0 1 0"/>'));
    expect(said(body('<joint axis="0.02 1 0"/>'), 'kin/axis-normalise')).toEqual([]);
    const long = robot(link('a'), link('b'), joint('j', 'a', 'b', '<axis xyz="1 1 0"/>', 'continuous'));
    expect(fixFirst(long, 'kin/axis-normalise')).toContain('xyz="0.707107 0.707107 0"');
    expect(said(fixFirst(long, 'kin/axis-normalise'), 'kin/axis-normalise')).toEqual([]);
  });

  it('of what has no direction may be zero', () => {
    const fixed = robot(link('a'), link('b'), joint('j', 'a', 'b', '<axis xyz="0 0 0"/>', 'fixed'));
    expect(said(fixed, 'kin/axis-zero')).toEqual([]);
    expect(places(fixed.replace('fixed', 'continuous'), 'kin/axis-zero')).toEqual(['0 0 0']);
  });
});

describe('kin/mimic', () => {
  const pair = (own: string, other: string, type = 'revolute'): string =>
    robot(link('a'), link('b'), link('c'), joint('j', 'a', 'b', other), joint('k', 'a', 'c', own, type));

  it.each([
    ['in a circle', pair(`${limit(-1, 1)}<mimic joint="j"/>`, `${limit(-1, 1)}<mimic joint="k"/>`), 'error'],
    ['itself', pair(`${limit(-1, 1)}<mimic joint="k"/>`, limit(-1, 1)), 'error'],
    ['though fixed', pair('<mimic joint="j"/>', limit(-1, 1), 'fixed'), 'warning'],
    ['by nothing', pair(`${limit(-1, 1)}<mimic joint="j" multiplier="0"/>`, limit(-1, 1)), 'warning'],
    ['beyond its own limits', pair(`${limit(0, 1)}<mimic joint="j" offset="0.5"/>`, limit(0, 1)), 'warning'],
  ])('finds a joint that follows %s', (_, text, severity) => {
    expect(
      new Set(
        lint(text)
          .filter(({ code }) => code === 'kin/mimic')
          .map((one) => one.severity),
      ),
    ).toEqual(new Set([severity]));
  });

  it('widens limits, and follows directly', () => {
    expect(fixFirst(pair(`${limit(0, 1)}<mimic joint="j" offset="0.5"/>`, limit(0, 1)), 'kin/mimic')).toContain(
      '<limit lower="0" upper="1.5"',
    );
    const chain = robot(
      ...['a', 'b', 'c', 'd'].map(link),
      joint('j', 'a', 'b', limit(-1, 1)),
      joint('k', 'a', 'c', `${limit(-3, 3)}<mimic joint="j" multiplier="2" offset="0.5"/>`),
      joint('l', 'a', 'd', `${limit(-9, 9)}<mimic joint="k" multiplier="-1"/>`),
    );
    expect(fixFirst(chain, 'kin/mimic')).toContain('<mimic joint="j" multiplier="-2" offset="-0.5"/>');
  });
});
