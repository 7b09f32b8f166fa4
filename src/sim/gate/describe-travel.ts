import { radians } from '../../core/conventions.js';
import type { Simulation } from '../simulation.js';
import { DEEPEST_CONTACT } from './check-contact.js';
import { formatQuantity } from './format-gate-report.js';
import type { GateItem } from './gate-report.js';
import { itemNumbers } from './gate-report.js';
import type { JointTask } from './joint-task.js';
import { geomName, jointName } from './names.js';
import { reachedRange } from './reached-range.js';
import type { Travel } from './travel.js';

/**
 * How deep anything may be in anything on the way, m: as at rest in an asset of ours. Models of others press softly on themselves at
 * the ends of their ranges, which is no passing through.
 */
const DEEPEST_ON_THE_WAY = { ours: DEEPEST_CONTACT, others: 0.01 };
/** Of its range that a joint travels, each way. */
export const TRAVEL = 0.95;
/** Beyond the end: the larger of a part of the range and 1 mm or 1 degree. The engine's stops are soft. */
const OVERSHOOT = { part: 0.05, m: 1e-3, rad: radians(1) };
/** Part of the range by which the part's own motion may differ from the joint's. */
const MISMATCH = 0.05;

/** m. */
export const deepestAllowed = (ours: boolean): number => (ours ? DEEPEST_ON_THE_WAY.ours : DEEPEST_ON_THE_WAY.others);

/**
 * What came of driving a joint, as the item of the report: whether it moves as it should, and the geom that stood in the way.
 *
 * @param from its position at home, m or rad.
 * @param ours whether the model is of an asset of ours.
 */
export function describeTravel(
  simulation: Simulation,
  task: JointTask,
  result: Travel,
  from: number,
  ours: boolean,
): { item: GateItem; blocker: number | undefined } {
  const { joint, unit, range, limit, targets } = task;
  const shares = result.drives.map(({ shortfall }) => 1 - shortfall / range);
  const least = Math.min(...shares);
  const overshoot = Math.max(...result.drives.map((drive) => drive.overshoot));
  const allowed = Math.max(OVERSHOOT.part * range, OVERSHOOT[unit]);
  const force = Math.max(...result.drives.map((drive) => drive.force));
  const penetration = result.deepest?.depth ?? 0;
  const forceUnit = unit === 'm' ? 'N' : 'N m';
  const problems: string[] = [];
  shares.forEach((share, i) => {
    if (share >= TRAVEL) return;
    const stuck =
      result.blocker === undefined ? 'too heavy or too stiff' : `blocked by ${geomName(simulation, result.blocker)}`;
    problems.push(
      `Stops ${formatQuantity(1 - share, 'of range')} of its range short of its ${targets[i].name} at ${limit.toPrecision(3)} ${forceUnit}: ${stuck}.`,
    );
  });
  if (overshoot > allowed) problems.push(`Goes ${formatQuantity(overshoot, unit)} beyond its end.`);
  if (result.mismatch > MISMATCH * range) problems.push('Its part does not move with it.');
  if (penetration > deepestAllowed(ours) && result.deepest !== undefined) {
    const [a, b] = result.deepest.geoms.map((geom) => geomName(simulation, geom));
    problems.push(`On its way ${a} and ${b} are ${formatQuantity(penetration, 'm')} deep in each other.`);
  }
  const reached = problems.length === 0 ? undefined : reachedRange(task, result, from, deepestAllowed(ours));
  const fine = `Travels ${formatQuantity(range, unit)} with ${force.toPrecision(2)} ${forceUnit} of ${limit.toPrecision(3)}.`;
  return {
    // What it bumped into may have bounced off again by the time it stalls.
    blocker:
      result.blocker ??
      (penetration > deepestAllowed(ours) || result.drives.some(({ stalled }) => stalled)
        ? outsider(simulation, task, result)
        : undefined),
    item: {
      subject: jointName(simulation, joint),
      pass: problems.length === 0,
      detail: problems.length === 0 ? fine : problems.join(' '),
      numbers: itemNumbers({ travel: least, range, force, forceLimit: limit, overshoot, penetration }),
      ...(result.blocker === undefined ? {} : { blockedBy: geomName(simulation, result.blocker) }),
      ...(reached === undefined ? {} : { reached }),
    },
  };
}

/** Of the two geoms that were deepest in each other, the one that does not move with the joint. */
const outsider = (simulation: Simulation, task: JointTask, { deepest }: Travel): number | undefined =>
  deepest?.geoms.find((geom) => !task.carries(simulation.model.geom_bodyid[geom]));
