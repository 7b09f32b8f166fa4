import type { ObjectModel } from '../model.js';
import { body, FIXED, hinge, part, slide } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import type { PenFrame, PenValues } from './pen-parts.js';
import { drawClip, FLAT_CORNER, gripRings, penFrame } from './pen-parts.js';

const MATERIALS = { plastic: 'abs', metal: 'aluminum' } as const;

/** A ball-point pen: with a push button at its back, or with halves that twist. */
export function buildBallPen(p: PenValues, s: Shapes): ObjectModel {
  const l = p.length;
  const r = 0.037 * p.diameter * l;
  const gap = l / 280;
  const isThick = p.ring === 'yes' || p.grip === 'rubber';
  const outer = p.kind === 'click' && isThick ? 1.05 * r : r;
  // What has no clip to keep it from rolling has six sides.
  const frame = penFrame(s, l, outer, p.clip === 'none' ? 6 : undefined);
  const { turn, rod } = frame;
  const back = r * (1 - 0.3 * p.taper);
  const split = 0.47 * p.parting * l;
  // Wall, refill, spring and air are lighter than solid plastic; a metal pen is a thin tube.
  const about = {
    material: MATERIALS[p.material],
    fill: p.material === 'plastic' ? 0.75 : 0.55,
    affordance: 2,
    description: 'Barrel around the refill.',
  };
  const clip = (start: number): Solid[] =>
    drawClip(s, p.clip, { at: frame.at(start + 0.025 * l), r, length: p.clipLength * l, lift: 0, back: true });
  const ring = ({ rod: band }: PenFrame, from: number, radius: number): Solid[] =>
    p.ring === 'yes' ? paint('metal', band(from, from + 0.02 * l, radius)) : []; // prettier-ignore

  if (p.kind === 'twist') {
    const base = body(FIXED, [
      part('upper barrel', { ...about, affordance: 1, description: 'Twisted to extend the tip.' }, [
        turn([0, 0], [0.55 * back, 0], [back, 0.02 * l], [r, split - 0.16 * l], [0, split - 0.16 * l]),
        rod(split - 0.161 * l, split, r),
        ...paint('metal', rod(0.018 * l, 0.03 * l, Math.min(r, 1.02 * back))),
        ...clip(0),
      ]),
    ]);
    // Smaller than the upper half by its play above the table.
    const small = (r - gap) / FLAT_CORNER;
    const round = penFrame(s, l, outer);
    const lower = body(
      hinge({ axis: [1, 0, 0], position: frame.at(split), range: [0, 180] }),
      [
        part('lower barrel', about, [
          ...ring(round, split + gap, small),
          ...drawNose(p, round, 0.97 * small, split + gap),
          ...(p.grip === 'rubber' ? gripRings(round, small, 0.7 * l, noseStart(p)) : []),
        ]),
      ],
      base,
    );
    return { title: 'Ball-point pen', bodies: [base, lower] };
  }

  const start = 0.075 * l;
  const travel = 0.035 * l;
  const b = 0.55 * back;
  const hole = b + gap;
  const depth = start + travel + 3 * gap;
  const base = body(FIXED, [
    part('barrel', about, [
      turn([hole, start], [0.95 * back, start], [back, start + 0.01 * l], [back, depth], [hole, depth]),
      ...(p.clip === 'none'
        ? [rod(depth, split, 0.98 * r)]
        : [turn([0, depth], [back, depth], [r, split], [0, split])]),
      ...drawNose(p, frame, r, split),
      ...ring(frame, split, outer),
      ...(p.grip === 'rubber'
        ? gripRings(frame, outer, Math.max(split + 0.04 * l, noseStart(p) - 0.22 * l), noseStart(p))
        : []),
      ...clip(start),
    ]),
  ]);
  const end = start + gap;
  const button = body(
    slide({ axis: [1, 0, 0], range: [0, travel], seen: { closed: 0.6, between: [0.5 * travel, travel] } }),
    [
      part('button', { ...about, fill: 1, affordance: 1, description: 'Pushed to extend the tip.' }, [
        ...paint('metal', turn([0, 0], [0.7 * b, 0], [b, 0.006 * l], [b, end], [0, end])),
      ]),
    ],
    base,
  );
  return { title: 'Ball-point pen', bodies: [base, button] };
}

const noseStart = (p: PenValues): number => (1 - 0.13 * p.nose) * p.length;

/** From `from` to the tip: barrel, nose cone and point. */
function drawNose(p: PenValues, { turn, rod }: PenFrame, r: number, from: number): Solid[] {
  const l = p.length;
  const nose = noseStart(p);
  const run = l - nose;
  const end = l - 0.02 * l;
  const cone = (grow: number, at: number): Solid =>
    turn(
      [0, at],
      [grow * r, at],
      [grow * 0.86 * r, nose + 0.35 * run],
      [grow * 0.36 * r, end],
      [0, end + (grow - 1) * r],
    );
  return [
    rod(from, nose, r),
    turn([0, nose - 1e-4], [r, nose - 1e-4], [0.86 * r, nose + 0.35 * run], [0.36 * r, end], [0, end]),
    ...paint(
      'metal',
      ...(p.material === 'plastic' && p.ring === 'yes' ? [cone(1.01, nose)] : []),
      turn([0, end - 1e-4], [0.26 * r, end - 1e-4], [0.13 * r, l - 0.004 * l], [0.07 * r, l], [0, l]),
    ),
  ];
}
