import type { PosedPart } from '../../../procedural/pose-parts.js';
import { boundPositions } from '../../../render/scene.js';

/** Where the mirror image of a part's point is looked for: x, y become sign * x + shift, on a part. */
export interface Mirror {
  readonly part: number;
  readonly signX: number;
  readonly shiftX: number;
  readonly signY: number;
  readonly shiftY: number;
  /** What is seen so counts this much of what is seen itself. */
  readonly trust: number;
}

/** A box matches when its sides are as close as this share of its diagonal. */
const MATCH = 0.02;

/**
 * What each part may be the mirror image of, the likeliest first: itself; its twin on the object's other side; its own left and right, front
 * and back, and both.
 */
export function findMirrors(parts: readonly PosedPart[]): Mirror[][] {
  const boxes = parts.map(({ mesh }) => boundPositions(mesh.positions));
  return parts.map(({ part: { material } }, own) => {
    const { min, max } = boxes[own];
    const [sumX, sumY] = [min[0] + max[0], min[1] + max[1]];
    const slack = MATCH * Math.hypot(max[0] - min[0], max[1] - min[1], max[2] - min[2]);
    const twin = boxes.findIndex(
      (box, other) =>
        other !== own &&
        parts[other].part.material === material &&
        Math.abs(box.min[0] + max[0]) < slack &&
        Math.abs(box.max[0] + min[0]) < slack &&
        [1, 2].every((k) => Math.abs(box.min[k] - min[k]) < slack && Math.abs(box.max[k] - max[k]) < slack),
    );
    const itself = { part: own, signX: 1, shiftX: 0, signY: 1, shiftY: 0, trust: 1 };
    const acrossX = { signX: -1, shiftX: sumX };
    const acrossY = { signY: -1, shiftY: sumY };
    return [
      itself,
      ...(twin < 0 ? [] : [{ ...itself, part: twin, signX: -1, trust: 0.8 }]),
      { ...itself, ...acrossX, trust: 0.7 },
      { ...itself, ...acrossY, trust: 0.6 },
      { ...itself, ...acrossX, ...acrossY, trust: 0.5 },
    ];
  });
}
