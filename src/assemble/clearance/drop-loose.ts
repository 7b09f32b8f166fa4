import type { Issue } from '../../core/issue.js';
import { translation } from '../../core/math/pose.js';
import type { Polytope } from './polytope.js';
import { transformPolytope } from './polytope.js';
import { boxesNear, separation } from './separation.js';
import type { FitLengths, WorkBody } from './work-piece.js';

/**
 * How far each loose body is above what it would fall on, m, by body index: a part drawn in mid-air would start with a fall. What is
 * less than three gaps is left to the simulation. A body that comes to rest on another loose body is let down after that one.
 */
export function measureDrops(bodies: readonly WorkBody[], lengths: FitLengths, issues: Issue[]): Map<number, number> {
  const drops = new Map<number, number>();
  const loose = bodies
    .map((body, index) => ({ body, index, low: lowestPoint(body) }))
    .filter(({ body }) => !body.isBase && body.joints.some((joint) => joint.type === 'free'))
    .sort((a, b) => a.low - b.low);
  const settled = bodies.filter((body) => !loose.some((item) => item.body === body));
  for (const { body, index, low } of loose) {
    const drop = freeFall(body, settled, low);
    if (drop > 3 * lengths.gap) {
      drops.set(index, drop - lengths.gap);
      issues.push({
        code: 'loose-part-lowered',
        severity: 'info',
        where: body.name,
        message: `The loose part was drawn ${(1000 * drop).toFixed(0)} mm above what it lies on.`,
        action: 'let it down',
      });
    }
    settled.push({ ...body, pieces: movePieces(body, -(drops.get(index) ?? 0)) });
  }
  return drops;
}

const lowestPoint = (body: WorkBody): number => Math.min(...body.pieces.map((piece) => piece.solid.box.min[2]));

/**
 * Lifts each loose body out of what it overlaps or touches from above, by at most one feature: neighbouring voxels touch, and smoothed
 * surfaces bulge into each other. What it overlaps sideways is left to cutting. Returns how far, m, by body index. Works on the bodies.
 */
export function liftLoose(bodies: readonly WorkBody[], lengths: FitLengths): Map<number, number> {
  const lifts = new Map<number, number>();
  bodies.forEach((body, index) => {
    if (body.isBase || !body.joints.some((joint) => joint.type === 'free')) return;
    let lift = 0;
    for (const piece of body.pieces)
      for (const obstacle of bodies.filter((other) => other !== body).flatMap((other) => other.pieces))
        lift = Math.max(lift, liftOff(piece.solid, obstacle.solid, lengths));
    if (lift === 0) return;
    lifts.set(index, lift);
    body.pieces = movePieces(body, lift);
  });
  return lifts;
}

/** The least rise that parts the two, or 0 where they are apart already or a rise of one feature does not part them. */
function liftOff(solid: Polytope, obstacle: Polytope, { gap, feature }: FitLengths): number {
  const parted = (rise: number): boolean => {
    const there = transformPolytope(solid, translation([0, 0, rise]));
    return !boxesNear(there.box, obstacle.box, gap) || separation(there, obstacle, gap) >= 0.999 * gap;
  };
  if (parted(0) || !parted(feature)) return 0;
  let [touching, free] = [0, feature];
  while (free - touching > 0.01 * gap) {
    const middle = (touching + free) / 2;
    if (parted(middle)) free = middle;
    else touching = middle;
  }
  return free;
}

const movePieces = (body: WorkBody, rise: number): WorkBody['pieces'] =>
  body.pieces.map((piece) => ({ ...piece, solid: transformPolytope(piece.solid, translation([0, 0, rise])) }));

/** How far down the body can go before it touches the floor or a piece of the others, by bisection to 1/1000 of the height. */
function freeFall(body: WorkBody, others: readonly WorkBody[], height: number): number {
  let fall = Math.max(0, height);
  for (const piece of body.pieces) {
    for (const obstacle of others.flatMap((other) => other.pieces)) {
      const [a, b] = [piece.solid.box, obstacle.solid.box];
      const apart = [0, 1].some((k) => a.min[k] >= b.max[k] || b.min[k] >= a.max[k]);
      if (apart || b.min[2] > a.max[2] || a.min[2] - b.max[2] > fall) continue;
      const touches = (distance: number): boolean =>
        separation(transformPolytope(piece.solid, translation([0, 0, -distance])), obstacle.solid, 0) < 0;
      // What overlaps somewhere on the way down has a first touch between; sixteen steps are finer than any piece.
      const steps = Array.from({ length: 17 }, (_, i) => (fall * i) / 16);
      const hit = steps.findIndex(touches);
      if (hit < 0) continue;
      let [free, touching] = [steps[Math.max(0, hit - 1)], steps[hit]];
      while (touching - free > 1e-3 * Math.max(height, 1e-3)) {
        const middle = (free + touching) / 2;
        if (touches(middle)) touching = middle;
        else free = middle;
      }
      fall = Math.min(fall, free);
    }
  }
  return fall;
}
