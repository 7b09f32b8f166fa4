import type { ModelBody } from '../model.js';
import { body, FIXED, part, slide } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import type { BoxValues } from './box-layout.js';
import { about, boardOf } from './box-layout.js';
import { clearance, drawnOnly } from './vessel-parts.js';

/** A box with a lid like a tray that goes over it; closed, it reaches down over the walls. */
export function liftOff(s: Shapes, p: BoxValues, w: number, d: number, h: number): ModelBody[] {
  const t = Math.min(0.006, boardOf(p.material, w));
  const gap = clearance(Math.max(w, h));
  const lid = Math.max(p.lid * h, 3 * t);
  const out = t + gap;
  const inner: [number, number] = [w / 2 - out, d / 2 - out];
  const base = body(FIXED, [
    part('box', about(p, 'Open box.'), s.tray([-inner[0], -inner[1], 0], [inner[0], inner[1], h - t - gap], t)),
  ]);
  const low = h - lid;
  const shell = s.tray([-w / 2, -d / 2, low], [w / 2, d / 2, h], t, { open: ['-z'] });
  const knob =
    p.trim === 'clasp' || p.trim === 'handles'
      ? paint('accent', s.cylinder([0, 0, h - t / 2], [0, 0, h + 0.05 * w], 0.02 * w, 0.04 * w))
      : [];
  const ribbon = p.trim === 'corners' ? bandOf(s, w, d, low, h) : [];
  const cover = body(
    slide({ axis: [0, 0, 1], range: [0, lid + 0.35 * h], seen: { closed: 0.6, between: [0.05 * h, lid + 0.3 * h] } }),
    [part('lid', about(p, 'Lid, lifts off.', 1), [...shell, ...ribbon, ...knob])],
    base,
  );
  return [base, cover];
}

/** A ribbon over a lid: three strips, proud of it by a millimetre. */
const bandOf = (s: Shapes, w: number, d: number, low: number, h: number): Solid[] => {
  const half = 0.06 * w;
  return paint(
    'accent',
    ...drawnOnly(
      s.boxBetween([-half, -d / 2 - 0.001, low], [half, -d / 2 + 0.001, h + 0.001]),
      s.boxBetween([-half, d / 2 - 0.001, low], [half, d / 2 + 0.001, h + 0.001]),
      s.boxBetween([-half, -d / 2 - 0.001, h - 0.001], [half, d / 2 + 0.001, h + 0.001]),
    ),
  );
};
