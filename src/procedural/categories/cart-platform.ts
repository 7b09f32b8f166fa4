import type { Vec3 } from '../../core/math/vec3.js';
import type { ObjectModel } from '../model.js';
import { body, FIXED, hinge, part } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { mirrored } from './bent-path.js';
import { bentBar } from './collision-proxy.js';
import type { CartShape } from './cart-frame.js';
import { onCastors, tubeFrame } from './cart-frame.js';

/** A flat deck with a handle that folds down onto it. */
export function platformCart(
  s: Shapes,
  shape: CartShape,
  { bend, rake, rungs }: { readonly bend: number; readonly rake: number; readonly rungs: number },
): ObjectModel {
  const { length: l, width: w, height: h, deck, tube: r, wheel } = shape;
  const thick = 0.035;
  const top = deck + thick;
  const board = s.boxBetween([-w / 2, -l / 2, deck], [w / 2, l / 2, top], { round: 0.012 });
  const mat = s.boxBetween([-w / 2 + 0.02, -l / 2 + 0.02, top - 0.004], [w / 2 - 0.02, l / 2 - 0.09, top + 0.003]);
  const half = w / 2 - 0.05;
  const pivot: Vec3 = [0, l / 2 - 0.045, top + r + 0.012];
  const lean = Math.tan(Math.min(rake, 0.2));
  const at = (x: number, z: number): Vec3 => [x, pivot[1] + lean * (z - pivot[2]), z];
  const side = [at(half, pivot[2]), at(half, h - r), at(0, h - r)];
  const bow = bentBar(s, [...side, ...mirrored(side.slice(0, -1)).reverse()], bend, 5, r);
  const bars = Array.from({ length: rungs }, (_, i) => {
    const z = pivot[2] + ((h - pivot[2]) * (i + 1)) / (rungs + 1.6);
    return s.cylinder(at(-half, z), at(half, z), 0.75 * r);
  });
  // Brackets hold the ends of the bow from both sides.
  const brackets = [-half, half].flatMap((x) =>
    [-1, 1].map((e) =>
      s.boxBetween(
        [x + e * (r + 0.003), pivot[1] - 0.02, top - 0.002],
        [x + e * (r + 0.008), pivot[1] + 0.02, pivot[2] + r],
      ),
    ),
  );
  return onCastors(
    s,
    shape,
    'Platform cart',
    {
      front: [w / 2 - 0.045 - 0.3 * wheel, -l / 2 + 0.06 + wheel],
      rear: [w / 2 - 0.045 - 0.3 * wheel, l / 2 - 0.06 - wheel],
      top: deck,
    },
    (forks) => [
      part('deck', { material: 'polypropylene', fill: 0.55, affordance: 4, description: 'Load deck.' }, [
        board,
        ...paint('rubber', mat),
      ]),
      tubeFrame([...paint('metal', ...brackets), ...forks]),
    ],
    (base) => [
      body(
        hinge({ axis: [1, 0, 0], position: pivot, range: [0, 84], seen: { closed: 0.85, between: [30, 82] } }),
        [
          part('handle', { material: 'steel', fill: 0.3, affordance: 1, description: 'Folds down onto the deck.' }, [
            bow,
            ...bars,
          ]),
        ],
        base,
      ),
    ],
  );
}

/** Two rails with a plate at their foot, on two wheels. */
export function sackTruck(
  s: Shapes,
  shape: CartShape,
  { bend, rake, rungs }: { readonly bend: number; readonly rake: number; readonly rungs: number },
): ObjectModel {
  const { width, height: h, tube: r } = shape;
  const w = 0.62 * width;
  const wheel = Math.max(0.075, 1.6 * shape.wheel);
  const half = w / 2 - r;
  const back = Math.tan(rake) * 0.22 * h + 0.04;
  const side: Vec3[] = [
    [half, 0, 0.004],
    [half, 0, 0.78 * h],
    [half, back, h - r],
    [0, back, h - r],
  ];
  const rails = bentBar(s, [...side, ...mirrored(side.slice(0, -1)).reverse()], Math.max(0.05, bend), 5, r);
  const bars = Array.from({ length: rungs + 2 }, (_, i) => {
    const z = 0.1 * h + (0.66 * h * i) / (rungs + 1);
    return s.boxBetween([-half, -0.6 * r, z - 0.014], [half, 0.6 * r, z + 0.014]);
  });
  const plate = s.boxBetween([-w / 2, -0.22, 0], [w / 2, r, 0.006]);
  const axle: Vec3 = [0, wheel * 0.75 + r + 0.012, wheel];
  const thick = 0.38 * wheel;
  const track = half + r + 0.012 + thick / 2;
  const struts = [-half, half].map((x) =>
    s.tube(
      [
        [x, 0, 0.34 * h],
        [x, axle[1], axle[2]],
        [x, 0, 0.05],
      ],
      0.7 * r,
      { square: true },
    ),
  );
  const rod = s.cylinder(
    [-track + thick / 2 + 0.003, axle[1], wheel],
    [track - thick / 2 - 0.003, axle[1], wheel],
    0.008,
  );
  const base = body(FIXED, [
    part('frame', { material: 'steel', fill: 0.3, affordance: 2, description: 'Rails, rungs and axle.' }, [
      rails,
      ...bars,
      ...struts,
      ...paint('metal', rod),
    ]),
    part('toe plate', { material: 'steel', affordance: 4, description: 'Goes under the load.' }, [plate]),
  ]);
  const wheels = [-1, 1].map((e) =>
    body(
      hinge({ axis: [1, 0, 0], position: axle }),
      [
        part(
          `${e < 0 ? 'left' : 'right'} wheel`,
          { material: 'rubber', fill: 0.7, affordance: 7, description: 'Rolls on the floor.' },
          wheelSolids(s, [e * track, axle[1], wheel], wheel, thick),
        ),
      ],
      base,
    ),
  );
  return { title: 'Hand trolley', bodies: [base, ...wheels] };
}

/** A tyre on a disc, axis along x. */
export function wheelSolids(s: Shapes, [x, y, z]: Vec3, radius: number, thick: number): Solid[] {
  const [a, b] = [-thick / 2, thick / 2];
  return [
    s.lathe(
      [[0, a + 0.004], [0.9 * radius, a], [radius, a + 0.2 * thick], [radius, b - 0.2 * thick], [0.9 * radius, b], [0, b - 0.004]],
      { origin: [x, y, z], axis: [1, 0, 0] },
    ),
    ...paint('light', s.cylinder([x + a - 0.001, y, z], [x + b + 0.001, y, z], 0.58 * radius)),
  ]; // prettier-ignore
}
