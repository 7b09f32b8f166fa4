import { defineCategory } from '../category.js';
import type { ModelPart } from '../model.js';
import { body, FIXED, part } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import type { DrawnStand } from './table-drawers.js';
import { chests, legsWithDrawers } from './table-drawers.js';
import type { TableLayout } from './table-layout.js';
import { layOutTable, parameters } from './table-layout.js';
import { liftingDesk } from './table-lift.js';
import { pedestal, slabs, trestles } from './table-stand.js';
import { tableTop } from './table-top.js';

/** Thickness of glass and of stone in tops, m. */
const [PANE, SLAB] = [0.01, 0.012];

/*
 * Dining and coffee tables, desks, side tables. Tops are 0.5 to 2 m long, 0.36 to 0.78 m high (coffee table to desk; EN 527-1 has 0.74 m
 * for desks), on legs, a column, trestles, slabs, chests of drawers, or columns that lift them (EN 527-1: 0.65 to 1.25 m). They weigh 15 to
 * 60 kg, with a top of stone up to 100 (retailers' data sheets): tops of glass are 10 mm thick at most and those of stone are slabs of 12 mm with
 * an edge glued on, however thick they are drawn; columns and feet are tubes and sheets of steel, chests are board with thin backs.
 */
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
    const f = layOutTable(p);
    const top = topPart(f, s);
    if (p.stand === 'lift') return { title: 'Desk', bodies: liftingDesk(f, s, top) };
    const { solids, drawers } = drawStand(f, s);
    const shelf = p.below === 'shelf' && p.stand === 'legs' ? [lowerShelf(f, s)] : [];
    const base = body(FIXED, [top, framePart(f, solids, shelf)]);
    return {
      title: p.stand === 'chests' ? 'Desk' : f.high < 0.52 ? 'Coffee table' : 'Table',
      bodies: [base, ...drawers(base)],
    };
  },
});

function topPart({ p, w, d, low, high }: TableLayout, s: Shapes): ModelPart {
  const isDesk = p.stand === 'chests' || p.stand === 'lift';
  const oval = p.outline === 'oval' && !isDesk;
  const plate = tableTop(s, [w, d], low, high, isDesk ? 0.15 * p.roundness : p.roundness, oval);
  const thick = high - low;
  switch (p.surface) {
    case 'glass': {
      const about = { material: 'glass', fill: Math.min(1, PANE / thick), affordance: 3, description: 'Glass top.' };
      return part('table top', about, paint('glass', plate));
    }
    case 'stone': {
      const about = { material: 'marble', fill: Math.min(1, SLAB / thick), affordance: 3, description: 'Stone top.' };
      return part('table top', about, [plate]);
    }
    case 'wood':
      return part('table top', { material: 'oak', fill: 0.9, affordance: 3, description: 'Top.' }, [plate]);
  }
}

function framePart({ p, stand }: TableLayout, solids: readonly Solid[], shelf: readonly Solid[]): ModelPart {
  if (p.stand === 'pedestal' && stand.round)
    return part('frame', { material: 'steel', fill: 0.1, affordance: 7, description: 'Column and foot.' }, [
      ...paint('metal', ...solids),
      ...shelf,
    ]);
  const board = p.stand === 'chests' ? { material: 'particle_board', fill: 0.6 } : { material: 'oak', fill: 0.9 };
  return part('frame', { ...board, affordance: 7, description: 'What the top stands on.' }, [...solids, ...shelf]);
}

const still = (solids: Solid[]): DrawnStand => ({ solids, drawers: () => [] });

function drawStand(f: TableLayout, s: Shapes): DrawnStand {
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

/** A shelf between the legs. */
const lowerShelf = ({ p, stand, low }: TableLayout, s: Shapes): Solid => {
  const z = p.shelfHeight * low;
  const reach = 1 + (stand.splay - 1) * (1 - z / low);
  const [x, y] = [reach * stand.x, reach * stand.y];
  return s.boxBetween([-x, -y, z - 0.009], [x, y, z + 0.009]);
};
