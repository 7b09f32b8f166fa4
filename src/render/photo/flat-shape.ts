import type { Random } from '../../procedural/random.js';
import { noise2, smoothStep } from '../noise.js';

/** A shape in a plane: clutter, occluders, bites out of masks, cut-outs. */
export interface FlatShape {
  readonly kind: 'ellipse' | 'box' | 'blob' | 'star' | 'bar' | 'glyph';
  readonly u: number;
  readonly v: number;
  readonly halfU: number;
  readonly halfV: number;
  /** rad */
  readonly angle: number;
  readonly offset: number;
}

/** Draws a shape about a place with half sides of about `size`. */
export const drawFlatShape = (
  random: Random,
  u: number,
  v: number,
  size: number,
  kinds: readonly FlatShape['kind'][],
): FlatShape => {
  const kind = random.pick(kinds);
  const slender = kind === 'bar' ? random.uniform(0.04, 0.2) : random.uniform(0.35, 1);
  return {
    kind,
    u,
    v,
    halfU: size,
    halfV: size * slender,
    angle: random.uniform(0, 2 * Math.PI),
    offset: random.uniform(0, 100),
  };
};

/** How much of a point the shape covers, 0 to 1, softened over `soft` of its size. */
export function shapeCovers(shape: FlatShape, u: number, v: number, soft: number): number {
  const du = u - shape.u;
  const dv = v - shape.v;
  const reach = 1.6 * Math.max(shape.halfU, shape.halfV);
  if (Math.abs(du) > reach || Math.abs(dv) > reach) return 0;
  const c = Math.cos(shape.angle);
  const s = Math.sin(shape.angle);
  const x = (c * du + s * dv) / shape.halfU;
  const y = (-s * du + c * dv) / shape.halfV;
  return smoothStep(1 + soft, 1 - soft, radiusIn(shape, x, y));
}

/** 1 on the outline, less inside. */
function radiusIn(shape: FlatShape, x: number, y: number): number {
  switch (shape.kind) {
    case 'ellipse':
      return Math.sqrt(x * x + y * y);
    case 'box':
    case 'bar':
      return Math.max(Math.abs(x), Math.abs(y));
    case 'blob': {
      const r = Math.sqrt(x * x + y * y) + 1e-9;
      const wobble = noise2((1.3 * x) / r + shape.offset, (1.3 * y) / r + shape.offset);
      return r / (0.45 + 0.9 * wobble);
    }
    case 'star': {
      const arms = 3 + (Math.floor(shape.offset) % 6);
      const r = Math.sqrt(x * x + y * y);
      return r / (0.65 + 0.35 * Math.cos(arms * Math.atan2(y, x)));
    }
    case 'glyph':
      return glyphRadius(x, y, Math.floor(shape.offset));
  }
}

/** Strokes on a grid of three by four, like letters: above 1 beside the strokes. */
function glyphRadius(x: number, y: number, letter: number): number {
  let nearest = Infinity;
  for (let i = 0; i < 5; i++) {
    const bits = (letter * 2654435761 + i * 40503) >>> 0;
    const [ax, ay] = [((bits >> 3) % 3) - 1, ((bits >> 7) % 4) / 1.5 - 1];
    const isUpright = (bits >> 11) % 2 === 0;
    const [bx, by] = isUpright ? [ax, ay + 0.67 * (1 + ((bits >> 13) % 3))] : [ax + 1 + ((bits >> 13) % 2), ay];
    const [ex, ey] = [Math.min(1, bx) - ax, Math.min(1, by) - ay];
    const t = Math.max(0, Math.min(1, ((x - ax) * ex + (y - ay) * ey) / (ex * ex + ey * ey + 1e-9)));
    nearest = Math.min(nearest, Math.hypot(x - ax - t * ex, y - ay - t * ey));
  }
  return nearest / 0.2;
}
