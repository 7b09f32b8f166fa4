import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';

export type StandKind = 'plinth' | 'legs' | 'feet' | 'none';

/** Height that a stand of that kind gives, m, for a wish of so much. */
export const standHeight = (kind: StandKind, wish: number): number =>
  kind === 'none'
    ? 0
    : kind === 'legs'
      ? Math.min(0.28, Math.max(0.06, wish))
      : Math.min(0.1, Math.max(0.03, 0.5 * wish));

/** What a carcass of that width and depth (front at -depth/2) stands on. */
export function drawStand(s: Shapes, kind: StandKind, w: number, d: number, h: number): Solid[] {
  switch (kind) {
    case 'none':
      return [];
    case 'plinth':
      return [s.boxBetween([-w / 2 + 0.015, -d / 2 + 0.04, 0], [w / 2 - 0.015, d / 2 - 0.01, h + 0.002])];
    case 'feet':
      return corners(w, d, 0.07).map(([x, y]) =>
        s.boxBetween([x - 0.03, y - 0.03, 0], [x + 0.03, y + 0.03, h + 0.002]),
      );
    case 'legs': {
      const lean = 0.12 * h;
      return corners(w, d, 0.07).map(([x, y]) =>
        s.cylinder([x + lean * Math.sign(x), y + lean * Math.sign(y), 0], [x, y, h + 0.002], 0.011, 0.02),
      );
    }
  }
}

const corners = (w: number, d: number, inset: number): [number, number][] => {
  const [x, y] = [w / 2 - Math.min(inset, 0.2 * w), d / 2 - Math.min(inset, 0.2 * d)];
  return [[-x, -y], [x, -y], [x, y], [-x, y]]; // prettier-ignore
};
