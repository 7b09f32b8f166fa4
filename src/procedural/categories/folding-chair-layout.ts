import type { Vec3 } from '../../core/math/vec3.js';
import type { ParameterValues } from '../parameters.js';
import { angle, choice, length, ratio, size } from '../parameters.js';

/** Shares are of the width. */
export const parameters = {
  width: size(0.445, 0.018),
  height: ratio(1.65, 2.05),
  seatHeight: ratio(0.94, 1.08),
  /** From the front feet to the rear feet. */
  footprint: ratio(0.86, 1.12),
  lean: angle(13, 24),
  seatDepth: ratio(0.76, 0.98),
  seatThickness: ratio(0.03, 0.13),
  roundness: ratio(0.1, 0.6),
  backHeight: ratio(0.2, 0.62),
  /** How far the middle of the backrest lies behind its sides. */
  hollow: ratio(0, 0.1),
  bar: length(0.009, 0.015),
  bend: ratio(0.03, 0.3),
  frame: choice({ tube: 3, wood: 2 }),
  seat: choice({ panel: 2, slats: 2, padded: 2 }),
  back: choice({ panel: 2, slats: 2, padded: 2 }),
  legs: choice({ below: 2, crossed: 2 }),
  feet: choice({ bars: 1, tips: 2 }),
};

type Values = ParameterValues<typeof parameters>;

/** Room between the frames and around the seat, m. */
const PLAY = 0.003;
/** How far the seat reaches behind its hinge, m. */
export const OVERHANG = 0.022;

/** Lengths that several parts share, m. */
export interface FoldingChairLayout {
  readonly p: Values;
  /** Half the distance of the front frame's bars, of the rear frame's, and half the seat's width. */
  readonly outer: number;
  readonly inner: number;
  readonly seatHalf: number;
  readonly r: number;
  readonly thick: number;
  readonly seatTop: number;
  readonly tan: number;
  /** Of the front feet. */
  readonly y0: number;
  /** The line about which the rear legs turn. */
  readonly pivot: readonly [number, number];
  /** Slope of the rear legs. */
  readonly slope: number;
}

/** The lengths that follow from a folding chair's parameters. */
export function layOutFoldingChair(p: Values): FoldingChairLayout {
  const w = p.width;
  const r = p.bar;
  const outer = w / 2 - r;
  const thick =
    p.seat === 'padded'
      ? Math.max(0.03, p.seatThickness * w)
      : Math.min(0.024, Math.max(0.014, 0.5 * p.seatThickness * w));
  const seatTop = p.seatHeight * w;
  const tan = Math.tan(p.lean);
  const footprint = p.footprint * w;
  const y0 = -footprint / 2;
  const pivotZ = p.legs === 'crossed' ? 0.74 * seatTop : seatTop - thick - r - 0.045;
  return {
    p, r, outer, thick, seatTop, tan, y0,
    inner: outer - 2 * r - PLAY,
    seatHalf: outer - r - PLAY,
    pivot: [y0 + pivotZ * tan, pivotZ],
    slope: footprint / pivotZ - tan,
  }; // prettier-ignore
}

/** The point of the front frame's middle line at a height. */
export const onFrame = ({ y0, tan }: FoldingChairLayout, x: number, z: number): Vec3 => [x, y0 + z * tan, z];
