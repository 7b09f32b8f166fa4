import type { ModelBody } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import type { FrontLook } from './cabinet-fronts.js';
import { drawer } from './cabinet-fronts.js';
import type { TableLayout } from './table-layout.js';
import { fourLegs } from './table-stand.js';

/** What a table stands on where it holds drawers. */
export interface DrawnStand {
  readonly solids: Solid[];
  /** The drawers, as bodies on the table's base. */
  readonly drawers: (base: ModelBody) => ModelBody[];
}

const lookOf = (p: TableLayout['p']): FrontLook => ({
  style: 'overlay',
  handle: p.section === 'round' ? 'knob' : 'bar',
  grip: 0.12,
  thick: 0.018,
  material: 'particle_board',
});

/** Air around the fronts of drawers, m. */
const GAP = 0.003;

/** Legs with an apron, drawers in its front. */
export function legsWithDrawers(f: TableLayout, s: Shapes): DrawnStand {
  const { p, stand, low } = f;
  const room = 2 * stand.x - p.legs;
  const n = p.outline === 'oval' || p.surface === 'glass' ? 0 : Math.min(p.drawers, Math.floor(room / 0.25));
  const apron = n > 0 ? Math.max(0.1, p.apron) : p.apron;
  const solids = fourLegs(s, stand, apron, n > 0);
  if (n === 0) return { solids, drawers: () => [] };
  const wide = room / n;
  const front = -stand.y - 0.011;
  const dividers = Array.from({ length: n - 1 }, (_, i) => -room / 2 + (i + 1) * wide).map((x) =>
    s.boxBetween([x - 0.008, front + 0.03, low - apron], [x + 0.008, stand.y, low + 0.001]),
  );
  const look = lookOf(p);
  return {
    solids: [...solids, ...dividers],
    drawers: (base) =>
      Array.from({ length: n }, (_, i) => {
        const [a, b] = [-room / 2 + i * wide, -room / 2 + (i + 1) * wide];
        const panel = { x: [a + GAP, b - GAP], z: [low - apron, low - GAP], y: front } as const;
        // Trays clear the aprons at the sides, which are as thick as the legs are wide at least.
        const inside = {
          x: [a + 0.012, b - 0.012],
          rear: stand.y - 0.015,
          z: [low - apron + 0.006, low - 0.008],
        } as const;
        return drawer(s, n === 1 ? 'drawer' : `drawer ${i + 1}`, panel, inside, look, base);
      }),
  };
}

/** A chest of drawers below one end of the top, or both, and a board below the other. */
export function chests({ p, w, d, low }: TableLayout, s: Shapes): DrawnStand {
  const t = 0.018;
  const wide = Math.min(0.5, Math.max(0.28, p.foot * w));
  const rows = Math.max(2, p.drawers + 1);
  const isDouble = p.below === 'shelf' && w > 1.1;
  const [front, rear] = [-d / 2 + 0.03, d / 2 - 0.015];
  const foot = 0.05;
  const sides = isDouble ? [-1, 1] : [1];
  const edges = sides.map((side): [number, number] =>
    side < 0 ? [-w / 2 + 0.02, -w / 2 + 0.02 + wide] : [w / 2 - 0.02 - wide, w / 2 - 0.02],
  );
  const face = front - t - GAP;
  const boards = edges.flatMap(([a, b]) => [
    s.boxBetween([a, front, foot], [a + t, rear, low + 0.001]),
    s.boxBetween([b - t, front, foot], [b, rear, low + 0.001]),
    s.boxBetween([a + t, front, foot], [b - t, rear, foot + t]),
    s.boxBetween([a + t, rear - t, foot + t], [b - t, rear, low + 0.001]),
    s.boxBetween([a + 0.02, front + 0.03, 0], [b - 0.02, rear - 0.02, foot + 0.002]),
  ]);
  const inner = isDouble ? edges[0][1] : -w / 2 + 0.02 + 1.6 * t;
  const others = [
    // The board that screens the knees.
    s.boxBetween(
      [inner - 0.004, rear - 0.12, 0.45 * low],
      [edges[edges.length - 1][0] + 0.004, rear - 0.12 + t, low + 0.001],
    ),
    ...(isDouble ? [] : [s.boxBetween([-w / 2 + 0.02, front, 0], [-w / 2 + 0.02 + 1.6 * t, rear, low + 0.001])]),
  ];
  const look = lookOf(p);
  const floor = foot + 0.004;
  const tall = (low - GAP - floor) / (rows + 0.6);
  return {
    solids: [...boards, ...others],
    drawers: (base) =>
      edges.flatMap(([a, b], e) =>
        Array.from({ length: rows }, (_, i) => {
          // The lowest is deeper.
          const z1 = low - GAP - i * tall;
          const z0 = i === rows - 1 ? floor : z1 - tall + GAP;
          const panel = { x: [a + 0.001, b - 0.001], z: [z0, z1], y: face } as const;
          const inside = {
            x: [a + t, b - t],
            rear: rear - t - 0.008,
            z: [Math.max(z0, foot + t) + 0.008, z1 - 0.012],
          } as const;
          const name = `${i === 0 ? 'top' : i === rows - 1 ? 'bottom' : `${i + 1}.`} drawer`;
          return drawer(s, isDouble ? `${e === 0 ? 'left' : 'right'} ${name}` : name, panel, inside, look, base);
        }),
      ),
  };
}
