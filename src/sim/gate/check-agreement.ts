import type { JointPosition, JointPositions } from '../../core/kinematic-tree.js';
import { computeBodyPoses } from '../../core/kinematic-tree.js';
import type { Pose } from '../../core/math/pose.js';
import { compose, invert } from '../../core/math/pose.js';
import { quatAngle } from '../../core/math/quat.js';
import { distance } from '../../core/math/vec3.js';
import type { Simulation } from '../simulation.js';
import { formatQuantity } from './format-gate-report.js';
import type { GateModels } from './gate-models.js';
import type { GateCheck, GateItem } from './gate-report.js';
import { itemNumbers, makeCheck, measure, notApplicable } from './gate-report.js';

const POSES = 20;
const FARTHEST = 1e-6;
/** Over the length of a metre this angle is as far, rad. */
const WIDEST = 1e-6;

/** Poses of bodies by name, with the hinges and slides at the given positions. */
type Kinematics = (positions: ReadonlyMap<string, number>) => Map<string, Pose>;

/**
 * agree: at 20 random poses, the same each time, bodies of the same name are in the same place, relative to the base, in the MJCF, the
 * URDF, the GLB and the asset itself.
 */
export function checkAgreement(models: GateModels): GateCheck {
  const { mjcf, urdf, glb, input } = models;
  if (mjcf === undefined) return notApplicable('agree', 'There is one file only, so nothing to agree with.');
  const others: [string, Kinematics][] = [];
  if (urdf !== undefined) others.push(['URDF', (positions) => simulatedPoses(urdf, positions)]);
  if (glb !== undefined) others.push(['GLB', (positions) => computeBodyPoses(glb, toPositions(positions))]);
  const { asset } = input;
  if (asset !== undefined) others.push(['asset', (positions) => computeBodyPoses(asset, toPositions(positions))]);
  if (others.length === 0) return notApplicable('agree', 'There is one file only, so nothing to agree with.');

  const base = mjcf.nameOf('body', 1);
  const samples = randomPositions(mjcf);
  mjcf.reset();
  const reference = samples.map((positions) => simulatedPoses(mjcf, positions));
  const items = others.map(([name, kinematics]) => compare(name, kinematics, samples, reference, base));
  const worst = (key: string): number => Math.max(...items.map((item) => item.numbers[key] ?? Infinity));
  const failed = items.filter((item) => !item.pass);
  const detail =
    failed.length > 0
      ? failed.map((item) => `${item.subject}: ${item.detail}`).join(' ')
      : `${['MJCF', ...others.map(([name]) => name)].join(', ')} agree to ${formatQuantity(worst('distance'), 'm')} at ${POSES} random poses.`;
  const measures = [
    measure('distance', worst('distance'), FARTHEST, 'm'),
    measure('rotation', worst('rotation'), WIDEST, 'rad'),
  ];
  return makeCheck('agree', measures, items, detail);
}

function compare(
  name: string,
  kinematics: Kinematics,
  samples: readonly ReadonlyMap<string, number>[],
  reference: readonly Map<string, Pose>[],
  base: string,
): GateItem {
  let farthest = 0;
  let widest = 0;
  let worst = '';
  let missing: string[] = [];
  samples.forEach((positions, i) => {
    const [ours, theirs] = [relativeTo(base, reference[i]), relativeTo(base, kinematics(positions))];
    missing = [...ours.keys()].filter((body) => !theirs.has(body));
    for (const [body, pose] of ours) {
      const other = theirs.get(body);
      if (other === undefined) continue;
      const apart = distance(pose.position, other.position);
      if (apart > farthest) [farthest, worst] = [apart, body];
      widest = Math.max(widest, quatAngle(pose.rotation, other.rotation));
    }
  });
  const pass = missing.length === 0 && farthest <= FARTHEST && widest <= WIDEST;
  const detail = [
    ...(missing.length > 0 ? [`It has no body named ${missing.join(', ')}.`] : []),
    ...(farthest > FARTHEST ? [`${worst} is ${formatQuantity(farthest, 'm')} away from where the MJCF has it.`] : []),
    ...(widest > WIDEST ? [`A body is turned by ${formatQuantity(widest, 'rad')}.`] : []),
  ].join(' ');
  const numbers = itemNumbers({ distance: farthest, rotation: widest, missing: missing.length });
  return { subject: name, pass, detail: pass ? `Agrees to ${formatQuantity(farthest, 'm')}.` : detail, numbers };
}

function relativeTo(base: string, poses: Map<string, Pose>): Map<string, Pose> {
  const frame = poses.get(base);
  if (frame === undefined) return poses;
  const inverse = invert(frame);
  return new Map([...poses].map(([name, pose]) => [name, compose(inverse, pose)]));
}

function simulatedPoses(simulation: Simulation, positions: ReadonlyMap<string, number>): Map<string, Pose> {
  for (const [name, position] of positions) {
    const joint = simulation.find('joint', name);
    if (joint !== undefined) simulation.setJointPosition(joint, position);
  }
  simulation.forward();
  const poses = new Map<string, Pose>();
  for (let body = 1; body < simulation.model.nbody; body++) {
    const name = simulation.nameOf('body', body);
    if (name !== '') poses.set(name, simulation.bodyPose(body));
  }
  return poses;
}

const toPositions = (positions: ReadonlyMap<string, number>): JointPositions =>
  Object.fromEntries<JointPosition>(positions);

/** Positions of all hinges and slides, even over their ranges; half a turn or a metre each way where they have none. */
function randomPositions(simulation: Simulation): ReadonlyMap<string, number>[] {
  const random = mulberry32(1);
  return Array.from({ length: POSES }, () => {
    const positions = new Map<string, number>();
    for (let joint = 0; joint < simulation.model.njnt; joint++) {
      const type = simulation.jointType(joint);
      const name = simulation.nameOf('joint', joint);
      if (name === '' || (type !== 'hinge' && type !== 'slide')) continue;
      const [low, high] = simulation.jointRange(joint) ?? (type === 'hinge' ? [-Math.PI, Math.PI] : [-1, 1]);
      positions.set(name, low + random() * (high - low));
    }
    return positions;
  });
}

/** Tommy Ettinger's mulberry32 generator: 32 bits of state, even enough to draw poses, the same on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
