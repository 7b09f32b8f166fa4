import type { Issue } from '../../core/issue.js';
import { translation } from '../../core/math/pose.js';
import { transformPolytope } from './polytope.js';
import { separation } from './separation.js';
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
    const shift = translation([0, 0, -(drops.get(index) ?? 0)]);
    settled.push({
      ...body,
      pieces: body.pieces.map((piece) => ({ ...piece, solid: transformPolytope(piece.solid, shift) })),
    });
  }
  return drops;
}

const lowestPoint = (body: WorkBody): number => Math.min(...body.pieces.map((piece) => piece.solid.box.min[2]));

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
