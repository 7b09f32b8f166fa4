import type { Inertial } from '../../core/inertial.js';
import { combineInertials, principalMoments, transformInertial } from '../../core/mesh/inertial-algebra.js';
import { computeBodyPoses } from '../../core/kinematic-tree.js';
import type { Pose } from '../../core/math/pose.js';
import { invert } from '../../core/math/pose.js';
import { matrixFromQuat, multiplyMat3, transpose } from '../../core/math/mat3.js';
import { quat } from '../../core/math/quat.js';
import { distance } from '../../core/math/vec3.js';
import { inertiaFromMatrix } from '../../core/conventions.js';
import type { Simulation } from '../simulation.js';
import { bodyVolume } from './body-volume.js';
import type { GateModels, Stage } from './gate-models.js';
import type { GateCheck, GateItem, GateMeasure } from './gate-report.js';
import { itemNumbers, makeCheck, measure, notApplicable } from './gate-report.js';
import { bodyName } from './names.js';
import { restPoses } from './rest-poses.js';

/** kg/m^3: expanded foam insulation is at 15 to 40, osmium, the densest element, at 22590. */
const DENSITY: readonly [number, number] = [20, 23000];
/** Mass and inertia of the same object in two files, relative. */
const AGREEMENT = 1e-6;
/** Room for rounding in A + B >= C, which a flat plate meets with equality. */
const TRIANGLE_SLACK = 1e-6;

/**
 * inertia: every body that has a mass or moves by a joint of its own has mass > 0, positive principal moments obeying the triangle
 * inequality, and a density that materials have; and total mass and inertia are the same in MJCF, URDF and glTF.
 */
export function checkInertia(models: GateModels, stage: Stage): GateCheck {
  const simulation = models.mjcf ?? stage.simulation;
  const { model } = simulation;
  const bodies = Array.from({ length: model.nbody - 1 }, (_, i) => i + 1).filter(
    (body) => model.body_dofnum[body] > 0 || model.body_mass[body] > 0,
  );
  if (bodies.length === 0) return notApplicable('inertia', 'No body moves or has a mass.');
  const items = bodies.map((body) => describeBody(simulation, body));
  const totals = compareTotals(models);
  const bad = items.filter((item) => !item.pass);
  const measures = [measure('bodies without physical inertia', bad.length, 0, 'count'), ...totals];
  const difference = totals.find((total) => !total.pass);
  const detail =
    bad.length > 0
      ? bad.map((item) => `${item.subject}: ${item.detail}`).join(' ')
      : difference !== undefined
        ? `The ${difference.name}.`
        : `${bodies.length} ${bodies.length === 1 ? 'body has' : 'bodies have'} physical inertia; ${simulation.totalMass.toPrecision(4)} kg in all.`;
  return makeCheck('inertia', measures, items, detail);
}

function describeBody(simulation: Simulation, body: number): GateItem {
  const { model } = simulation;
  const mass = model.body_mass[body];
  const moments = [...model.body_inertia.subarray(3 * body, 3 * body + 3)].sort((a, b) => a - b);
  const volume = bodyVolume(simulation, body);
  const density = volume === undefined ? undefined : mass / volume;
  const problems: string[] = [];
  // Bodies below that are welded to it may carry its mass: then the engine accepts it, and so does the gate.
  const carried = weldedMass(simulation, body);
  if (!(mass > 0) && !(carried > 0)) problems.push('It moves and has no mass.');
  if (mass > 0) {
    if (!(moments[0] > 0)) problems.push('A principal moment of inertia is not positive.');
    if (moments[0] + moments[1] < moments[2] * (1 - TRIANGLE_SLACK)) {
      problems.push(`No shape has the principal moments ${moments.map((m) => m.toPrecision(3)).join(', ')} kg m2.`);
    }
    if (density !== undefined && !(density >= DENSITY[0] && density <= DENSITY[1])) {
      problems.push(
        `Its density is ${density.toPrecision(3)} kg/m3; materials have ${DENSITY[0]} to ${DENSITY[1]} kg/m3.`,
      );
    }
  }
  const fine = density === undefined ? 'encloses no volume to tell its density' : `${density.toPrecision(3)} kg/m3`;
  return {
    subject: bodyName(simulation, body),
    pass: problems.length === 0,
    detail: problems.length === 0 ? `${mass.toPrecision(3)} kg, ${fine}.` : problems.join(' '),
    numbers: itemNumbers({ mass, ...(density === undefined ? {} : { density, volume: volume ?? 0 }) }),
  };
}

/** Mass of the bodies that move as one with `body`. */
function weldedMass(simulation: Simulation, body: number): number {
  const { model } = simulation;
  const group = model.body_weldid[body];
  let mass = 0;
  for (let b = 1; b < model.nbody; b++) if (model.body_weldid[b] === group) mass += model.body_mass[b];
  return mass;
}

/**
 * Mass, centre of mass and inertia of the whole at rest, in the frame of the base: no way of splitting links changes them. Compared
 * between the files.
 */
function compareTotals(models: GateModels): GateMeasure[] {
  const { mjcf, urdf, glb } = models;
  if (mjcf === undefined || mjcf.model.nbody < 2) return [];
  const base = mjcf.nameOf('body', 1);
  // URDF and glTF have no keyframes: all are compared at the pose that the object was drawn in.
  mjcf.reset(restPoses(mjcf).at(-1));
  const reference = totalOf(mjcf, base);
  mjcf.reset();
  if (reference === undefined) return [];
  const others: [string, Inertial | undefined][] = [];
  if (urdf !== undefined) others.push(['URDF', totalOf(urdf, base)]);
  if (glb !== undefined) {
    const poses = computeBodyPoses(glb);
    const inertials = glb.bodies.flatMap(({ name, inertial }) => {
      const pose = poses.get(name);
      return inertial === undefined || pose === undefined ? [] : [transformInertial(inertial, pose)];
    });
    others.push(['GLB', combineInBase(inertials, poses.get(base))]);
  }
  return others.map(([name, total]) =>
    measure(
      `mass and inertia in the ${name} differ from those in the MJCF`,
      total === undefined ? Infinity : relativeDifference(reference, total),
      AGREEMENT,
      'relative',
    ),
  );
}

const combineInBase = (inertials: readonly Inertial[], base: Pose | undefined): Inertial | undefined => {
  const total = combineInertials(inertials);
  return total === undefined || base === undefined ? total : transformInertial(total, invert(base));
};

/** Of all bodies at the present pose, in the frame of the named body; in the world's where there is none of that name. */
function totalOf(simulation: Simulation, base: string): Inertial | undefined {
  const { model } = simulation;
  const inertials: Inertial[] = [];
  for (let body = 1; body < model.nbody; body++) {
    const mass = model.body_mass[body];
    if (!(mass > 0)) continue;
    const [a, b, c] = model.body_inertia.subarray(3 * body, 3 * body + 3);
    const q = model.body_iquat.subarray(4 * body, 4 * body + 4);
    const p = model.body_ipos.subarray(3 * body, 3 * body + 3);
    const axes = matrixFromQuat(quat(q[0], q[1], q[2], q[3]));
    const tensor = multiplyMat3(multiplyMat3(axes, [a, 0, 0, 0, b, 0, 0, 0, c]), transpose(axes));
    const inertial: Inertial = { mass, com: [p[0], p[1], p[2]], inertia: inertiaFromMatrix(tensor) };
    inertials.push(transformInertial(inertial, simulation.bodyPose(body)));
  }
  const id = simulation.find('body', base);
  return combineInBase(inertials, id === undefined ? undefined : simulation.bodyPose(id));
}

/** Largest of the differences of mass, of inertia, and of the centre of mass in units of the radius of gyration. */
function relativeDifference(a: Inertial, b: Inertial): number {
  const largest = principalMoments(a.inertia)[0];
  const tensor = Math.max(
    ...(['xx', 'yy', 'zz', 'xy', 'xz', 'yz'] as const).map((k) => Math.abs(a.inertia[k] - b.inertia[k])),
  );
  const gyration = Math.sqrt(largest / a.mass);
  return Math.max(Math.abs(a.mass - b.mass) / a.mass, tensor / largest, distance(a.com, b.com) / gyration);
}
