import type { ParameterValues } from '../parameters.js';
import { choice, count, ratio, size } from '../parameters.js';

export const parameters = {
  width: size(0.36, 0.09),
  depth: ratio(0.45, 1.05),
  height: ratio(0.22, 1.05),
  kind: choice({ carton: 5, 'lift-off lid': 2, 'hinged lid': 3, crate: 2 }),
  material: choice({ cardboard: 3, wood: 2, polypropylene: 2, steel: 1 }),
  /** Length of a carton's flaps, share of the depth; two of a half close it. */
  flap: ratio(0.3, 0.5),
  /** Height of a lid, share of the whole. */
  lid: ratio(0.1, 0.5),
  top: choice({ flat: 3, domed: 1 }),
  trim: choice({ none: 2, clasp: 2, corners: 1, handles: 1 }),
  /** Slats of a crate's wall: 1 is a closed wall. */
  slats: count(1, [1, 1, 2, 2]),
};

export type BoxValues = ParameterValues<typeof parameters>;

/** Thickness of boards by material, m. */
export const boardOf = (material: BoxValues['material'], w: number): number =>
  ({ cardboard: 0.003, wood: 0.028 * w, polypropylene: 0.004, steel: 0.002 })[material];

/** Boards of steel and plastic are drawn thicker than they are, or have ribs. */
const FILL: Record<BoxValues['material'], number> = { cardboard: 1, wood: 0.8, polypropylene: 0.55, steel: 0.25 };

/** What a part of the box is made of. */
export const about = (p: BoxValues, description: string, affordance = 3) => ({
  material: p.material,
  fill: FILL[p.material],
  affordance,
  description,
});
