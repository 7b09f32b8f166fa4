import { defineCategory } from '../category.js';
import type { ModelBody } from '../model.js';
import { body, FIXED, part } from '../model.js';
import type { ParameterValues } from '../parameters.js';
import { choice, count, length, ratio, size } from '../parameters.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import type { Front, FrontLook } from './cabinet-fronts.js';
import { drawer, swingDoor } from './cabinet-fronts.js';
import { drawStand, standHeight } from './cabinet-stand.js';

/*
 * Cabinets, dressers, wardrobes, bookcases, sideboards: a carcass of boards in columns, each with drawers, doors, glass doors or open
 * shelves, and perhaps a row of drawers or shelves along the top. Common retail widths are 0.4 to 1.6 m, depths 0.3 to 0.6 m, boards
 * 15 to 25 mm of particle board; a nightstand weighs some 12 kg, dressers 40 to 60, a wardrobe 80 (IKEA Malm, Hemnes, Pax: packages), since
 * wide boards have a core of paper or bars and backs are 3 mm thick: fills of 0.7 to 0.8.
 */
const FILLS = { drawers: 4, doors: 4, open: 3, glass: 1 };
const parameters = {
  width: size(0.9, 0.2),
  height: ratio(0.45, 2.3),
  depth: ratio(0.28, 0.75),
  board: length(0.014, 0.028),
  /** Height of the stand as a share of the whole. */
  stand: ratio(0.03, 0.24),
  /** Width of outer columns to that of inner ones. */
  outerColumns: ratio(0.6, 1.7),
  /** Height of the row along the top, of the carcass. */
  topRow: ratio(0.12, 0.34),
  /** Height of the lowest drawer or shelf to that of the topmost. */
  growth: ratio(0.9, 1.9),
  /** Length of bar handles, of the width. */
  grip: ratio(0.08, 0.4),
  /** How far the top board reaches over. */
  overhang: length(0, 0.025),
  columns: count(1, [4, 5, 3, 1]),
  rows: count(1, [1, 2, 4, 3, 2]),
  outer: choice(FILLS),
  inner: choice(FILLS),
  along: choice({ none: 4, drawers: 2, open: 1 }),
  standing: choice({ plinth: 3, legs: 3, feet: 1, none: 2 }),
  front: choice({ overlay: 4, inset: 2, framed: 2 }),
  handle: choice({ knob: 3, bar: 4, lip: 1, recess: 2 }),
};

type Values = ParameterValues<typeof parameters>;
type Fill = Values['outer'];

/** Room around fronts and trays, m. */
const GAP = 0.003;
/** A top board that reaches over by more than this covers the fronts from above. */
const FLUSH = 0.006;
const MOST_MOVING = 13;
/** Wider columns get a pair of doors. */
const WIDEST_DOOR = 0.6;

/** A space of the carcass between boards: left, right, low, high. */
interface Cell {
  readonly x: readonly [number, number];
  readonly z: readonly [number, number];
  readonly fill: Fill;
  readonly rows: number;
  readonly column: number;
}

export const storageFurniture = defineCategory({
  name: 'storage furniture',
  parameters,
  view: { azimuth: [-60, 60], elevation: [0, 40] },
  build: (p, s) => {
    const [w, t] = [p.width, p.board];
    const h = Math.min(2.3, p.height * w);
    const d = Math.min(0.65, Math.max(0.24, p.depth * w));
    const low = standHeight(p.standing, p.stand * h);
    const cells = layOutCells(p, low, h);
    const inset = p.front === 'inset';
    // Overlay fronts stand before the carcass, inset ones between its boards.
    const look: FrontLook = {
      style: p.front,
      handle: p.handle,
      grip: p.grip * w,
      thick: 0.018,
      material: 'particle_board',
    };
    const face = -d / 2;
    const front = inset ? face : face - look.thick - GAP;
    const boards = carcass(s, p, cells, { w, h, d, low, t });
    const base = body(FIXED, [
      part('cabinet', { material: 'particle_board', fill: 0.7, affordance: 6, description: 'Carcass of boards.' }, [
        ...boards,
        ...drawStand(s, p.standing, w, d, low),
      ]),
    ]);
    const moving: ModelBody[] = [];
    const cover = coverOf(inset, t);
    for (const cell of cells) {
      if (cell.fill === 'open') continue;
      const [x0, x1] = [cell.x[0] - cover, cell.x[1] + cover];
      const below = p.overhang > FLUSH && cell.z[1] > h - t - 1e-6 ? -GAP : cover;
      const [z0, z1] = [cell.z[0] - cover, cell.z[1] + below];
      const shelf = { x: cell.x, rear: d / 2 - 0.02 };
      if (cell.fill === 'drawers') {
        const levels = split(z0, z1, cell.rows, p.growth);
        levels.forEach(([a, b], i) => {
          const panel: Front = { x: [x0, x1], z: [a + GAP / 2, b - GAP / 2], y: front };
          const inside = { ...shelf, z: [Math.max(a, cell.z[0]) + 0.008, Math.min(b, cell.z[1]) - 0.008] as const };
          moving.push(
            drawer(s, `${nameOf(i, cell.rows)} drawer of column ${cell.column + 1}`, panel, inside, look, base),
          );
        });
        continue;
      }
      const doors: Front[] =
        x1 - x0 > WIDEST_DOOR
          ? [[x0, (x0 + x1 - GAP) / 2], [(x0 + x1 + GAP) / 2, x1]].map(([a, b]) => ({ x: [a, b], z: [z0, z1], y: front }))
          : [{ x: [x0, x1], z: [z0, z1], y: front }]; // prettier-ignore
      doors.forEach((panel, i) => {
        const hung =
          doors.length === 2
            ? i === 0
              ? 'left'
              : 'right'
            : cell.column * 2 < p.columns - 1 || p.columns === 1
              ? 'left'
              : 'right';
        const name =
          doors.length === 2 ? `${hung} door of column ${cell.column + 1}` : `door of column ${cell.column + 1}`;
        moving.push(swingDoor(s, name, panel, hung, cell.fill === 'glass', look, base));
      });
    }
    return { title: titleOf(cells, w, h), bodies: [base, ...moving] };
  },
});

/** How far fronts reach over the boards beside their cell, m: neighbours share a board. */
const coverOf = (inset: boolean, board: number): number => (inset ? -GAP : board / 2 - GAP / 2);

const nameOf = (row: number, rows: number): string =>
  rows === 1 ? 'single' : row === 0 ? 'top' : row === rows - 1 ? 'bottom' : `${row + 1}.`;

/** Divides a height into rows from the top; the lowest is `growth` times as high as the topmost. */
function split(low: number, high: number, rows: number, growth: number): [number, number][] {
  const shares = Array.from({ length: rows }, (_, i) => growth ** (rows === 1 ? 0 : i / (rows - 1)));
  const whole = shares.reduce((a, b) => a + b);
  let z = high;
  return shares.map((share) => {
    const top = z;
    z -= ((high - low) * share) / whole;
    return [z, top];
  });
}

/** The spaces between the boards: columns, above them perhaps a row of smaller ones. */
function layOutCells(p: Values, low: number, h: number): Cell[] {
  const [w, t] = [p.width, p.board];
  const columns = Math.min(p.columns, Math.max(1, Math.floor(w / 0.24)));
  const fills = Array.from({ length: columns }, (_, c): Fill =>
    c === 0 || (c === columns - 1 && columns > 2) ? p.outer : p.inner,
  );
  const shares = fills.map((_, c) =>
    columns > 2 && (c === 0 || c === columns - 1) ? p.outerColumns : columns === 2 && c === 0 ? p.outerColumns : 1,
  );
  const room = w - (columns + 1) * t;
  const whole = shares.reduce((a, b) => a + b);
  const hasRow = p.along !== 'none' && h - low > 0.45;
  const split = hasRow ? h - t - p.topRow * (h - low) : h - t;
  const doors =
    fills.filter((fill) => fill === 'doors' || fill === 'glass').length * (room / columns > WIDEST_DOOR - t ? 2 : 1);
  const spare = MOST_MOVING - doors - (hasRow && p.along === 'drawers' ? columns : 0);
  const stacks = fills.filter((fill) => fill === 'drawers').length;
  const cells: Cell[] = [];
  let x = -w / 2 + t;
  fills.forEach((fill, column) => {
    const wide = (room * shares[column]) / whole;
    const xs: [number, number] = [x, x + wide];
    const below = hasRow ? split - t : split;
    // A drawer is at least 8 cm high, and shelves are as far apart as books are high.
    const fit = Math.max(1, Math.floor((below - low - t) / (fill === 'drawers' ? 0.09 : 0.16)));
    const rows = Math.min(p.rows, fit, fill === 'drawers' ? Math.floor(spare / stacks) : 5);
    cells.push({ x: xs, z: [low + t, below], fill, rows, column });
    if (hasRow)
      cells.push({ x: xs, z: [split, h - t], fill: p.along === 'open' ? 'open' : 'drawers', rows: 1, column });
    x += wide + t;
  });
  return cells;
}

interface Measures {
  readonly w: number;
  readonly h: number;
  readonly d: number;
  readonly low: number;
  readonly t: number;
}

/** Boards around and between the cells, and the shelves in those that are open or have doors. */
function carcass(s: Shapes, p: Values, cells: readonly Cell[], { w, h, d, low, t }: Measures): Solid[] {
  const [front, rear] = [-d / 2, d / 2];
  const over = p.overhang;
  const out = p.front === 'inset' ? over : over + (over > FLUSH ? 0.021 : 0);
  const solids = [
    s.boxBetween([-w / 2, front, low], [-w / 2 + t, rear, h - t]),
    s.boxBetween([w / 2 - t, front, low], [w / 2, rear, h - t]),
    s.boxBetween([-w / 2 + t, front, low], [w / 2 - t, rear, low + t]),
    s.boxBetween([-w / 2 - over, front - out, h - t], [w / 2 + over, rear, h], { round: 0.002 }),
    s.boxBetween([-w / 2 + t, rear - 0.008, low + t], [w / 2 - t, rear, h - t]),
  ];
  const back = rear - 0.008;
  const seen = new Set<number>();
  for (const { x, z, fill, rows } of cells) {
    const isTop = z[1] > h - t - 1e-6;
    if (x[1] < w / 2 - t - 1e-6 && !seen.has(x[0])) {
      seen.add(x[0]);
      solids.push(s.boxBetween([x[1], front, low + t], [x[1] + t, back, h - t]));
    }
    if (!isTop) solids.push(s.boxBetween([x[0], front, z[1]], [x[1], back, z[1] + t]));
    if (fill === 'drawers' || rows < 2) continue;
    // Shelves behind doors stand back, and all are thinner than the carcass.
    const set = fill === 'open' ? 0.004 : 0.03 + (p.front === 'inset' ? 0.018 : 0);
    for (const [level] of split(z[0], z[1], rows, p.growth).slice(0, -1))
      solids.push(s.boxBetween([x[0], front + set, level - 0.4 * t], [x[1], back, level + 0.4 * t]));
  }
  return solids;
}

function titleOf(cells: readonly Cell[], w: number, h: number): string {
  const all = (...fills: Fill[]): boolean => cells.every(({ fill }) => fills.includes(fill));
  if (all('open')) return 'Bookcase';
  if (all('drawers')) return h > 0.6 || w > 0.6 ? 'Dresser' : 'Nightstand';
  if (h > 1.6 && all('doors')) return 'Wardrobe';
  return w > 1.3 * h ? 'Sideboard' : 'Cabinet';
}
