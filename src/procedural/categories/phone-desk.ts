import { compose, transformPoint, translation } from '../../core/math/pose.js';
import { quatFromAxisAngle } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import type { ObjectModel } from '../model.js';
import { body, FIXED, part, slide } from '../model.js';
import { roundedRectangle, smoothCurve } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { alongX, housing, placeSolid } from './device-shapes.js';
import type { PadForm } from './keypad.js';
import { DIALS, gridKeys, padBodies, padSolids } from './keypad.js';
import type { PhoneForm } from './phone-bar.js';
import { screenOn } from './phone-bar.js';

/** A telephone with its handset on the left and a keypad on a slope on the right. */
export function deskPhone(p: PhoneForm, s: Shapes): ObjectModel {
  const w = p.length * (1.05 + 0.8 * p.width);
  const d = p.length * (1.25 + 0.5 * p.chin);
  const [front, back] = [0.026, 0.04 + 0.04 * p.thickness];
  const slope = Math.atan2(back - front, d);
  const cradle = 0.34 * w;
  const rightWidth = w - cradle;
  const x = cradle / 2;
  // The sloping face of the right part: origin in its middle.
  const face = { position: [x, 0, (front + back) / 2] as Vec3, rotation: quatFromAxisAngle([1, 0, 0], slope) };
  const well = 0.003;
  const form: PadForm = { pose: face, well, rise: 0.0025, finish: p.caps };
  const side = 0.12 * rightWidth;
  const low = -0.44 * d;
  const depth = p.keypad * 1.05 * d;
  const pitch = [(rightWidth - 2 * side) / 3, depth / 4] as const;
  const keys = gridKeys([-1.5 * pitch[0], low + depth], [3, 4], pitch, 0.92 * p.keyFill, {
    round: p.keys === 'round',
    names: DIALS,
  });
  const outline = roundedRectangle(rightWidth, d / Math.cos(slope), 0.004, s.steps(3));
  const hole = [
    [-1.5 * pitch[0] - 0.0005, low - 0.0005],
    [1.5 * pitch[0] + 0.0005, low + depth + 0.0005],
  ] as const;
  const wedge: [number, number][] = [
    [-d / 2, 0],
    [d / 2, 0],
    [d / 2, back - well],
    [-d / 2, front - well],
  ];
  const displayLow = low + depth + 0.06 * d;
  const displayHigh = 0.45 * d;
  const screen = s.box(
    transformPoint(face, [0, (displayLow + displayHigh) / 2, 0]),
    [rightWidth - 2.4 * side, (displayHigh - displayLow) * 0.8, 0.002],
    { rotation: face.rotation },
  );
  const deck = 0.6 * front;
  const left = -w / 2;
  // The handset rests level on the deck, between posts at its ends.
  const rest = left + cradle / 2;
  const long = 0.94 * d;
  const post = (y: number) =>
    s.boxBetween([rest - 0.35 * cradle, y - 0.003, 0.002], [rest + 0.35 * cradle, y + 0.003, deck + 0.008]);
  const base = body(FIXED, [
    part('base', { material: 'abs', fill: 0.5, affordance: 5, description: 'Base with keypad and electronics.' }, [
      s.prism(wedge, rightWidth, { pose: alongX([left + cradle, 0, 0]) }),
      ...padSolids(s, keys, form, outline, hole),
      s.boxBetween([left, -d / 2, 0], [left + cradle + 0.001, d / 2, deck], { round: 0.003 }),
      post(-long / 2 - 0.005),
      post(long / 2 + 0.005),
      ...paint(p.home === 'button' ? 'screen' : 'label', screen),
    ]),
  ]); // prettier-ignore
  const handset = body(
    slide({ axis: [0, 0, 1], range: [0, 0.1], seen: { closed: 0.85, between: [0.03, 0.1] } }),
    [
      part('handset', { material: 'abs', fill: 0.55, affordance: 1, description: 'Handset; lifts off its cradle.' }, [
        ...handsetSolids(s, [rest, 0, deck + 0.001], long, 0.62 * cradle, p.edge),
      ]),
    ],
    base,
  );
  return { title: 'Telephone', bodies: [base, ...padBodies(s, keys, form, base), handset] };
}

/** Two cups joined by a bent grip, lying with the cups down, along y. */
function handsetSolids(s: Shapes, [x, y, z]: Vec3, long: number, width: number, edge: number): Solid[] {
  const cup = width / 2;
  const high = 0.34 * width + 0.008;
  const grip = smoothCurve<Vec3>(
    [
      [x, y - long / 2 + 0.6 * cup, z + 0.8 * high],
      [x, y - 0.2 * long, z + 1.5 * high],
      [x, y + 0.2 * long, z + 1.5 * high],
      [x, y + long / 2 - 0.6 * cup, z + 0.8 * high],
    ],
    s.steps(5),
  );
  return [
    ...[-1, 1].map((end) =>
      housing(s, [width, 2 * cup], [z, z + 1.15 * high], {
        corner: (0.25 + edge) * cup,
        edge: 0.3 * high,
        at: [x, y + end * (long / 2 - cup)],
      }),
    ),
    s.tube(grip, 0.32 * width, { flat: [1, 0.42 * (1 + 0.5 * edge)], up: [0, 0, 1] }),
  ];
}

/** A handset with keypad that stands in its charger. */
export function cordlessPhone(p: PhoneForm, s: Shapes): ObjectModel {
  const l = 1.1 * p.length;
  const w = 0.32 * p.length * (0.55 + 0.9 * p.width);
  const t = l * (0.13 + 0.05 * p.thickness);
  const socket = 0.022;
  const lean = 0.16;
  // The handset is drawn lying, face up, then stood up and leant back: its frame.
  const stand = compose(
    { position: [0, -0.1 * t, 0.014], rotation: quatFromAxisAngle([1, 0, 0], Math.PI / 2 - lean) },
    translation([0, l / 2, -t / 2]),
  );
  const onStand = (solid: Solid): Solid => placeSolid(solid, stand);
  const side = 0.12 * w;
  const low = -0.4 * l;
  const depth = p.keypad * 0.9 * l;
  const pitch = [(w - 2 * side) / 3, depth / 5] as const;
  const well = 0.0016;
  const form: PadForm = { pose: compose(stand, translation([0, 0, t])), well, rise: 0.001, finish: p.caps };
  const keys = [
    ...[-1, 1].map((k) => ({ x: k * pitch[0], y: low + 4.5 * pitch[1], width: 0.85 * pitch[0], depth: 0.7 * pitch[1], finish: k < 0 ? ('accent' as const) : ('dark' as const), name: k < 0 ? 'call button' : 'end button' })),
    ...gridKeys([-1.5 * pitch[0], low + 4 * pitch[1]], [3, 4], pitch, p.keyFill, { round: p.keys === 'round', names: DIALS.slice(0, 6) }),
  ]; // prettier-ignore
  const corner = Math.min(1.3 * p.corner, 0.45) * w;
  const outline = roundedRectangle(w, l, corner, s.steps(5));
  const hole = [
    [-1.5 * pitch[0] - 0.0004, low - 0.0004],
    [1.5 * pitch[0] + 0.0004, low + 5 * pitch[1] + 0.0004],
  ] as const;
  const screenLow = low + 5 * pitch[1] + 0.05 * l;
  const screenHigh = 0.5 * l - Math.max(0.09, p.brow) * l;
  const up = transformPoint({ ...stand, position: [0, 0, 0] }, [0, 1, 0]);
  // The charger: a plate with four walls round the handset's foot, wider by the play on each side.
  const play = 0.0025;
  const foot = [w / 2 + play, t / 2 + play + 0.006] as const;
  const wall = 0.005;
  const wide = [1.75 * w + 0.02, 0.6 * w + 1.6 * t + 0.02] as const;
  const base = body(FIXED, [
    part('charger', { material: 'abs', fill: 0.8, affordance: 6, description: 'Charger with mains electronics.' }, [
      housing(s, wide, [0, 0.011], { corner: 0.3 * wide[1], edge: 0.003 }),
      ...s.tray([-foot[0] - wall, -0.1 * t - foot[1] - wall, 0.008], [foot[0] + wall, 0.1 * t + foot[1] + wall, 0.012 + socket], wall, { open: ['+z', '-z'] }),
    ]),
  ]); // prettier-ignore
  const handset = body(
    slide({ axis: up, range: [0, 0.08], seen: { closed: 0.85, between: [0.03, 0.08] } }),
    [
      part('handset', { material: 'abs', fill: 0.9, affordance: 1, description: 'Handset; lifts out of its charger.' }, [
        onStand(housing(s, [w, l], [0, t - well], { corner, edge: p.edge * 0.6 * t, sharpTop: true })),
        ...padSolids(s, keys, form, outline, hole),
        ...screenOn(s, [0, (screenLow + screenHigh) / 2], [w - 2.2 * side, screenHigh - screenLow], t).map(onStand),
        ...paint('dark', onStand(s.boxBetween([-0.12 * w, 0.46 * l, t - 0.001], [0.12 * w, 0.475 * l, t + 0.0003]))),
      ]),
    ],
    base,
  ); // prettier-ignore
  return { title: 'Cordless phone', bodies: [base, handset, ...padBodies(s, keys, form, handset)] };
}
