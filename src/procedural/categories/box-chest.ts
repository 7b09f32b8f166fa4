import type { ObjectModel } from '../model.js';
import { body, FIXED, hinge, part } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import type { BoxValues } from './box-layout.js';
import { about, boardOf } from './box-layout.js';
import { clearance, drawnOnly } from './vessel-parts.js';

/** A chest: box and lid with an edge hinge at the back; the lid is a tray upside down, flat or barrel-shaped. */
export function chest(s: Shapes, p: BoxValues, w: number, d: number, h: number): ObjectModel {
  const t = Math.max(0.003, p.material === 'cardboard' ? 0.004 : boardOf(p.material, w));
  const gap = clearance(Math.max(w, h));
  const lid = Math.max(p.lid * h, 3 * t);
  const feet = p.trim === 'corners' ? 0.035 * w : 0;
  const seam = Math.max(h - lid, feet + 4 * t);
  const top = seam + gap + lid;
  const [x, y] = [w / 2, d / 2];
  const clasp = (z0: number, z1: number, wide: number): Solid[] =>
    paint('metal', s.boxBetween([-wide, -y - 0.02 * w, z0], [wide, -y + 0.001, z1]));
  const corners = (z0: number, z1: number): Solid[] =>
    [-1, 1].flatMap((sx) =>
      [-1, 1].flatMap((sy) =>
        paint('metal', ...drawnOnly(
          s.boxBetween([sx * (x - 0.08 * w), sy * (y - 0.08 * w), z0], [sx * (x + 0.003), sy * (y + 0.003), z1]),
        )),
      ),
    ); // prettier-ignore
  const sideHandles =
    p.trim === 'handles'
      ? [-1, 1].flatMap((side) => {
          const z = 0.7 * seam;
          const bow = 0.035 * w + 0.004;
          return paint('metal', s.tube([[side * (x - 0.001), -0.16 * d, z], [side * (x + bow), -0.14 * d, z], [side * (x + bow), 0.14 * d, z], [side * (x - 0.001), 0.16 * d, z]], 0.012 * w)); // prettier-ignore
        })
      : [];
  const legs =
    feet > 0
      ? [-1, 1].flatMap((sx) => [-1, 1].map((sy) => s.boxBetween([sx * (x - 0.09 * w), sy * (y - 0.09 * w), 0], [sx * x, sy * y, feet + t]))) // prettier-ignore
      : [];
  const base = body(FIXED, [
    part('chest', about(p, 'Open box of the chest.'), [
      ...s.tray([-x, -y, feet], [x, y, seam], t),
      ...legs,
      ...sideHandles,
      ...(p.trim === 'clasp' ? clasp(seam - 0.1 * w, seam - 0.001, 0.03 * w) : []),
      ...(p.trim === 'corners' ? corners(feet, feet + 0.09 * w) : []),
    ]),
  ]);
  const low = seam + gap;
  const lidSolids = p.top === 'domed' ? barrelLid(s, w, d, low, lid, t) : s.tray([-x, -y, low], [x, y, top], t, { open: ['-z'] }); // prettier-ignore
  const cover = body(
    hinge({
      axis: [-1, 0, 0],
      position: [0, y + gap / 2, low],
      range: [0, 105],
      seen: { closed: 0.35, between: [25, 103] },
    }),
    [
      part('lid', about(p, 'Hinged lid.', 1), [
        ...lidSolids,
        ...(p.trim === 'clasp' || p.trim === 'handles' ? clasp(low + 0.001, low + 0.05 * w, 0.022 * w) : []),
        ...(p.trim === 'corners' && p.top === 'flat' ? corners(top - 0.06 * w, top + 0.003) : []),
      ]),
    ],
    base,
  );
  return { title: p.material === 'wood' || p.top === 'domed' ? 'Chest box' : 'Box', bodies: [base, cover] };
}

/** A hollow half barrel along x: two ends and a curved sheet, of which each stretch is one piece. */
function barrelLid(s: Shapes, w: number, d: number, low: number, rise: number, t: number): Solid[] {
  const n = 8;
  const ring = (inset: number): [number, number][] =>
    Array.from({ length: n + 1 }, (_, k) => {
      const a = (Math.PI * k) / n;
      return [(d / 2 - inset) * Math.cos(a), Math.max(0, rise - inset) * Math.sin(a)];
    });
  const [outside, inside] = [ring(0), ring(t)];
  const at = (x: number, [y, z]: readonly [number, number]): [number, number, number] => [x, y, low + z];
  const strips = Array.from({ length: n }, (_, k) => {
    const quad = [outside[k], outside[k + 1], inside[k + 1], inside[k]];
    return s.loft([-w / 2, w / 2].map((x) => quad.map((q) => at(x, q))));
  });
  const ends = [-1, 1].map((side) =>
    s.loft([side * (w / 2), side * (w / 2 - t)].map((x) => outside.map((q) => at(x, q)))),
  );
  return [...strips, ...ends];
}
