/** A linear spring along a joint: force = stiffness * (reference - position). */
export interface Spring {
  readonly stiffness: number;
  readonly reference: number;
}

/** A spring as good as constant over the range changes by this share of its force; a stiffer one than the steepest would fling the part. */
const FLATTEST = 0.02;
const STEEPEST = 3;
const STEPS = 40;

/**
 * The spring that leaves least to do for whoever moves the joint: among springs that push between half and one and a half times as hard as
 * the load at rest pulls and fall by 2% to 300% of that over the range, the one with the smallest `effort`. A spring always falls
 * towards its reference: one that pushes ever harder outwards would be unstable.
 *
 * @param positions Samples of the range, rising.
 * @param load Generalised force of gravity at a position, N or N m.
 * @param effort What moving the joint takes under a given rest of load.
 */
export function fitCounterbalance(
  positions: readonly number[],
  load: (q: number) => number,
  effort: (rest: (q: number) => number) => number,
): Spring {
  const span = positions[positions.length - 1] - positions[0];
  const peak = Math.max(...positions.map((q) => Math.abs(load(q))));
  const push = -load(0);
  let best: { spring: Spring; effort: number } | undefined;
  for (let i = 0; i <= STEPS; i++) {
    const stiffness = (peak / span) * (FLATTEST + ((STEEPEST - FLATTEST) * i) / STEPS);
    for (let j = 0; j <= STEPS; j++) {
      const atRest = push + peak * (j / STEPS - 0.5);
      const spring = { stiffness, reference: atRest / stiffness };
      const own = effort((q) => load(q) + spring.stiffness * (spring.reference - q));
      if (best === undefined || own < best.effort) best = { spring, effort: own };
    }
  }
  if (best === undefined) throw new Error('no spring was tried');
  return best.spring;
}
