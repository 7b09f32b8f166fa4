import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { legs, sled } from './chair-base.js';
import type { ChairLayout } from './chair-layout.js';

/** Legs or tubes that stand by themselves. */
export function standSolids(f: ChairLayout, s: Shapes): Solid[] {
  const { p, w, d, low } = f;
  if (p.base === 'sled') {
    const tube = sled(s, w / 2 - 0.02, d, low, 0.012);
    return [
      ...tube,
      ...paint('metal', s.boxBetween([-w / 2 + 0.02, -0.3 * d, low - 0.012], [w / 2 - 0.02, -0.2 * d, low + 0.002])),
    ];
  }
  const thick = f.round ? 0.028 : 0.042;
  const splay = 0.7 + 0.62 * p.spread;
  const x = 0.5 * w - thick / 2 - 0.012;
  const y = 0.5 * d - thick / 2 - 0.012;
  const front: [number, number][] = [[-x, -y], [x, -y]]; // prettier-ignore
  const rear: [number, number][] = [[x, y], [-x, y]]; // prettier-ignore
  const under = p.back === 'bucket' ? 0.62 : 1;
  const shrink = ([a, b]: [number, number]): [number, number] => [under * a, under * b];
  const head = p.back === 'bucket' ? low - 0.004 : low + 0.004;
  const solids = legs(s, [...front, ...rear].map(shrink), head, splay / under ** 0.5, thick, f.round);
  // The frame below the seat.
  const rail = (from: [number, number], to: [number, number]): Solid =>
    s.box(
      [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2, head - 0.03],
      [Math.abs(to[0] - from[0]) + 0.02, Math.abs(to[1] - from[1]) + 0.02, 0.05],
    );
  const corners = [...front, ...rear].map(shrink);
  const apron = f.round && p.back !== 'bucket' ? [] : corners.map((c, i) => rail(c, corners[(i + 1) % 4]));
  return [...solids, ...apron];
}
