import type { ParameterValues } from '../parameters.js';
import { choice, count, length, ratio, size } from '../parameters.js';
import type { StandShape } from './table-stand.js';

/** Shares are of the top's length, where nothing else is said. */
export const parameters = {
  width: size(1.2, 0.26),
  depth: ratio(0.42, 1),
  height: ratio(0.3, 0.85),
  top: length(0.016, 0.055),
  roundness: ratio(0, 1),
  legs: length(0.028, 0.085),
  /** How far legs stand in from the edge. */
  inset: ratio(0.01, 0.16),
  splay: ratio(1, 1.22),
  apron: length(0, 0.13),
  /** Height of the shelf, of the whole. */
  shelfHeight: ratio(0.15, 0.6),
  /** Width of a desk's chests, or of a column's foot. */
  foot: ratio(0.22, 0.34),
  stand: choice({ legs: 5, pedestal: 2, trestles: 1, slabs: 1, chests: 3, lift: 2 }),
  outline: choice({ rectangle: 3, oval: 1 }),
  section: choice({ square: 1, round: 1 }),
  drawers: count(0, [3, 2, 2, 1]),
  below: choice({ none: 3, shelf: 1 }),
  surface: choice({ wood: 4, glass: 1, stone: 1 }),
};

type Values = ParameterValues<typeof parameters>;

/** Lengths that several parts share, m. */
export interface TableLayout {
  readonly p: Values;
  readonly w: number;
  readonly d: number;
  /** Underside and upper side of the top. */
  readonly low: number;
  readonly high: number;
  readonly stand: StandShape;
}

/** The lengths that follow from a table's parameters. */
export function layOutTable(p: Values): TableLayout {
  const w = p.width;
  const d = p.depth * w;
  // Desks are as high as people sit; others down to coffee tables.
  const isDesk = p.stand === 'chests' || p.stand === 'lift';
  const high = Math.min(0.8, Math.max(isDesk ? 0.7 : 0.36, p.height * w));
  const top = p.surface === 'glass' ? Math.min(p.top, 0.02) : p.top;
  const low = high - top;
  const oval = p.outline === 'oval' ? 0.68 : 1 - 0.26 * p.roundness * Math.min(1, p.depth + 0.2);
  const in1 = p.legs / 2 + p.inset * Math.min(w, d) * 0.6;
  const stand: StandShape = {
    x: (w / 2) * oval - in1,
    y: (d / 2) * oval - in1,
    top: low,
    thickness: p.legs,
    splay: p.splay,
    round: p.section === 'round',
  };
  return { p, w, d, low, high, stand };
}
