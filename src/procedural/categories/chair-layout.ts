import type { ParameterValues } from '../parameters.js';
import { angle, choice, ratio, size } from '../parameters.js';

/** Shares are of the seat's width. */
export const parameters = {
  width: size(0.475, 0.022),
  depth: ratio(0.86, 1.14),
  /** Height of the seat. */
  seatHeight: ratio(0.8, 1.12),
  cushion: ratio(0.06, 0.24),
  /** Roundness of the seat's corners. */
  roundness: ratio(0.1, 0.9),
  backHeight: ratio(0.75, 1.5),
  /** From the seat up to the back's lower edge; it may reach below. */
  backStart: ratio(-0.1, 0.35),
  backWidth: ratio(0.75, 1.05),
  backTaper: ratio(0.68, 1.08),
  rake: angle(3, 20),
  contour: ratio(0, 0.14),
  wrap: ratio(0, 0.26),
  armHeight: ratio(0.36, 0.54),
  /** Half the width of the foot. */
  spread: ratio(0.52, 0.74),
  base: choice({ legs: 4, castors: 5, star: 1, disc: 1, sled: 1 }),
  section: choice({ square: 1, round: 1 }),
  seat: choice({ cushion: 3, board: 1 }),
  back: choice({ mesh: 3, panel: 2, padded: 3, slats: 1, rails: 1, bucket: 2 }),
  arms: choice({ none: 4, posts: 3, cantilever: 2, loops: 1, sides: 1 }),
};

type Values = ParameterValues<typeof parameters>;

/** Lengths that several parts share, m. */
export interface ChairLayout {
  /** As drawn: some structures imply others. */
  readonly p: Values;
  readonly w: number;
  readonly d: number;
  /** Heights of the seat's upper and lower sides. */
  readonly top: number;
  readonly low: number;
  /** The seat swivels; the back leans by itself. */
  readonly turns: boolean;
  readonly reclines: boolean;
  /** Bars are round rather than square. */
  readonly round: boolean;
}

/** The lengths that follow from a chair's parameters. */
export function layOutChair(values: Values): ChairLayout {
  // Upholstered sides come with an upholstered back and seat.
  const p: Values =
    values.arms === 'sides' && values.back !== 'bucket' ? { ...values, back: 'padded', seat: 'cushion' } : values;
  const w = p.width;
  const turns = p.base !== 'legs' && p.base !== 'sled';
  const top = (turns ? Math.max(p.seatHeight, 0.9) : p.seatHeight) * w;
  const thick = p.back === 'bucket' ? 0.012 : p.seat === 'board' ? 0.02 : p.cushion * w;
  const separate = p.back === 'mesh' || p.back === 'panel' || p.back === 'padded';
  return {
    p,
    w,
    d: p.depth * w,
    top,
    low: top - thick,
    turns,
    reclines: p.base === 'castors' && separate && p.arms !== 'sides',
    round: p.section === 'round',
  };
}
