import { quatFromAxisAngle } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { defineCategory } from '../category.js';
import type { ModelBody } from '../model.js';
import { body, FIXED, part, slide } from '../model.js';
import { choice, count, ratio, size } from '../parameters.js';
import type { Point2 } from '../solids/convex-polygons.js';
import { arc } from '../solids/curves.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { coated, coats, feet, trimOf, withoutCollision } from './appliance-body.js';
import type { ButtonOptions } from './appliance-controls.js';
import { buttonCollar, faceBlock, knob, pushButton } from './appliance-controls.js';

/*
 * A toaster: slots from the top down into the housing, levers that carry the bread down, browning knobs, a crumb tray. Drawn with its levers
 * in front (-y) and its slots running from front to back. Sizes: slots are 0.13 to 0.15 m long (0.25 m for two slices in a row) and 30 to
 * 40 mm wide; two-slot toasters are some 0.28 by 0.17 by 0.19 m and weigh 1.2 to 2 kg: housings of sheet are drawn solid.
 */
export const toaster = defineCategory({
  name: 'toaster',
  parameters: {
    /** Along the slots. */
    length: size(0.285, 0.025),
    /** Width across one slot and its walls, share of the length; height of all, share of the length. */
    pitch: ratio(0.2, 0.3),
    sides: ratio(0.04, 0.14),
    height: ratio(0.58, 0.82),
    slotWidth: ratio(0.5, 0.72),
    slotLength: ratio(0.62, 0.84),
    slots: choice({ two: 5, four: 3, one: 1 }),
    /** Roundness of the upper edges, share of the height; how much narrower the top is. */
    round: ratio(0.03, 0.4),
    ends: choice({ same: 3, dark: 2, metal: 1 }),
    leverHeight: ratio(0.62, 0.8),
    leverWidth: ratio(0.16, 0.3),
    knobs: choice({ yes: 4, no: 1 }),
    buttons: count(0, [1, 0.5, 1, 2]),
    lift: ratio(0.03, 0.1),
    coat: coats(2, 4, 2),
  },
  view: { azimuth: [-80, 80], elevation: [10, 55] },
  build: (p, s) => {
    const l = p.length;
    const slots = p.slots === 'one' ? 1 : p.slots === 'two' ? 2 : 4;
    const pitch = p.pitch * l;
    const side = p.sides * l + 0.008;
    const w = Math.max(slots, 1.35) * pitch + 2 * side;
    const h = p.height * l;
    const lift = Math.max(0.011, p.lift * l);
    const high = h - lift;
    const slot = Math.min(p.slotWidth * pitch, 0.042);
    const half = (p.slotLength * l) / 2;
    const material = p.coat === 'stainless' ? 'stainless_steel' : 'abs';
    const fill = p.coat === 'stainless' ? 0.026 : 0.2;

    // Cross-section: flat below, rounded above, with the slots cut into it from the top.
    const r = Math.min(p.round * high, w / 2 - (slots * pitch) / 2 + (pitch - slot) / 2 - 0.003);
    const steps = s.steps(8);
    const right = arc([w / 2 - r, h - r], r, 0, Math.PI / 2, steps);
    const left = arc([-w / 2 + r, h - r], r, Math.PI / 2, Math.PI, steps);
    const floor = lift + 0.2 * high;
    const centres = Array.from({ length: slots }, (_, i) => (i - (slots - 1) / 2) * pitch);
    const notches = [...centres].reverse().flatMap((x): Point2[] => [
      [x + slot / 2, h],
      [x + slot / 2, floor],
      [x - slot / 2, floor],
      [x - slot / 2, h],
    ]);
    const section = (cuts: readonly Point2[]): Point2[] => [[-w / 2, lift], [w / 2, lift], ...right, ...cuts, ...left];
    const upright = quatFromAxisAngle([1, 0, 0], Math.PI / 2);
    const slab = (outline: readonly Point2[], y0: number, y1: number): Solid =>
      s.prism(outline, y1 - y0, { pose: { position: [0, y1, 0], rotation: upright } });
    // It collides as boxes: walls beside and between the slots under a flat top.
    const walls = [-w / 2, ...centres.flatMap((x) => [x - slot / 2, x + slot / 2]), w / 2];
    const blocks = [
      s.boxBetween([-w / 2, -half, lift], [w / 2, half, floor]),
      ...Array.from({ length: slots + 1 }, (_, i) => {
        const outermost = i === 0 || i === slots;
        return s.boxBetween([walls[2 * i], -half, floor], [walls[2 * i + 1], half, outermost ? h - 0.3 * r : h]);
      }),
    ];
    const middle: Solid = {
      ...slab(section(notches), -half, half),
      pieces: () => blocks.flatMap((block) => block.pieces()),
    };
    const endsOf = (...solids: readonly Solid[]): Solid[] =>
      p.ends === 'same' ? coated(p.coat, ...solids) : paint(p.ends, ...solids);
    const lined = centres.flatMap((x) =>
      paint(
        'interior',
        s.boxBetween([x - slot / 2, -half, floor], [x + slot / 2, half, floor + 0.002]),
        ...[-1, 1].map((k) => s.boxBetween([x + (k * slot) / 2 - 0.0008, -half + 0.001, floor], [x + (k * slot) / 2 + 0.0008, half - 0.001, h - 0.012])),
      ),
    ); // prettier-ignore

    // Controls in front: a lever for every two slots, its knob under it, buttons in between or beside.
    const face = -l / 2;
    const levers = slots === 4 ? [-pitch, pitch] : [0];
    const top = lift + p.leverHeight * high;
    const wide = p.leverWidth * Math.min(l, 1.2 * slots * pitch);
    const knobZ = lift + 0.2 * high;
    const hasKnob = p.knobs === 'yes';
    const radius = Math.min(0.1 * high, 0.32 * pitch);
    // The lever stops above its knob.
    const travel = Math.min(0.42 * high, top - 0.012 - (hasKnob ? knobZ + radius : lift + 0.1 * high));
    const isDark = p.ends === 'dark' || (p.ends === 'same' && p.coat === 'black');
    const trim = isDark ? 'metal' : trimOf(p.coat);
    const buttons = levers.flatMap((x, k): ButtonOptions[] =>
      k > 0
        ? []
        : Array.from({ length: p.buttons }, (_, i) => ({
            at: [
              slots === 4 ? 0 : x + Math.min(0.5 * wide + 0.016, w / 2 - 0.02),
              face,
              lift + (0.3 + 0.13 * i) * high,
            ],
            facing: 'front',
            size: [Math.min(0.016, 0.07 * l), 0.06 * high],
            finish: trim,
            name: `button ${i + 1}`,
            description: 'Cancels, defrosts or reheats.',
          })),
    );
    const base = body(FIXED, [
      part('housing', { material, fill, affordance: 5, description: 'Housing with slots and heating wires.' }, [
        ...coated(p.coat, middle),
        ...endsOf(slab(section([]), -l / 2, -half), slab(section([]), half, l / 2)),
        ...withoutCollision(
          ...lined,
          ...levers.flatMap((x) =>
            paint(isDark ? 'metal' : 'dark', faceBlock(s, [x, face, top - travel / 2], 'front', [0.006, travel + 0.02], [-0.002, 0.0006])),
          ),
        ),
        ...buttons.flatMap((button) => buttonCollar(s, button, isDark ? 'metal' : 'dark')),
        ...paint('rubber', ...feet(s, { from: [-w / 2, -l / 2, 0], to: [w / 2, l / 2, 0] }, Math.min(0.011, 0.05 * w), lift + 0.001)),
      ]),
    ]); // prettier-ignore
    const bodies: ModelBody[] = [base];
    const clear = 0.0012;
    levers.forEach((x, i) => {
      const name = levers.length === 1 ? '' : i === 0 ? 'left ' : 'right ';
      const deep = 0.022;
      bodies.push(
        body(
          slide({ axis: [0, 0, -1], range: [0, travel], seen: { closed: 0.75, between: [0.6 * travel, travel] } }),
          [
            part(`${name}lever`, { material: 'abs', affordance: 1, description: 'Pushed down to lower the bread.' }, [
              ...paint(trim, s.boxBetween([x - wide / 2, face - clear - deep, top - 0.006], [x + wide / 2, face - clear - 0.35 * deep, top + 0.007], { round: 0.003 })),
              ...paint('metal', s.boxBetween([x - 0.006, face - clear - deep / 2, top - 0.003], [x + 0.006, face - clear, top + 0.003])),
            ]),
          ],
          base,
        ),
      ); // prettier-ignore
      if (hasKnob)
        bodies.push(
          knob(s, base, {
            at: [x, face, knobZ],
            facing: 'front',
            radius,
            length: 0.016,
            finish: trim,
            name: `${name}knob`,
            description: 'Sets how brown the toast gets.',
            range: [0, 270],
          }),
        );
    });
    bodies.push(...buttons.map((button) => pushButton(s, base, button)));
    // The crumb tray slides out at the back, between the feet.
    const inset = 0.012 + 2.6 * Math.min(0.011, 0.05 * w);
    const [z0, z1]: [number, number] = [lift - 0.007, lift - 0.0015];
    const edge: Vec3 = [w / 2 - inset, l / 2 + 0.004, z1];
    bodies.push(
      body(
        slide({ axis: [0, 1, 0], range: [0, 0.7 * l], seen: { closed: 0.9, between: [0.2 * l, 0.6 * l] } }),
        [
          part('crumb tray', { material: 'aluminum', affordance: 4, description: 'Catches crumbs; slides out at the back.' }, [
            s.boxBetween([-edge[0], -0.4 * l, z0], [edge[0], l / 2, z0 + 0.0015]),
            s.boxBetween([-edge[0], l / 2 - 0.001, z0], edge),
          ]),
        ],
        base,
      ),
    ); // prettier-ignore
    return { bodies };
  },
});
