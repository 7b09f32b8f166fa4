import type { Vec3 } from '../../core/math/vec3.js';
import { defineCategory } from '../category.js';
import type { ModelBody } from '../model.js';
import { body, FIXED, hinge, part } from '../model.js';
import { choice, ratio, size } from '../parameters.js';
import { paint } from '../solids/solid.js';
import { coated, coats, feet, lining, openFront, trimOf, withoutCollision } from './appliance-body.js';
import { buttonCollar, faceBlock, knob, pushButton } from './appliance-controls.js';
import type { ButtonOptions } from './appliance-controls.js';
import { doorHandle, dropHinge, handleReach, sideHinge } from './appliance-doors.js';

/*
 * A countertop microwave: cavity with a glass turntable on the left, controls on the right. Sizes: 17 to 30 l units are 0.44 to 0.55 m wide
 * and weigh 10 to 17 kg; the walls drawn solid are sheet metal around a magnetron and a transformer on the right.
 */
export const microwave = defineCategory({
  name: 'microwave',
  parameters: {
    width: size(0.485, 0.035),
    height: ratio(0.5, 0.7),
    depth: ratio(0.6, 0.95),
    /** Width of the control panel, share of the whole. */
    panel: ratio(0.17, 0.32),
    /** Thickness of the door, and of its frame around the window, shares of the width. */
    door: ratio(0.05, 0.1),
    frame: ratio(0.03, 0.12),
    opening: choice({ side: 6, drop: 1 }),
    handle: choice({ bar: 3, bow: 1, flat: 1, pocket: 1, none: 3 }),
    handleLength: ratio(0.45, 0.85),
    controls: choice({ keypad: 3, knobs: 2, dial: 1 }),
    coat: coats(2, 2, 3),
  },
  view: { azimuth: [-60, 60], elevation: [0, 40] },
  build: (p, s) => {
    const w = p.width;
    const [h, d, t] = [p.height * w, p.depth * w, p.door * w];
    const foot = 0.012;
    const front = -d / 2 + t + 0.0025;
    const split = w / 2 - p.panel * w;
    const outer = { from: [-w / 2, front, foot] as Vec3, to: [w / 2, d / 2, h] as Vec3 };
    const cavity = {
      from: [-w / 2 + 0.05 * w, front, foot + 0.09 * h] as Vec3,
      to: [split - 0.035 * w, d / 2 - 0.1 * d, h - 0.12 * h] as Vec3,
    };
    const middle: Vec3 = [(cavity.from[0] + cavity.to[0]) / 2, (front + cavity.to[1]) / 2, cavity.from[2]];
    const plate = Math.min(cavity.to[0] - cavity.from[0], cavity.to[1] - front) / 2 - 0.012;
    // The panel is as thick as the door and flush with it.
    const face: Vec3 = [w / 2 - (p.panel * w) / 2, -d / 2, 0];
    const at = (x: number, z: number): Vec3 => [face[0] + x * p.panel * w, -d / 2, foot + z * (h - foot)];
    const wide = 0.7 * p.panel * w;
    const trim = trimOf(p.coat);
    const unit = p.panel * w;
    const release: ButtonOptions = {
      at: at(0, 0.1),
      facing: 'front',
      size: [0.8 * unit, 0.1 * h],
      finish: trim === 'metal' ? 'metal' : 'accent',
      name: 'door button',
      description: 'Releases the door.',
    };
    const hasRelease = p.handle === 'none' || p.handle === 'pocket';
    const panel = [
      ...coated(p.coat, s.boxBetween([split + 0.0015, -d / 2, foot], [w / 2, front + 0.001, h], { round: 0.004 })),
      ...withoutCollision(
        ...(p.controls === 'knobs'
          ? []
          : paint('screen', faceBlock(s, at(0, 0.87), 'front', [wide, 0.11 * h], [-0.001, 0.001]))),
        ...(p.controls === 'keypad'
          ? paint('keys', faceBlock(s, at(0, 0.5), 'front', [wide, 0.5 * h], [-0.001, 0.0014]))
          : []),
        ...(p.controls === 'dial'
          ? paint('keys', faceBlock(s, at(0, 0.67), 'front', [wide, 0.14 * h], [-0.001, 0.0014]))
          : []),
      ),
      ...(hasRelease ? buttonCollar(s, release, 'dark') : []),
    ];
    const base = body(FIXED, [
      part(
        'cabinet',
        {
          material: p.coat === 'stainless' ? 'stainless_steel' : 'steel',
          fill: 0.045,
          affordance: 7,
          description: 'Housing with the cavity.',
        },
        [
          ...coated(p.coat, ...openFront(s, outer, cavity)),
          ...lining(s, cavity),
          ...paint('rubber', ...feet(s, outer, 0.03 * w, foot + 0.001)),
        ],
      ),
      part(
        'control panel',
        { material: 'abs', fill: 0.6, affordance: 4, description: 'Panel with the controls.' },
        panel,
      ),
    ]);

    const turntable = body(
      hinge({ axis: [0, 0, 1], position: middle }),
      [
        part('turntable', { material: 'glass', affordance: 3, description: 'Glass plate, turns while it cooks.' }, [
          ...paint('glass', {
            ...s.lathe(
              [
                [0, 0.005],
                [0.6 * plate, 0.005],
                [plate, 0.012],
                [plate, 0.016],
                [0.6 * plate, 0.011],
                [0, 0.011],
              ],
              { origin: middle },
            ),
            pieces: s.cylinder(
              [middle[0], middle[1], middle[2] + 0.005],
              [middle[0], middle[1], middle[2] + 0.016],
              plate,
            ).pieces,
          }),
        ]),
      ],
      base,
    );

    const [left, right] = [-w / 2, split - 0.0015];
    const thick = 0.045 * w;
    const isSide = p.opening === 'side';
    const grip = handleReach(p.handle, thick);
    const drop: Vec3 = [0, -d / 2 + t / 2, foot + 0.1 * t + t / 2 + 0.004];
    const bottom = isSide ? foot : drop[2] - 0.1 * t;
    const doorWidth = right - left;
    const doorHeight = h - bottom;
    const border = p.frame * w;
    const fromTo = (): [Vec3, Vec3] => {
      if (!isSide) {
        const z = h - Math.max(border, 0.1 * h);
        const half = (p.handleLength * doorWidth) / 2;
        const x = (left + right) / 2;
        return [
          [x - half, -d / 2, z],
          [x + half, -d / 2, z],
        ];
      }
      const x = right - Math.max(0.045 * w, border / 2);
      const half = (p.handleLength * doorHeight) / 2;
      return [
        [x, -d / 2, (h + foot) / 2 - half],
        [x, -d / 2, (h + foot) / 2 + half],
      ];
    };
    // The window leaves room for the handle.
    const [clearX, clearZ] = p.handle === 'none' ? [0, 0] : isSide ? [0.05 * w, 0] : [0, 0.08 * h];
    const pane = s.boxBetween(
      [left + border, -d / 2 - 0.0012, bottom + border + 0.01],
      [right - border - clearX, -d / 2 + 0.002, h - border - clearZ - 0.01],
    );
    const plug = s.boxBetween(
      [cavity.from[0] + 0.025, -d / 2 + t - 0.001, cavity.from[2] + 0.02],
      [cavity.to[0] - 0.025, front + 0.006, cavity.to[2] - 0.02],
    );
    const inside = s.boxBetween(
      [cavity.from[0] + 0.045, front + 0.005, cavity.from[2] + 0.035],
      [cavity.to[0] - 0.045, front + 0.007, cavity.to[2] - 0.035],
    );
    const door = body(
      isSide
        ? sideHinge('left', [left, -d / 2 + t, 0], 110, { closed: 0.5, from: 40 })
        : dropHinge({ position: drop, thickness: t, height: doorHeight, reach: grip, closed: 0.5, from: 50 }),
      [
        part(
          'door',
          {
            material: p.coat === 'stainless' ? 'stainless_steel' : 'abs',
            fill: p.coat === 'stainless' ? 0.11 : 0.85,
            affordance: 3,
            description: 'Door with a screened window.',
          },
          [
            ...coated(p.coat, s.boxBetween([left, -d / 2, bottom], [right, -d / 2 + t, h], { round: 0.004 })),
            ...paint('dark', plug),
            ...withoutCollision(...paint('glass', pane), ...paint('mesh', inside)),
          ],
        ),
        ...(p.handle === 'none'
          ? []
          : [
              part(
                'door handle',
                { material: 'aluminum', affordance: 1, description: 'Pulls the door open.' },
                doorHandle(s, p.handle, ...fromTo(), thick),
              ),
            ]),
      ],
      base,
    );

    const bodies: ModelBody[] = [base, turntable, door];
    const radius = Math.min(0.34 * unit, 0.13 * h);
    const dials: [string, number, string][] =
      p.controls === 'knobs'
        ? [
            ['power knob', 0.74, 'Sets the power.'],
            ['timer knob', 0.42, 'Sets the time.'],
          ]
        : p.controls === 'dial'
          ? [['dial', 0.4, 'Sets time and power.']]
          : [];
    for (const [name, z, description] of dials) {
      bodies.push(
        knob(s, base, {
          at: at(0, z),
          facing: 'front',
          radius,
          length: 0.045 * w,
          finish: trim,
          name,
          description,
          ...(p.controls === 'knobs' ? { range: [0, 300] as const } : {}),
        }),
      );
    }
    if (hasRelease) bodies.push(pushButton(s, base, release));
    return { bodies };
  },
});
