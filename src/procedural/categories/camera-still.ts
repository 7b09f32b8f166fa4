import type { Vec3 } from '../../core/math/vec3.js';
import type { ModelBody, ModelMotion, ObjectModel } from '../model.js';
import { body, FIXED, hinge, part, slide } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { facingFront, housing, placeSolid, quiet } from './device-shapes.js';

export interface CameraForm {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly corner: number;
  readonly lens: number;
  readonly lensLength: number;
  readonly offset: number;
  readonly grip: number;
  readonly hump: number;
  readonly dial: 'left' | 'right';
  readonly screen: 'fixed' | 'hinged';
  readonly flash: 'fixed' | 'popup';
  readonly tone: 'one' | 'two';
  readonly material: 'abs' | 'aluminum';
}

/** A ring or disc about the lens' axis: profile of (radius, distance in front of `y`). */
export const aboutAxis = (s: Shapes, [x, y, z]: Vec3, profile: readonly (readonly [number, number])[]): Solid =>
  s.lathe(profile, { origin: [x, y, z], axis: [0, -1, 0] });

/** The front of a lens: a tube with a rim, glass set back. It collides as a plain cylinder. */
export const lensFront = (s: Shapes, at: Vec3, radius: number, long: number): Solid[] => [
  {
    ...aboutAxis(s, at, [
      [0, 0],
      [radius, 0],
      [radius, long - 0.001],
      [radius - 0.001, long],
      [0.86 * radius, long],
      [0.7 * radius, long - 0.22 * radius],
      [0, long - 0.22 * radius],
    ]),
    pieces: s.cylinder(at, [at[0], at[1] - long, at[2]], radius).pieces,
  },
  ...paint(
    'glass',
    quiet(s.ellipsoid([at[0], at[1] - long + 0.24 * radius, at[2]], [0.68 * radius, 0.14 * radius, 0.68 * radius])),
  ),
];

/** A compact camera, or a reflex camera with grip, hump and large lens. */
export function stillCamera(p: CameraForm & { readonly kind: 'compact' | 'reflex' }, s: Shapes): ObjectModel {
  const reflex = p.kind === 'reflex';
  const w = p.width * (reflex ? 1.12 : 0.86);
  const h = w * (reflex ? 0.58 + 0.14 * p.height : 0.54 + 0.12 * p.height);
  const d = w * (reflex ? 0.3 + 0.1 * p.depth : 0.18 + 0.14 * p.depth);
  const corner = Math.min(p.corner, reflex ? 0.2 : 0.32) * h;
  const axisX = p.offset * w;
  const radius = Math.min(w * (reflex ? 0.21 + 0.08 * p.lens : 0.16 + 0.08 * p.lens), 0.46 * h);
  const long = w * (reflex ? 0.3 + 0.6 * p.lensLength : 0.06 + 0.1 * p.lensLength);
  const axisZ = Math.max(reflex ? 0.45 * h : 0.48 * h, radius + 0.002);
  const front = -d / 2;
  const lensAt: Vec3 = [axisX, front, axisZ];
  const shell = placeSolid(
    housing(s, [w, h], [0, d], { corner, edge: 0.12 * d }),
    facingFront([0, d / 2, h / 2]),
  ); // prettier-ignore
  const solids: Solid[] = [shell];
  const top = h;
  // The hand is on the left as seen from the front.
  const gripDepth = (reflex ? 0.28 * p.grip + 0.06 : 0.04 * p.grip) * w;
  const gripWidth = Math.min(0.24 * w, w / 2 + axisX - radius - 0.004);
  if (gripDepth > 0.002 && gripWidth > 0.008) {
    const grip = placeSolid(
      housing(s, [gripWidth, 0.96 * h], [0, d / 2 + gripDepth], {
        corner: 0.3 * gripWidth,
        edge: 0.4 * Math.min(gripDepth, gripWidth),
      }),
      facingFront([-w / 2 + gripWidth / 2, 0, 0.49 * h]),
    );
    solids.push(...(p.tone === 'two' || reflex ? paint('rubber', grip) : [grip]));
  }
  const humpHeight = reflex ? (0.14 + 0.16 * p.hump) * h : 0;
  const humpWidth = 0.36 * w;
  if (reflex) {
    const ring = (z: number, half: number, y0: number, y1: number): Vec3[] => [
      [axisX - half, y0, z],
      [axisX + half, y0, z],
      [axisX + half, y1, z],
      [axisX - half, y1, z],
    ];
    solids.push(
      s.loft([
        ring(top - 0.004, humpWidth / 2, front - 0.04 * w, d / 2),
        ring(top + 0.55 * humpHeight, 0.42 * humpWidth, front - 0.06 * w, d / 2 + 0.002),
        ring(top + humpHeight - (p.flash === 'popup' ? 0.006 : 0), 0.3 * humpWidth, front - 0.03 * w, d / 2 - 0.1 * d),
      ]),
      ...paint('dark', s.boxBetween([axisX - 0.13 * w, d / 2 - 0.01, top + 0.05 * humpHeight], [axisX + 0.13 * w, d / 2 + 0.012, top + 0.6 * humpHeight], { round: 0.003 })),
    );
  } else {
    // Flash, window and the light band of a compact.
    const right = Math.max(axisX + radius, 0.3 * w);
    solids.push(
      ...paint('light', s.boxBetween([Math.min(right - 0.06 * w, 0.32 * w), front - 0.0006, 0.8 * h], [0.44 * w, front + 0.002, 0.92 * h])),
      ...paint('dark', s.boxBetween([-0.1 * w + axisX, front - 0.0006, 0.965 * h - 0.05 * h], [0.02 * w + axisX, front + 0.002, 0.965 * h])),
    );
  } // prettier-ignore
  const screenSize = [0.62 * w, 0.66 * h] as const;
  const screenX = 0.06 * w;
  const picture = (y: number) =>
    paint('screen', s.boxBetween([screenX - 0.45 * screenSize[0], y - 0.002, 0.5 * h - 0.43 * screenSize[1]], [screenX + 0.45 * screenSize[0], y + 0.0003, 0.5 * h + 0.43 * screenSize[1]])); // prettier-ignore
  if (p.screen === 'fixed' || !reflex) solids.push(...picture(d / 2));
  const mount = aboutAxis(s, lensAt, [
    [0, -0.002],
    [radius * 1.06, -0.002],
    [radius * 1.06, 0.004],
    [0, 0.004],
  ]);
  const dark = reflex || p.tone === 'two';
  solids.push(...paint(reflex ? 'metal' : 'accent', mount));
  // The lens: a reflex camera's has rings that turn about a tube; a compact's slides out of a tube.
  const tube = reflex
    ? [
        aboutAxis(s, lensAt, [
          [0, 0],
          [0.9 * radius, 0],
          [0.9 * radius, long - 0.002],
          [0, long - 0.002],
        ]),
      ]
    : [
        aboutAxis(s, lensAt, [
          [0.84 * radius, 0.002],
          [radius, 0.002],
          [radius, long],
          [0.84 * radius, long],
        ]),
      ];
  solids.push(...(dark ? paint('dark', ...tube) : tube));
  if (reflex) {
    const tip = lensFront(s, [axisX, front - long + 0.003, axisZ], radius, 0.012 + 0.1 * radius);
    solids.push(...paint('dark', tip[0]), tip[1]);
  }
  // Shutter and dial stand on collars, clear of the round corners.
  const shutterAt = [-w / 2 + Math.max(0.14 * w, 0.7 * corner + 0.008), reflex ? front - 0.2 * gripDepth : 0] as const;
  const dialRadius = Math.min(0.075 * w, 0.36 * d);
  const dialY = reflex ? 0.14 * d : 0;
  const inner = reflex ? axisX + humpWidth / 2 + dialRadius + 0.003 : 0.1 * w;
  const dialX =
    p.dial === 'left'
      ? Math.max(inner, w / 2 - 0.9 * corner - dialRadius - 0.004)
      : reflex
        ? axisX - humpWidth / 2 - dialRadius - 0.003
        : shutterAt[0] + 0.012 + dialRadius;
  solids.push(
    quiet(s.cylinder([...shutterAt, 0.8 * h], [...shutterAt, top + 0.0003], 0.0085)),
    quiet(s.cylinder([dialX, dialY, top - 0.05 * h], [dialX, dialY, top + 0.0003], 0.85 * dialRadius)),
  );
  const base = body(FIXED, [
    part(
      'body',
      {
        material: p.material,
        fill: p.material === 'abs' ? 0.85 : 0.4,
        affordance: 3,
        description: 'Body with lens mount, boards and battery.',
      },
      solids,
    ),
  ]);
  const moving = (name: string, motion: ModelMotion, drawn: readonly Solid[], affordance = 1, fill = 1): ModelBody =>
    body(motion, [part(name, { material: 'abs', fill, affordance, description: DESCRIPTIONS[name] ?? 'Control.' }, drawn)], base); // prettier-ignore
  const bodies: ModelBody[] = [base];
  if (reflex) {
    const ring = (name: string, from: number, to: number): ModelBody => {
      const [inner, outer] = [0.9 * radius + 0.0012, 1.04 * radius];
      const grooves = [0.25, 0.5, 0.75].flatMap((share): [number, number][] => {
        const y = from + (to - from) * share;
        return [[outer, y - 0.0016], [1.01 * radius, y], [outer, y + 0.0016]];
      });
      const drawn = aboutAxis(s, lensAt, [[inner, from], [outer, from], ...grooves, [outer, to], [inner, to]]);
      const plain = aboutAxis(s, lensAt, [[inner, from], [outer, from], [outer, to], [inner, to]]);
      return moving(name, hinge({ axis: [0, -1, 0], position: lensAt, range: [-45, 45] }), paint('rubber', { ...drawn, pieces: plain.pieces }));
    }; // prettier-ignore
    bodies.push(ring('zoom ring', 0.22 * long, 0.56 * long), ring('focus ring', 0.66 * long, 0.9 * long));
  } else {
    const out = 0.75 * long;
    bodies.push(
      moving(
        'lens',
        slide({ axis: [0, -1, 0], range: [0, out], seen: { closed: 0.4, between: [0.5 * out, out] } }),
        lensFront(s, [axisX, front - 0.005, axisZ], 0.84 * radius - 0.0008, long - 0.004),
        2,
      ),
    );
  }
  const press = slide({ axis: [0, 0, -1], range: [0, 0.0006] });
  bodies.push(
    moving(
      'shutter button',
      press,
      paint('metal', s.cylinder([shutterAt[0], shutterAt[1], top + 0.001], [shutterAt[0], shutterAt[1], top + 0.0035], 0.0065, 0.0058)),
    ),
  ); // prettier-ignore
  bodies.push(
    moving(
      'mode dial',
      hinge({ axis: [0, 0, 1], position: [dialX, dialY, top] }),
      [
        ...paint('dark', s.cylinder([dialX, dialY, top + 0.0008], [dialX, dialY, top + 0.0075], dialRadius)),
        ...paint('light', s.boxBetween([dialX - 0.0007, dialY - 0.8 * dialRadius, top + 0.006], [dialX + 0.0007, dialY - 0.3 * dialRadius, top + 0.0078])),
      ],
    ),
  ); // prettier-ignore
  if (reflex && p.screen === 'hinged') {
    const y = d / 2 + 0.0012;
    const left = screenX - screenSize[0] / 2;
    bodies.push(
      moving(
        'screen',
        // From behind it opens to the left about an upright axis: that is at +x.
        hinge({ axis: [0, 0, -1], position: [screenX + screenSize[0] / 2, y, 0], range: [0, 165], seen: { closed: 0.6, between: [60, 160] } }),
        [
          s.boxBetween([left, y, 0.5 * h - screenSize[1] / 2], [left + screenSize[0], y + 0.006, 0.5 * h + screenSize[1] / 2], { round: 0.0015 }),
          ...paint('screen', s.boxBetween([left + 0.003, y + 0.004, 0.5 * h - 0.44 * screenSize[1]], [left + screenSize[0] - 0.003, y + 0.0063, 0.5 * h + 0.44 * screenSize[1]])),
        ],
        2,
      ),
    );
  } // prettier-ignore
  if (reflex && p.flash === 'popup') {
    const z = top + humpHeight - 0.005;
    const back = d / 2 - 0.12 * d;
    const ahead = front - 0.05 * w;
    bodies.push(
      moving(
        'flash',
        hinge({ axis: [-1, 0, 0], position: [axisX, back, z], range: [0, 55], seen: { closed: 0.5, between: [30, 55] } }),
        [
          s.boxBetween([axisX - 0.3 * humpWidth, ahead, z], [axisX + 0.3 * humpWidth, back, z + 0.007], { round: 0.002 }),
          ...paint('light', s.boxBetween([axisX - 0.24 * humpWidth, ahead - 0.0005, z + 0.001], [axisX + 0.24 * humpWidth, ahead + 0.003, z + 0.006])),
        ],
        2,
      ),
    );
  } // prettier-ignore
  return { title: reflex ? 'Reflex camera' : 'Camera', bodies };
}

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  'zoom ring': 'Turns about the lens to zoom.',
  'focus ring': 'Turns about the lens to focus.',
  lens: 'Comes out when the camera is on.',
  'shutter button': 'Pressed to take a picture.',
  'mode dial': 'Turns to choose a mode.',
  screen: 'Screen on the back; swings out.',
  flash: 'Pops up.',
};
