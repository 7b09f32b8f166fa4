import { defineCategory } from '../category.js';
import type { ModelBody } from '../model.js';
import { body, FIXED, part, slide } from '../model.js';
import type { ParameterValues } from '../parameters.js';
import { choice, count, length, ratio, size } from '../parameters.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import type { FrontLook } from './cabinet-fronts.js';
import { drawer } from './cabinet-fronts.js';
import type { StandShape } from './table-stand.js';
import { fourLegs, pedestal, slabs, trestles } from './table-stand.js';
import { tableTop } from './table-top.js';

/*
 * Dining and coffee tables, desks, side tables. Tops are 0.5 to 2 m long, 0.36 to 0.78 m high (coffee table to desk; EN 527-1 has 0.74 m
 * for desks), on legs, a column, trestles, slabs, chests of drawers, or columns that lift them (EN 527-1: 0.65 to 1.25 m). They weigh 15 to
 * 60 kg, with a top of stone up to 100 (retailers' data sheets): tops of glass are 10 mm thick at most and those of stone are slabs of 12 mm with
 * an edge glued on, however thick they are drawn; columns and feet are tubes and sheets of steel, chests are board with thin backs.
 */
const parameters = {
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

/** Thickness of glass and of stone in tops, m. */
const [PANE, SLAB] = [0.01, 0.012];

interface Frame {
  readonly p: Values;
  readonly w: number;
  readonly d: number;
  /** Underside and upper side of the top. */
  readonly low: number;
  readonly high: number;
  readonly stand: StandShape;
}

function measure(p: Values): Frame {
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

export const table = defineCategory({
  name: 'table',
  parameters,
  view: { azimuth: [-65, 65], elevation: [2, 45] },
  symmetry: (p) => {
    const isRound = (p.outline === 'oval' || p.roundness > 0.97) && p.depth > 0.98 && p.stand === 'pedestal';
    return isRound
      ? Infinity
      : p.stand === 'chests' || (p.stand === 'legs' && p.drawers > 0 && p.outline === 'rectangle')
        ? 1
        : 2;
  },
  build: (p, s) => {
    const f = measure(p);
    const isDesk = p.stand === 'chests' || p.stand === 'lift';
    const oval = p.outline === 'oval' && !isDesk;
    const plate = tableTop(s, [f.w, f.d], f.low, f.high, isDesk ? 0.15 * p.roundness : p.roundness, oval);
    const thick = f.high - f.low;
    const top = part(
      'table top',
      p.surface === 'glass'
        ? { material: 'glass', fill: Math.min(1, PANE / thick), affordance: 3, description: 'Glass top.' }
        : p.surface === 'stone'
          ? { material: 'marble', fill: Math.min(1, SLAB / thick), affordance: 3, description: 'Stone top.' }
          : { material: 'oak', fill: 0.9, affordance: 3, description: 'Top.' },
      p.surface === 'glass' ? paint('glass', plate) : [plate],
    );
    if (p.stand === 'lift') return { title: 'Desk', bodies: liftingDesk(f, s, top) };
    const under = drawStand(f, s);
    const shelf = p.below === 'shelf' && p.stand === 'legs' ? [lowerShelf(f, s)] : [];
    const steel = p.stand === 'pedestal' && f.stand.round;
    const frame = part(
      'frame',
      steel
        ? { material: 'steel', fill: 0.1, affordance: 7, description: 'Column and foot.' }
        : {
            material: p.stand === 'chests' ? 'particle_board' : 'oak',
            fill: p.stand === 'chests' ? 0.6 : 0.9,
            affordance: 7,
            description: 'What the top stands on.',
          },
      [...(steel ? paint('metal', ...under.solids) : under.solids), ...shelf],
    );
    const base = body(FIXED, [top, frame]);
    return {
      title: p.stand === 'chests' ? 'Desk' : f.high < 0.52 ? 'Coffee table' : 'Table',
      bodies: [base, ...under.drawers(base)],
    };
  },
});

interface Under {
  readonly solids: Solid[];
  readonly drawers: (base: ModelBody) => ModelBody[];
}

const still = (solids: Solid[]): Under => ({ solids, drawers: () => [] });
const lookOf = (p: Values): FrontLook => ({
  style: 'overlay',
  handle: p.section === 'round' ? 'knob' : 'bar',
  grip: 0.12,
  thick: 0.018,
  material: 'particle_board',
});

function drawStand(f: Frame, s: Shapes): Under {
  const { p, stand } = f;
  switch (p.stand) {
    case 'legs':
      return legsWithDrawers(f, s);
    case 'pedestal':
      return still(pedestal(s, stand, (0.7 + p.foot) * 0.44 * Math.min(f.w, 1.3 * f.d)));
    case 'trestles':
      return still(trestles(s, stand));
    case 'slabs':
      return still(slabs(s, stand));
    case 'chests':
    case 'lift':
      return chests(f, s);
  }
}

const GAP = 0.003;

/** Legs with an apron, drawers in its front. */
function legsWithDrawers(f: Frame, s: Shapes): Under {
  const { p, stand, low } = f;
  const room = 2 * stand.x - p.legs;
  const n = p.outline === 'oval' || p.surface === 'glass' ? 0 : Math.min(p.drawers, Math.floor(room / 0.25));
  const apron = n > 0 ? Math.max(0.1, p.apron) : p.apron;
  const solids = fourLegs(s, stand, apron, n > 0);
  if (n === 0) return still(solids);
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
function chests({ p, w, d, low }: Frame, s: Shapes): Under {
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

const lowerShelf = ({ p, stand, low }: Frame, s: Shapes): Solid => {
  const z = p.shelfHeight * low;
  const reach = 1 + (stand.splay - 1) * (1 - z / low);
  const [x, y] = [reach * stand.x, reach * stand.y];
  return s.boxBetween([-x, -y, z - 0.009], [x, y, z + 0.009]);
};

/** A top on two telescopic columns: the inner tubes slide in the outer ones. */
function liftingDesk({ p, w, d, low }: Frame, s: Shapes, top: ReturnType<typeof part>): ModelBody[] {
  const x = w / 2 - 0.12 - p.inset * w * 0.5;
  const [half, wall] = [0.02 + 0.4 * p.legs, 0.004];
  const rim = 0.62 * low;
  const outer = [-x, x].flatMap((at) => [
    ...s.tray([at - half, -half, 0.02], [at + half, half, rim], wall, { open: ['+z'] }),
    s.boxBetween([at - 0.04, -0.42 * d, 0], [at + 0.04, 0.42 * d, 0.03], { round: 0.008 }),
  ]);
  const inner = half - wall - 0.003;
  const columns = [-x, x].map((at) => s.boxBetween([at - inner, -inner, 0.06], [at + inner, inner, low - 0.02]));
  const frame = [
    ...[-x, x].map((at) => s.boxBetween([at - 0.03, -0.4 * d, low - 0.035], [at + 0.03, 0.4 * d, low + 0.001])),
    s.boxBetween([-x, -0.04, low - 0.035], [x, 0.04, low - 0.005]),
  ];
  const base = body(FIXED, [
    part('feet', { material: 'steel', fill: 0.35, affordance: 8, description: 'Feet with outer columns.' }, outer),
  ]);
  const stroke = Math.min(0.45, rim - 0.06 - 0.1);
  const lifted = body(
    slide({ axis: [0, 0, 1], range: [0, stroke], seen: { closed: 0.5, between: [0.05, 0.9 * stroke] } }),
    [
      top,
      part('lifting frame', { material: 'steel', fill: 0.18, affordance: 5, description: 'Inner columns and frame.' }, [
        ...columns,
        ...paint('dark', ...frame),
      ]),
    ],
    base,
  );
  return [base, lifted];
}
