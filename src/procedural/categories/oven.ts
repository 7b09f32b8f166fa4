import type { Vec3 } from '../../core/math/vec3.js';
import { defineCategory } from '../category.js';
import type { ModelBody } from '../model.js';
import { body, FIXED, part, slide } from '../model.js';
import { choice, count, ratio, size } from '../parameters.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import type { Block } from './appliance-body.js';
import { coated, coats, lining, openFront, trimOf, withoutCollision } from './appliance-body.js';
import { faceBlock, knob } from './appliance-controls.js';
import { doorHandle, dropHinge, handleReach } from './appliance-doors.js';
import { drawHob } from './oven-hob.js';
import { wireShelf } from './wire-rack.js';

/*
 * An oven with a drop-down door: a range with a hob on top, a built-in oven, or two of these one above the other. Sizes: European units are
 * 0.60 m wide, American ones 0.76 m (30 in) and 0.91 m high to the hob. A range weighs 45 to 80 kg, a built-in oven 30 to 40 kg, a double one
 * 60 kg, of which a drawer for trays is 4 to 6 kg (makers' data sheets): walls are drawn solid that are sheet steel and glass wool.
 */
export const oven = defineCategory({
  name: 'oven',
  parameters: {
    width: size(0.66, 0.06),
    height: ratio(1.05, 1.6),
    depth: ratio(0.8, 1.15),
    kind: choice({ range: 5, 'built-in': 3, double: 1 }),
    hob: choice({ gas: 3, ceramic: 2, coil: 1 }),
    burners: count(4, [4, 1]),
    /** Height of the control panel, and of what stands up behind the hob, shares of the width. */
    panel: ratio(0.1, 0.2),
    splash: ratio(0, 0.28),
    controls: choice({ front: 4, back: 1 }),
    knobs: count(2, [1, 1, 2, 3, 2]),
    drawer: choice({ yes: 2, no: 1 }),
    drawerHeight: ratio(0.16, 0.3),
    window: ratio(0.05, 0.16),
    handle: choice({ bar: 4, bow: 1, flat: 2 }),
    handleLength: ratio(0.6, 0.92),
    coat: coats(2, 4, 2),
  },
  view: { azimuth: [-60, 60], elevation: [5, 45] },
  build: (p, s) => {
    const w = p.width;
    const isRange = p.kind === 'range';
    const h = (p.kind === 'built-in' ? 0.72 : 1) * p.height * w;
    const d = p.depth * w;
    const t = 0.065 * w;
    const front = -d / 2 + t + 0.003;
    const trim = trimOf(p.coat);
    const hob = isRange ? 0.05 * w : 0;
    const kick = isRange ? 0.05 * w : 0;
    const low = kick + (isRange && p.drawer === 'yes' ? p.drawerHeight * (h - hob - kick) : 0);
    // With its controls at the back a range's door reaches up to the hob.
    const onBack = isRange && p.controls === 'back';
    const band = onBack ? 0.02 * w : p.panel * w;
    const ceiling = h - hob - band;
    const doors = p.kind === 'double' ? 2 : 1;
    const pitch = (ceiling - low) / doors;
    const cavityAt = (z: number): Block => ({
      from: [-w / 2 + 0.08 * w, front, z + 0.08 * w],
      to: [w / 2 - 0.08 * w, d / 2 - 0.1 * d, z + pitch - 0.07 * w],
    });
    const levels = Array.from({ length: doors }, (_, i) => low + i * pitch);
    const shells = levels.flatMap((z) => {
      const cavity = cavityAt(z);
      return [
        ...coated(p.coat, ...openFront(s, { from: [-w / 2, front, z], to: [w / 2, d / 2, z + pitch] }, cavity)),
        ...lining(s, cavity),
      ];
    });
    const standing = coated(
      p.coat,
      s.boxBetween([-w / 2, front, ceiling], [w / 2, d / 2, h - hob]),
      // The front panel is flush with the door.
      s.boxBetween([-w / 2, -d / 2, ceiling + 0.003], [w / 2, front + 0.001, h - hob], { round: 0.004 }),
    );
    const bay = low > kick + 0.01;
    // The open door's lower edge swings over the drawer, whose front is lower by as much; dark behind.
    const swing = 0.5 * t + 0.008;
    const below = bay
      ? coated(
          p.coat,
          s.boxBetween([-w / 2, front, low - swing], [w / 2, front + 0.02, low]),
          s.boxBetween([-w / 2, front, kick], [-w / 2 + 0.02 * w, d / 2, low]),
          s.boxBetween([w / 2 - 0.02 * w, front, kick], [w / 2, d / 2, low]),
          s.boxBetween([-w / 2, d / 2 - 0.03, kick], [w / 2, d / 2, low]),
          s.boxBetween([-w / 2, front, kick], [w / 2, d / 2, kick + 0.006]),
        )
      : [];
    const splash = isRange ? Math.max(p.splash, onBack ? 0.16 : 0) * w : 0;
    const deep = onBack ? 0.09 * w : 0.035 * w;
    const backY = d / 2 - deep;
    const backGuard =
      splash > 0.02
        ? coated(p.coat, s.boxBetween([-w / 2, backY, h - 0.001], [w / 2, d / 2, h + splash], { round: 0.006 }))
        : [];
    // Where the controls are: the middle of their row on its face.
    const row: Vec3 = onBack ? [0, backY, h + 0.55 * splash] : [0, -d / 2, ceiling + band / 2];
    const tall = onBack ? splash : band;
    const radius = Math.min(0.3 * tall, 0.038 * w);
    const hasDisplay = p.knobs < 6;
    const display = hasDisplay
      ? [
          ...paint('screen', faceBlock(s, row, 'front', [0.17 * w, 0.45 * tall], [-0.002, 0.0012])),
          ...paint('keys', faceBlock(s, [row[0], row[1], row[2] - 0.36 * tall], 'front', [0.15 * w, 0.1 * tall], [-0.002, 0.0012])),
        ]
      : []; // prettier-ignore
    // Walls are drawn in proportion to the width; their sheets are of one thickness.
    const sheet = ((p.kind === 'double' ? 0.04 : 0.027) * 0.66) / w;
    const base = body(FIXED, [
      part('cabinet', { material: 'steel', fill: sheet, affordance: 7, description: 'Housing, hollow, with the baking cavity.' }, [
        ...shells,
        ...standing,
        ...below,
        ...backGuard,
        ...(kick > 0 ? paint('dark', s.boxBetween([-w / 2 + 0.02, front + 0.03, 0], [w / 2 - 0.02, d / 2, kick])) : []),
        ...withoutCollision(...display),
      ]),
      ...(isRange
        ? drawHob(s, p.hob, p.burners, { from: [-w / 2, -d / 2 - 0.005, h - hob], to: [w / 2, backY + (splash > 0.02 ? 0 : deep), h] }, p.coat)
        : []),
    ]); // prettier-ignore
    const bodies: ModelBody[] = [base];

    const thickness = 0.038 * w;
    const reach = handleReach(p.handle, thickness);
    const half = (p.handleLength * w) / 2;
    levels.forEach((z, i) => {
      const prefix = doors === 1 ? '' : i === 0 ? 'lower ' : 'upper ';
      const cavity = cavityAt(z);
      const top = z + pitch - (i === doors - 1 ? 0 : 0.004);
      const pivot: Vec3 = [0, -d / 2 + t / 2, Math.max(z + 0.15 * t, t / 2 + 0.008)];
      const bottom = pivot[2] - 0.1 * t;
      const level = top - 0.075 * w;
      const edge = p.window * w;
      const pane = s.boxBetween(
        [-w / 2 + edge, -d / 2 - 0.0012, bottom + edge],
        [w / 2 - edge, -d / 2 + 0.002, Math.max(bottom + edge + 0.05, level - 0.05 * w - 0.4 * edge)],
      );
      const plug = s.boxBetween(
        [cavity.from[0] + 0.012, -d / 2 + t - 0.001, Math.max(cavity.from[2] + 0.02, pivot[2] + t / 2 + 0.012)],
        [cavity.to[0] - 0.012, front + 0.012, cavity.to[2] - 0.02],
      );
      bodies.push(
        body(
          dropHinge({ position: pivot, thickness: t, height: level - pivot[2], reach, closed: 0.5, from: 40 }),
          [
            part(`${prefix}door`, { material: 'steel', fill: 0.028, affordance: 3, description: 'Drops open; double glazed.' }, [
              ...coated(p.coat, s.boxBetween([-w / 2, -d / 2, bottom], [w / 2, -d / 2 + t, top], { round: 0.004 })),
              ...paint('dark', plug),
              ...withoutCollision(...paint('glass', pane)),
            ]),
            part(`${prefix}door handle`, { material: 'stainless_steel', fill: 0.3, affordance: 1, description: 'Pulls the door down.' }, [
              ...doorHandle(s, p.handle, [-half, -d / 2, level], [half, -d / 2, level], thickness),
            ]),
          ],
          base,
        ),
      ); // prettier-ignore
      const back = cavity.to[1] - 0.012;
      const rackFront = front + 0.03;
      const rack = (share: number, name: string) =>
        body(
          slide({ axis: [0, -1, 0], range: [0, 0.55 * (back - rackFront)] }),
          [
            part(name, { material: 'stainless_steel', affordance: 3, description: 'Wire rack, slides out.' }, [
              ...paint(
                'metal',
                ...wireShelf(
                  s,
                  [cavity.from[0] + 0.008, rackFront, cavity.from[2] + share * (cavity.to[2] - cavity.from[2])],
                  [cavity.to[0] - 0.008, back, 0],
                  0.0025,
                  0.045,
                ),
              ),
            ]),
          ],
          base,
        );
      bodies.push(rack(0.35, `${prefix}rack`));
      if (doors === 1) bodies.push(rack(0.65, 'upper rack'));
    });

    if (bay) {
      const z0 = kick + 0.01;
      const y0 = -d / 2 + 0.01;
      // Not so far that it is under the handle of the open door.
      const travel = Math.min(0.6 * d, ceiling - low - 0.075 * w - 0.65 * t - thickness - 0.015);
      const tub: Solid[] = s.tray(
        [-w / 2 + 0.03 * w, y0 + 0.01, z0 + 0.004],
        [w / 2 - 0.03 * w, d / 2 - 0.05, low - swing - 0.012],
        0.003,
      );
      bodies.push(
        body(
          slide({ axis: [0, -1, 0], range: [0, travel], seen: { closed: 0.8, between: [0.2 * travel, 0.95 * travel] } }),
          [
            part('drawer', { material: 'steel', fill: 0.075, affordance: 2, description: 'Drawer for trays under the oven.' }, [
              ...coated(p.coat, s.boxBetween([-w / 2, -d / 2, kick + 0.004], [w / 2, front - 0.003, low - swing], { round: 0.004 })),
              ...tub,
              ...withoutCollision(
                ...paint('dark', s.boxBetween([-0.2 * w, -d / 2 - 0.001, low - swing - 0.028 * w], [0.2 * w, -d / 2, low - swing - 0.004])),
              ),
            ]),
          ],
          base,
        ),
      ); // prettier-ignore
    }

    // Knobs in a row, half of them on either side of the display.
    const sides = [Math.ceil(p.knobs / 2), Math.floor(p.knobs / 2)];
    const span = 0.37 * w;
    for (let i = 0; i < p.knobs; i++) {
      const onLeft = i < sides[0];
      const [k, n] = onLeft ? [i, sides[0]] : [i - sides[0], sides[1]];
      const x = hasDisplay
        ? (onLeft ? -1 : 1) * (0.42 * w - (k * Math.min(span / 3, 0.11 * w)) - (n === 1 ? 0.06 * w : 0))
        : -0.42 * w + (0.84 * w * i) / (p.knobs - 1); // prettier-ignore
      bodies.push(
        knob(s, base, {
          at: [x, row[1], row[2]],
          facing: 'front',
          radius,
          length: 0.035 * w,
          finish: trim,
          name: `knob ${i + 1}`,
          description: 'Sets the heat of a burner or the oven.',
          range: [0, 270],
        }),
      );
    }
    return { bodies };
  },
});
