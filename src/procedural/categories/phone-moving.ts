import { translation } from '../../core/math/pose.js';
import type { ObjectModel } from '../model.js';
import { body, FIXED, hinge, part, slide } from '../model.js';
import { roundedRectangle } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import { paint } from '../solids/solid.js';
import { housing } from './device-shapes.js';
import type { PadForm } from './keypad.js';
import { gridKeys, padBodies, padSolids } from './keypad.js';
import type { PhoneForm } from './phone-bar.js';
import { mobileFill, screenOn } from './phone-bar.js';

/** Keys named here move; the rest of the twelve stand fast. */
const MOVING = ['key 1', 'key 2', 'key 3', 'key 4', 'key 5', 'key 6'];

/** A phone that closes like a shell about a hinge at its far end. */
export function flipPhone(p: PhoneForm, s: Shapes): ObjectModel {
  const l = 0.64 * p.length;
  const w = 0.5 * p.length * (0.55 + 0.85 * p.width);
  const t = l * (0.08 + 0.05 * p.thickness);
  // Square at the hinge, so that the barrel does not stick out.
  const corner = Math.min(p.corner, 0.2) * w;
  const gap = 0.0012;
  const well = 0.0014;
  const form: PadForm = { pose: translation([0, 0, t]), well, rise: 0.0004, finish: p.caps };
  // The barrel lies between the halves at the far end; both end before it.
  const barrel = 0.62 * t;
  const axis = { y: l / 2 - barrel, z: t + gap / 2 };
  const end = axis.y - barrel - 0.0008;
  const long = end + l / 2;
  const middle = (end - l / 2) / 2;
  const side = 0.08 * w;
  const pad = { low: -l / 2 + 0.07 * l, high: end - 0.04 * l };
  const pitch = [(w - 2 * side) / 3, (pad.high - pad.low) / 5.4] as const;
  const keys = [
    { x: 0, y: pad.high - 0.7 * pitch[1], width: 1.3 * pitch[1], depth: 1.3 * pitch[1], round: true, name: 'middle button' },
    ...[-1, 1].map((k) => ({ x: k * pitch[0], y: pad.high - 0.7 * pitch[1], width: 0.8 * pitch[0], depth: 0.9 * pitch[1], name: k < 0 ? 'call button' : 'end button' })),
    ...gridKeys([-1.5 * pitch[0], pad.low + 4 * pitch[1]], [3, 4], pitch, p.keyFill, { round: p.keys === 'round', names: MOVING }),
  ]; // prettier-ignore
  const outline = roundedRectangle(w, long, Math.min(corner, 0.45 * long), s.steps(5)).map(
    ([x, y]) => [x, y + middle] as const,
  );
  const hole = [
    [-w / 2 + side - 0.0004, pad.low - 0.0004],
    [w / 2 - side + 0.0004, pad.high],
  ] as const; // prettier-ignore
  const third = w / 6;
  const about = { material: p.material, fill: mobileFill(p.material) } as const;
  const knuckle = (from: number, to: number) => s.cylinder([from, axis.y, axis.z], [to, axis.y, axis.z], barrel);
  const web = (from: number, to: number, low: number, high: number) =>
    s.boxBetween([from, end - 0.004, low], [to, axis.y, high]);
  const base = body(FIXED, [
    part('base', { ...about, fill: 1.35 * about.fill, affordance: 3, description: 'Lower half with keypad and battery.' }, [
      housing(s, [w, long], [0, t - well], { corner, edge: p.edge * 0.8 * t, at: [0, middle], sharpTop: true }),
      ...padSolids(s, keys, form, outline, hole),
      ...[-1, 1].flatMap((k) => [
        knuckle(k * (third + 0.0004), k * 3 * third * 0.98),
        web(k * (third + 0.0004), k * 3 * third * 0.94, 0.2 * t, t - 0.0006),
      ]),
    ]),
  ]); // prettier-ignore
  const [low, high] = [t + gap, 2 * t + gap - 0.15 * t];
  const lid = body(
    hinge({
      axis: [-1, 0, 0],
      position: [0, axis.y, axis.z],
      range: [0, 160],
      seen: { closed: 0.2, between: [90, 160] },
    }),
    [
      part(
        'lid',
        {
          ...about,
          fill: 0.5 * about.fill,
          affordance: 1,
          description: 'Upper half with the screen; opens about the hinge.',
        },
        [
          housing(s, [w, long], [low, high], { corner, edge: p.edge * 0.7 * t, at: [0, middle] }),
          knuckle(-third + 0.0004, third - 0.0004),
          web(-third + 0.0004, third - 0.0004, low + 0.0006, high - 0.15 * t),
          ...screenOn(s, [0, middle], [(1 - 2 * p.bezel) * w * 0.92, long * (0.94 - p.chin - p.brow)], low, -1),
          ...screenOn(s, [0, middle + 0.16 * long], [0.5 * w, 0.26 * long], high),
          ...paint(
            'dark',
            s.boxBetween([-0.1 * w, -l / 2 + 0.03 * l, low - 0.0002], [0.1 * w, -l / 2 + 0.05 * l, low + 0.001]),
          ),
        ],
      ),
    ],
    base,
  );
  return { title: 'Flip phone', bodies: [base, ...padBodies(s, keys, form, base), lid] };
}

/** A phone whose upper half with the screen slides up and bares a keypad. */
export function sliderPhone(p: PhoneForm, s: Shapes): ObjectModel {
  const l = 0.72 * p.length;
  const w = 0.5 * p.length * (0.55 + 0.85 * p.width);
  const t = l * (0.065 + 0.03 * p.thickness);
  const corner = p.corner * w;
  const well = 0.0014;
  const form: PadForm = { pose: translation([0, 0, t]), well, rise: 0.0003, finish: p.caps };
  const gap = 0.001;
  const travel = p.keypad * l;
  const side = 0.08 * w;
  const low = -l / 2 + Math.max(0.3 * corner, 0.04 * l);
  const pitch = [(w - 2 * side) / 3, (travel - 0.05 * l) / 4] as const;
  const keys = gridKeys([-1.5 * pitch[0], low + 4 * pitch[1]], [3, 4], pitch, p.keyFill, {
    round: p.keys === 'round',
    names: MOVING,
  });
  const outline = roundedRectangle(w, l, corner, s.steps(5));
  const hole = [
    [-w / 2 + side - 0.0004, low - 0.0004],
    [w / 2 - side + 0.0004, low + 4 * pitch[1] + 0.0004],
  ] as const;
  const about = { material: p.material, fill: mobileFill(p.material) } as const;
  const base = body(FIXED, [
    part('base', { ...about, affordance: 3, description: 'Lower half with the keypad.' }, [
      housing(s, [w, l], [0, t - well], { corner, edge: p.edge * 0.8 * t, sharpTop: true }),
      ...padSolids(s, keys, form, outline, hole),
    ]),
  ]);
  const [bottom, top] = [t + gap, t + gap + 0.9 * t];
  const chin = Math.max(p.chin, 0.1) * l;
  const brow = p.brow * l;
  const lid = body(
    slide({ axis: [0, 1, 0], range: [0, travel], seen: { closed: 0.3, between: [0.6 * travel, travel] } }),
    [
      part(
        'slider',
        { ...about, fill: 0.6 * about.fill, affordance: 1, description: 'Upper half with the screen; slides up.' },
        [
          housing(s, [w, l], [bottom, top], { corner, edge: p.edge * 0.7 * t }),
          ...screenOn(s, [0, (chin - brow) / 2], [(1 - 2 * p.bezel) * w * 0.94, l - chin - brow], top),
          ...paint(
            p.caps,
            s.boxBetween([-0.13 * w, -l / 2 + 0.3 * chin, top - 0.001], [0.13 * w, -l / 2 + 0.8 * chin, top + 0.0006]),
            s.boxBetween(
              [-0.38 * w, -l / 2 + 0.45 * chin, top - 0.001],
              [-0.2 * w, -l / 2 + 0.75 * chin, top + 0.0005],
            ),
            s.boxBetween([0.2 * w, -l / 2 + 0.45 * chin, top - 0.001], [0.38 * w, -l / 2 + 0.75 * chin, top + 0.0005]),
          ),
        ],
      ),
    ],
    base,
  );
  return { title: 'Slider phone', bodies: [base, ...padBodies(s, keys, form, base), lid] };
}
