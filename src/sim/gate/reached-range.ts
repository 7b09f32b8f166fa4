import type { JointTask } from './joint-task.js';
import type { Travel, TravelSample } from './travel.js';

/**
 * Positions between which the joint moved without anything getting deeper than `allowed` m into anything: lowest and highest, m or rad,
 * about the position `from` that it has at home. For a ball, 0 and the angle that it reached about every axis. Undefined for joints that
 * have no range to narrow.
 */
export function reachedRange(
  { targets }: JointTask,
  { drives, samples }: Travel,
  from: number,
  allowed: number,
): readonly [number, number] | undefined {
  if (targets.some(({ stop }) => !stop)) return undefined;
  if (targets.some(({ fromHome }) => fromHome)) {
    const angles = targets.map(({ value }, i) => {
      const way = [{ position: value - drives[i].shortfall, depth: 0 }, ...samples[i]];
      return freeAround(way, 0, allowed)[1];
    });
    return [0, Math.min(...angles)];
  }
  const ends = targets.map(({ value }, i) => ({
    position: value > from ? value - drives[i].shortfall : value + drives[i].shortfall,
    depth: 0,
  }));
  return freeAround([...ends, ...samples.flat()], from, allowed);
}

/** The lowest and the highest position that are free, with nothing that is not between them and `from`. */
function freeAround(samples: readonly TravelSample[], from: number, allowed: number): readonly [number, number] {
  const deep = samples.filter(({ depth }) => depth > allowed).map(({ position }) => position);
  const above = Math.min(Infinity, ...deep.filter((position) => position >= from));
  const below = Math.max(-Infinity, ...deep.filter((position) => position <= from));
  const free = samples.map(({ position }) => position).filter((position) => position > below && position < above);
  return [Math.min(from, ...free), Math.max(from, ...free)];
}
