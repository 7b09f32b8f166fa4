import type { Vec3 } from '../../core/math/vec3.js';
import { defineCategory } from '../category.js';
import { body, FIXED, part, slide } from '../model.js';
import { choice, ratio, size } from '../parameters.js';
import type { Ring } from '../solids/skin-rings.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { coated, coats, lining, openFront, trimOf, withoutCollision } from './appliance-body.js';
import { doorHandle, dropHinge, handleReach } from './appliance-doors.js';
import { wireBasket } from './wire-rack.js';

/*
 * A dishwasher with a drop-down door and two racks that slide. Sizes: built-in units are 0.60 m wide (slim ones 0.45 m), 0.55 to 0.65 m
 * deep and 0.82 to 0.87 m high without and with worktop (EN 1116). They weigh 30 to 50 kg (estimate): what is drawn as thick boards is
 * sheet steel, a plastic tub and felt.
 */
const BOARD = 0.012;
const TUB = 0.02;

export const dishwasher = defineCategory({
  name: 'dishwasher',
  parameters: {
    width: size(0.595, 0.02),
    height: ratio(1.08, 1.85),
    depth: ratio(0.85, 1.35),
    /** Share of the height under the door. */
    plinth: ratio(0, 0.16),
    /** Thickness of the front panel, of the door's inner frame and of the bulge that closes the tub, shares of the width. */
    panel: ratio(0.02, 0.05),
    frame: ratio(0.03, 0.07),
    bulge: ratio(0.03, 0.11),
    /** How far the inner frame lies within the panel, share of the width. */
    inset: ratio(0.005, 0.04),
    upperRack: ratio(0.5, 0.62),
    rackHeight: ratio(0.12, 0.24),
    controls: choice({ hidden: 3, strip: 3 }),
    handle: choice({ bar: 3, bow: 1, flat: 1, pocket: 2, none: 2 }),
    top: choice({ flush: 2, worktop: 1 }),
    coat: coats(3, 3, 1),
  },
  view: { azimuth: [-60, 60], elevation: [5, 45] },
  build: (p, s) => {
    const w = p.width;
    const [h, d] = [p.height * w, p.depth * w];
    const [panel, frame, bulge] = [p.panel * w, p.frame * w, p.bulge * w];
    const thick = panel + frame;
    const kick = p.plinth * h < 0.03 ? 0 : p.plinth * h;
    // The hinge runs through the middle of the door, so that the door neither hits the floor nor the plinth.
    const pivot: Vec3 = [0, -d / 2 + thick / 2, Math.max(kick + 0.1 * thick + 0.003, thick / 2 + 0.008)];
    const front = -d / 2 + thick + 0.003;
    const slab = p.top === 'worktop' ? 0.03 : 0;
    const outer = { from: [-w / 2, front, kick] as Vec3, to: [w / 2, d / 2, h - slab] as Vec3 };
    const cavity = {
      from: [-w / 2 + BOARD, front, pivot[2] + 0.012] as Vec3,
      to: [w / 2 - BOARD, d / 2 - 0.02, h - slab - BOARD] as Vec3,
    };
    const half = w / 2 - BOARD - TUB;
    const [low, high] = [cavity.from[2] + TUB, cavity.to[2] - TUB];
    const back = cavity.to[1] - TUB;
    const room = high - low;
    const rackFront = front + bulge + 0.008;
    const upper = low + p.upperRack * room;
    const rail = (side: number): Solid =>
      s.boxBetween(
        [side > 0 ? half - 0.006 : -half, rackFront, upper + 0.04],
        [side > 0 ? half : -half + 0.006, back, upper + 0.055],
      );
    // The seal around the opening.
    const seal = [
      s.boxBetween([cavity.from[0], front - 0.0008, low - 0.012], [-half, front + 0.002, high]),
      s.boxBetween([half, front - 0.0008, low - 0.012], [cavity.to[0], front + 0.002, high]),
      s.boxBetween([cavity.from[0], front - 0.0008, high], [cavity.to[0], front + 0.002, cavity.to[2]]),
    ];
    const base = body(FIXED, [
      part(
        'cabinet',
        { material: 'steel', fill: 0.042, affordance: 6, description: 'Housing with the tub, hollow, open in front.' },
        [
          ...coated(p.coat, ...openFront(s, outer, cavity)),
          ...(slab > 0 ? paint('accent', s.boxBetween([-w / 2, -d / 2, h - slab], [w / 2, d / 2, h])) : []),
          ...lining(s, cavity, 'interior', TUB),
          ...withoutCollision(...paint('metal', rail(-1), rail(1)), ...paint('rubber', ...seal)),
          // The arm that sprays the lower rack.
          ...withoutCollision(
            ...paint('accent', s.boxBetween([-0.75 * half, 0.05, low - 0.001], [0.75 * half, 0.09, low + 0.012])),
          ),
        ],
      ),
      part(
        'base',
        { material: 'polypropylene', fill: 0.5, affordance: 8, description: 'Base with pump and drain.' },
        paint(
          'dark',
          s.boxBetween(
            [-w / 2 + 0.003, front + (kick > 0 ? 0.04 : 0.003), 0],
            [w / 2 - 0.003, d / 2 - 0.003, Math.max(kick, 0.02)],
          ),
        ),
      ),
    ]);

    const top = h - slab - 0.004;
    const bottom = pivot[2] - 0.1 * thick;
    const inner = -d / 2 + thick;
    const inset = p.inset * w;
    const strip = Math.min(0.13 * (top - bottom), 0.12);
    const hasStrip = p.controls === 'strip';
    const thickness = 0.026 * w;
    const handleHeight = hasStrip ? top - strip - 0.09 * w : top - 0.12 * w;
    const level = p.handle === 'pocket' ? top - (hasStrip ? strip + 0.04 * w : 0.05 * w) : handleHeight;
    const span = p.handle === 'pocket' ? 0.16 * w : 0.4 * w;
    const reach = handleReach(p.handle, thickness);
    const ringAt = (y: number, dx: number, zLow: number, zHigh: number): Ring => [
      [-dx, y, zLow],
      [dx, y, zLow],
      [dx, y, zHigh],
      [-dx, y, zHigh],
    ];
    const lip = half - 0.012;
    const plug = s.loft([
      ringAt(inner - 0.002, lip, low + 0.012, high - 0.012),
      ringAt(inner + bulge, lip - 0.35 * bulge, low + 0.012 + 0.6 * bulge, high - 0.012 - 0.6 * bulge),
    ]);
    const edge = s.boxBetween(
      [-w / 2 + inset + 0.004, inner - frame + 0.003, top - inset - 0.002],
      [w / 2 - inset - 0.004, inner - 0.002, top - inset + 0.0015],
    );
    const display = (x0: number, x1: number, low_: number, high_: number): Solid =>
      s.boxBetween([x0 * w, -d / 2 - 0.0018, top - low_ * strip], [x1 * w, -d / 2, top - high_ * strip]);
    const controls = hasStrip
      ? [
          ...paint(trimOf(p.coat), s.boxBetween([-w / 2, -d / 2 - 0.001, top - strip], [w / 2, -d / 2 + 0.002, top])),
          ...paint('screen', display(0.12, 0.34, 0.75, 0.25)),
          ...paint('keys', display(-0.38, -0.05, 0.68, 0.32)),
        ]
      : paint('dark', edge);
    const door = body(
      dropHinge({ position: pivot, thickness: thick, height: level - pivot[2], reach, closed: 0.3, from: 60 }),
      [
        part(
          'door',
          { material: 'steel', fill: 0.019, affordance: 3, description: 'Drops open; its bulge closes the tub.' },
          [
            ...coated(p.coat, s.boxBetween([-w / 2, -d / 2, bottom], [w / 2, -d / 2 + panel, top], { round: 0.004 })),
            ...paint(
              'accent',
              s.boxBetween([-w / 2 + inset, inner - frame - 0.001, bottom], [w / 2 - inset, inner, top - inset]),
            ),
            ...paint('metal', plug),
            ...withoutCollision(...controls),
          ],
        ),
        ...(p.handle === 'none'
          ? []
          : [
              part(
                'door handle',
                { material: 'steel', fill: 0.3, affordance: 1, description: 'Pulls the door open.' },
                [...doorHandle(s, p.handle, [-span, -d / 2, level], [span, -d / 2, level], thickness)],
              ),
            ]),
      ],
      base,
    );

    const wire = 0.0022;
    const rack = (name: string, z: number, height: number, extra: readonly Solid[]) =>
      body(
        slide({ axis: [0, -1, 0], range: [0, 0.8 * (back - rackFront)] }),
        [
          part(name, { material: 'stainless_steel', fill: 0.8, affordance: 2, description: 'Wire rack for dishes, slides out.' }, [
            ...wireBasket(
              s,
              [-half + 0.014, rackFront + 0.006, z],
              [half - 0.014, back - 0.008, z + height],
              wire,
              0.05,
            ),
            ...extra,
          ]),
        ],
        base,
      ); // prettier-ignore
    // The lower rack passes over the open door.
    const lower = Math.max(low + 0.035, pivot[2] + thick / 2 + bulge + 0.012);
    const cutlery = s.tray(
      [half - 0.12, rackFront + 0.012, lower + 0.004],
      [half - 0.02, rackFront + 0.2, lower + 0.9 * p.rackHeight * room],
      0.003,
    );
    return {
      bodies: [
        base,
        door,
        rack('upper rack', upper, Math.min(p.rackHeight, 0.9 - p.upperRack) * room, []),
        rack('lower rack', lower, p.rackHeight * room, withoutCollision(...paint('mesh', ...cutlery))),
      ],
    };
  },
});
