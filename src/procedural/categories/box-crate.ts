import type { ObjectModel } from '../model.js';
import { body, FIXED, part } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import type { BoxValues } from './box-layout.js';
import { about } from './box-layout.js';

/** An open crate of slats with hand holds, as for fruit or bottles; without slats a tote. */
export function crate(s: Shapes, p: BoxValues, w: number, d: number, h: number): ObjectModel {
  const t = p.material === 'polypropylene' ? 0.006 + 0.006 * w : 0.022 * w;
  const [x, y] = [w / 2, d / 2];
  const post = 2.2 * t;
  const n = p.slats;
  const pitch = h / n;
  const slat = n === 1 ? h : 0.74 * pitch;
  const boards = Array.from({ length: n }, (_, k): Solid[] => {
    // The uppermost slat ends at the rim.
    const [z0, z1] = [n === 1 ? t : h - (n - k) * pitch + (pitch - slat), h - (n - 1 - k) * pitch];
    const isTop = k === n - 1;
    const hold = isTop && p.trim === 'handles' ? Math.min(0.5 * (z1 - z0), 0.05 * w) : 0;
    const sides = [-1, 1].flatMap((side) => {
      const [x0, x1] = [side * (x - t), side * x];
      if (hold === 0) return [s.boxBetween([x0, -y + t, z0], [x1, y - t, z1])];
      const [low, high] = [z1 - 0.35 * (z1 - z0) - hold / 2, z1 - 0.35 * (z1 - z0) + hold / 2];
      return [
        s.boxBetween([x0, -y + t, z0], [x1, y - t, low]),
        s.boxBetween([x0, -y + t, high], [x1, y - t, z1]),
        ...[-1, 1].map((end) => s.boxBetween([x0, end * (y - t), low - 0.001], [x1, end * 0.22 * d, high + 0.001])),
      ];
    });
    const ends = [-1, 1].map((side) => s.boxBetween([-x, side * (y - t), z0], [x, side * y, z1]));
    return [...sides, ...ends];
  }).flat();
  const posts =
    n === 1
      ? []
      : [-1, 1].flatMap((sx) =>
          [-1, 1].map((sy) =>
            s.boxBetween([sx * (x - t - post), sy * (y - t - post), 0.001], [sx * (x - t / 2), sy * (y - t / 2), h]),
          ),
        );
  const floor = s.boxBetween([-x, -y, 0], [x, y, t]);
  const base = body(FIXED, [
    part(
      'crate',
      about(
        { ...p, material: p.material === 'cardboard' || p.material === 'steel' ? 'wood' : p.material },
        'Open crate.',
        2,
      ),
      [floor, ...boards, ...posts],
    ),
  ]);
  return { title: 'Crate', bodies: [base] };
}
