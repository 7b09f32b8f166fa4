import { quatFromAxisAngle, multiplyQuat } from '../../../src/core/math/quat.js';
import type { Vec3 } from '../../../src/core/math/vec3.js';
import type { Point2 } from '../../../src/procedural/solids/convex-polygons.js';
import { smoothCurve } from '../../../src/procedural/solids/curves.js';
import type { Shapes } from '../../../src/procedural/solids/shapes.js';
import type { Solid } from '../../../src/procedural/solids/solid.js';
import type { Thing } from './thing.js';
import { around, ball, painted, seen, torus } from './thing.js';

/** A leaf that starts at `from`, points along `angle` (rad about z) and rises by `rise` (rad). */
const leaf = (s: Shapes, from: Vec3, angle: number, rise: number, long: number, wide: number): Solid => {
  const tilt = multiplyQuat(quatFromAxisAngle([0, 0, 1], angle), quatFromAxisAngle([0, 1, 0], -rise));
  const [x, y, z] = from;
  const reach = long * Math.cos(rise);
  return s.ellipsoid(
    [x + reach * Math.cos(angle), y + reach * Math.sin(angle), z + long * Math.sin(rise)],
    [long, wide, 0.08 * wide],
    tilt,
  );
};

const tree: Thing = {
  name: 'tree',
  ground: 'outdoors',
  view: seen(-90, 90, 0, 12),
  build: (s) => [
    painted(0x6b4526, [
      s.tube(
        smoothCurve<Vec3>(
          [
            [0, 0, 0],
            [0.03, 0, 0.8],
            [0, 0, 1.7],
          ],
          4,
        ),
        (t) => 0.2 - 0.1 * t,
      ),
      s.cylinder([0, 0, 1], [0.6, 0.1, 1.7], 0.08, 0.04),
      s.cylinder([0, 0, 1.1], [-0.55, -0.1, 1.75], 0.08, 0.04),
    ]),
    painted(0x3f8a2e, ([[0, 0, 2.3, 0.7], [0.6, 0.1, 1.95, 0.5], [-0.6, -0.05, 2, 0.52], [0.1, -0.5, 2, 0.5], [-0.1, 0.5, 2.05, 0.5], [0.35, 0.2, 2.65, 0.48], [-0.35, -0.1, 2.7, 0.5]] as const).map(([x, y, z, r]) => ball(s, [x, y, z], r))), // prettier-ignore
  ],
};

const fir: Thing = {
  name: 'fir tree',
  ground: 'transparent',
  view: seen(-90, 90, 2, 15),
  build: (s) => [
    painted(0x5d3a1d, [s.cylinder([0, 0, 0], [0, 0, 0.6], 0.14)]),
    painted(
      0x1f6b36,
      [0, 1, 2, 3].map(
        (k) =>
        s.lathe([[0, 0.5 + 0.55 * k], [0.95 - 0.2 * k, 0.4 + 0.55 * k], [0.2 - 0.04 * k, 1.15 + 0.55 * k], [0, 1.3 + 0.6 * k]]), // prettier-ignore
      ),
    ),
    painted(0xf6cf3a, [ball(s, [0, 0, 3.1], 0.12)]),
    painted(0xd42d2d, around(12, (a, i) => ball(s, [(0.85 - 0.2 * (i % 4)) * Math.cos(a), (0.85 - 0.2 * (i % 4)) * Math.sin(a), 0.48 + 0.55 * (i % 4)], 0.07))), // prettier-ignore
  ],
};

const cactus: Thing = {
  name: 'cactus',
  ground: 'plain',
  view: seen(-20, 20, 5, 20),
  build: (s) => {
    const arm = (path: Vec3[], r: number): Solid[] => [
      s.tube(smoothCurve(path, 5), r),
      ball(s, path[path.length - 1], r),
    ];
    return [
      painted(0xb5623a, [
        s.lathe([
          [0, 0],
          [0.3, 0],
          [0.4, 0.5],
          [0.45, 0.5],
          [0.45, 0.62],
          [0, 0.62],
        ]),
      ]),
      painted(0x3f7f3f, [
        ...arm([[0, 0, 0.5], [0, 0, 1.2], [0, 0, 2]], 0.22), // prettier-ignore
        ...arm([[0, 0, 1.1], [0.4, 0, 1.12], [0.5, 0, 1.35], [0.5, 0, 1.7]], 0.13), // prettier-ignore
        ...arm([[0, 0, 0.95], [-0.38, 0, 0.97], [-0.48, 0, 1.2], [-0.48, 0, 1.45]], 0.13), // prettier-ignore
      ]),
      painted(0xe86aa0, [ball(s, [0, 0, 2.22], 0.1), ball(s, [0.5, 0, 1.83], 0.06)]),
    ];
  },
};

const pottedPlant: Thing = {
  name: 'potted plant',
  ground: 'floor',
  view: seen(-90, 90, 10, 30),
  build: (s) => [
    painted(0xdcd6cb, [
      s.lathe([
        [0, 0],
        [0.26, 0],
        [0.36, 0.5],
        [0, 0.5],
      ]),
    ]),
    painted(0x3a2a1d, [s.cylinder([0, 0, 0.48], [0, 0, 0.515], 0.33)]),
    painted(0x2e7d3a, [
      ...around(9, (a) => leaf(s, [0, 0, 0.5], a, 0.85, 0.42, 0.12)),
      ...around(6, (a) => leaf(s, [0, 0, 0.5], a + 0.3, 1.2, 0.5, 0.12)),
      ...around(7, (a) => leaf(s, [0, 0, 0.55], a + 0.2, 0.4, 0.36, 0.1)),
    ]),
  ],
};

const flowers: Thing = {
  name: 'vase with flowers',
  ground: 'plain',
  view: seen(-90, 90, 5, 22),
  build: (s) => {
    const heads = around(6, (a, i): Vec3 => (i === 0 ? [0, 0, 1.75] : [0.36 * Math.cos(a), 0.36 * Math.sin(a), 1.45 + 0.08 * (i % 3)])); // prettier-ignore
    const petals = (i: number): Solid[] => around(8, (a) => leaf(s, heads[i], a, 0.5, 0.12, 0.06));
    return [
      painted(0x2f5fb0, [s.lathe([[0, 0], ...smoothCurve<Point2>([[0.18, 0], [0.32, 0.25], [0.28, 0.5], [0.14, 0.72], [0.19, 0.85]], 4), [0, 0.85]])]), // prettier-ignore
      painted(0x3f8a3a, [
        ...heads.map(([x, y, z]) =>
          s.tube(
            smoothCurve<Vec3>(
              [
                [0, 0, 0.8],
                [0.3 * x, 0.3 * y, 1.1],
                [x, y, z],
              ],
              4,
            ),
            0.018,
          ),
        ),
        ...around(5, (a) => leaf(s, [0, 0, 0.85], a + 0.5, 0.7, 0.2, 0.06)),
      ]),
      painted(0xe14a6f, [0, 2, 4].flatMap(petals)),
      painted(0xf4f0ea, [1, 3, 5].flatMap(petals)),
      painted(0xf5c531, heads.map(([x, y, z]) => ball(s, [x, y, z + 0.03], 0.07))), // prettier-ignore
    ];
  },
};

const mushroom: Thing = {
  name: 'mushroom',
  ground: 'clutter',
  view: seen(-90, 90, 5, 25),
  build: (s) => [
    painted(0xf1ead9, [s.lathe([[0, 0], ...smoothCurve<Point2>([[0.28, 0], [0.24, 0.2], [0.17, 0.6], [0.2, 0.95]], 4), [0, 0.95]]), s.cylinder([0, 0, 0.7], [0, 0, 0.76], 0.3, 0.2)]), // prettier-ignore
    painted(0xcc1f1f, [s.lathe([[0, 0.9], ...smoothCurve<Point2>([[0.7, 0.86], [0.68, 1.05], [0.5, 1.3], [0.25, 1.43], [0, 1.47]], 4)])]), // prettier-ignore
    painted(0xfaf7f0, [ball(s, [0, 0, 1.44], 0.1), ...around(5, (a) => ball(s, [0.4 * Math.cos(a), 0.4 * Math.sin(a), 1.32], 0.1)), ...around(9, (a) => ball(s, [0.64 * Math.cos(a + 0.3), 0.64 * Math.sin(a + 0.3), 1.05], 0.08))]), // prettier-ignore
  ],
};

const banana: Thing = {
  name: 'banana',
  ground: 'plain',
  view: seen(-25, 25, 30, 60),
  build: (s) => {
    const path = Array.from({ length: 25 }, (_, k): Vec3 => [
      -Math.cos(0.5 + 0.09 * k),
      -Math.sin(0.5 + 0.09 * k),
      0.17,
    ]);
    return [
      painted(0xf2cf2f, [s.tube(path, (t) => 0.03 + 0.15 * Math.sqrt(Math.max(0, Math.sin(Math.PI * (0.06 + 0.9 * t)))))]), // prettier-ignore
      painted(0x5b4a1c, [s.cylinder(path[0], [-0.95, -0.3, 0.19], 0.09, 0.06), ball(s, path[24], 0.075)]),
    ];
  },
};

const apple: Thing = {
  name: 'apple',
  ground: 'floor',
  view: seen(-90, 90, 10, 40),
  build: (s) => [
    painted(0xc62828, [s.lathe(smoothCurve<Point2>([[0, 0.08], [0.2, 0], [0.42, 0.15], [0.52, 0.5], [0.44, 0.82], [0.22, 0.92], [0.06, 0.84], [0, 0.78]], 5))]), // prettier-ignore
    painted(0x5a3a1c, [
      s.tube(
        smoothCurve<Vec3>(
          [
            [0, 0, 0.78],
            [0.02, 0, 0.95],
            [0.09, 0, 1.1],
          ],
          4,
        ),
        0.025,
      ),
    ]),
    painted(0x4a9a35, [leaf(s, [0.03, 0, 0.98], -0.4, 0.35, 0.2, 0.1)]),
  ],
};

const cupcake: Thing = {
  name: 'cupcake',
  ground: 'transparent',
  view: seen(-90, 90, 10, 30),
  build: (s) => {
    const swirl = Array.from({ length: 90 }, (_, k): Vec3 => {
      const [a, t] = [(2 * Math.PI * k) / 24, k / 90];
      return [0.36 * (1 - t) * Math.cos(a), 0.36 * (1 - t) * Math.sin(a), 0.66 + 0.5 * t];
    });
    return [
      painted(0xc98a4b, [
        s.lathe([
          [0, 0.5],
          [0.46, 0.5],
          [0.47, 0.6],
          [0, 0.68],
        ]),
      ]),
      painted(0x4aa3c7, around(28, (a) => s.tube([[0.32 * Math.cos(a), 0.32 * Math.sin(a), 0], [0.45 * Math.cos(a), 0.45 * Math.sin(a), 0.53]], 0.05))), // prettier-ignore
      painted(0xf4a6c0, [s.tube(swirl, (t) => 0.15 - 0.06 * t), s.cylinder([0, 0, 0.6], [0, 0, 1.1], 0.32, 0.05)]),
      painted(0xc4162a, [ball(s, [0, 0, 1.25], 0.1)]),
    ];
  },
};

const iceCream: Thing = {
  name: 'ice-cream cone',
  ground: 'plain',
  view: seen(-90, 90, -2, 15),
  build: (s) => [
    painted(
      0xd39a52,
      [
        s.lathe([
          [0, 0],
          [0.36, 1.15],
          [0.39, 1.2],
          [0, 1.2],
        ]),
      ],
      { pattern: 'fabric' },
    ),
    painted(0x6b3f24, [ball(s, [0, 0, 1.75], 0.36)]),
    painted(0xf6b7c6, [ball(s, [0, 0, 1.35], 0.4), torus(s, [0, 0, 1.22], 0.36, 0.07)]),
    painted(0xbf1e2e, [ball(s, [0.05, 0, 2.15], 0.1)]),
  ],
};

const donut: Thing = {
  name: 'doughnut',
  ground: 'floor',
  view: seen(-90, 90, 35, 60),
  take: 1,
  build: (s) => [
    painted(0xc98b4a, [torus(s, [0, 0, 0.25], 0.6, 0.27)]),
    painted(0xef7fae, [torus(s, [0, 0, 0.32], 0.6, 0.245)]),
    ...[0xffffff, 0xffd23f, 0x3fa7d6, 0x59cd90].map((color, c) =>
      painted(color, around(11, (a, i) => {
        const [b, r] = [a + 0.14 * c + 0.3 * (i % 2), 0.6 + 0.16 * Math.sin(2.4 * i + c)];
        const z = 0.32 + Math.sqrt(0.25 ** 2 - (r - 0.6) ** 2);
        const turn = 5 * i + c;
        return s.cylinder([r * Math.cos(b), r * Math.sin(b), z], [r * Math.cos(b) + 0.08 * Math.cos(turn), r * Math.sin(b) + 0.08 * Math.sin(turn), z], 0.02); // prettier-ignore
      })),
    ), // prettier-ignore
  ],
};

export const PLANTS_AND_FOOD: readonly Thing[] = [
  tree,
  fir,
  cactus,
  pottedPlant,
  flowers,
  mushroom,
  banana,
  apple,
  cupcake,
  iceCream,
  donut,
];
