import type { Vec3 } from '../../../src/core/math/vec3.js';
import type { Point2 } from '../../../src/procedural/solids/convex-polygons.js';
import { smoothCurve } from '../../../src/procedural/solids/curves.js';
import type { Shapes } from '../../../src/procedural/solids/shapes.js';
import type { Solid } from '../../../src/procedural/solids/solid.js';
import type { Thing } from './thing.js';
import { around, ball, both, painted, seen, torus, upright } from './thing.js';

const house: Thing = {
  name: 'house',
  ground: 'outdoors',
  view: seen(-40, -20, 8, 22),
  take: 1,
  build: (s) => [
    painted(0xefe3c8, [
      s.box([0, 0, 0.6], [2, 1.6, 1.2]),
      upright(
        s,
        [
          [-1, 1.2],
          [1, 1.2],
          [0, 2],
        ],
        1.58,
      ),
    ]),
    painted(0xa33b2c, both((x) => upright(s, [[0, 2.1], [0, 1.98], [x * 1.2, 1.02], [x * 1.2, 1.14]], 1.9)).concat(s.box([0.55, 0.3, 1.85], [0.28, 0.28, 0.7]))), // prettier-ignore
    painted(0x5c3a21, [s.box([0, -0.8, 0.42], [0.4, 0.06, 0.84])]),
    painted(0x35506b, [
      ...both((x) => s.box([x * 0.62, -0.8, 0.7], [0.4, 0.04, 0.4])),
      ...both((y) => s.box([-1, y * 0.4, 0.7], [0.04, 0.4, 0.4])),
      s.cylinder([0, -0.78, 1.52], [0, -0.82, 1.52], 0.15),
    ]),
    painted(0xfdfdfa, [
      ...both((x) => [s.box([x * 0.62, -0.82, 0.7], [0.04, 0.04, 0.44]), s.box([x * 0.62, -0.82, 0.7], [0.44, 0.04, 0.04]), s.box([x * 0.62, -0.82, 0.49], [0.5, 0.08, 0.05])]).flat(), // prettier-ignore
      torus(s, [0, -0.81, 1.52], 0.16, 0.025, 'y'),
    ]),
    painted(0x5d8f3e, [s.box([0, 0, -0.03], [2.8, 2.4, 0.08])]),
  ],
};

const pyramid: Thing = {
  name: 'pyramid',
  ground: 'outdoors',
  view: seen(-60, -25, 5, 20),
  take: 1,
  build: (s) => [
    painted(
      0xd9b36b,
      Array.from({ length: 14 }, (_, k) => s.box([0, 0, 0.04 + 0.08 * k], [2 - 0.14 * k, 2 - 0.14 * k, 0.085])),
    ),
  ],
};

const tent: Thing = {
  name: 'tent',
  ground: 'outdoors',
  view: seen(-45, -20, 8, 22),
  build: (s) => [
    painted(0xe07b28, [
      upright(
        s,
        [
          [-1, 0],
          [1, 0],
          [0, 1.3],
        ],
        2.2,
      ),
    ]),
    painted(0x2b1a10, [
      upright(
        s,
        [
          [-0.38, 0],
          [0.38, 0],
          [0, 1.1],
        ],
        2.22,
      ),
    ]),
    painted(
      0xf3a04c,
      both((x) =>
        upright(
          s,
          [
            [x * 0.38, 0],
            [x * 0.62, 0.02],
            [0, 1.15],
            [0, 1.05],
          ],
          2.25,
        ),
      ),
    ),
    painted(0xe9e2d0, both((y) => both((x) => s.cylinder([x * 0.04, y * 1.1, 1.28], [x * 0.7, y * 1.75, 0], 0.012))).flat()), // prettier-ignore
  ],
};

const lighthouse: Thing = {
  name: 'lighthouse',
  ground: 'plain',
  view: seen(-60, 60, 2, 14),
  build: (s) => {
    const radius = (z: number): number => 0.5 - 0.075 * z;
    const band = (k: number): Solid => s.cylinder([0, 0, 0.55 * k], [0, 0, 0.55 * (k + 1)], radius(0.55 * k), radius(0.55 * (k + 1))); // prettier-ignore
    return [
      painted(0xf5f4f0, [0, 2, 4].map(band)),
      painted(0xc8232c, [
        ...[1, 3, 5].map(band),
        s.lathe([
          [0, 3.85],
          [0.34, 3.85],
          [0.1, 4.15],
          [0, 4.3],
        ]),
      ]),
      painted(0x2a2d33, [s.cylinder([0, 0, 3.28], [0, 0, 3.36], 0.42), torus(s, [0, 0, 3.58], 0.4, 0.018), ...around(12, (a) => s.cylinder([0.4 * Math.cos(a), 0.4 * Math.sin(a), 3.3], [0.4 * Math.cos(a), 0.4 * Math.sin(a), 3.58], 0.014)), s.box([0, -0.48, 0.28], [0.24, 0.1, 0.5]), ...[1.4, 2.4].map((z) => s.box([0, -radius(z), z], [0.12, 0.06, 0.2]))]), // prettier-ignore
      painted(0xffe9a0, [s.cylinder([0, 0, 3.36], [0, 0, 3.86], 0.22)]),
      painted(0x77756f, [
        s.lathe([
          [0, -0.25],
          [0.95, -0.25],
          [0.75, 0],
          [0, 0.05],
        ]),
      ]),
    ];
  },
};

const castle: Thing = {
  name: 'castle',
  ground: 'plain',
  view: seen(-40, -15, 10, 25),
  build: (s) => {
    const corners: Point2[] = [[-1, -1], [1, -1], [1, 1], [-1, 1]]; // prettier-ignore
    const merlons = around(4, (a) => [-3, -2, -1, 0, 1, 2, 3].map((k): Vec3 => [Math.cos(a) + 0.22 * k * Math.sin(a), Math.sin(a) - 0.22 * k * Math.cos(a), 1.0])).flat(); // prettier-ignore
    return [
      painted(0xa9a49a, [
        s.box([0, 0, 0.45], [2.1, 2.1, 0.9]),
        ...merlons.map((at) => s.box(at, [0.12, 0.12, 0.22])),
        ...corners.map(([x, y]) => s.cylinder([x, y, 0], [x, y, 1.5], 0.32)),
        s.cylinder([0, 0.2, 0.8], [0, 0.2, 2.1], 0.42),
      ]),
      painted(0x37558f, [...corners.map(([x, y]) => s.cylinder([x, y, 1.5], [x, y, 2.2], 0.4, 0)), s.cylinder([0, 0.2, 2.1], [0, 0.2, 3], 0.52, 0)]), // prettier-ignore
      painted(0x33241a, [s.box([0, -1.04, 0.28], [0.42, 0.06, 0.56]), s.cylinder([0, -1, 0.56], [0, -1.07, 0.56], 0.21), ...corners.map(([x, y]) => s.box([x, y - 0.31, 1.1], [0.08, 0.06, 0.24]))]), // prettier-ignore
      painted(0xd0282e, [upright(s, [[0, 3.3], [0.4, 3.2], [0, 3.08]], 0.02, 0.2), s.cylinder([0, 0.2, 2.9], [0, 0.2, 3.32], 0.018)]), // prettier-ignore
    ];
  },
};

/** Rings across x: [x, half width, height above the sole]. */
const footRings = (stations: readonly Vec3[], sole: number): Vec3[][] =>
  stations.map(([x, half, high]) =>
    around(16, (a): Vec3 => {
      const up = Math.sin(a);
      return [x, half * Math.cos(a), sole + (up > 0 ? high * up : 0)];
    }),
  );

const soleOutline = (long: number): Point2[] => {
  const side = smoothCurve<Point2>([[-1, 0], [-0.95, -0.22], [-0.6, -0.33], [0, -0.28], [0.6, -0.24], [0.85, -0.18], [0.92, 0]], 4); // prettier-ignore
  return [...side, ...[...side].reverse().slice(1, -1).map(([x, y]): Point2 => [x, -y])].map(([x, y]) => [long * x, y]); // prettier-ignore
};

const shoe: Thing = {
  name: 'shoe',
  ground: 'transparent',
  view: seen(-35, 15, 12, 30),
  build: (s) => [
    painted(0xf7f7f5, [s.prism(soleOutline(1.02), 0.17)]),
    painted(0x2f62b5, [s.loft(footRings([[-0.99, 0.08, 0.1], [-0.9, 0.22, 0.22], [-0.6, 0.31, 0.32], [-0.2, 0.29, 0.48], [0.1, 0.26, 0.66], [0.4, 0.24, 0.68], [0.7, 0.22, 0.72], [0.86, 0.15, 0.74], [0.92, 0.06, 0.6]], 0.15))]), // prettier-ignore
    painted(0x15171c, [s.ellipsoid([0.42, 0, 0.84], [0.36, 0.17, 0.035])]),
    painted(0xffffff, [
      ...[-0.5, -0.35, -0.2, -0.05].map((x) => s.tube(smoothCurve<Vec3>([[x + 0.05, -0.2, 0.38 + 0.42 * (x + 0.6)], [x, 0, 0.53 + 0.42 * (x + 0.6)], [x + 0.05, 0.2, 0.38 + 0.42 * (x + 0.6)]], 4), 0.025)), // prettier-ignore
      ...both((y) => s.tube(smoothCurve<Vec3>([[-0.35, y * 0.3, 0.22], [0.05, y * 0.3, 0.34], [0.55, y * 0.26, 0.62]], 5), 0.03)), // prettier-ignore
    ]),
  ],
};

const boot: Thing = {
  name: 'rubber boot',
  ground: 'floor',
  view: seen(-40, 10, 6, 22),
  build: (s: Shapes) => [
    painted(0xe8bd1c, [
      s.loft(footRings([[-0.99, 0.08, 0.1], [-0.88, 0.22, 0.28], [-0.55, 0.31, 0.38], [-0.1, 0.28, 0.55], [0.3, 0.27, 0.7], [0.7, 0.25, 0.7], [0.9, 0.15, 0.6], [0.96, 0.05, 0.3]], 0.13)), // prettier-ignore
      s.lathe([[0.27, 0.3], [0.31, 0.8], [0.36, 1.9], [0.33, 1.9], [0.28, 0.8], [0.2, 0.3]], { origin: [0.56, 0, 0], squash: [1.12, 0.95] }), // prettier-ignore
      torus(s, [0.56, 0, 1.88], 0.36, 0.035),
    ]),
    painted(0x2d2a26, [s.prism(soleOutline(1.05), 0.13), s.box([0.62, 0, 0.02], [0.62, 0.44, 0.2], { round: 0.05 })]),
  ],
};

const hat: Thing = {
  name: 'top hat',
  ground: 'plain',
  view: seen(-60, 60, 8, 25),
  build: (s) => [
    painted(0x1b1b20, [s.lathe([[0, 0], ...smoothCurve<Point2>([[0.9, 0.1], [0.93, 0.13], [0.85, 0.13], [0.56, 0.07], [0.52, 0.2], [0.5, 0.7], [0.55, 1.15], [0.54, 1.2]], 3), [0, 1.2]])]), // prettier-ignore
    painted(0xa51d2b, [s.cylinder([0, 0, 0.1], [0, 0, 0.3], 0.535, 0.52)]),
  ],
};

/** Scales with two pans, a thing that moves and is not in the library either. */
const scales: Thing = {
  name: 'pair of scales',
  ground: 'plain',
  view: seen(-30, 30, 5, 20),
  build: (s) => [
    painted(0xc79a3a, [
      s.lathe([[0, 0], [0.45, 0], [0.45, 0.07], [0.15, 0.14], [0.06, 0.25], [0.06, 1.6], [0.1, 1.65], [0, 1.75]]),
      s.tube(smoothCurve<Vec3>([[-1, 0, 1.42], [-0.5, 0, 1.6], [0, 0, 1.55], [0.5, 0, 1.6], [1, 0, 1.42]], 5), 0.04), // prettier-ignore
      ...both((x) => s.lathe([[0, 0.5], [0.2, 0.52], [0.4, 0.66], [0.38, 0.66], [0.18, 0.55], [0, 0.53]], { origin: [x, 0, 0] })), // prettier-ignore
      ...both((x) => around(3, (a) => s.cylinder([x, 0, 1.42], [x + 0.38 * Math.cos(a), 0.38 * Math.sin(a), 0.66], 0.01))).flat(), // prettier-ignore
      ball(s, [0, 0, 1.8], 0.08),
    ], { metallic: 1 }), // prettier-ignore
  ],
};

export const BUILDINGS_AND_CLOTHES: readonly Thing[] = [
  house, pyramid, tent, lighthouse, castle, shoe, boot, hat, scales,
]; // prettier-ignore
