import { defineCategory } from '../category.js';
import type { ModelBody, ModelMotion } from '../model.js';
import { body, FIXED, hinge, part, slide } from '../model.js';
import { choice, count, ratio, size } from '../parameters.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { gridBars } from './door-leaf.js';

/** Panes are drawn as thick as two of 4 mm with the air between; profiles are hollow. */
const GLASS_FILL = 0.5;
const FILL = { pvc: 0.4, wood: 0.9, aluminum: 0.2 };

/*
 * A window in its frame: casements that swing, an awning that swings out below, sashes that slide up and down or sideways. Openings are
 * 0.6 to 1.5 m wide and 0.9 to 1.5 m high (sizes as sold); profiles of frame and sash are 50 to 80 mm wide (EN 12608), glass 4 mm twice.
 */
export const windowCategory = defineCategory({
  name: 'window',
  parameters: {
    height: size(1.2, 0.12),
    type: choice({ casement: 4, 'double hung': 3, sliding: 3, awning: 2 }),
    casements: count(1, [2, 3]),
    columns: count(1, [4, 3, 1]),
    rows: count(1, [4, 2, 2, 1]),
    sill: choice({ yes: 2, no: 1 }),
    material: choice({ pvc: 3, wood: 2, aluminum: 1 }),
    width: ratio(0.5, 1.35),
    depth: ratio(0.055, 0.12),
    frame: ratio(0.03, 0.065),
    sash: ratio(0.03, 0.07),
    muntin: ratio(0.012, 0.03),
    meeting: ratio(0.38, 0.62),
    handle: ratio(0.8, 1.3),
  },
  view: { azimuth: [-60, 60], elevation: [-20, 25] },
  build: (p, s) => {
    // Awnings are low windows, often above others.
    const h = (p.type === 'awning' ? 0.42 : 1) * p.height;
    const isUpright = p.type === 'double hung';
    const w = Math.max(p.width, p.type === 'sliding' || (p.type === 'casement' && p.casements === 2) ? 0.8 : 0.5) * h;
    const depth = p.depth * h;
    const frame = p.frame * h;
    const gap = 0.0032;
    const ledge = p.sill === 'yes' ? 0.03 * h : 0;
    const [x, z0, z1] = [w / 2 - frame, ledge + frame, ledge + h - frame];
    const [front, back] = [-depth / 2, depth / 2];
    const base = body(FIXED, [
      part('frame', { material: p.material, fill: FILL[p.material], affordance: 8, description: 'Frame, set in the wall.' }, [
        s.boxBetween([-w / 2, front, ledge], [-x, back, ledge + h]),
        s.boxBetween([x, front, ledge], [w / 2, back, ledge + h]),
        s.boxBetween([-x - 0.002, front, ledge], [x + 0.002, back, z0]),
        s.boxBetween([-x - 0.002, front, z1], [x + 0.002, back, ledge + h]),
        ...(ledge > 0 ? [s.boxBetween([-w / 2 - 0.04 * h, front - 0.09 * h, 0], [w / 2 + 0.04 * h, back, ledge + 0.001])] : []),
      ]),
    ]); // prettier-ignore

    const thick = p.type === 'casement' || p.type === 'awning' ? 0.62 * depth : 0.4 * depth;
    const leaf = (name: string, motion: ModelMotion, a: Opening, y: number, grips: readonly Solid[], what: string): ModelBody => {
      const { wood, pane } = sash(s, a, y, thick, p.sash * h, p.muntin * h, p.columns, p.rows);
      return body(
        motion,
        [
          part(name, { material: p.material, fill: FILL[p.material], affordance: 2, description: what }, [...wood, ...paint('metal', ...grips)]),
          part(`${name} pane`, { material: 'glass', fill: GLASS_FILL, affordance: 9, description: 'Pane.' }, paint('glass', pane)),
        ],
        base,
      );
    }; // prettier-ignore
    const around = (a: Opening): Opening => ({ x0: a.x0 + gap, x1: a.x1 - gap, z0: a.z0 + gap, z1: a.z1 - gap });
    const opening: Opening = { x0: -x, x1: x, z0, z1 };

    if (isUpright) {
      const meet = z0 + p.meeting * (z1 - z0);
      const half = 0.45 * p.sash * h;
      const lower = around({ ...opening, z1: meet + half });
      const upper = around({ ...opening, z0: meet - half });
      const yFront = -0.5 * gap - thick;
      const room = z1 - gap - lower.z1;
      const drop = upper.z0 - z0 - gap;
      const grip = (z: number, y: number): Solid[] =>
        [-1, 1].map((side) => s.boxBetween([side * 0.25 * w - 0.03, y - 0.016, z], [side * 0.25 * w + 0.03, y + 0.001, z + 0.014], { round: 0.003 })); // prettier-ignore
      return {
        bodies: [
          base,
          leaf('lower sash', slide({ axis: [0, 0, 1], range: [0, room], seen: { closed: 0.5, between: [0.05, room] } }), lower, yFront, grip(lower.z0 + 0.3 * p.sash * h, yFront), 'Slides up in front of the other.'),
          leaf('upper sash', slide({ axis: [0, 0, -1], range: [0, drop], seen: { closed: 0.85, between: [0, drop] } }), upper, 0.5 * gap, [], 'Slides down behind the other.'),
        ],
      }; // prettier-ignore
    }
    if (p.type === 'sliding') {
      const meet = (p.meeting - 0.5) * 2 * x;
      const half = 0.45 * p.sash * h;
      const left = around({ ...opening, x1: meet + half });
      const right = around({ ...opening, x0: meet - half });
      const yFront = -0.5 * gap - thick;
      const grip = (at: number, y: number): Solid => s.boxBetween([at - 0.008, y - 0.012, (z0 + z1) / 2 - 0.07], [at + 0.008, y + 0.001, (z0 + z1) / 2 + 0.07], { round: 0.003 }); // prettier-ignore
      const [toRight, toLeft] = [x - gap - left.x1, right.x0 + x - gap];
      return {
        bodies: [
          base,
          leaf('left sash', slide({ axis: [1, 0, 0], range: [0, toRight], seen: { closed: 0.5, between: [0.05, toRight] } }), left, yFront, [grip(left.x0 + 0.5 * p.sash * h, yFront)], 'Slides to the right in front of the other.'),
          leaf('right sash', slide({ axis: [-1, 0, 0], range: [0, toLeft], seen: { closed: 0.85, between: [0, toLeft] } }), right, 0.5 * gap, [], 'Slides to the left behind the other.'),
        ],
      }; // prettier-ignore
    }
    // Casements and awnings stand a little proud of the frame in front and swing that way.
    const y = front - 0.25 * thick;
    if (p.type === 'awning') {
      const a = around(opening);
      const motion = hinge({ axis: [-1, 0, 0], position: [0, y, a.z1], range: [0, 50], seen: { closed: 0.4, between: [5, 48] } }); // prettier-ignore
      const sashBody = leaf('sash', motion, a, y, [], 'Swings out below.');
      return {
        bodies: [base, sashBody, turner(s, 0, a.z0 + 0.5 * p.sash * h, y, p.handle, 'x', gap, sashBody, 'handle')],
      };
    }
    const two = p.casements === 2;
    const sides = two ? ([-1, 1] as const) : ([-1] as const);
    const bodies: ModelBody[] = [base];
    for (const side of sides) {
      // The left one is hung on the left, and the only one too.
      const a = around(!two ? opening : side < 0 ? { ...opening, x1: gap / 2 } : { ...opening, x0: -gap / 2 });
      const at = side < 0 ? a.x0 : a.x1;
      const name = !two ? 'casement' : side < 0 ? 'left casement' : 'right casement';
      const motion = hinge({ axis: [0, 0, side], position: [at, y, 0], range: [0, 95], seen: { closed: 0.4, between: [10, 92] } }); // prettier-ignore
      const casement = leaf(name, motion, a, y, [], 'Swings to the front.');
      bodies.push(casement);
      if (two && side < 0) continue;
      const free = side < 0 ? a.x1 - 0.5 * p.sash * h : a.x0 + 0.5 * p.sash * h;
      bodies.push(turner(s, free, (a.z0 + a.z1) / 2, y, p.handle, 'z', gap, casement, 'handle'));
    }
    return { bodies };
  },
});

interface Opening {
  readonly x0: number;
  readonly x1: number;
  readonly z0: number;
  readonly z1: number;
}

/** A sash's four bars with muntins, and its pane. */
function sash(s: Shapes, a: Opening, y: number, thick: number, bar: number, muntin: number, columns: number, rows: number): { readonly wood: Solid[]; readonly pane: Solid } {
  const [left, right, low, high] = [a.x0 + bar, a.x1 - bar, a.z0 + bar, a.z1 - bar];
  const middle = y + thick / 2;
  const board = (x0: number, b: number, x1: number, c: number): Solid => s.boxBetween([x0, y, b], [x1, y + thick, c]);
  return {
    wood: [
      board(a.x0, a.z0, left, a.z1),
      board(right, a.z0, a.x1, a.z1),
      board(left - 0.002, a.z0, right + 0.002, low),
      board(left - 0.002, high, right + 0.002, a.z1),
      ...gridBars(s, [left, low, right, high], columns, rows, muntin, middle - 0.35 * thick, middle + 0.35 * thick),
    ],
    pane: s.boxBetween([left - 0.004, middle - 0.004, low - 0.004], [right + 0.004, middle + 0.004, high + 0.004]),
  };
} // prettier-ignore

/** A handle that turns on the sash: closed it lies along the sash's bar. */
function turner(s: Shapes, x: number, z: number, y: number, share: number, along: 'x' | 'z', gap: number, parent: ModelBody, name: string): ModelBody {
  const long = 0.11 * share;
  const start = y - gap;
  const out = start - 0.034;
  const end = along === 'z' ? ([x, z - long] as const) : ([x + long, z] as const);
  return body(
    hinge({ axis: [0, along === 'z' ? -1 : 1, 0], position: [x, start, z], range: [-90, 0], seen: { closed: 0.85, between: [-90, 0] } }),
    [
      part(name, { material: 'zinc_alloy', fill: 0.7, affordance: 1, description: 'Handle; turns to unlock.' }, paint(
        'metal',
        s.cylinder([x, start, z], [x, start - 0.008, z], 0.017),
        s.cylinder([x, start - 0.006, z], [x, out, z], 0.008),
        s.tube([[x, out + 0.004, z], [x, out, z], [end[0], out, end[1]]], 0.0095, { flat: [1, 0.8] }),
      )),
    ],
    parent,
  );
} // prettier-ignore
