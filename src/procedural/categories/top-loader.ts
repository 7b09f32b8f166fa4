import type { Vec3 } from '../../core/math/vec3.js';
import { body, hinge, part } from '../model.js';
import type { ModelBody } from '../model.js';
import type { Point2 } from '../solids/convex-polygons.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { coated, trimOf, withoutCollision } from './appliance-body.js';
import { buttonCollar, faceBlock, knob, pushButton } from './appliance-controls.js';
import type { DrawnWasher, WasherLayout } from './washer-layout.js';
import { buttonRow, kickPlate } from './washer-layout.js';

const SHEET = 0.008;
const DECK = 0.03;

/** A washing machine with a lid over a drum that turns about the vertical, and a console at the back. */
export function drawTopLoader(layout: WasherLayout): DrawnWasher {
  const { p, s, w, h, d, foot, kick, low, material } = layout;
  const console = Math.max(0.09, p.panel * h);
  const deck = h - console;
  const consoleFront = d / 2 - 0.16 * d;
  const lid = 0.03 * w;
  // The open lid stands in front of the console and its knob.
  const pivotY = consoleFront - lid - 0.016 - 0.045 * w;
  // The lid and the opening under it, which shows more or less of the drum.
  const halfLid = Math.min(0.47 * w, 1.2 * p.door * w);
  const [y0, y1] = [-d / 2 + 0.05 * d, pivotY];
  const half = halfLid - 0.03;
  const [open0, open1] = [y0 + 0.03, y1 - 0.03];
  const middle = (open0 + open1) / 2;
  const radius = Math.min(w / 2 - 0.03, middle + d / 2 - 0.03, d / 2 - middle - 0.03);
  const top = deck - DECK - 0.012;

  const bandFinish = (...solids: readonly Solid[]): Solid[] =>
    p.panelFinish === 'dark' ? paint('dark', ...solids) : coated(p.coat, ...solids);
  const isDark = p.panelFinish === 'dark' || p.coat === 'black';
  const row = deck + 0.52 * console;
  const knobX = p.knob === 'middle' ? 0 : 0.36 * w;
  const [x0, x1] =
    p.knob === 'middle' ? [0.12 * w, 0.46 * w] : p.knob === 'right' ? [-0.2 * w, 0.26 * w] : [-0.2 * w, 0.44 * w];
  const screenEnd = x0 + (p.buttons > 0 ? 0.48 : 0.9) * (x1 - x0);
  const buttons = buttonRow(
    p.buttons,
    [screenEnd + 0.01, x1],
    [consoleFront, row],
    console,
    isDark ? 'light' : 'accent',
  );

  const cabinet = part('cabinet', { material, fill: 0.115, affordance: 7, description: 'Housing, open above under the lid.' }, [
    ...coated(
      p.coat,
      s.boxBetween([-w / 2, -d / 2 + SHEET, foot], [-w / 2 + SHEET, d / 2, deck - DECK]),
      s.boxBetween([w / 2 - SHEET, -d / 2 + SHEET, foot], [w / 2, d / 2, deck - DECK]),
      s.boxBetween([-w / 2, d / 2 - SHEET, foot], [w / 2, d / 2, deck - DECK]),
      s.boxBetween([-w / 2, -d / 2, kick], [w / 2, -d / 2 + SHEET, deck - DECK]),
      kickPlate(layout),
      // The deck around the opening.
      s.boxBetween([-w / 2, -d / 2, deck - DECK], [w / 2, open0, deck]),
      s.boxBetween([-w / 2, open1, deck - DECK], [w / 2, d / 2, deck]),
      s.boxBetween([-w / 2, open0, deck - DECK], [-half, open1, deck]),
      s.boxBetween([half, open0, deck - DECK], [w / 2, open1, deck]),
    ),
    ...bandFinish(s.boxBetween([-w / 2, consoleFront, deck - 0.001], [w / 2, d / 2, h], { round: 0.01 })),
    ...withoutCollision(
      ...paint('screen', faceBlock(s, [(x0 + screenEnd) / 2, consoleFront, row], 'front', [screenEnd - x0, 0.4 * console], [-0.002, 0.0012])),
    ),
    ...buttons.flatMap((button) => buttonCollar(s, button, isDark ? 'metal' : 'dark')),
  ]); // prettier-ignore

  const moving = (base: ModelBody): ModelBody[] => {
    const rest = deck + 0.003;
    const frame = Math.max(0.05, p.ring) * halfLid;
    const isGlass = p.ringFinish !== 'light';
    const lidBody = body(
      hinge({ axis: [-1, 0, 0], position: [0, pivotY, rest], range: [0, 88], seen: { closed: 0.5, between: [30, 88] } }),
      [
        part('lid', { material: isGlass ? 'glass' : 'abs', fill: isGlass ? 0.35 : 0.4, affordance: 1, description: 'Lid, lifts about its rear edge.' }, [
          ...coated(p.coat, s.boxBetween([-halfLid, y0, rest], [halfLid, y1, rest + lid], { round: 0.006 })),
          ...withoutCollision(
            ...(isGlass
              ? paint('glass', s.boxBetween([-halfLid + frame, y0 + frame, rest - 0.0008], [halfLid - frame, y1 - frame, rest + lid + 0.0012]))
              : []),
            ...paint(isGlass ? 'metal' : 'accent', s.boxBetween([-0.16 * w, y0 - 0.001, rest + 0.2 * lid], [0.16 * w, y0 + 0.004, rest + 0.7 * lid])),
          ),
        ]),
      ],
      base,
    ); // prettier-ignore
    const origin: Vec3 = [0, middle, low + 0.015];
    const height = top - origin[2];
    const t = 0.004;
    const wall: Point2[] = [[0, 0], [radius, 0], [radius, height], [radius - t, height], [radius - t, t], [0, t]]; // prettier-ignore
    const post = p.bulge > 0.18;
    const agitator: Point2[] = post
      ? [[0, t], [0.55 * radius, t], [0.34 * radius, 0.14 * height], [0.22 * radius, 0.3 * height], [0.16 * radius, 0.85 * height], [0, 0.9 * height]] // prettier-ignore
      : [[0, t], [0.7 * radius, t], [0.6 * radius, 0.05 * height], [0.2 * radius, 0.14 * height], [0, 0.15 * height]]; // prettier-ignore
    const stir: Solid = {
      ...s.lathe(agitator, { origin }),
      pieces: s.cylinder([0, middle, origin[2] + t], [0, middle, origin[2] + (post ? 0.9 : 0.12) * height], (post ? 0.26 : 0.5) * radius).pieces,
    }; // prettier-ignore
    const drum = body(
      hinge({ axis: [0, 0, 1], position: origin }),
      [
        part('drum', { material: 'stainless_steel', fill: 0.17, affordance: 6, description: 'Basket, turns.' }, [
          ...paint('mesh', s.lathe(wall, { origin })),
        ]),
        part(post ? 'agitator' : 'impeller', { material: 'polypropylene', fill: 0.2, affordance: 7, description: 'Moves the laundry.' }, [
          ...paint('light', stir),
        ]),
      ],
      base,
    ); // prettier-ignore
    const radiusOf = Math.min(0.34 * console, 0.06 * w);
    const dial =
      p.knob === 'none'
        ? []
        : [
            knob(s, base, {
              at: [knobX, consoleFront, row],
              facing: 'front',
              radius: radiusOf,
              length: 0.045 * w,
              finish: isDark ? 'metal' : trimOf(p.coat),
              name: 'program knob',
              description: 'Chooses the program.',
            }),
          ];
    return [lidBody, drum, ...dial, ...buttons.map((button) => pushButton(s, base, button))];
  };
  return { cabinet, moving };
}
