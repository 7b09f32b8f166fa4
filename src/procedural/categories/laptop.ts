import { compose, transformPoint, translation } from '../../core/math/pose.js';
import { quatFromAxisAngle } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { defineCategory } from '../category.js';
import { body, FIXED, hinge, part } from '../model.js';
import { choice, ratio, size } from '../parameters.js';
import { roundedRectangle } from '../solids/curves.js';
import { paint } from '../solids/solid.js';
import { plate } from './device-shapes.js';

/*
 * A clamshell laptop. Sizes: notebooks of 11 to 17 inches are 0.26 to 0.40 m wide; weight 1.0 to 2.8 kg (Lenovo ThinkPad T14 Gen 2: 0.329 x
 * 0.227 x 0.018 m, 1.47 kg), which the fills of base and lid are set for: the base holds battery, board and air, the lid a panel in a thin
 * shell. Aluminium ones weigh 1.2 to 2.2 kg (estimate).
 */
export const laptop = defineCategory({
  name: 'laptop',
  parameters: {
    width: size(0.335, 0.03),
    depth: ratio(0.62, 0.8),
    /** Thickness of the base at the hinge and of the lid, shares of the width. */
    base: ratio(0.035, 0.1),
    lid: ratio(0.014, 0.034),
    /** Thickness of the base at the front, as a share of that at the hinge. */
    wedge: ratio(0.4, 1),
    /** How far the sides run inward below. */
    undercut: ratio(0, 0.05),
    corner: ratio(0.004, 0.05),
    bezel: ratio(0.015, 0.07),
    brow: ratio(0.02, 0.13),
    chin: ratio(0.03, 0.15),
    /** Depth of the deck behind the keyboard, of the keyboard, and the keyboard's width. */
    shelf: ratio(0.1, 0.26),
    keyboard: ratio(0.36, 0.5),
    keyboardWidth: ratio(0.74, 0.95),
    touchpad: choice({ yes: 4, no: 1 }),
    hinge: choice({ barrels: 3, bar: 2, ends: 1 }),
    edge: choice({ plain: 3, accent: 1, metal: 1 }),
    material: choice({ aluminum: 1, abs: 2 }),
  },
  view: { azimuth: [-75, 75], elevation: [5, 55] },
  build: (p, s) => {
    const w = p.width;
    const d = p.depth * w;
    const t = p.base * w;
    const lid = p.lid * w;
    const front = p.wedge * t;
    const corner = p.corner * w;
    // The deck slopes down to the front; `deck` is its frame: origin in the middle of the back edge, y along the slope.
    const slope = Math.atan2(t - front, d);
    const deck = { position: [0, d / 2, t] as Vec3, rotation: quatFromAxisAngle([1, 0, 0], slope) };
    const long = d / Math.cos(slope);
    const onDeck = (x: number, y: number, z: number): Vec3 => transformPoint(deck, [x, y, z]);
    const panel = (from: Vec3, to: Vec3) =>
      s.box(
        onDeck((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, (from[2] + to[2]) / 2),
        [to[0] - from[0], to[1] - from[1], to[2] - from[2]],
        { rotation: deck.rotation },
      );
    const ring = (inset: number, share: number): Vec3[] =>
      roundedRectangle(w - 2 * inset, d - 2 * inset, Math.max(corner - inset, 0.0015), s.steps(5)).map(([x, y]) => [
        x,
        y,
        share * (front + ((t - front) * (y + d / 2)) / d),
      ]);
    const strip = p.edge === 'plain' ? [] : paint(p.edge, s.loft([ring(-0.0006, 0.86), ring(-0.0006, 0.97)]));
    // The lid rests on rubber stops, a millimetre above the deck; keys and touchpad stand out a little.
    const [stop, rise] = [0.001, 0.0006];
    const back = -p.shelf * d;
    const keysFront = back - p.keyboard * d;
    const half = (p.keyboardWidth * w) / 2;
    const padDepth = Math.min(0.86 * (long + keysFront), 0.3 * w);
    const padFront = -long + (long + keysFront - padDepth) / 2;
    const base = body(FIXED, [
      part(
        'base',
        {
          material: p.material,
          fill: p.material === 'abs' ? 0.75 : 0.21,
          affordance: 4,
          description: 'Base with keyboard, touchpad, board and battery.',
        },
        [
          s.loft([ring(Math.min(p.undercut * w, 1.5 * t), 0), ring(0, 0.75), ring(0, 1)]),
          ...strip,
          ...paint('keys', panel([-half, keysFront, -0.003], [half, back, rise])),
          ...paint('mesh', panel([-half, 0.7 * back, -0.003], [half, 0.45 * back, rise / 3])),
          ...(p.touchpad === 'yes'
            ? paint('accent', panel([-0.16 * w, padFront, -0.003], [0.12 * w, padFront + padDepth, rise / 2]))
            : []),
        ],
      ),
    ]);
    // The lid turns about the middle of its barrels, which clear the deck as the lid does.
    const barrel = 0.45 * lid;
    const axisY = -0.55 * lid;
    const axisZ = stop + barrel;
    const reach = long + axisY;
    const screenTop = -long + p.brow * d;
    const screenLow = axisY - p.chin * d;
    const side = w / 2 - p.bezel * w;
    const bars: readonly (readonly [number, number])[] =
      p.hinge === 'bar' ? [[-0.34, 0.34]] : p.hinge === 'ends' ? [[-0.49, -0.4], [0.4, 0.49]] : [[-0.38, -0.26], [0.26, 0.38]]; // prettier-ignore
    const lidPose = compose(deck, translation([0, axisY - reach / 2, stop]));
    const eye = onDeck(0, -long + 0.5 * p.brow * d, stop - 0.0002);
    const lidBody = body(
      hinge({
        axis: [-1, 0, 0],
        position: onDeck(0, axisY, axisZ),
        range: [0, 135],
        seen: { closed: 0.06, between: [60, 130] },
      }),
      [
        part(
          'lid',
          {
            material: p.material,
            fill: p.material === 'abs' ? 0.85 : 0.29,
            affordance: 1,
            description: 'Lid with the screen; opens about the hinge at the back.',
          },
          [
            plate(s, [w, reach], Math.min(corner, 0.02), lid, lidPose),
            ...paint('screen', panel([-side, screenTop, stop - 0.0003], [side, screenLow, stop + 0.4 * lid])),
            ...paint('dark', s.cylinder(eye, transformPoint({ ...deck, position: eye }, [0, 0, 0.3 * lid]), 0.003)),
            ...bars.flatMap(([from, to]) =>
              paint('dark', s.cylinder(onDeck(from * w, axisY, axisZ), onDeck(to * w, axisY, axisZ), barrel)),
            ),
          ],
        ),
      ],
      base,
    );
    return { bodies: [base, lidBody] };
  },
});
