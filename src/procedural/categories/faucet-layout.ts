import type { ParameterValues } from '../parameters.js';
import { choice, count, ratio, size } from '../parameters.js';
import type { HandleShape } from './faucet-handle.js';
import type { SpoutShape } from './faucet-spout.js';

export const parameters = {
  reach: size(0.205, 0.02),
  type: choice({ 'side lever': 3, 'top lever': 3, 'two handles': 2, 'handle only': 2 }),
  spout: choice({ gooseneck: 3, curved: 2, straight: 2 }),
  handle: choice({ curved: 3, flat: 2, stick: 2, cross: 2 }),
  steps: count(1, [2, 2, 2]),
  finish: choice({ plain: 3, 'dark body': 1 }),
  material: choice({ zinc_alloy: 3, brass: 1, stainless_steel: 2 }),
  rise: ratio(0.65, 1.45),
  pipe: ratio(0.75, 1.4),
  drop: ratio(0.15, 0.95),
  bodyWidth: ratio(0.75, 1.3),
  bodyHeight: ratio(0.6, 1.4),
  bodyFlare: ratio(0.7, 1.55),
  plateWidth: ratio(1.3, 3.2),
  plateHeight: ratio(0.1, 0.6),
  neck: ratio(0.3, 0.56),
  leverLength: ratio(0.65, 1.5),
  leverWidth: ratio(0.7, 1.4),
  leverDroop: ratio(-0.4, 0.5),
  leverFlare: ratio(0.65, 1.7),
};

/** Lengths that several parts share, m. The tap stands on z = 0, its spout towards -y. */
export interface FaucetLayout {
  readonly p: ParameterValues<typeof parameters>;
  /** Room between moving parts. */
  readonly gap: number;
  /** Radii of the column at its foot and its head, and of the plate below it. */
  readonly foot: number;
  readonly head: number;
  readonly plate: number;
  /** Height of the column, of the plate, and of both. */
  readonly column: number;
  readonly seat: number;
  readonly top: number;
  readonly lever: HandleShape;
  readonly spout: SpoutShape;
}

/** The lengths that follow from a tap's parameters. */
export function layOutFaucet(p: ParameterValues<typeof parameters>): FaucetLayout {
  const isHandleOnly = p.type === 'handle only';
  const hasTopLever = p.type === 'top lever';
  const reach = hasTopLever ? 0.62 * p.reach : p.type === 'two handles' ? 0.72 * p.reach : p.reach;
  const foot = (isHandleOnly ? 0.155 : hasTopLever ? 0.12 : 0.11) * p.bodyWidth * p.reach;
  const flare = isHandleOnly ? p.bodyFlare : Math.min(1.15, 0.75 + 0.25 * p.bodyFlare);
  const head = flare * foot;
  const column = (isHandleOnly ? 0.29 : hasTopLever ? 0.6 : p.type === 'side lever' ? 0.52 : 0.2) * p.bodyHeight * p.reach; // prettier-ignore
  const seat = (isHandleOnly ? 0.17 : 0.1) * p.plateHeight * p.reach;
  return {
    p,
    // At least what assembly keeps free between moving parts, a 320th of the longest side.
    gap: 0.006 * p.reach,
    foot,
    head,
    plate: p.plateWidth * foot,
    column,
    seat,
    top: seat + column,
    lever: {
      kind: p.handle,
      seat: head,
      neck: p.neck,
      bell: 1.15,
      length: (isHandleOnly ? 0.42 : hasTopLever ? 0.45 : 0.4) * p.leverLength * p.reach,
      width: (isHandleOnly ? 0.072 : 0.05) * p.leverWidth * p.reach,
      droop: p.leverDroop,
      flare: p.leverFlare,
    },
    spout: {
      kind: p.spout,
      radius: Math.min((hasTopLever ? 0.065 : 0.06) * p.pipe * p.reach, 0.92 * head),
      reach,
      rise: (p.spout === 'gooseneck' ? 1.25 : 0.62) * p.rise * reach,
      drop: p.drop,
    },
  };
}
