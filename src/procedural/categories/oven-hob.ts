import type { Vec3 } from '../../core/math/vec3.js';
import type { ModelPart } from '../model.js';
import { part } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import type { Block, Coat } from './appliance-body.js';
import { coated, withoutCollision } from './appliance-body.js';

type HobKind = 'gas' | 'ceramic' | 'coil';

/** A hob as the top of a range: a plate with burners under cast grates, zones under glass, or coils. */
export function drawHob(s: Shapes, kind: HobKind, burners: number, { from, to }: Block, coat: Coat): ModelPart[] {
  const [w, d, top] = [to[0] - from[0], to[1] - from[1], to[2]];
  const plate = s.boxBetween(from, [to[0], to[1], top], { round: 0.005 });
  const across = w / 4;
  const along = d / 4;
  const y = (from[1] + to[1]) / 2;
  const centres: [number, number, number][] = [
    [-across, y - along, 0.15],
    [across, y - along, 0.19],
    [-across, y + along, 0.19],
    [across, y + along, 0.15],
    ...(burners > 4 ? [[0, y, 0.12] as [number, number, number]] : []),
  ];
  const scaleOf = Math.min(w, d * 1.1) * (burners > 4 ? 0.85 : 1);
  switch (kind) {
    case 'ceramic':
      return [
        part('hob', { material: 'steel', fill: 0.045, affordance: 3, description: 'Ceramic glass over radiant zones.' }, [
          ...coated(coat, plate),
          ...paint('dark', s.boxBetween([from[0] + 0.012, from[1] + 0.012, top - 0.002], [to[0] - 0.012, to[1] - 0.012, top + 0.003])),
          ...withoutCollision(
            ...centres.flatMap(([x, z, r]) => paint('accent', disc(s, [x, z, top + 0.0025], 0.75 * r * scaleOf, 0.0012))),
          ),
        ]),
      ]; // prettier-ignore
    case 'coil':
      return [
        part('hob', { material: 'steel', fill: 0.045, affordance: 3, description: 'Enamelled top with heating coils.' }, [
          ...coated(coat, plate),
          ...centres.flatMap(([x, z, r]) => [
            ...withoutCollision(...paint('metal', disc(s, [x, z, top - 0.001], 0.78 * r * scaleOf, 0.003))),
            ...paint('dark', disc(s, [x, z, top + 0.001], 0.28 * r * scaleOf, 0.011)),
            ...withoutCollision(
              ...[0.44, 0.62].map((k) => ring(s, [x, z, top + 0.002], k * r * scaleOf, 0.008)).flatMap((o) => paint('dark', o)),
            ),
          ]),
        ]),
      ]; // prettier-ignore
    case 'gas':
      return [
        part('hob', { material: 'steel', fill: 0.045, affordance: 3, description: 'Top with gas burners.' }, [
          ...coated(coat, plate),
          ...centres.flatMap(([x, z, r]) =>
            paint(
              'dark',
              s.cylinder([x, z, top - 0.001], [x, z, top + 0.012], 0.4 * r * scaleOf, 0.3 * r * scaleOf),
              s.cylinder([x, z, top + 0.011], [x, z, top + 0.017], 0.3 * r * scaleOf),
            ),
          ),
        ]),
        part('grates', { material: 'cast_iron', fill: 0.7, affordance: 4, description: 'Cast grates that carry the pots.' }, grates(s, from, to, top)),
      ]; // prettier-ignore
  }
}

const disc = (s: Shapes, [x, y, z]: Vec3, r: number, height: number): Solid =>
  s.cylinder([x, y, z], [x, y, z + height], r);

/** One turn of a coil, of square section. */
const ring = (s: Shapes, origin: Vec3, radius: number, thickness: number): Solid =>
  s.lathe(
    [
      [radius - thickness / 2, 0],
      [radius + thickness / 2, 0],
      [radius + thickness / 2, thickness],
      [radius - thickness / 2, thickness],
    ],
    { origin },
  );

/** A left and a right grate: a frame on feet with bars over the burners. */
function grates(s: Shapes, from: Vec3, to: Vec3, top: number): Solid[] {
  const [low, high, r] = [top + 0.02, top + 0.034, 0.006];
  const y0 = from[1] + 0.06 * (to[1] - from[1]);
  const y1 = to[1] - 0.06 * (to[1] - from[1]);
  return [-1, 1].flatMap((side) => {
    const [a, b] = [0.015, to[0] - 0.03].map((x) => side * x).sort((x, y) => x - y);
    const bar = (x0: number, ya: number, x1: number, yb: number): Solid =>
      s.boxBetween([x0 - r, ya - r, low], [x1 + r, yb + r, high]);
    const middle = (y0 + y1) / 2;
    const x = (a + b) / 2;
    const feet = [a, b].flatMap((fx) =>
      [y0, y1].map((fy) => s.boxBetween([fx - r, fy - r, top - 0.001], [fx + r, fy + r, low + 0.001])),
    );
    const bars = [
      bar(a, y0, b, y0),
      bar(a, y1, b, y1),
      bar(a, y0, a, y1),
      bar(b, y0, b, y1),
      bar(a, middle, b, middle),
      bar(x, y0, x, y1),
      bar(a, (y0 + middle) / 2, b, (y0 + middle) / 2),
      bar(a, (y1 + middle) / 2, b, (y1 + middle) / 2),
      ...feet,
    ];
    // Pots stand on the bars as on a plate.
    const plate = s.boxBetween([a - r, y0 - r, low], [b + r, y1 + r, high]);
    const [first, ...others] = withoutCollision(...bars);
    return [{ ...first, pieces: plate.pieces }, ...others];
  });
}
