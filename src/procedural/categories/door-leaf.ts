import type { Vec3 } from '../../core/math/vec3.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';

type LeafStyle = 'flush' | 'panelled' | 'glazed' | 'half glazed' | 'louvred' | 'planks';

/** A door's leaf between x0 and x1, its front at y = front, its back `thickness` behind; m. */
export interface LeafShape {
  readonly style: LeafStyle;
  readonly x0: number;
  readonly x1: number;
  readonly z0: number;
  readonly z1: number;
  readonly front: number;
  readonly thickness: number;
  /** Width of the upright and upper boards about panels and panes. */
  readonly stile: number;
  /** Height of the lowest board, and of the one in the middle as a share of the leaf's height. */
  readonly kick: number;
  readonly lock: number;
  readonly columns: number;
  readonly rows: number;
}

/** A grid of openings between bars in a rectangle: [x0, z0, x1, z1] each. */
function gridOf(x0: number, z0: number, x1: number, z1: number, columns: number, rows: number, bar: number): [number, number, number, number][] {
  const w = (x1 - x0 - (columns - 1) * bar) / columns;
  const h = (z1 - z0 - (rows - 1) * bar) / rows;
  return Array.from({ length: columns * rows }, (_, k) => {
    const [c, r] = [k % columns, Math.floor(k / columns)];
    const [x, z] = [x0 + c * (w + bar), z0 + r * (h + bar)];
    return [x, z, x + w, z + h];
  });
} // prettier-ignore

/** Bars of a grid without its border, from y0 to y1. */
export function gridBars(
  s: Shapes,
  area: readonly [number, number, number, number],
  columns: number,
  rows: number,
  bar: number,
  y0: number,
  y1: number,
): Solid[] {
  const [x0, z0, x1, z1] = area;
  const upright = Array.from({ length: columns - 1 }, (_, k) => {
    const x = x0 + ((x1 - x0 + bar) * (k + 1)) / columns - bar;
    return s.boxBetween([x, y0, z0 - 0.001], [x + bar, y1, z1 + 0.001]);
  });
  const level = Array.from({ length: rows - 1 }, (_, k) => {
    const z = z0 + ((z1 - z0 + bar) * (k + 1)) / rows - bar;
    return s.boxBetween([x0 - 0.001, y0, z], [x1 + 0.001, y1, z + bar]);
  });
  return [...upright, ...level];
}

/** A leaf's wood and its panes. */
export function doorLeaf(s: Shapes, d: LeafShape): { readonly wood: Solid[]; readonly glass: Solid[] } {
  const { x0, x1, z0, z1, front, stile } = d;
  const back = front + d.thickness;
  const middle = (front + back) / 2;
  const height = z1 - z0;
  const slab = (a: number, b: number, c: number, e: number, inset = 0): Solid =>
    s.boxBetween([a, front + inset, b], [c, back - inset, e]);
  if (d.style === 'flush') return { wood: [slab(x0, z0, x1, z1)], glass: [] };
  if (d.style === 'planks') {
    const n = 3 + d.columns;
    const w = (x1 - x0) / n;
    const groove = 0.004;
    const planks = Array.from({ length: n }, (_, k) => slab(x0 + k * w + (k > 0 ? groove : 0), z0, x0 + (k + 1) * w, z1));
    const ledges = [0.12, 0.52, 0.86].map((t) => {
      const z = z0 + t * height;
      return s.boxBetween([x0 + 0.03, front - 0.012, z - 0.055], [x1 - 0.03, front + 0.002, z + 0.055]);
    });
    return { wood: [slab(x0, z0, x1, z1, 0.3 * d.thickness), ...planks, ...paint('accent', ...ledges)], glass: [] };
  } // prettier-ignore
  const kick = Math.max(1.1 * stile, d.kick * height);
  const lock = z0 + d.lock * height;
  const half = 0.6 * stile;
  const [left, right, low, high] = [x0 + stile, x1 - stile, z0 + kick, z1 - stile];
  const border = [
    slab(x0, z0, left, z1),
    slab(right, z0, x1, z1),
    slab(left - 0.001, z0, right + 0.001, low),
    slab(left - 0.001, high, right + 0.001, z1),
  ];
  const upper = [left, lock + half, right, high] as const;
  const lower = [left, low, right, lock - half] as const;
  const rail = slab(left - 0.001, lock - half, right + 0.001, lock + half);
  const pane = (a: readonly [number, number, number, number]): Solid =>
    s.boxBetween([a[0] - 0.004, middle - 0.003, a[1] - 0.004], [a[2] + 0.004, middle + 0.003, a[3] + 0.004]);
  const bar = 0.022;
  const glazing = (a: readonly [number, number, number, number], rows: number): Solid[] =>
    gridBars(s, a, d.columns, rows, bar, middle - 0.3 * d.thickness, middle + 0.3 * d.thickness);
  if (d.style === 'glazed') {
    const area = [left, low, right, high] as const;
    return { wood: [...border, ...glazing(area, d.rows + 1)], glass: [pane(area)] };
  }
  if (d.style === 'louvred') {
    const slats = (a: readonly [number, number, number, number]): Solid[] => {
      const n = Math.max(4, Math.min(14, Math.round((a[3] - a[1]) / 0.07)));
      const pitch = (a[3] - a[1]) / n;
      const [tip, thick] = [0.42 * d.thickness, 0.006];
      return Array.from({ length: n }, (_, k) => {
        const z = a[1] + (k + 0.5) * pitch;
        const drop = 0.36 * pitch;
        const ring = (x: number): Vec3[] => [
          [x, middle - tip, z - drop - thick],
          [x, middle + tip, z + drop - thick],
          [x, middle + tip, z + drop + thick],
          [x, middle - tip, z - drop + thick],
        ];
        return s.loft([ring(a[0] - 0.001), ring(a[2] + 0.001)]);
      });
    };
    return { wood: [...border, rail, ...slats(lower), ...slats(upper)], glass: [] };
  }
  // Raised panels: a thin board in the groove and a thicker field on it.
  const panels = (a: readonly [number, number, number, number], rows: number): Solid[] => {
    const wide = 0.7 * stile;
    return [
      s.boxBetween([a[0] - 0.002, middle - 0.22 * d.thickness, a[1] - 0.002], [a[2] + 0.002, middle + 0.22 * d.thickness, a[3] + 0.002]),
      ...gridBars(s, a, d.columns, rows, wide, front, back),
      ...gridOf(a[0], a[1], a[2], a[3], d.columns, rows, wide).map(([px, pz, qx, qz]) => {
        const inset = Math.min(0.028, 0.2 * (qx - px));
        return s.boxBetween([px + inset, middle - 0.36 * d.thickness, pz + inset], [qx - inset, middle + 0.36 * d.thickness, qz - inset]);
      }),
    ];
  }; // prettier-ignore
  if (d.style === 'half glazed')
    return { wood: [...border, rail, ...panels(lower, 1), ...glazing(upper, d.rows)], glass: [pane(upper)] };
  return { wood: [...border, rail, ...panels(lower, 1), ...panels(upper, d.rows)], glass: [] };
}
