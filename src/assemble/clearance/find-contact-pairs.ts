import { IDENTITY_POSE } from '../../core/math/pose.js';
import { transformPolytope } from './polytope.js';
import { boxesNear, separation } from './separation.js';
import { sampleMotion } from './sweep.js';
import type { FitLengths, WorkBody } from './work-piece.js';

/** Two pieces, each by body and number within it. */
export interface PiecePair {
  readonly bodies: readonly [number, number];
  readonly pieces: readonly [number, number];
}

/** Pieces that never come closer than this many gaps need no contact test. */
const REACH = 2;
/** Most pairs for one joint: the nearest. */
const MOST_PAIRS = 16;

/**
 * Pairs of pieces of a body and its parent that come within reach on the way of the joint. MuJoCo skips contacts between parent and
 * child unless the parent is welded to the world, so these have to be listed for a door or drawer to meet its carcass at all.
 */
export function findContactPairs(
  bodies: readonly WorkBody[],
  isWelded: (body: number) => boolean,
  isExcluded: (a: number, b: number) => boolean,
  lengths: FitLengths,
): PiecePair[] {
  const reach = REACH * lengths.gap;
  return bodies.flatMap((body, child) => {
    const { parent } = body;
    if (parent === undefined || isWelded(parent) || isExcluded(child, parent)) return [];
    const samples = [{ position: 0, motion: IDENTITY_POSE }, ...sampleMotion(bodies, child, 2 * lengths.feature)];
    const nearest = new Map<string, { pair: PiecePair; gap: number }>();
    for (const { motion } of samples) {
      body.pieces.forEach((piece, b) => {
        const there = transformPolytope(piece.solid, motion);
        bodies[parent].pieces.forEach((obstacle, o) => {
          if (!boxesNear(there.box, obstacle.solid.box, reach)) return;
          const gap = separation(there, obstacle.solid, reach);
          if (gap >= reach) return;
          const key = `${b} ${o}`;
          const known = nearest.get(key);
          if (known === undefined || gap < known.gap)
            nearest.set(key, { pair: { bodies: [child, parent], pieces: [b, o] }, gap });
        });
      });
    }
    return [...nearest.values()]
      .sort((a, b) => a.gap - b.gap)
      .slice(0, MOST_PAIRS)
      .map(({ pair }) => pair);
  });
}
