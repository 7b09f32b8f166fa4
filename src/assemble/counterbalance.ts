/** A linear spring along a joint: force = stiffness * (reference - position). */
export interface Spring {
  readonly stiffness: number;
  readonly reference: number;
}

/** A spring as good as constant over the range changes by this share of its force. */
const FLATTEST = 0.02;

/**
 * The spring that best cancels a load over a joint's range: the least-squares line through -load, c - k q, written as stiffness k and
 * reference c / k. A line that rises would be a spring that pushes ever harder outwards, which is unstable: then the flattest
 * real spring through the mean is used, long and pre-loaded, as a gas spring is.
 */
export function fitCounterbalance(positions: readonly number[], load: (q: number) => number): Spring {
  const n = positions.length;
  const forces = positions.map((q) => -load(q));
  const meanQ = positions.reduce((s, q) => s + q, 0) / n;
  const meanF = forces.reduce((s, f) => s + f, 0) / n;
  const covariance = positions.reduce((s, q, i) => s + (q - meanQ) * (forces[i] - meanF), 0);
  const variance = positions.reduce((s, q) => s + (q - meanQ) ** 2, 0);
  const span = Math.max(...positions) - Math.min(...positions);
  const flattest = (FLATTEST * Math.max(...forces.map(Math.abs))) / span;
  const stiffness = Math.max(flattest, -covariance / variance);
  return { stiffness, reference: meanQ + meanF / stiffness };
}
