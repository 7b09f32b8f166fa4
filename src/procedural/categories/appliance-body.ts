import type { Vec3 } from '../../core/math/vec3.js';
import type { Finish } from '../model.js';
import type { ChoiceParameter } from '../parameters.js';
import { choice } from '../parameters.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';

/** A box from corner to corner, m: `from` has the smaller coordinates. */
export interface Block {
  readonly from: Vec3;
  readonly to: Vec3;
}

/** How the outside of an appliance is finished: white or black enamel on steel or plastic, or bare brushed steel. */
export type Coat = 'white' | 'stainless' | 'black';
export const coats = (white: number, stainless: number, black: number): ChoiceParameter<Coat> =>
  choice({ white, stainless, black });

/** The solids in that coat; the part's own material shows where it is bare. */
export const coated = (coat: Coat, ...solids: readonly Solid[]): Solid[] =>
  coat === 'stainless' ? [...solids] : paint(coat === 'white' ? 'light' : 'dark', ...solids);

/** What stands out from that coat: controls and trims. */
export const trimOf = (coat: Coat): Finish => (coat === 'black' ? 'metal' : 'dark');

/** Drawn, but too thin or too fine to collide: the part's other pieces stand for it. */
export const withoutCollision = (...solids: readonly Solid[]): Solid[] =>
  solids.map((solid) => ({ ...solid, pieces: () => [] }));

/** Boards around a cavity that is open in front (-y): a carcass whose walls may differ in thickness. */
export function openFront(s: Shapes, outer: Block, cavity: Block): Solid[] {
  const [x0, y0, z0] = outer.from;
  const [x1, y1, z1] = outer.to;
  const [a, , c] = cavity.from;
  const [p, q, r] = cavity.to;
  return [
    s.boxBetween([x0, y0, z0], [x1, y1, c]),
    s.boxBetween([x0, y0, r], [x1, y1, z1]),
    s.boxBetween([x0, y0, c], [a, y1, r]),
    s.boxBetween([p, y0, c], [x1, y1, r]),
    s.boxBetween([a, q, c], [p, y1, r]),
  ];
}

/** Thickness of a lining, m: enamel or a plastic liner, drawn a little thicker than it is. */
const LINING = 0.003;

/** The five inner faces of a cavity that is open in front, as a thin lining that is drawn only. */
export function lining(s: Shapes, { from, to }: Block, finish: Finish = 'interior', thickness = LINING): Solid[] {
  return withoutCollision(...paint(finish, ...s.tray(from, to, thickness, { open: ['-y'] })));
}

/** Four feet under the corners of a footprint, from the floor to `height`. */
export function feet(s: Shapes, block: Block, radius: number, height: number): Solid[] {
  const inset = 1.3 * radius;
  return [block.from[0] + inset, block.to[0] - inset].flatMap((x) =>
    [block.from[1] + inset, block.to[1] - inset].map((y) => s.cylinder([x, y, 0], [x, y, height], radius)),
  );
}
