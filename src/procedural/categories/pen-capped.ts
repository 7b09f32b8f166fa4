import type { ObjectModel } from '../model.js';
import { body, FIXED, part, slide } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import type { PenValues } from './pen-parts.js';
import { drawClip, penFrame } from './pen-parts.js';

const MATERIALS = { plastic: 'polypropylene', metal: 'aluminum' } as const;

/** A fountain pen, or a thick marker: a barrel with a neck and a writing tip, and a hollow cap that is drawn off forward. */
export function buildCappedPen(p: PenValues, s: Shapes): ObjectModel {
  const isMarker = p.kind === 'marker';
  const l = (isMarker ? 0.95 : 1) * p.length;
  const r = (isMarker ? 0.065 : 0.043) * p.diameter * l;
  const gap = l / 215;
  const frame = penFrame(s, l, r);
  const { turn, rod } = frame;
  const back = r * (1 - (isMarker ? 0.12 : 0.35) * p.taper);
  const split = (isMarker ? 0.66 : 0.56) * p.parting * l;
  // The cap is as thick as the barrel but for its play above the table.
  const outer = r - gap;
  const wall = Math.min(0.0009, 0.15 * r);
  const neck = outer - wall - gap;
  const end = l - Math.max(2 * wall, gap);
  const tip = end - 1.5 * gap;
  const noseLength = Math.min(0.3 * p.nose, 0.75 * (1 - split / l)) * l * (isMarker ? 0.5 : 0.62);
  const section = tip - noseLength;
  const fill = p.material === 'plastic' ? 0.7 : 0.45;
  const base = body(FIXED, [
    part('barrel', { material: MATERIALS[p.material], fill, affordance: 2, description: 'Barrel with the ink.' }, [
      turn([0, 0], [0.7 * back, 0], [back, 0.03 * l], [r, split - 0.1 * l], [0, split - 0.1 * l]),
      rod(split - 0.101 * l, split, r),
      ...paint('dark', turn([0, split - 1e-4], [neck, split - 1e-4], [0.85 * neck, section], [0.5 * neck, section + 0.06 * noseLength], [0, section + 0.06 * noseLength])), // prettier-ignore
      ...(p.ring === 'yes' ? paint('metal', rod(split - 0.03 * l, split - 0.012 * l, r + 5e-5)) : []), // prettier-ignore
      ...(isMarker ? bullet(turn, neck, section, tip) : nib(s, frame.at, neck, section, tip)),
    ]),
  ]);
  const dome = p.nose > 1 ? 0.55 : 0.9;
  const depth = end - split;
  const cap = body(
    slide({
      axis: [1, 0, 0],
      range: [0, depth + 0.05 * l],
      seen: { closed: 0.45, between: [0.75 * depth, depth + 0.05 * l] },
    }),
    [
      part('cap', { material: MATERIALS[p.material], affordance: 1, description: 'Cap, drawn off to write.' }, [
        turn([0, l], [dome * 0.8 * outer, l], [outer, l - 0.02 * l], [outer, split + gap], [outer - wall, split + gap], [outer - wall, end], [0, end]), // prettier-ignore
        ...(p.ring === 'yes' ? paint('metal', lip(turn, outer, wall, split + gap, 0.02 * l)) : []),
        ...drawClip(s, p.clip, {
          at: frame.at(l - 0.025 * l),
          r: outer,
          length: Math.min(p.clipLength * l, 0.92 * (depth - 0.03 * l)),
          lift: 0.3 * gap,
          back: false,
        }),
      ]),
    ],
    base,
  );
  return { title: isMarker ? 'Marker' : 'Fountain pen', bodies: [base, cap] };
}

type Turn = ReturnType<typeof penFrame>['turn'];

/** Metal ring around the mouth of the cap. */
const lip = (turn: Turn, outer: number, wall: number, from: number, length: number): Solid =>
  turn([outer - 0.5 * wall, from], [outer + 1e-4, from], [outer + 1e-4, from + length], [outer - 0.5 * wall, from + length]); // prettier-ignore

/** A round felt tip in its holder. */
const bullet = (turn: Turn, neck: number, from: number, tip: number): Solid[] => [
  ...paint('light', turn([0, from - 1e-4], [0.62 * neck, from], [0.42 * neck, from + 0.5 * (tip - from)], [0, from + 0.5 * (tip - from)])), // prettier-ignore
  ...paint('dark', turn([0, from], [0.3 * neck, from], [0.3 * neck, tip - 0.3 * neck], [0.16 * neck, tip], [0, tip])),
];

/** A metal nib over its feed. */
function nib(
  s: Shapes,
  at: (x: number) => readonly [number, number, number],
  neck: number,
  from: number,
  tip: number,
): Solid[] {
  const [x0, y, z] = at(from);
  const run = tip - from;
  const ring = (t: number, half: number, height: number) =>
    [[-half, 0], [-0.6 * half, 0.6 * height], [0, height], [0.6 * half, 0.6 * height], [half, 0]].map(
      ([across, up]): [number, number, number] => [x0 + t * run, y + across, z + up - 0.1 * neck],
    ); // prettier-ignore
  return [
    ...paint('metal', s.loft([ring(-0.05, 0.62 * neck, 0.62 * neck), ring(0.35, 0.6 * neck, 0.5 * neck), ring(0.9, 0.12 * neck, 0.12 * neck), ring(1, 0.04 * neck, 0.05 * neck)])), // prettier-ignore
    ...paint('dark', s.cylinder(at(from - 1e-4), at(from + 0.7 * run), 0.5 * neck, 0.1 * neck)),
  ];
}
