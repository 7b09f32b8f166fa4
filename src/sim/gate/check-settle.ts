import { quatAngle } from '../../core/math/quat.js';
import type { Pose } from '../../core/math/pose.js';
import { transformPoint } from '../../core/math/pose.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { distance } from '../../core/math/vec3.js';
import { radians } from '../../core/conventions.js';
import type { Simulation } from '../simulation.js';
import { formatQuantity } from './format-gate-report.js';
import type { Stage } from './gate-models.js';
import type { GateCheck, GateItem } from './gate-report.js';
import { itemNumbers, makeCheck, measure, notApplicable } from './gate-report.js';
import { bodyName } from './names.js';
import { restPoses } from './rest-poses.js';

/** s. */
const DURATION = 3;
/** The end of it, over which kinetic energy is averaged, s. */
const TAIL = 0.5;
const FARTHEST = 0.05;
const WIDEST = radians(5);
/**
 * Mean kinetic energy per mass that counts as rest, J/kg: 4.5 mm/s. Things that lie still in the engine have less than 1e-10; springy
 * contacts that bounce by hundredths of a millimetre without end have 3e-5.
 */
const REST_ENERGY = 1e-5;
/** Or this fraction of the largest energy on the way. */
const DECAYED = 0.01;

/**
 * settle: let go at the home pose, and as it was observed, at rest, for 3 s. No body's centre of mass moves more than 5 cm and none turns more than 5 degrees
 * from its first pose; the state stays finite, the engine warns of nothing, and kinetic energy decays. Actuators hold what the home
 * keyframe tells them to.
 */
export function checkSettle(stage: Stage): GateCheck {
  const { simulation } = stage;
  const { model } = simulation;
  if (model.nv === 0) return notApplicable('settle', 'Nothing can move.');
  const runs = restPoses(simulation).map((keyframe) => runFrom(simulation, keyframe));
  // Of the poses let go from, the one that is left furthest behind is told.
  const items = runs[0].items.map((_, i) =>
    runs.map((run) => run.items[i]).reduce((a, b) => (severity(b) > severity(a) ? b : a)),
  );
  const finite = runs.every((run) => run.finite);
  const warnings = runs.flatMap((run) => run.warnings);
  const peak = Math.max(...runs.map((run) => run.peak));
  const tail = Math.max(...runs.map((run) => run.tail));
  const worst = (key: string): number =>
    finite ? Math.max(0, ...items.map((item) => item.numbers[key] ?? Infinity)) : Infinity;
  const energyLimit = Math.max(REST_ENERGY * simulation.totalMass, DECAYED * peak);
  const measures = [
    measure('displacement', worst('displacement'), FARTHEST, 'm'),
    measure('rotation', worst('rotation'), WIDEST, 'rad'),
    measure('kinetic energy at the end', tail, energyLimit, 'J'),
    measure('engine warnings', warnings.reduce((sum, warning) => sum + warning.count, 0), 0, 'count'), // prettier-ignore
  ];
  const problems = [
    ...(finite ? [] : ['The state is not finite.']),
    ...warnings.map(({ name, count }) => `MuJoCo warns ${count} times: ${name}.`),
    ...items.filter((item) => !item.pass).map((item) => `${item.subject} ${item.detail}`),
    ...(measures[2].pass ? [] : ['It does not come to rest.']),
  ];
  const where = stage.floor === 'added' ? ' on a floor below its lowest point' : '';
  const stays = `Moves ${formatQuantity(worst('displacement'), 'm')} and turns ${formatQuantity(worst('rotation'), 'rad')} in ${DURATION} s${where}.`;
  const more = problems.length > 2 ? ` And ${problems.length - 2} more.` : '';
  const unheld = model.nu === 0 && !measures[1].pass ? ' No actuator holds it.' : '';
  const detail = problems.length === 0 ? stays : `${problems.slice(0, 2).join(' ')}${more}${unheld}`;
  return makeCheck('settle', measures, items, detail);
}

/** Lets go at a keyframe: where every body goes, what the engine says, kinetic energy. */
function runFrom(simulation: Simulation, keyframe: string) {
  const { model } = simulation;
  simulation.reset(keyframe);
  const bodies = Array.from({ length: model.nbody - 1 }, (_, i) => i + 1).filter((b) => model.body_weldid[b] !== 0);
  const before = bodies.map((body) => simulation.bodyPose(body));
  const energy = run(simulation);
  return {
    ...energy,
    items: bodies.map((body, i) => describeMotion(simulation, body, before[i], simulation.bodyPose(body))),
    warnings: simulation.warnings(),
    finite: [...simulation.data.qpos, ...simulation.data.qvel].every(Number.isFinite),
  };
}

/** How near a body came to what is allowed. */
const severity = ({ numbers }: GateItem): number =>
  Math.max((numbers['displacement'] ?? 0) / FARTHEST, (numbers['rotation'] ?? 0) / WIDEST);

/** Runs the whole time; returns the largest kinetic energy on the way and its mean over the tail, J. */
function run(simulation: Simulation): { peak: number; tail: number } {
  const steps = Math.ceil(DURATION / simulation.timestep);
  const tailStart = steps - Math.ceil(TAIL / simulation.timestep);
  // Often enough to see a swing of tens of hertz.
  const stride = Math.max(1, Math.round(0.005 / simulation.timestep));
  let peak = 0;
  let sum = 0;
  let samples = 0;
  for (let done = 0; done < steps; done += stride) {
    simulation.step(Math.min(stride, steps - done));
    const { kinetic } = simulation.energy();
    peak = Math.max(peak, kinetic);
    if (done < tailStart) continue;
    sum += kinetic;
    samples++;
  }
  return { peak, tail: sum / Math.max(samples, 1) };
}

function describeMotion(simulation: Simulation, body: number, before: Pose, after: Pose): GateItem {
  const p = simulation.model.body_ipos;
  const com: Vec3 = [p[3 * body], p[3 * body + 1], p[3 * body + 2]];
  const [from, to] = [transformPoint(before, com), transformPoint(after, com)];
  const displacement = distance(from, to);
  const rotation = quatAngle(before.rotation, after.rotation);
  const pass = displacement <= FARTHEST && rotation <= WIDEST;
  const verb = !pass && from[2] - to[2] > FARTHEST ? 'falls: it moves' : 'moves';
  return {
    subject: bodyName(simulation, body),
    pass,
    detail: `${verb} ${formatQuantity(displacement, 'm')} and turns ${formatQuantity(rotation, 'rad')}.`,
    numbers: itemNumbers({ displacement, rotation, drop: from[2] - to[2] }),
  };
}
