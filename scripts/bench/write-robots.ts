import type { Random } from '../../src/procedural/random.js';
import { createRandom } from '../../src/procedural/random.js';

/**
 * A model as people write them, MJCF of about so many lines: arms with hands and comments, defaults, actuators, sensors, a keyframe. MuJoCo compiles
 * it, and it is the same each time.
 */
export function writeRobots(lines: number): string {
  const random = createRandom('robots');
  const bodies: string[] = [];
  const after: Record<'contact' | 'actuator' | 'sensor', string[]> = { contact: [], actuator: [], sensor: [] };
  const countLines = (): number => bodies.length + after.contact.length + after.actuator.length + after.sensor.length;
  let joints = 0;
  for (let robot = 0; countLines() < lines - HEAD.length - 14; robot++) {
    const links = 5 + random.below(3);
    bodies.push(...writeLinks(random, `arm${robot}`, 0, links));
    for (let link = 0; link < links; link++) {
      const joint = `arm${robot}_joint${link}`;
      after.actuator.push(`    <position name="${joint}_servo" joint="${joint}" class="servo" ctrlrange="-2.8 2.8"/>`);
      after.sensor.push(`    <jointpos name="${joint}_angle" joint="${joint}" noise="${fixed(random, 0, 0.01)}"/>`);
      if (link > 0)
        after.contact.push(`    <exclude body1="arm${robot}_link${link - 1}" body2="arm${robot}_link${link}"/>`);
    }
    joints += links;
  }
  const section = ([tag, rows]: [string, readonly string[]]): string[] => [`  <${tag}>`, ...rows, `  </${tag}>`, ''];
  return [
    ...HEAD,
    ...section(['worldbody', ['    <light pos="0 0 4" dir="0 0 -1"/>', ...bodies]]),
    ...Object.entries(after).flatMap(section),
    ...section(['keyframe', [`    <key name="home" qpos="${Array(joints).fill('0').join(' ')}"/>`]]),
    '</mujoco>',
    '',
  ].join('\n');
}

/** A link with what moves with it. */
function writeLinks(random: Random, robot: string, link: number, links: number): string[] {
  const indent = '  '.repeat(link + 2);
  const name = `${robot}_link${link}`;
  const place = link === 0 ? `${fixed(random, -9, 9)} ${fixed(random, -9, 9)} 0` : three(random, 0.1, 0.3);
  const turn = `1 ${three(random, -1, 1)}`;
  return [
    ...(link % 3 === 0 ? [`${indent}<!-- ${robot}: link ${link} of ${links}, masses from the data sheet -->`] : []),
    `${indent}<body name="${name}" pos="${place}" quat="${turn}"${link === 0 ? ' childclass="arm"' : ''}>`,
    `${indent}  <inertial pos="${three(random, -0.1, 0.1)}" mass="${fixed(random, 0.5, 3)}" diaginertia="${three(random, 0.01, 0.018)}"/>`,
    `${indent}  <joint name="${robot}_joint${link}" axis="0 ${link % 2} ${1 - (link % 2)}" range="-2.8973 2.8973"/>`,
    `${indent}  <geom class="visual" type="cylinder" size="0.06 ${fixed(random, 0.05, 0.2)}" material="${random.pick(['white', 'dark'])}"/>`,
    `${indent}  <geom name="${name}_shell" class="collision" type="capsule" size="0.06" fromto="0 0 0 ${three(random, 0.1, 0.2)}"/>`,
    `${indent}  <site name="${name}_frame" pos="${three(random, 0, 0.2)}" size="0.005" rgba="1 0 0 1"/>`,
    ...(link + 1 < links ? writeLinks(random, robot, link + 1, links) : []),
    `${indent}</body>`,
  ];
}

const fixed = (random: Random, min: number, max: number): string => random.uniform(min, max).toFixed(6);

const three = (random: Random, min: number, max: number): string =>
  [0, 1, 2].map(() => fixed(random, min, max)).join(' ');

const HEAD = `<?xml version="1.0" encoding="utf-8"?>
<!-- Arms on a floor -->
<mujoco model="robots">
  <compiler angle="radian" autolimits="true"/>
  <option timestep="0.002" integrator="implicitfast" cone="elliptic"/>

  <default>
    <default class="arm">
      <joint type="hinge" damping="1.5" armature="0.1" frictionloss="0.05"/>
      <default class="visual">
        <geom group="2" contype="0" conaffinity="0" density="0"/>
      </default>
      <default class="collision">
        <geom group="3" friction="0.9 0.01 0.001" solref="0.005 1"/>
      </default>
    </default>
    <default class="servo">
      <position kp="120" dampratio="1" forcerange="-87 87"/>
    </default>
  </default>

  <asset>
    <texture name="grid" type="2d" builtin="checker" rgb1="0.2 0.3 0.4" rgb2="0.1 0.2 0.3" width="300" height="300"/>
    <material name="white" rgba="0.9 0.92 0.93 1" specular="0.3" shininess="0.2"/>
    <material name="dark" rgba="0.25 0.25 0.25 1"/>
    <material name="floor" texture="grid" texrepeat="8 8" reflectance="0.1"/>
  </asset>
`.split('\n');
