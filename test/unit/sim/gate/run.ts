import type { SimAsset } from '../../../../src/core/sim-asset.js';
import type { GateInput } from '../../../../src/sim/gate/gate-input.js';
import type { GateCheck, GateCheckName, GateReport } from '../../../../src/sim/gate/gate-report.js';
import { runPhysicsGate } from '../../../../src/sim/gate/run-gate.js';
import type { MujocoEngine } from '../../../../src/sim/load-mujoco.js';
import { filesOf, startEngine } from '../engine.js';

let engine: MujocoEngine | undefined;

/** Runs the gate on files given as text; the MJCF is `m.xml` unless said otherwise. */
export async function gate(
  contents: Readonly<Record<string, string | Uint8Array>>,
  input: Omit<GateInput, 'files'> = { mjcf: 'm.xml' },
): Promise<GateReport> {
  engine ??= await startEngine();
  return runPhysicsGate(engine, { files: filesOf(contents), ...input });
}

/** The gate on one MJCF. */
export const gateMjcf = (worldbody: string, before = '', after = ''): Promise<GateReport> =>
  gate({ 'm.xml': mjcf(worldbody, before, after) });

export const mjcf = (worldbody: string, before = '', after = ''): string =>
  `<mujoco><compiler angle="radian"/>${before}<worldbody>${worldbody}</worldbody>${after}</mujoco>`;

export function checkOf(report: GateReport, name: GateCheckName): GateCheck {
  const check = report.checks.find((c) => c.name === name);
  if (check === undefined) throw new Error(`no check ${name}`);
  return check;
}

/** An asset of which only the tree of bodies matters. */
export const bareAsset = (bodies: SimAsset['bodies'], base: SimAsset['base'] = 'fixed'): SimAsset => ({
  name: 'm',
  title: 'm',
  category: 'test',
  base,
  mountHeight: 0,
  dimensions: [1, 1, 1],
  bodies,
  materials: [],
  appearances: [],
  textures: [],
  contactPairs: [],
  contactExclusions: [],
  keyframes: [{ name: 'home', positions: {} }],
  provenance: {},
});

/** A box of half extents `size` at `pos`. */
export const box = (name: string, size: string, pos: string, more = ''): string =>
  `<geom name="${name}" type="box" size="${size}" pos="${pos}" ${more}/>`;

/** A carcass, open in front (-y), 60 x 40 x 22 cm. */
export const carcass = [
  box('bottom', '.3 .2 .01', '0 0 .01', 'density="600"'),
  box('left', '.01 .2 .1', '-.29 0 .12', 'density="600"'),
  box('right', '.01 .2 .1', '.29 0 .12', 'density="600"'),
  box('back', '.3 .01 .1', '0 .19 .12', 'density="600"'),
].join('');

/** A drawer in that carcass, pulled along -y. */
export const drawer = (joint = 'range="0 .25" damping="2" frictionloss="1"', inside = ''): string =>
  `<body name="drawer" pos="0 -.01 .12"><joint name="slide" type="slide" axis="0 -1 0" ${joint}/>${box('tray', '.27 .17 .08', '0 0 0', 'density="100"')}${inside}</body>`;
