import { beforeAll, expect, it } from 'vitest';
import { loadNodeMujoco } from '../../src/pipeline/node-engines.js';
import { MJCF } from '../../src/schema/mjcf/mjcf-vocabulary.js';
import type { MujocoEngine } from '../../src/sim/load-mujoco.js';
import { listPlaces } from '../fixtures/mjcf-probe.js';

/*
 * The defaults of the vocabulary against the engine: a model in which an attribute is written with its default is compiled to the same
 * numbers as one without it.
 */

const SCENE = `<worldbody><site name="s0"/><body name="b" pos="0 0 1"><joint name="j"/><joint name="i" type="slide"/>
  <geom name="g" size=".1"/><site name="s" pos=".1 .2 .3"/><body name="c" pos="1 0 0"><joint name="k" type="ball"/>
  <geom name="h" size=".1"/><site name="t"/></body></body></worldbody>`;

const model = (text: string): string => `<mujoco>${text}</mujoco>`;
const world = (text: string): string => model(`<worldbody>${text}</worldbody>`);
const beside = (text: string): string => model(SCENE + text);
const cable = (inside: string, text = ''): string =>
  world(`<composite type="cable" prefix="a" count="4 1 1" curve="s 0 0" size="1 1 1" ${text}>${inside}</composite>`);
const flex = (inside: string, text = ''): string =>
  world(`<body name="x"><flexcomp name="a" count="4 4 1" spacing=".1 .1 .1" ${text}>${inside}</flexcomp></body>`);
const actuated = (tag: string, own: string) => (text: string) =>
  beside(`<actuator><${tag} ${own} ${text}/></actuator>`);
const sensed = (tag: string, own: string) => (text: string) => beside(`<sensor><${tag} ${own} ${text}/></sensor>`);
const shown = (tag: string) => (text: string) => beside(`<visual><${tag} ${text}/></visual>`);

const SEGMENT = '<geom type="capsule" size=".01 .1"/>';
const MAIN = '<joint kind="main"/>';

/** By element: a model that compiles, with attributes more at the element. */
const MODELS: Readonly<Record<string, ((text: string) => string) | undefined>> = {
  compiler: (text) => beside(`<compiler ${text}/>`),
  option: (text) => beside(`<option ${text}/>`),
  flag: (text) => beside(`<option><flag ${text}/></option>`),
  size: (text) => beside(`<size ${text}/>`),
  ...Object.fromEntries(['global', 'quality', 'headlight', 'map', 'scale', 'rgba'].map((tag) => [tag, shown(tag)])),
  mesh: (text) =>
    model(
      `<asset><mesh name="m" builtin="sphere" params="1" ${text}/></asset><worldbody><geom type="mesh" mesh="m"/></worldbody>`,
    ),
  texture: (text) => model(`<asset><texture name="m" builtin="checker" width="8" height="48" ${text}/></asset>`),
  material: (text) => model(`<asset><material name="m" ${text}/></asset>`),
  body: (text) => world(`<body name="x" ${text}><joint/><geom size="1"/></body>`),
  frame: (text) => world(`<frame ${text}><geom size="1"/></frame>`),
  replicate: (text) => world(`<replicate count="3" ${text}><geom size="1"/></replicate>`),
  inertial: (text) => world(`<body><joint/><inertial mass="1" pos="0 0 0" diaginertia="1 1 1" ${text}/></body>`),
  joint: (text) => world(`<body><joint ${text}/><geom size="1"/></body>`),
  freejoint: (text) => world(`<body><freejoint ${text}/><geom size="1" pos=".1 0 0"/></body>`),
  geom: (text) => world(`<body><joint/><geom size="1 1 1" ${text}/></body>`),
  site: (text) => world(`<site ${text}/>`),
  camera: (text) => world(`<camera ${text}/>`),
  light: (text) => world(`<light ${text}/>`),
  composite: (text) => cable(SEGMENT, text),
  composite_joint: (text) => cable(`<joint kind="main" ${text}/>${SEGMENT}`),
  composite_geom: (text) => cable(`${MAIN}<geom type="capsule" size=".01 .1" ${text}/>`),
  composite_site: (text) => cable(`${MAIN}${SEGMENT}<site ${text}/>`),
  flexcomp: (text) => flex('', text),
  flexcomp_edge: (text) => flex(`<edge ${text}/>`),
  elasticity: (text) => flex(`<elasticity ${text}/>`),
  flexcomp_contact: (text) => flex(`<contact ${text}/>`),
  pair: (text) => beside(`<contact><pair geom1="g" geom2="h" ${text}/></contact>`),
  spatial: (text) => beside(`<tendon><spatial ${text}><site site="s0"/><site site="t"/></spatial></tendon>`),
  fixed: (text) => beside(`<tendon><fixed ${text}><joint joint="j" coef="2"/></fixed></tendon>`),
  connect: (text) => beside(`<equality><connect body1="b" anchor="0 0 0" ${text}/></equality>`),
  weld: (text) => beside(`<equality><weld body1="b" body2="c" ${text}/></equality>`),
  equality_joint: (text) => beside(`<equality><joint joint1="j" joint2="i" ${text}/></equality>`),
  ...Object.fromEntries(
    ['general', 'motor', 'position', 'velocity', 'cylinder', 'pid'].map((tag) => [tag, actuated(tag, 'joint="j"')]),
  ),
  intvelocity: actuated('intvelocity', 'joint="j" actrange="0 1"'),
  damper: actuated('damper', 'joint="j" ctrlrange="0 1"'),
  orientation: actuated('orientation', 'joint="k"'),
  muscle: actuated('muscle', 'joint="j" lengthrange="0 1"'),
  adhesion: actuated('adhesion', 'body="b" ctrlrange="0 1"'),
  dcmotor: actuated('dcmotor', 'joint="j" motorconst="1" resistance="1"'),
  touch: sensed('touch', 'site="s"'),
  rangefinder: sensed('rangefinder', 'site="s"'),
  sensor_contact: sensed('contact', ''),
  user: sensed('user', 'dim="1"'),
  key: (text) => beside(`<keyframe><key ${text}/></keyframe>`),
  numeric: (text) => model(`<custom><numeric name="a" size="1" ${text}/></custom>`),
  element: (text) => beside(`<custom><tuple name="a"><element objtype="body" objname="b" ${text}/></tuple></custom>`),
};

/** Written or not, it is the same physics, but not the same numbers. */
const SAME_EFFECT: readonly string[] = [
  // Without a filter the parameter of the filter is kept at 1, and not used.
  'position timeconst',
];

let engine: MujocoEngine;
beforeAll(async () => {
  engine = await loadNodeMujoco();
});

/** All numbers of an embind object, and of those in it, by name. */
function readNumbers(object: object, prefix: string, into: Map<string, string>): void {
  for (const name of Object.getOwnPropertyNames(Object.getPrototypeOf(object))) {
    // The arrays once more, as bytes, in which -0 and 0 differ.
    if (name === 'buffer') continue;
    let value: unknown;
    try {
      value = (object as Record<string, unknown>)[name];
    } catch {
      // Arrays of booleans cannot be read from this build.
      continue;
    }
    if (ArrayBuffer.isView(value)) into.set(prefix + name, (value as unknown as number[]).toString());
    else if (typeof value === 'number' || typeof value === 'boolean') into.set(prefix + name, String(value));
    else if (typeof value === 'object' && value !== null && prefix.split('.').length < 4)
      readNumbers(value, `${prefix}${name}.`, into);
  }
}

function compile(xml: string): Map<string, string> {
  const numbers = new Map<string, string>();
  try {
    const compiled = engine.guard(() => engine.mj.MjModel.from_xml_string(xml));
    readNumbers(compiled, '', numbers);
    compiled.delete();
  } catch (error) {
    numbers.set('error', String(error).trim());
  }
  // A checksum of the specification, not of the model.
  numbers.delete('signature');
  return numbers;
}

it('compiles to the same model when a default is written out', () => {
  let compared = 0;
  const wrong = listPlaces(MJCF).flatMap(({ element: { id, attributes } }) => {
    const write = MODELS[id];
    if (!write) return [];
    const plain = compile(write(''));
    // The element's own tag, up to where attributes are added.
    const own = /<[^<>]*@/.exec(write('@'))?.[0] ?? '';
    return [...attributes.values()].flatMap(({ name, default: text }) => {
      const isWritten = own.includes(` ${name}=`);
      if (text === undefined || isWritten || SAME_EFFECT.includes(`${id} ${name}`)) return [];
      compared++;
      const same = compile(write(`${name}="${text}"`));
      const differences = [...same].filter(([key, value]) => plain.get(key) !== value);
      return differences
        .slice(0, 1)
        .map(([key, value]) => `${id} ${name}=${text}: ${key} ${plain.get(key) ?? ''} -> ${value}`);
    });
  });
  expect(wrong).toEqual([]);
  expect(compared).toBeGreaterThan(600);
});
