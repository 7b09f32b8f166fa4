import { defineCategory } from '../category.js';
import type { ModelBody, ObjectModel } from '../model.js';
import { body, FIXED, hinge, part, slide } from '../model.js';
import { choice, count, ratio, size } from '../parameters.js';
import type { ParameterValues } from '../parameters.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { carton } from './carton.js';
import { clearance, drawnOnly } from './vessel-parts.js';

/*
 * Boxes: cartons with four flaps, boxes with a lid to lift off, chests and jewellery boxes with a hinged lid, open crates. Sizes: shipping
 * cartons (FEFCO 0201) are 0.2 to 0.6 m long, shoe boxes 0.33 m, storage crates 0.4 to 0.6 m, jewellery boxes 0.15 to 0.3 m.
 */
const parameters = {
  width: size(0.36, 0.09),
  depth: ratio(0.45, 1.05),
  height: ratio(0.22, 1.05),
  kind: choice({ carton: 5, 'lift-off lid': 2, 'hinged lid': 3, crate: 2 }),
  material: choice({ cardboard: 3, wood: 2, polypropylene: 2, steel: 1 }),
  /** Length of a carton's flaps, share of the depth; two of a half close it. */
  flap: ratio(0.3, 0.5),
  /** Height of a lid, share of the whole. */
  lid: ratio(0.1, 0.5),
  top: choice({ flat: 3, domed: 1 }),
  trim: choice({ none: 2, clasp: 2, corners: 1, handles: 1 }),
  /** Slats of a crate's wall: 1 is a closed wall. */
  slats: count(1, [1, 1, 2, 2]),
};
type Values = ParameterValues<typeof parameters>;

export const box = defineCategory({
  name: 'box',
  parameters,
  view: { azimuth: [-70, 70], elevation: [8, 50] },
  symmetry: (p) => (p.kind === 'hinged lid' ? 1 : 2),
  build: (p, s) => {
    const [w, d, h] = [p.width, p.depth * p.width, p.height * p.width];
    switch (p.kind) {
      case 'carton':
        return carton(s, w, d, h, p.flap);
      case 'lift-off lid':
        return { title: 'Box', bodies: liftOff(s, p, w, d, h) };
      case 'hinged lid':
        return chest(s, p, w, d, h);
      case 'crate':
        return crate(s, p, w, d, Math.min(h, 0.75 * w));
    }
  },
});

/** Thickness of boards by material, m. */
const boardOf = (material: Values['material'], w: number): number =>
  ({ cardboard: 0.003, wood: 0.028 * w, polypropylene: 0.004, steel: 0.002 })[material];

/** Boards of steel and plastic are drawn thicker than they are, or have ribs. */
const FILL: Record<Values['material'], number> = { cardboard: 1, wood: 0.8, polypropylene: 0.55, steel: 0.25 };
const about = (p: Values, description: string, affordance = 3) => ({
  material: p.material,
  fill: FILL[p.material],
  affordance,
  description,
});

/** A box with a lid like a tray that goes over it; closed, it reaches down over the walls. */
function liftOff(s: Shapes, p: Values, w: number, d: number, h: number): ModelBody[] {
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

/** A chest: box and lid with an edge hinge at the back; the lid is a tray upside down, flat or barrel-shaped. */
function chest(s: Shapes, p: Values, w: number, d: number, h: number): ObjectModel {
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

/** An open crate of slats with hand holds, as for fruit or bottles; without slats a tote. */
function crate(s: Shapes, p: Values, w: number, d: number, h: number): ObjectModel {
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
