import { scale } from '../../core/math/vec3.js';
import type { Simulation } from '../simulation.js';
import type { Coordinate, DriveResult } from './drive-joint.js';
import { driveJoint } from './drive-joint.js';
import { geomCollides, geomReach, longestSide, lowestPoint } from './geom-extent.js';
import { holdJoints } from './hold-joints.js';
import type { JointTask } from './joint-task.js';
import { engineOverlaps, findFilteredOverlaps } from './overlaps.js';

/** What came of moving one joint to each of its targets. */
export interface Travel {
  /** One for each target of the task, in order. */
  readonly drives: readonly DriveResult[];
  /** Deepest that anything that moves was in anything else on the way, m, and the two geoms. */
  readonly deepest: { readonly depth: number; readonly geoms: readonly [number, number] } | undefined;
  /** Geom of something else that pushed hardest against the motion when it first stalled. */
  readonly blocker: number | undefined;
  /** What was seen on each of the drives: where the coordinate was, and how deep anything was in anything there. */
  readonly samples: readonly (readonly TravelSample[])[];
  /** Largest difference between how far the joint and how far the body itself moved, m or rad. */
  readonly mismatch: number;
}

export interface TravelSample {
  /** m or rad. */
  readonly position: number;
  /** m. */
  readonly depth: number;
}

/** Another joint put to one end before the test. */
export interface Opening {
  readonly joint: number;
  readonly position: number;
}

/** m. */
const LIFT = 5e-4;
/** What is no higher than this above the lowest point of the object carries it, m. */
const STANDS = 2e-5;

/**
 * Lifts a held base just off its floor. MuJoCo's contacts resist sliding by pushing apart; a wheel that touches the floor while its axle is
 * held can do neither, and sticks. What stands on the moving part itself is picked up before: legs that fold swing below the floor.
 */
function liftOff(simulation: Simulation, { held, geoms }: JointTask): void {
  const lift = standsOn(simulation, geoms) ? longestSide(simulation, geoms) : LIFT;
  for (const joint of held) {
    if (simulation.jointType(joint) !== 'free') continue;
    const [x, y, z, ...rotation] = simulation.jointPosition(joint);
    simulation.setJointPosition(joint, [x, y, z + lift, ...rotation]);
  }
}

/** Whether one of the geoms is where the object touches its floor, at the present state. */
function standsOn(simulation: Simulation, geoms: readonly number[]): boolean {
  const lowest = lowestPoint(simulation);
  if (lowest === undefined) return false;
  return geoms.some(
    (geom) =>
      geomCollides(simulation, geom) && -(geomReach(simulation, geom, [0, 0, -1]) ?? Infinity) < lowest + STANDS,
  );
}

/**
 * Drives the joint to each target of its task in turn, from the home pose, with its base held and, if asked, other joints held open.
 *
 * @param strict look for what the engine does not test, too: the part passing through its parent.
 */
export function travel(
  simulation: Simulation,
  task: JointTask,
  strict: boolean,
  openings: readonly Opening[] = [],
): Travel {
  const open = (): void => {
    for (const { joint, position } of openings) simulation.setJointPosition(joint, position);
  };
  simulation.reset();
  open();
  simulation.forward();
  liftOff(simulation, task);
  simulation.forward();
  const hold = holdJoints(simulation, [...task.held, ...openings.map(({ joint }) => joint)]);
  let deepest: Travel['deepest'];
  let blocker: number | undefined;
  let mismatch = 0;
  const samples: TravelSample[][] = [];
  const watch = (coordinate: Coordinate): void => {
    const found = engineOverlaps(simulation).filter(({ geoms }) => crosses(simulation, task, geoms));
    if (strict) found.push(...findFilteredOverlaps(simulation, new Set([task.group])));
    for (const overlap of found) if (overlap.depth > (deepest?.depth ?? 0)) deepest = overlap;
    samples.at(-1)?.push({ position: coordinate.read(), depth: Math.max(0, ...found.map(({ depth }) => depth)) });
  };
  const drives: DriveResult[] = [];
  try {
    const home = task.pose();
    const from = task.coordinate.read();
    for (const target of task.targets) {
      if (target.fromHome) {
        simulation.reset();
        hold.keep();
        open();
        simulation.forward();
      }
      const coordinate = target.coordinate ?? task.coordinate;
      const before = coordinate.read();
      samples.push([]);
      const drive = driveJoint(simulation, coordinate, hold, {
        target: target.value,
        limit: task.limit,
        range: task.range,
        stop: target.stop,
        lean: task.effort,
        onSample: () => {
          watch(coordinate);
        },
      });
      drives.push(drive);
      if (drive.stalled) blocker ??= findBlocker(simulation, task, coordinate, Math.sign(target.value - before));
      mismatch = Math.max(mismatch, task.mismatch(home, coordinate.read() - from));
    }
  } finally {
    hold.release();
  }
  return { drives, deepest, blocker, samples, mismatch };
}

/** Whether one of the geoms moves with the joint and the other does not. */
const crosses = (simulation: Simulation, task: JointTask, geoms: readonly [number, number]): boolean =>
  task.carries(simulation.model.geom_bodyid[geoms[0]]) !== task.carries(simulation.model.geom_bodyid[geoms[1]]);

/** The geom that pushes hardest against the motion along the coordinate (`sign` 1 or -1), by the last step's contacts. */
function findBlocker(
  simulation: Simulation,
  task: JointTask,
  coordinate: Coordinate,
  sign: number,
): number | undefined {
  const { model } = simulation;
  let hardest = 0;
  let blocker: number | undefined;
  simulation.contacts().forEach(({ geoms, position, normal }, i) => {
    if (!crosses(simulation, task, geoms)) return;
    const first = task.carries(model.geom_bodyid[geoms[0]]);
    const [moving, other] = first ? geoms : [geoms[1], geoms[0]];
    // The normal leads from the first geom to the second, so that it pushes the second along it.
    const force = scale(normal, (first ? -1 : 1) * simulation.contactForce(i));
    const generalized = simulation.generalizedForce(model.geom_bodyid[moving], force, position);
    const along = coordinate.dofs.reduce((sum, { dof, share }) => sum + share * generalized[dof], 0);
    if (-sign * along <= hardest) return;
    hardest = -sign * along;
    blocker = other;
  });
  return blocker;
}
