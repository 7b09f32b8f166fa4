import type { Vec3 } from '../../core/math/vec3.js';
import type { ModelBody, ModelPart } from '../model.js';
import { body, part, slide } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import type { Block } from './appliance-body.js';
import { coated, withoutCollision } from './appliance-body.js';
import { doorHandle, handleReach, sideHinge } from './appliance-doors.js';
import type { Front, RefrigeratorLayout } from './refrigerator-layout.js';
import { SEAL } from './refrigerator-layout.js';

/** A door with shelves on its inner side, or the front of a drawer with its tub; with a dispenser for water and ice or without. */
export function frontBody(
  f: RefrigeratorLayout,
  s: Shapes,
  panel: Front,
  base: ModelBody,
  dispenser: boolean,
): ModelBody {
  const extra = dispenser ? dispenserOn(f, s, panel) : [];
  return panel.kind === 'drawer'
    ? drawerBody(f, s, panel, base, extra)
    : doorBody(f, s, panel, panel.kind, base, extra);
}

function drawerBody(
  f: RefrigeratorLayout,
  s: Shapes,
  panel: Front,
  base: ModelBody,
  extra: readonly Solid[],
): ModelBody {
  const { from, to, cavity } = panel;
  const y = -f.d / 2;
  const z = to[1] - Math.max(0.05, 0.12 * (to[1] - from[1]));
  const half = 0.38 * (to[0] - from[0]);
  const deep = cavity.to[1] - f.front - 0.03;
  const tub = s.tray(
    [cavity.from[0] + 0.02, f.front - SEAL / 2, cavity.from[2] + 0.02],
    [cavity.to[0] - 0.02, f.front + deep, cavity.from[2] + 0.75 * (cavity.to[2] - cavity.from[2])],
    0.005,
  );
  return body(
    slide({ axis: [0, -1, 0], range: [0, 0.75 * deep], seen: { closed: 0.65, between: [0.2 * deep, 0.75 * deep] } }),
    [
      slabPart(f, s, panel, extra, 'Front of the freezer drawer.'),
      ...gripPart(f, s, panel, [-half, y, z], [half, y, z]),
      part(
        'freezer tub',
        { material: 'polypropylene', fill: 0.5, affordance: 4, description: 'Tub of the drawer.' },
        paint('light', ...tub),
      ),
    ],
    base,
  );
}

function doorBody(
  f: RefrigeratorLayout,
  s: Shapes,
  panel: Front,
  side: 'left' | 'right',
  base: ModelBody,
  extra: readonly Solid[],
): ModelBody {
  const { p, t } = f;
  const { from, to } = panel;
  const y = -f.d / 2;
  const [wide, high] = [to[0] - from[0], to[1] - from[1]];
  const isPocket = p.handle === 'pocket';
  const edge = Math.min(0.09, 0.16 * wide) * (isPocket ? 0.5 : 1);
  const x = side === 'left' ? to[0] - edge : from[0] + edge;
  const half = (p.handleLength * high) / 2 - (isPocket ? 0 : handleReach(p.handle, 0.2 * gripThickness(f)));
  const middle = (from[1] + to[1]) / 2;
  return body(
    sideHinge(side, [side === 'left' ? from[0] : to[0], y + t, 0], 135, { closed: 0.5, from: 30 }),
    [
      slabPart(f, s, panel, [...binsOf(f, s, panel), ...extra], 'Insulated door with shelves on the inside.'),
      ...gripPart(f, s, panel, [x, y, middle - half], [x, y, middle + half]),
    ],
    base,
  );
}

/** The insulated slab of a door or a drawer, with the lip that sits within the seal. */
function slabPart(
  { p, d, t, front }: RefrigeratorLayout,
  s: Shapes,
  { name, from, to, cavity }: Front,
  more: readonly Solid[],
  description: string,
): ModelPart {
  const y = -d / 2;
  const slab = s.boxBetween([from[0], y, from[1]], [to[0], y + t, to[1]], { round: 0.008 });
  const material = p.coat === 'stainless' ? 'stainless_steel' : 'steel';
  return part(name, { material, fill: 0.013, affordance: 3, description }, [
    ...coated(p.coat, slab),
    ...paint('interior', lipOf(s, cavity, y + t, front)),
    ...more,
  ]);
}

/** The part of a door that sits within the seal. */
const lipOf = (s: Shapes, { from, to }: Block, y: number, front: number): Solid => {
  const inset = Math.min(0.022, 0.12 * (to[0] - from[0]));
  return s.boxBetween([from[0] + inset, y - 0.001, from[2] + 0.022], [to[0] - inset, front + 0.01, to[2] - 0.022]);
};

const gripThickness = ({ w }: RefrigeratorLayout): number => Math.min(0.03, 0.05 * w);

function gripPart(f: RefrigeratorLayout, s: Shapes, { name }: Front, from: Vec3, to: Vec3): ModelPart[] {
  const style = f.p.handle;
  if (style === 'none') return [];
  const thickness = gripThickness(f);
  return [
    part(
      `${name} handle`,
      { material: 'aluminum', fill: 0.5, affordance: 1, description: 'Handle.' },
      doorHandle(s, style, from, to, style === 'pocket' ? 0.7 * thickness : thickness),
    ),
  ];
}

/** Shelves of a door, clear of the carcass as it swings. */
function binsOf({ front, bin }: RefrigeratorLayout, s: Shapes, { from, to, cavity }: Front): Solid[] {
  const high = to[1] - from[1];
  const room = cavity.to[0] - cavity.from[0];
  const margin = Math.min(0.04, 0.15 * room);
  const deep = Math.min(bin, 0.45 * room);
  const count = high > 0.9 ? 3 : high > 0.45 ? 2 : 1;
  const [low, top] = [cavity.from[2] + 0.04, cavity.to[2] - 0.04];
  const shelf = Math.min(0.1, 0.45 * ((top - low) / count));
  const bins = Array.from({ length: count }, (_, i) => {
    const z = low + (i * (top - low)) / count;
    const [a, b]: [Vec3, Vec3] = [
      [cavity.from[0] + margin, front, z],
      [cavity.to[0] - margin, front + deep, z + shelf],
    ];
    return s.tray(a, b, 0.004, { open: ['+z', '-y'] });
  });
  return paint('light', ...bins.flat());
}

/** A dispenser for water and ice: a dark niche with a display above. Drawn only: a relief of millimetres. */
function dispenserOn({ d }: RefrigeratorLayout, s: Shapes, panel: Front): Solid[] {
  const [tall, broad] = [panel.to[1] - panel.from[1], panel.to[0] - panel.from[0]];
  const [x, y, z] = [(panel.from[0] + panel.to[0]) / 2, -d / 2, panel.from[1] + 0.56 * tall];
  const [wide, high] = [Math.min(0.5 * broad, 0.26), 0.2 * tall];
  return withoutCollision(
    ...paint('dark', s.boxBetween([x - wide / 2, y - 0.003, z - high / 2], [x + wide / 2, y + 0.002, z + high / 2])),
    ...paint('screen', s.boxBetween([x - 0.36 * wide, y - 0.0045, z + 0.22 * high], [x + 0.36 * wide, y, z + 0.42 * high])),
    ...paint('metal', s.boxBetween([x - 0.36 * wide, y - 0.012, z - 0.46 * high], [x + 0.36 * wide, y, z - 0.4 * high])),
    ...paint('accent', s.boxBetween([x - 0.08 * wide, y - 0.01, z - 0.1 * high], [x + 0.08 * wide, y, z + 0.14 * high])),
  ); // prettier-ignore
}
