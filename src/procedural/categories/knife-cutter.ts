import type { Vec3 } from '../../core/math/vec3.js';
import type { ObjectModel } from '../model.js';
import { body, FIXED, part, slide } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import { paint } from '../solids/solid.js';
import type { Station } from './flat-bar.js';
import { flatBar } from './flat-bar.js';

interface Values {
  readonly handle: number;
  readonly bladeLength: number;
  readonly bladeWidth: number;
  readonly handleHeight: number;
  readonly thickness: number;
  readonly curve: number;
  readonly material: 'wood' | 'plastic' | 'metal';
  readonly bolster: 'yes' | 'no';
}

/** A cutter lying on its side: a flat case, open at the front, with a slot in its upper side; blade and thumb slider move as one. */
export function buildCutter(p: Values, s: Shapes): ObjectModel {
  const l = 1.3 * p.handle;
  const gap = l / 200;
  const half = 0.36 * p.handleHeight * l;
  const height = Math.max(0.62 * p.thickness * l, 0.06 * l);
  const wall = 0.013 * l;
  const slot = 0.2 * half;
  const place = (q: Vec3): Vec3 => q;
  const nose = 0.5 * l;
  // The case bulges where the palm holds it; its nose slants back toward the spine.
  const belly = 0.12 * p.curve;
  const shape: readonly Station[] = [[-0.5, -0.7, 0.7], [-0.485, -0.92, 0.92], [-0.45, -1, 1], [-0.2, -1 - belly, 1 + 0.5 * belly], [0.1, -1 - 0.4 * belly, 1], [0.3, -0.95, 1], [0.42, -0.86, 0.95], [0.5, -0.72, 0.8]]; // prettier-ignore
  const outline = shape.map(([x, low, high]): Station => [x * l, low * half, high * half]);
  const rim = 0.12 * half;
  const sides = (side: 1 | -1): Station[] =>
    outline.map(([x, low, high]) => (side > 0 ? [x, high - rim, high] : [x, low, low + rim]));
  const upper = (side: 1 | -1): Station[] =>
    outline.map(([x, low, high]) => (side > 0 ? [x, slot + gap, high] : [x, low, -slot - gap]));
  const inner: [number, number] = [wall, height - wall];
  const top: [number, number] = [height - wall, height];
  const back: Station[] = outline.slice(0, 3);
  const shell = [
    flatBar(s, outline, [0, wall], 'plain', place),
    ...([1, -1] as const).flatMap((side) => [
      flatBar(s, sides(side), [inner[0] - 1e-4, inner[1] + 1e-4], 'plain', place),
      flatBar(s, upper(side), top, 'plain', place),
    ]),
    flatBar(s, back, [inner[0] - 1e-4, height], 'plain', place),
  ];
  const grip = paint(
    'rubber',
    ...[0, 1, 2, 3].map((i) =>
      s.boxBetween(
        [(0.02 + 0.055 * i) * l, -0.9 * half, height - 1e-4],
        [(0.045 + 0.055 * i) * l, -0.4 * half, height + 0.0006],
      ),
    ),
  );
  const guide = paint(
    'metal',
    ...([1, -1] as const).map((side) =>
      flatBar(
        s,
        upper(side)
          .slice(-3)
          .map(([x, low, high]): Station => [x * 1.01, low, high]),
        [top[0], height + 4e-4],
        'plain',
        place,
      ),
    ),
  );
  const base = body(FIXED, [
    part(
      'case',
      { material: p.material === 'metal' ? 'zinc_alloy' : 'abs', affordance: 2, description: 'Case to hold.' },
      [...shell, ...(p.material === 'metal' ? [] : guide), ...(p.bolster === 'yes' ? grip : [])],
    ),
  ]);
  const middle = height / 2;
  const t = Math.min(0.006 * l, inner[1] - inner[0] - 2 * gap);
  const width = Math.min(0.55 * p.bladeWidth, 0.62) * 2 * half * 0.9;
  const tip = nose - 0.012 * l;
  const travel = 0.42 * l * Math.min(1, p.bladeLength);
  const slant = 0.55 * width;
  const heel = tip - travel - 0.12 * l;
  const blade = flatBar(
    s,
    [[heel, -width / 2, width / 2], [tip - slant, -width / 2, width / 2], [tip, -width / 2, -0.48 * width]], // prettier-ignore
    [middle - t / 2, middle + t / 2],
    'plain',
    place,
  );
  // Lines along which worn pieces snap off.
  const lines = paint(
    'dark',
    ...Array.from({ length: 6 }, (_, i) => {
      const x = tip - slant / 2 - (i + 1) * 0.42 * width;
      return flatBar(
        s,
        [[x - 2e-4, -0.46 * width, 0.46 * width], [x + 2e-4, -0.46 * width, 0.46 * width]], // prettier-ignore
        [middle + t / 2 - 1e-4, middle + t / 2 + 1e-4],
        'plain',
        ([u, v, z]) => [u - (slant * v) / width, v, z],
      );
    }),
  );
  const thumb = heel + 0.04 * l;
  const button = s.boxBetween([thumb - 0.05 * l, -2.2 * slot, height + gap], [thumb + 0.05 * l, 2.2 * slot, height + gap + 0.018 * l], { round: 0.006 * l }); // prettier-ignore
  const ribs = [-1, 0, 1].map(
    (i) =>
    s.boxBetween([thumb + 0.025 * i * l - 0.006 * l, -2 * slot, height + gap], [thumb + 0.025 * i * l + 0.006 * l, 2 * slot, height + gap + 0.026 * l]), // prettier-ignore
  );
  const stem = s.boxBetween([thumb - 0.035 * l, -slot, middle], [thumb + 0.035 * l, slot, height + gap + 1e-4]);
  const moving = body(
    slide({ axis: [1, 0, 0], range: [0, travel], seen: { closed: 0.25, between: [0.15 * travel, travel] } }),
    [
      part('blade', { material: 'stainless_steel', affordance: 3, description: 'Blade that slides out.' }, [
        blade,
        ...lines,
      ]),
      part('slider', { material: 'pom', affordance: 1, description: 'Pushes the blade out.' }, [
        stem,
        ...paint('dark', button, ...ribs),
      ]),
    ],
    base,
  );
  return { title: 'Utility knife', bodies: [base, moving] };
}
