import { defineCategory } from '../category.js';
import { body, FIXED, hinge, part } from '../model.js';
import { choice, ratio, size } from '../parameters.js';
import { paint } from '../solids/solid.js';

/*
 * A clamshell laptop. Sizes: notebooks of 11 to 17 inches are 0.26 to 0.40 m wide; weight 1.0 to 2.8 kg (makers' data sheets), which the
 * fills of base and lid are set for: the base holds battery, board and air, the lid a panel in a thin shell.
 */
export const laptop = defineCategory({
  name: 'laptop',
  parameters: {
    width: size(0.335, 0.03),
    depth: ratio(0.62, 0.78),
    /** Thickness of the base and of the lid, shares of the width. */
    base: ratio(0.035, 0.085),
    lid: ratio(0.014, 0.03),
    bezel: ratio(0.015, 0.06),
    chin: ratio(0.02, 0.12),
    keyboard: ratio(0.4, 0.58),
    touchpad: choice({ yes: 4, no: 1 }),
    material: choice({ aluminum: 1, abs: 2 }),
  },
  view: { azimuth: [-75, 75], elevation: [5, 55] },
  build: (p, s) => {
    const w = p.width;
    const d = p.depth * w;
    const t = p.base * w;
    const lid = p.lid * w;
    // The lid rests on rubber stops, a millimetre above the deck.
    const stop = 0.001;
    const rise = 0.0006;
    const edge = Math.min(0.004, t / 3);
    const deck = p.keyboard * d;
    const keys = s.boxBetween([-0.45 * w, 0.42 * d - deck, t - 0.002], [0.45 * w, 0.42 * d, t + rise]);
    const pad = s.boxBetween([-0.15 * w, -0.46 * d, t - 0.002], [0.13 * w, 0.38 * d - deck, t + rise / 2]);
    const base = body(FIXED, [
      part(
        'base',
        {
          material: p.material,
          fill: p.material === 'abs' ? 0.75 : 0.28,
          affordance: 4,
          description: 'Base with keyboard, touchpad, board and battery.',
        },
        [
          s.boxBetween([-w / 2, -d / 2, 0], [w / 2, d / 2, t], { round: edge }),
          ...paint('keys', keys),
          ...(p.touchpad === 'yes' ? paint('accent', pad) : []),
        ],
      ),
    ]);
    const low = t + stop;
    const high = low + lid;
    const [left, right] = [-w / 2 + p.bezel * w, w / 2 - p.bezel * w];
    const screen = s.boxBetween(
      [left, -d / 2 + p.bezel * w, low - rise / 2],
      [right, d / 2 - p.chin * d, low + lid / 2],
    );
    const barrel = (x: number) => s.cylinder([x - 0.06 * w, d / 2, low], [x + 0.06 * w, d / 2, low], 0.35 * lid);
    const lidBody = body(
      hinge({
        axis: [-1, 0, 0],
        position: [0, d / 2, low],
        range: [0, 135],
        seen: { closed: 0.06, between: [60, 130] },
      }),
      [
        part(
          'lid',
          {
            material: p.material,
            fill: p.material === 'abs' ? 0.85 : 0.4,
            affordance: 1,
            description: 'Lid with the screen; opens about the hinge at the back.',
          },
          [
            s.boxBetween([-w / 2, -d / 2, low], [w / 2, d / 2, high], { round: Math.min(edge, lid / 3) }),
            ...paint('screen', screen),
            ...paint('dark', barrel(-0.32 * w), barrel(0.32 * w)),
          ],
        ),
      ],
      base,
    );
    return { bodies: [base, lidBody] };
  },
});
