import type { ModelBody, ModelMotion } from '../model.js';
import { body, hinge, part, slide } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { aboutAxis, lensFront } from './camera-lens.js';
import type { StillLayout } from './camera-still-layout.js';

/** Something that moves on the body; 1 is touched most. */
interface Moving {
  readonly name: keyof typeof DESCRIPTIONS;
  readonly motion: ModelMotion;
  readonly solids: readonly Solid[];
  readonly affordance: 1 | 2;
}

const DESCRIPTIONS = {
  'zoom ring': 'Turns about the lens to zoom.',
  'focus ring': 'Turns about the lens to focus.',
  lens: 'Comes out when the camera is on.',
  'shutter button': 'Pressed to take a picture.',
  'mode dial': 'Turns to choose a mode.',
  screen: 'Screen on the back; swings out.',
  flash: 'Pops up.',
} as const;

/** What moves on a still camera. */
export function stillControls(f: StillLayout, s: Shapes, base: ModelBody): ModelBody[] {
  const { p, reflex, long } = f;
  const moving = [
    ...(reflex
      ? [lensRing(f, s, 'zoom ring', 0.22 * long, 0.56 * long), lensRing(f, s, 'focus ring', 0.66 * long, 0.9 * long)]
      : [slidingLens(f, s)]),
    shutter(f, s),
    modeDial(f, s),
    ...(reflex && p.screen === 'hinged' ? [hingedScreen(f, s)] : []),
    ...(reflex && p.flash === 'popup' ? [popupFlash(f, s)] : []),
  ];
  return moving.map(({ name, motion, solids, affordance }) =>
    body(motion, [part(name, { material: 'abs', fill: 1, affordance, description: DESCRIPTIONS[name] }, solids)], base),
  );
}

/** A grooved ring about the lens, between two distances from the body. */
function lensRing(
  { lensAt, radius }: StillLayout,
  s: Shapes,
  name: 'zoom ring' | 'focus ring',
  from: number,
  to: number,
): Moving {
  const [inner, outer] = [0.9 * radius + 0.0012, 1.04 * radius];
  const grooves = [0.25, 0.5, 0.75].flatMap((share): [number, number][] => {
    const y = from + (to - from) * share;
    return [[outer, y - 0.0016], [1.01 * radius, y], [outer, y + 0.0016]];
  }); // prettier-ignore
  const drawn = aboutAxis(s, lensAt, [[inner, from], [outer, from], ...grooves, [outer, to], [inner, to]]);
  const plain = aboutAxis(s, lensAt, [[inner, from], [outer, from], [outer, to], [inner, to]]); // prettier-ignore
  return {
    name,
    motion: hinge({ axis: [0, -1, 0], position: lensAt, range: [-45, 45] }),
    solids: paint('rubber', { ...drawn, pieces: plain.pieces }),
    affordance: 1,
  };
}

function slidingLens({ lensAt, front, radius, long }: StillLayout, s: Shapes): Moving {
  const out = 0.75 * long;
  return {
    name: 'lens',
    motion: slide({ axis: [0, -1, 0], range: [0, out], seen: { closed: 0.4, between: [0.5 * out, out] } }),
    solids: lensFront(s, [lensAt[0], front - 0.005, lensAt[2]], 0.84 * radius - 0.0008, long - 0.004),
    affordance: 2,
  };
}

function shutter({ h, shutterAt }: StillLayout, s: Shapes): Moving {
  return {
    name: 'shutter button',
    motion: slide({ axis: [0, 0, -1], range: [0, 0.0006] }),
    solids: paint('metal', s.cylinder([...shutterAt, h + 0.001], [...shutterAt, h + 0.0035], 0.0065, 0.0058)),
    affordance: 1,
  };
}

function modeDial({ h, dialAt: [x, y], dialRadius: r }: StillLayout, s: Shapes): Moving {
  return {
    name: 'mode dial',
    motion: hinge({ axis: [0, 0, 1], position: [x, y, h] }),
    solids: [
      ...paint('dark', s.cylinder([x, y, h + 0.0008], [x, y, h + 0.0075], r)),
      ...paint('light', s.boxBetween([x - 0.0007, y - 0.8 * r, h + 0.006], [x + 0.0007, y - 0.3 * r, h + 0.0078])),
    ],
    affordance: 1,
  };
}

/** From behind it opens to the left about an upright axis: that is at +x. */
function hingedScreen({ h, d, screen: [wide, high], screenX }: StillLayout, s: Shapes): Moving {
  const y = d / 2 + 0.0012;
  const left = screenX - wide / 2;
  return {
    name: 'screen',
    motion: hinge({
      axis: [0, 0, -1],
      position: [screenX + wide / 2, y, 0],
      range: [0, 165],
      seen: { closed: 0.6, between: [60, 160] },
    }),
    solids: [
      s.boxBetween([left, y, 0.5 * h - high / 2], [left + wide, y + 0.006, 0.5 * h + high / 2], { round: 0.0015 }),
      ...paint(
        'screen',
        s.boxBetween(
          [left + 0.003, y + 0.004, 0.5 * h - 0.44 * high],
          [left + wide - 0.003, y + 0.0063, 0.5 * h + 0.44 * high],
        ),
      ),
    ],
    affordance: 2,
  };
}

/** The front of the hump, hinged at its back. */
function popupFlash({ w, h, d, front, lensAt: [x], humpHeight, humpWidth }: StillLayout, s: Shapes): Moving {
  const z = h + humpHeight - 0.005;
  const back = d / 2 - 0.12 * d;
  const ahead = front - 0.05 * w;
  return {
    name: 'flash',
    motion: hinge({
      axis: [-1, 0, 0],
      position: [x, back, z],
      range: [0, 55],
      seen: { closed: 0.5, between: [30, 55] },
    }),
    solids: [
      s.boxBetween([x - 0.3 * humpWidth, ahead, z], [x + 0.3 * humpWidth, back, z + 0.007], { round: 0.002 }),
      ...paint(
        'light',
        s.boxBetween(
          [x - 0.24 * humpWidth, ahead - 0.0005, z + 0.001],
          [x + 0.24 * humpWidth, ahead + 0.003, z + 0.006],
        ),
      ),
    ],
    affordance: 2,
  };
}
