import { GEOM_TYPES } from '../mujoco-types.js';
import type { Simulation } from '../simulation.js';
import { deepestAllowed, describeTravel, TRAVEL } from './describe-travel.js';
import { formatQuantity } from './format-gate-report.js';
import type { GateModels, Stage } from './gate-models.js';
import type { GateCheck, GateItem } from './gate-report.js';
import { makeCheck, measure, notApplicable } from './gate-report.js';
import { longestSide } from './geom-extent.js';
import type { JointTask, Refusal } from './joint-task.js';
import { planJoint } from './plan-joint.js';
import { jointName } from './names.js';
import type { Opening } from './travel.js';
import { travel } from './travel.js';

/** How many ways of opening one thing first are tried, and how many of opening two. */
const MOST_OPENINGS = 8;
/** mjtDisableBit. */
const DISABLE_GRAVITY = 1 << 7;
const DISABLE_ACTUATION = 1 << 11;
/** mjtIntegrator. */
const RUNGE_KUTTA = 1;
const IMPLICIT_FAST = 3;

/**
 * joints: with the base held and actuators off, a hand drives each joint through its range, both ways. It travels at least 95% of it,
 * stays within it, carries its own part along, and goes through nothing. What another part blocks is tried again with that part opened,
 * and with a second one where a second one blocks then. Without an asset there is neither gravity nor floor: a motor that the model does
 * not show may carry the weight, and a robot's legs and arms reach below its feet.
 */
export function checkJoints(models: GateModels, stage: Stage): GateCheck {
  const { simulation } = stage;
  const { model } = simulation;
  const ours = models.input.asset !== undefined;
  const option = model.opt;
  const before = { disableflags: option.disableflags, integrator: option.integrator };
  option.disableflags = before.disableflags | DISABLE_ACTUATION | (ours ? 0 : DISABLE_GRAVITY);
  // The hand's damper needs an integrator that takes damping implicitly: all but this one do.
  if (before.integrator === RUNGE_KUTTA) option.integrator = IMPLICIT_FAST;
  const restorePlanes = ours ? () => undefined : disablePlanes(simulation);
  try {
    simulation.reset();
    const movable = Array.from({ length: model.ngeom }, (_, g) => g).filter((g) => model.geom_bodyid[g] !== 0);
    const size = longestSide(simulation, movable);
    const joints = Array.from({ length: model.njnt }, (_, j) => j).filter((j) => simulation.jointType(j) !== 'free');
    if (joints.length === 0) return notApplicable('joints', 'The model has no joints but free ones.');
    const items: GateItem[] = [];
    for (const joint of joints) {
      simulation.reset();
      const plan = planJoint(simulation, joint, size);
      items.push('reason' in plan ? describeRefusal(simulation, plan) : testJoint(simulation, plan, ours));
    }
    return summarize(items, ours);
  } finally {
    option.disableflags = before.disableflags;
    option.integrator = before.integrator;
    restorePlanes();
    simulation.reset();
  }
}

/** Takes the planes of the world out of contact; returns how to put them back. */
function disablePlanes(simulation: Simulation): () => void {
  const { model } = simulation;
  const planes = Array.from({ length: model.ngeom }, (_, g) => g)
    .filter((g) => GEOM_TYPES[model.geom_type[g]] === 'plane' && model.geom_bodyid[g] === 0)
    .map((geom) => ({ geom, type: model.geom_contype[geom], affinity: model.geom_conaffinity[geom] }));
  for (const { geom } of planes) model.geom_contype[geom] = model.geom_conaffinity[geom] = 0;
  return () => {
    for (const { geom, type, affinity } of planes) {
      model.geom_contype[geom] = type;
      model.geom_conaffinity[geom] = affinity;
    }
  };
}

function summarize(items: readonly GateItem[], ours: boolean): GateCheck {
  const number = (key: string): number[] => items.flatMap((item) => item.numbers[key] ?? []);
  const failed = items.filter((item) => !item.pass);
  const travels = number('travel');
  const measures = [
    ...(travels.length > 0 ? [measure('travel', Math.min(...travels), TRAVEL, 'of range', 'at least')] : []),
    measure('deepest penetration on the way', Math.max(0, ...number('penetration')), deepestAllowed(ours), 'm'),
    measure('joints that fail', failed.length, 0, 'count'),
  ];
  const more = failed.length > 1 ? ` And ${failed.length - 1} more.` : '';
  const all = items.length === 1 ? 'The joint moves as it should.' : `All ${items.length} joints move as they should.`;
  const detail = failed.length === 0 ? all : `${failed[0].subject}: ${failed[0].detail}${more}`;
  return makeCheck('joints', measures, items, detail);
}

const describeRefusal = (simulation: Simulation, { joint, pass, reason }: Refusal): GateItem => ({
  subject: jointName(simulation, joint),
  pass,
  detail: reason,
  numbers: {},
});

/**
 * Of what blocks the joint one thing is opened, then a second where something else blocks it then: the inner flaps of a carton lie under both
 * outer ones.
 */
function testJoint(simulation: Simulation, task: JointTask, ours: boolean): GateItem {
  const home = task.coordinate.read();
  const attempt = (openings: readonly Opening[]): Attempt => ({
    openings,
    ...describeTravel(simulation, task, travel(simulation, task, ours, openings), home, ours),
  });
  const first = attempt([]);
  let round = [first];
  for (let depth = 0; depth < 2 && !first.item.pass; depth++) {
    const next: Attempt[] = [];
    for (const openings of round.flatMap((from) => openFurther(simulation, task, from)).slice(0, MOST_OPENINGS)) {
      const tried = attempt(openings);
      if (tried.item.pass) return withOpenings(simulation, tried);
      next.push(tried);
    }
    round = next;
  }
  return first.item;
}

/** One try at moving a joint, with others put to an end before. */
interface Attempt {
  readonly openings: readonly Opening[];
  readonly item: GateItem;
  readonly blocker: number | undefined;
}

/** The openings of a try and one more, for each that could clear what blocked it. */
function openFurther(simulation: Simulation, task: JointTask, { openings, blocker }: Attempt): Opening[][] {
  if (blocker === undefined) return [];
  return listOpenings(simulation, task, blocker)
    .filter(({ joint }) => openings.every((other) => other.joint !== joint))
    .map((opening) => [...openings, opening]);
}

function withOpenings(simulation: Simulation, { item, openings }: Attempt): GateItem {
  const needsOpen = openings
    .map(({ joint, position }) => {
      const end = formatQuantity(position, simulation.jointType(joint) === 'slide' ? 'm' : 'rad');
      return `${jointName(simulation, joint)} at ${end}`;
    })
    .join(' and ');
  return { ...item, needsOpen, detail: `${item.detail} Needs ${needsOpen}.` };
}

/** Ends of other joints that could clear the way: those of the blocker's body and above it, then those of the part's own family. */
function listOpenings(simulation: Simulation, task: JointTask, blocker: number): Opening[] {
  const { model } = simulation;
  const bodies: number[] = [];
  for (let b = model.geom_bodyid[blocker]; b > 0; b = model.body_parentid[b]) bodies.push(b);
  for (let b = model.jnt_bodyid[task.joint]; b > 0; b = model.body_parentid[b]) bodies.push(b);
  for (let b = 1; b < model.nbody; b++) if (task.carries(b)) bodies.push(b);
  const openings: Opening[] = [];
  for (const body of new Set(bodies)) {
    for (let i = 0; i < model.body_jntnum[body]; i++) {
      const joint = model.body_jntadr[body] + i;
      const range = simulation.jointRange(joint);
      const type = simulation.jointType(joint);
      if (joint === task.joint || range === undefined || (type !== 'hinge' && type !== 'slide')) continue;
      openings.push({ joint, position: range[1] }, { joint, position: range[0] });
    }
  }
  return openings;
}
