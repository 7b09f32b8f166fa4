import type { Vec3 } from '../../core/math/vec3.js';
import { defineCategory } from '../category.js';
import type { ModelBody, ModelPart } from '../model.js';
import { body, FIXED, part, slide } from '../model.js';
import { choice, count, ratio, size } from '../parameters.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import type { Block, Coat } from './appliance-body.js';
import { coated, coats, lining, openFront, withoutCollision } from './appliance-body.js';
import type { HandleStyle } from './appliance-doors.js';
import { doorHandle, handleReach, sideHinge } from './appliance-doors.js';

/*
 * A refrigerator: one door, freezer above or below, side by side, or French doors over a drawer. Sizes: European units are 0.55 to 0.60 m
 * wide and 1.4 to 2.0 m high, American ones 0.70 to 0.91 m wide and 1.65 to 1.80 m high. They weigh 50 to 130 kg: the walls are
 * polyurethane foam between sheet steel and a plastic liner, some 110 kg/m3, over a compressor of about 10 kg. Shelves are 4 mm thick and
 * crispers 1.7 mm, 0.7 to 1.5 kg each (spare parts).
 */
const WALL_FILL = 0.014;
/** Between a door and the carcass, and between doors, m. */
const SEAL = 0.004;
const BETWEEN = 0.005;

interface Compartment {
  /** Seen from the front: the inside of the carcass. */
  readonly cavity: Block;
  readonly shelves: number;
  readonly drawers: number;
}

interface Front {
  readonly name: string;
  readonly kind: 'left' | 'right' | 'drawer';
  /** Outline of the front. */
  readonly from: readonly [x: number, z: number];
  readonly to: readonly [x: number, z: number];
  /** The opening behind it. */
  readonly cavity: Block;
}

export const refrigerator = defineCategory({
  name: 'refrigerator',
  parameters: {
    height: size(1.72, 0.11),
    /** Share of the height; machines with two doors side by side are a fifth wider. */
    width: ratio(0.3, 0.52),
    /** Share of the width, without handles. */
    depth: ratio(0.72, 1.25),
    layout: choice({ single: 2, 'freezer above': 3, 'freezer below': 3, 'side by side': 2, french: 2 }),
    /** The freezer's share of the height, or of the width when side by side. */
    freezer: ratio(0.24, 0.46),
    hinges: choice({ left: 1, right: 3 }),
    /** Thickness of the doors and of the walls, shares of the width. */
    door: ratio(0.06, 0.13),
    wall: ratio(0.05, 0.1),
    foot: ratio(0.008, 0.05),
    handle: choice({ bar: 3, bow: 1, flat: 2, pocket: 2, none: 1 }),
    handleLength: ratio(0.25, 0.85),
    shelves: count(2, [1, 2, 2]),
    drawers: count(0, [1, 2, 2]),
    dispenser: choice({ no: 3, yes: 1 }),
    coat: coats(3, 3, 1),
  },
  view: { azimuth: [-60, 60], elevation: [0, 35] },
  build: (p, s) => {
    const h = p.height;
    const w = (p.layout === 'side by side' || p.layout === 'french' ? 1.2 : 1) * p.width * h;
    const d = p.depth * w;
    const t = Math.min(p.door * w, 0.12 * d);
    const wall = p.wall * w;
    const foot = Math.max(0.016, p.foot * h);
    const front = -d / 2 + t + SEAL;
    const material = p.coat === 'stainless' ? 'stainless_steel' : 'steel';
    const outer: Block = { from: [-w / 2, front, foot], to: [w / 2, d / 2, h] };
    const inside: Block = {
      from: [-w / 2 + wall, front, foot + 1.3 * wall],
      to: [w / 2 - wall, d / 2 - 1.2 * wall, h - wall],
    };

    const isSplitAcross = p.layout === 'side by side';
    const isSingle = p.layout === 'single';
    const splitZ = p.layout === 'freezer above' ? h - p.freezer * (h - foot) : foot + p.freezer * (h - foot);
    const splitX = -w / 2 + (0.2 + 0.5 * p.freezer) * w;
    const board = 0.45 * wall;
    const divider: Solid[] = isSingle
      ? []
      : isSplitAcross
        ? [s.boxBetween([splitX - board, front, inside.from[2]], [splitX + board, inside.to[1], inside.to[2]])]
        : [s.boxBetween([inside.from[0], front, splitZ - board], [inside.to[0], inside.to[1], splitZ + board])];
    const part1: Block = isSplitAcross
      ? { from: inside.from, to: [splitX - board, inside.to[1], inside.to[2]] }
      : { from: [inside.from[0], front, splitZ + board], to: inside.to };
    const part2: Block = isSplitAcross
      ? { from: [splitX + board, front, inside.from[2]], to: inside.to }
      : { from: inside.from, to: [inside.to[0], inside.to[1], splitZ - board] };
    const few = Math.max(1, p.shelves - 2);
    const cooled = (cavity: Block): Compartment => ({ cavity, shelves: p.shelves, drawers: p.drawers });
    const frozen = (cavity: Block): Compartment => ({ cavity, shelves: few, drawers: 0 });
    const compartments: readonly Compartment[] = isSingle
      ? [cooled(inside)]
      : p.layout === 'freezer above' || isSplitAcross
        ? [isSplitAcross ? { ...frozen(part1), shelves: p.shelves } : frozen(part1), cooled(part2)]
        : [cooled(part1), p.layout === 'french' ? { ...frozen(part2), shelves: 0 } : frozen(part2)];

    const [x0, x1, z0, z1] = [-w / 2, w / 2, foot, h];
    const gap = BETWEEN / 2;
    const side = p.hinges;
    const fronts: Front[] = isSingle
      ? [{ name: 'door', kind: side, from: [x0, z0], to: [x1, z1], cavity: inside }]
      : p.layout === 'side by side'
        ? [
            { name: 'freezer door', kind: 'left', from: [x0, z0], to: [splitX - gap, z1], cavity: part1 },
            { name: 'refrigerator door', kind: 'right', from: [splitX + gap, z0], to: [x1, z1], cavity: part2 },
          ]
        : p.layout === 'french'
          ? [
              { name: 'left door', kind: 'left', from: [x0, splitZ + gap], to: [-gap, z1], cavity: { from: part1.from, to: [0, part1.to[1], part1.to[2]] } },
              { name: 'right door', kind: 'right', from: [gap, splitZ + gap], to: [x1, z1], cavity: { from: [0, front, part1.from[2]], to: part1.to } },
              { name: 'freezer drawer', kind: 'drawer', from: [x0, z0], to: [x1, splitZ - gap], cavity: part2 },
            ]
          : [
              { name: p.layout === 'freezer above' ? 'freezer door' : 'refrigerator door', kind: side, from: [x0, splitZ + gap], to: [x1, z1], cavity: part1 },
              { name: p.layout === 'freezer above' ? 'refrigerator door' : 'freezer door', kind: side, from: [x0, z0], to: [x1, splitZ - gap], cavity: part2 },
            ]; // prettier-ignore

    // The doors' own shelves reach this far into the carcass.
    const bin = Math.min(0.09, 0.15 * d);
    // Compressor, condenser and refrigerant weigh some 12 kg at the back, however low their bay is drawn.
    const machine = 12 / (7850 * (w - 0.03) * (d / 2 - 0.01) * (foot + 0.001));
    const base = body(FIXED, [
      part('cabinet', { material, fill: WALL_FILL, affordance: 7, description: 'Insulated housing, hollow.' }, [
        ...coated(p.coat, ...openFront(s, outer, inside)),
        ...paint('interior', ...divider),
        ...compartments.flatMap(({ cavity }) => lining(s, cavity)),
      ]),
      part('kick plate', { material: 'steel', fill: 0.03, affordance: 9, description: 'Base with a grille in front.' }, [
        ...paint('dark', s.boxBetween([-w / 2 + 0.015, front + 0.02, 0], [w / 2 - 0.015, 0, foot + 0.001])),
      ]),
      part('compressor bay', { material: 'steel', fill: machine, affordance: 10, description: 'Compressor and condenser.' }, [
        ...paint('dark', s.boxBetween([-w / 2 + 0.015, 0, 0], [w / 2 - 0.015, d / 2 - 0.01, foot + 0.001])),
      ]),
      ...compartments.flatMap(({ cavity, shelves, drawers }) => {
        const [low, high] = [cavity.from[2] + (drawers > 0 ? 0.19 * (cavity.to[2] - cavity.from[2]) : 0), cavity.to[2]];
        if (shelves === 0) return [];
        return [
          part(
            'shelves',
            { material: 'glass', fill: 0.65, affordance: 5, description: 'Glass shelves.' },
            Array.from({ length: shelves }, (_, i) => {
              const z = drawers > 0 ? low + (i * (high - low)) / shelves : low + ((i + 1) * (high - low)) / (shelves + 1);
              return paint(
                'glass',
                s.boxBetween([cavity.from[0] + 0.001, front + bin + 0.025, z], [cavity.to[0] - 0.001, cavity.to[1] - 0.001, z + 0.006]),
              );
            }).flat(),
          ),
        ];
      }),
    ]); // prettier-ignore

    const bodies: ModelBody[] = [base];
    const dispensing = p.dispenser === 'yes' ? fronts.findIndex(({ kind }) => kind === 'left') : -1;
    fronts.forEach((panel, i) => {
      bodies.push(
        drawFront(s, panel, base, { y: -d / 2, t, front, bin, coat: p.coat, material, style: p.handle, share: p.handleLength, w, dispenser: i === dispensing }),
      );
    }); // prettier-ignore
    for (const { cavity, drawers } of compartments) {
      if (drawers === 0) continue;
      const pitch = (cavity.to[0] - cavity.from[0]) / drawers;
      const tall = 0.17 * (cavity.to[2] - cavity.from[2]);
      const y0 = front + bin + 0.03;
      for (let i = 0; i < drawers; i++) {
        const [a, b] = [cavity.from[0] + i * pitch + 0.012, cavity.from[0] + (i + 1) * pitch - 0.012];
        const z = cavity.from[2] + 0.008;
        bodies.push(
          body(
            slide({ axis: [0, -1, 0], range: [0, 0.6 * (cavity.to[1] - y0)] }),
            [
              part(
                drawers === 1 ? 'crisper' : i === 0 ? 'left crisper' : 'right crisper',
                {
                  material: 'polystyrene',
                  fill: 0.42,
                  affordance: 3,
                  description: 'Clear drawer for vegetables, slides out.',
                },
                paint('glass', ...s.tray([a, y0, z], [b, cavity.to[1] - 0.012, z + tall], 0.004)),
              ),
            ],
            base,
          ),
        );
      }
    }
    return { bodies };
  },
});

interface FrontLook {
  readonly y: number;
  readonly t: number;
  readonly front: number;
  readonly bin: number;
  readonly coat: Coat;
  readonly material: string;
  readonly style: HandleStyle;
  /** Length of the handle, share of the front's. */
  readonly share: number;
  readonly w: number;
  readonly dispenser: boolean;
}

/** A door with shelves on its inner side, or the front of a drawer with its tub. */
function drawFront(s: Shapes, panel: Front, base: ModelBody, look: FrontLook): ModelBody {
  const { y, t, front, bin, coat, style, w } = look;
  const { kind, from, to, cavity } = panel;
  const slab = s.boxBetween([from[0], y, from[1]], [to[0], y + t, to[1]], { round: 0.008 });
  const [wide, high] = [to[0] - from[0], to[1] - from[1]];
  const thickness = Math.min(0.03, 0.05 * w);
  const parts: ModelPart[] = [];
  const inner = lipOf(s, cavity, y + t, front);
  const niche = look.dispenser
    ? dispenserOn(s, (from[0] + to[0]) / 2, y, from[1] + 0.56 * high, Math.min(0.5 * wide, 0.26), 0.2 * high)
    : [];
  const add = (extra: readonly Solid[], description: string): void => {
    parts.push(
      part(panel.name, { material: look.material, fill: 0.013, affordance: 3, description }, [
        ...coated(coat, slab),
        ...paint('interior', inner),
        ...extra,
        ...niche,
      ]),
    );
  }; // prettier-ignore
  const grip = (a: Vec3, b: Vec3): void => {
    if (style === 'none') return;
    parts.push(
      part(`${panel.name} handle`, { material: 'aluminum', fill: 0.5, affordance: 1, description: 'Handle.' }, [
        ...doorHandle(s, style, a, b, style === 'pocket' ? 0.7 * thickness : thickness),
      ]),
    );
  };
  if (kind === 'drawer') {
    const z = to[1] - Math.max(0.05, 0.12 * high);
    const half = 0.38 * wide;
    const deep = cavity.to[1] - front - 0.03;
    add([], 'Front of the freezer drawer.');
    grip([-half, y, z], [half, y, z]);
    parts.push(
      part('freezer tub', { material: 'polypropylene', fill: 0.5, affordance: 4, description: 'Tub of the drawer.' }, [
        ...paint(
          'light',
          ...s.tray(
            [cavity.from[0] + 0.02, front - SEAL / 2, cavity.from[2] + 0.02],
            [cavity.to[0] - 0.02, front + deep, cavity.from[2] + 0.75 * (cavity.to[2] - cavity.from[2])],
            0.005,
          ),
        ),
      ]),
    );
    return body(
      slide({ axis: [0, -1, 0], range: [0, 0.75 * deep], seen: { closed: 0.65, between: [0.2 * deep, 0.75 * deep] } }),
      parts,
      base,
    );
  }
  // Shelves of the door, clear of the carcass as it swings.
  const room = cavity.to[0] - cavity.from[0];
  const margin = Math.min(0.04, 0.15 * room);
  const deep = Math.min(bin, 0.45 * room);
  const count = high > 0.9 ? 3 : high > 0.45 ? 2 : 1;
  const [low, top] = [cavity.from[2] + 0.04, cavity.to[2] - 0.04];
  const shelf = Math.min(0.1, 0.45 * ((top - low) / count));
  const bins = Array.from({ length: count }, (_, i) => {
    const z = low + (i * (top - low)) / count;
    return s.tray(
      [cavity.from[0] + margin, front, z],
      [cavity.to[0] - margin, front + deep, z + shelf],
      0.004,
      { open: ['+z', '-y'] },
    );
  }).flat(); // prettier-ignore
  add(paint('light', ...bins), 'Insulated door with shelves on the inside.');
  const edge = Math.min(0.09, 0.16 * wide);
  const x =
    kind === 'left' ? to[0] - edge * (style === 'pocket' ? 0.5 : 1) : from[0] + edge * (style === 'pocket' ? 0.5 : 1);
  const half = (look.share * high) / 2 - (style === 'pocket' ? 0 : handleReach(style, 0.2 * thickness));
  const middle = (from[1] + to[1]) / 2;
  grip([x, y, middle - half], [x, y, middle + half]);
  return body(
    sideHinge(kind, [kind === 'left' ? from[0] : to[0], y + t, 0], 135, { closed: 0.5, from: 30 }),
    parts,
    base,
  );
}

/** The part of a door that sits within the seal. */
const lipOf = (s: Shapes, { from, to }: Block, y: number, front: number): Solid => {
  const inset = Math.min(0.022, 0.12 * (to[0] - from[0]));
  return s.boxBetween([from[0] + inset, y - 0.001, from[2] + 0.022], [to[0] - inset, front + 0.01, to[2] - 0.022]);
};

/** A dispenser for water and ice: a dark niche with a display above. Drawn only: a relief of millimetres. */
const dispenserOn = (s: Shapes, x: number, y: number, z: number, wide: number, high: number): Solid[] =>
  withoutCollision(
    ...paint('dark', s.boxBetween([x - wide / 2, y - 0.003, z - high / 2], [x + wide / 2, y + 0.002, z + high / 2])),
    ...paint('screen', s.boxBetween([x - 0.36 * wide, y - 0.0045, z + 0.22 * high], [x + 0.36 * wide, y, z + 0.42 * high])),
    ...paint('metal', s.boxBetween([x - 0.36 * wide, y - 0.012, z - 0.46 * high], [x + 0.36 * wide, y, z - 0.4 * high])),
    ...paint('accent', s.boxBetween([x - 0.08 * wide, y - 0.01, z - 0.1 * high], [x + 0.08 * wide, y, z + 0.14 * high])),
  ); // prettier-ignore
