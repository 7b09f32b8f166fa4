import type { Vec3 } from '../../core/math/vec3.js';
import { defineCategory } from '../category.js';
import { body, FIXED, hinge, part } from '../model.js';
import { choice, ratio, size } from '../parameters.js';
import type { Point2 } from '../solids/convex-polygons.js';
import { smoothCurve } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { lensOutline } from './eyeglasses-lens.js';
import { drawTemple } from './eyeglasses-temple.js';

/*
 * Eyeglasses standing on a table on their rims and the ends of their temples, lenses to the front. Drawn unfolded; the temples fold in
 * about upright pins, one in front of the other. Sizes: frames are 125 to 150 mm wide, temples 135 to 150 mm long (ISO 8624 measures); mass
 * 15 to 40 g (estimate).
 */
export const eyeglasses = defineCategory({
  name: 'eyeglasses',
  parameters: {
    width: size(0.138, 0.006),
    lens: choice({ rectangle: 3, round: 2, aviator: 1.5, cat: 1, wayfarer: 2 }),
    /** Height of a lens, share of its width; its width, share of half the frame's. */
    lensHeight: ratio(0.6, 0.95),
    lensWidth: ratio(0.66, 0.78),
    frame: choice({ plastic: 3, metal: 2, halfRim: 1, rimless: 1 }),
    /** Width of the rim, share of the frame's width. */
    rim: ratio(0.02, 0.042),
    bridge: choice({ arch: 2, straight: 1, double: 1 }),
    bridgeHeight: ratio(0.1, 0.35),
    /** Length of the temples, share of the frame's width, and where their ends bend down. */
    temple: ratio(0.86, 0.96),
    hook: ratio(0.2, 0.34),
    /** How much wider a temple is at its hinge than farther back. */
    templeTaper: ratio(0, 1),
    tint: choice({ clear: 2, dark: 1 }),
  },
  view: { azimuth: [-180, 180], elevation: [5, 65] },
  build: (p, s) => {
    const w = p.width;
    const gap = w / 260;
    const isMetal = p.frame === 'metal' || p.frame === 'rimless';
    const rim = (isMetal ? 0.42 : 1) * p.rim * w;
    const thick = isMetal ? 0.012 * w : 0.03 * w;
    const nose = 0.062 * w;
    const lensWidth = Math.min(p.lensWidth * (w / 2), w / 2 - nose - 0.012 * w - 1.6 * rim);
    const lensHeight = Math.min(p.lensHeight * lensWidth, 0.36 * w);
    const shape = lensOutline(p.lens, lensWidth, lensHeight, s.steps(36));
    const low = Math.min(...shape.map(([, z]) => z));
    const high = Math.max(...shape.map(([, z]) => z));
    const isRimmed = p.frame === 'plastic' || p.frame === 'metal';
    // Rims, or bare lenses, stand on the table.
    const grow: Point2 = isRimmed ? [1 + rim / lensWidth, 1 + rim / (high - low)] : [1, 1];
    const middle = -low * grow[1];
    const centre = nose + lensWidth / 2 + (isRimmed ? rim / 2 : 0);
    const eye = (side: 1 | -1, y: number, [wide, tall]: Point2 = [1, 1]): Vec3[] =>
      shape.map(([x, z]): Vec3 => [side * (centre + wide * x), y, middle + tall * z]);
    const pinHeight = middle + (p.lens === 'round' ? 0.45 : 0.72) * high;
    const frontAbout = {
      material: isMetal ? 'titanium' : 'plastic',
      affordance: 3,
      description: 'Frame around the lenses.',
    };
    // Both temples fold flat against the frame: the right one in front of the left one.
    const bar = isMetal ? 0.016 * w : 0.026 * w;
    const reach = (side: 1 | -1): number => thick / 2 + 0.02 * w + (side < 0 ? bar + 1.5 * gap : 0);
    // A pin is at the inner edge of its temple.
    const pin = (side: 1 | -1): Vec3 => [side * (w / 2 - bar), reach(side), pinHeight];
    const lugHeight = isMetal ? 0.016 * w : 0.05 * w;
    const lug = (side: 1 | -1): Solid =>
      s.boxBetween(
        [side * (w / 2 - bar), -thick / 2, pinHeight - lugHeight / 2],
        [side * (w / 2), reach(side) - gap, pinHeight + lugHeight / 2],
        { round: 0.25 * bar },
      );
    const arm = (side: 1 | -1): Solid =>
      s.boxBetween([side * (centre + 0.44 * lensWidth), -thick / 2, pinHeight - lugHeight / 2], [side * (w / 2), thick / 2, pinHeight + lugHeight / 2]); // prettier-ignore
    const sides = [1, -1] as const;
    const front = [
      ...(isRimmed
        ? sides.map((side) => ({
            ...s.tube(eye(side, 0), rim / 2, {
              loop: true,
              flat: [1, thick / rim],
              up: [0, 1, 0],
              square: !isMetal && s.detail === 'draft',
            }),
            // The lens fills the rim: both collide as one disc.
            pieces: () => s.loft([eye(side, -thick / 2, grow), eye(side, thick / 2, grow)]).pieces(),
          }))
        : []),
      ...(p.frame === 'halfRim'
        ? sides.map((side) =>
            s.tube(upperHalf(eye(side, 0), middle), 0.6 * rim, { flat: [1, thick / rim], up: [0, 1, 0] }),
          )
        : []),
      ...sides.map(lug),
      ...sides.map(arm),
      ...drawBridge(s, p.bridge, {
        centre: centre - lensWidth / 2,
        height: middle + p.bridgeHeight * high * 1.4,
        rim,
        thick,
        w,
        metal: isMetal,
      }),
    ];
    const pads = sides.map((side) => s.ellipsoid([side * (centre - 0.5 * lensWidth - 0.2 * rim), 0.028 * w, middle - 0.1 * high], [0.012 * w, 0.01 * w, 0.028 * w])); // prettier-ignore
    const stems = sides.map((side) => s.cylinder([side * (centre - 0.47 * lensWidth), 0, middle - 0.05 * high], [side * (centre - 0.5 * lensWidth - 0.2 * rim), 0.028 * w, middle - 0.1 * high], 0.004 * w)); // prettier-ignore
    const lenses = sides.map((side) => s.loft([eye(side, -0.006 * w), eye(side, 0.006 * w)]));
    const base = body(FIXED, [
      part('frame', frontAbout, [...front, ...(isMetal ? [...stems, ...paint('light', ...pads)] : [])]),
      part(
        'lenses',
        { material: 'polycarbonate', affordance: 8, description: 'Lenses.' },
        paint(p.tint === 'dark' ? 'screen' : 'glass', ...lenses),
      ),
    ]);
    const length = Math.min(p.temple * w, w - 2 * bar - 2 * gap);
    const temples = sides.map((side) =>
      body(
        hinge({
          axis: [0, 0, side],
          position: pin(side),
          range: [0, 90],
          seen: { closed: 0.7, between: [20, 90] },
        }),
        [
          part(
            side > 0 ? 'right temple' : 'left temple',
            {
              material: isMetal ? 'titanium' : 'plastic',
              affordance: 1,
              description: 'Arm that rests on the ear; folds in.',
            },
            drawTemple(s, p, pin(side), side, { w, bar, length, isMetal, tall: lugHeight }),
          ),
        ],
        base,
      ),
    );
    return { bodies: [base, ...temples] };
  },
});

/** The part of a rim above the middle, from one side to the other. */
const upperHalf = (ring: readonly Vec3[], middle: number): Vec3[] => {
  const upper = ring.filter(([, , z]) => z > middle - 0.001);
  const sorted = [...upper].sort((p, q) => p[0] - q[0]);
  return sorted;
};

interface Bridge {
  /** x of the nose side of the right lens. */
  readonly centre: number;
  readonly height: number;
  readonly rim: number;
  readonly thick: number;
  readonly w: number;
  readonly metal: boolean;
}

function drawBridge(s: Shapes, kind: 'arch' | 'straight' | 'double', at: Bridge): Solid[] {
  const { centre, height, rim, thick, w, metal } = at;
  const bar = (metal ? 0.4 : 0.62) * rim + 0.002 * w;
  const rise = kind === 'arch' ? 0.025 * w : 0;
  const x = centre + 0.02 * w;
  const path = (z: number, up: number): Vec3[] =>
    smoothCurve<Vec3>([[-x, 0, z], [-0.5 * x, 0, z + 0.8 * up], [0, 0, z + up], [0.5 * x, 0, z + 0.8 * up], [x, 0, z]], s.steps(4)); // prettier-ignore
  const one = (z: number, up: number): Solid =>
    s.tube(path(z, up), bar, { flat: [1, (0.9 * thick) / (2 * bar)], up: [0, 1, 0] });
  return kind === 'double' ? [one(height, 0), one(height + 0.055 * w, 0.006 * w)] : [one(height, rise)];
}
