import type { Random } from '../../procedural/random.js';
import type { Framing } from '../camera.js';
import { clamp01, noise2, smoothStep } from '../noise.js';
import { blurChannels } from './canvas.js';
import type { FlatShape } from './flat-shape.js';
import { drawFlatShape, shapeCovers } from './flat-shape.js';

/**
 * How a segmentation errs. Lengths are in the image plane (half diagonals of the object), so that the same errors can be made at any
 * framing.
 */
export interface MaskFlaws {
  /** The outline is moved out to where the blurred mask falls under this: below 0.5 it grows and gaps close, above it shrinks. */
  readonly threshold: number;
  readonly blur: number;
  /** How much the outline wavers, and over what length. */
  readonly ragged: number;
  readonly raggedScale: number;
  readonly bites: readonly FlatShape[];
  readonly additions: readonly FlatShape[];
  /** Number of a part that is not seen as part of the object, -1 none. */
  readonly lostPart: number;
  /** Width of the outline's softness, as a share of `blur`. */
  readonly soft: number;
}

const NO_FLAWS: MaskFlaws = {
  threshold: 0.5,
  blur: 0,
  ragged: 0,
  raggedScale: 0.1,
  bites: [],
  additions: [],
  lostPart: -1,
  soft: 0.1,
};

/** Draws errors; none in two of five masks. */
export function drawMaskFlaws(random: Random, parts: number): MaskFlaws {
  if (random.chance(0.4)) return NO_FLAWS;
  const around = (): [number, number] => {
    const [angle, r] = [random.uniform(0, 2 * Math.PI), random.uniform(0.25, 0.75)];
    return [r * Math.cos(angle), r * Math.sin(angle)];
  };
  const shapes = (chance: number, most: number, size: number): FlatShape[] =>
    random.chance(chance)
      ? Array.from({ length: 1 + random.below(most) }, () =>
          drawFlatShape(random, ...around(), random.uniform(0.25, 1) * size, ['ellipse', 'blob', 'blob', 'box']),
        )
      : [];
  return {
    threshold: random.chance(0.5) ? 0.5 : random.uniform(0.2, 0.7),
    blur: Math.exp(random.uniform(Math.log(0.006), Math.log(0.045))),
    ragged: random.chance(0.5) ? random.uniform(0, 0.6) : 0,
    raggedScale: random.uniform(0.02, 0.2),
    bites: shapes(0.22, 3, 0.28),
    additions: shapes(0.15, 2, 0.22),
    lostPart: parts > 1 && random.chance(0.04) ? random.below(parts) : -1,
    soft: random.uniform(0.05, 0.6),
  };
}

/** Applies errors to a mask of coverage, 0 to 1. `part` gives the part seen at a pixel. */
export function flawMask(
  mask: Float32Array,
  size: number,
  framing: Framing,
  flaws: MaskFlaws,
  part: (pixel: number) => number,
): void {
  if (flaws.blur === 0) return;
  const { bites, additions, lostPart, ragged } = flaws;
  if (lostPart >= 0 || bites.length > 0 || additions.length > 0) {
    for (let y = 0, k = 0; y < size; y++) {
      for (let x = 0; x < size; x++, k++) {
        if (lostPart >= 0 && part(k) === lostPart) mask[k] = 0;
        const u = (x + 0.5 - framing.offsetU) / framing.scale;
        const v = (y + 0.5 - framing.offsetV) / framing.scale;
        for (const shape of additions) mask[k] = Math.max(mask[k], shapeCovers(shape, u, v, 0.05));
        for (const shape of bites) mask[k] *= 1 - shapeCovers(shape, u, v, 0.05);
      }
    }
  }
  const radius = Math.max(1, Math.round(flaws.blur * framing.scale));
  blurChannels(mask, size, 1, radius);
  if (radius > 1) blurChannels(mask, size, 1, Math.round(radius / 2));
  // The blurred edge rises over some 2 * radius + 1 pixels; softness is a part of that, at least a pixel.
  const soft = Math.max(0.5 / (radius + 0.5), 0.5 * flaws.soft) * 0.5;
  const k = 1 / flaws.raggedScale;
  for (let y = 0, i = 0; y < size; y++) {
    for (let x = 0; x < size; x++, i++) {
      if (mask[i] <= 0 || mask[i] >= 1) continue;
      let threshold = flaws.threshold;
      if (ragged > 0) {
        const u = (x + 0.5 - framing.offsetU) / framing.scale;
        const v = (y + 0.5 - framing.offsetV) / framing.scale;
        threshold += ragged * (noise2(k * u + 50, k * v + 50) - 0.5);
      }
      mask[i] = clamp01(smoothStep(threshold - soft, threshold + soft, mask[i]));
    }
  }
}
