import { quatFromAxisAngle } from '../../../src/core/math/quat.js';
import type { Vec3 } from '../../../src/core/math/vec3.js';
import { smoothCurve } from '../../../src/procedural/solids/curves.js';
import type { Solid } from '../../../src/procedural/solids/solid.js';
import type { Thing } from './thing.js';
import { ball, both, painted, seen, torus, upright } from './thing.js';

const dog: Thing = {
  name: 'dog',
  ground: 'transparent',
  view: seen(-40, 20, 5, 20),
  build: (s) => [
    painted(0xb9814a, [
      s.ellipsoid([0, 0, 0.75], [0.62, 0.24, 0.26]),
      s.ellipsoid([-0.42, 0, 0.78], [0.3, 0.25, 0.3]),
      s.tube(smoothCurve<Vec3>([[-0.5, 0, 0.85], [-0.68, 0, 1.05], [-0.75, 0, 1.2]], 4), 0.17),
      s.ellipsoid([-0.8, 0, 1.27], [0.24, 0.2, 0.2]),
      s.ellipsoid([-1.02, 0, 1.2], [0.2, 0.11, 0.1]),
      ...both((y) => s.tube(smoothCurve<Vec3>([[-0.45, y * 0.15, 0.7], [-0.46, y * 0.16, 0.35], [-0.48, y * 0.16, 0.05]], 4), (t) => 0.11 - 0.04 * t)),
      ...both((y) => s.tube(smoothCurve<Vec3>([[0.42, y * 0.15, 0.75], [0.5, y * 0.16, 0.4], [0.44, y * 0.16, 0.05]], 4), (t) => 0.15 - 0.08 * t)),
      ...[-0.52, 0.4].flatMap((x) => both((y) => s.ellipsoid([x, y * 0.16, 0.05], [0.12, 0.08, 0.06]))),
      s.tube(smoothCurve<Vec3>([[0.55, 0, 0.85], [0.75, 0, 1], [0.82, 0.03, 1.25]], 4), (t) => 0.07 - 0.04 * t),
    ]), // prettier-ignore
    painted(0x6d4422, both((y) => s.ellipsoid([-0.72, y * 0.2, 1.22], [0.1, 0.04, 0.2], quatFromAxisAngle([1, 0, 0], y * 0.25)))), // prettier-ignore
    painted(0x141212, [ball(s, [-1.21, 0, 1.23], 0.055), ...both((y) => ball(s, [-0.97, y * 0.1, 1.36], 0.035))]),
    painted(0xc0282d, [torus(s, [-0.6, 0, 0.99], 0.19, 0.03)]),
  ],
};

const bird: Thing = {
  name: 'bird',
  ground: 'plain',
  view: seen(-30, 30, 2, 15),
  build: (s) => [
    painted(0x5b6f86, [
      s.ellipsoid([0, 0, 0.75], [0.5, 0.3, 0.34], quatFromAxisAngle([0, 1, 0], 0.35)),
      ball(s, [-0.42, 0, 1.1], 0.24),
    ]),
    painted(0xd8662c, [s.ellipsoid([-0.2, 0, 0.72], [0.36, 0.27, 0.34], quatFromAxisAngle([0, 1, 0], 0.5))]),
    painted(0x3b4a5c, [
      ...both((y) => s.ellipsoid([0.12, y * 0.27, 0.76], [0.42, 0.06, 0.22], quatFromAxisAngle([0, 1, 0], 0.4))),
      upright(s, [[0.35, 0.6], [0.4, 0.7], [1.1, 0.4], [1.06, 0.27]], 0.2), // prettier-ignore
    ]),
    painted(0xe8b030, [s.cylinder([-0.62, 0, 1.1], [-0.87, 0, 1.06], 0.075, 0.005), ...both((y) => s.cylinder([0, y * 0.1, 0.5], [-0.02, y * 0.11, 0.08], 0.025)), ...both((y) => s.ellipsoid([-0.07, y * 0.11, 0.07], [0.13, 0.05, 0.025]))]), // prettier-ignore
    painted(
      0x0d0d0d,
      both((y) => ball(s, [-0.53, y * 0.185, 1.17], 0.04)),
    ),
  ],
};

const fish: Thing = {
  name: 'fish',
  ground: 'plain',
  view: seen(-30, 25, 0, 15),
  build: (s) => [
    painted(0xf0812a, [
      s.ellipsoid([0, 0, 0.5], [0.75, 0.2, 0.4]),
      upright(s, [[0.55, 0.5], [1.15, 0.95], [1.02, 0.5], [1.15, 0.05]], 0.05),
      upright(s, smoothCurve<[number, number]>([[-0.3, 0.8], [-0.05, 1.12], [0.35, 1], [0.45, 0.7]], 4), 0.05),
      upright(s, [[-0.1, 0.15], [0.1, -0.15], [0.3, -0.08], [0.25, 0.2]], 0.05),
      ...both((y) => s.ellipsoid([-0.12, y * 0.21, 0.4], [0.2, 0.03, 0.1], quatFromAxisAngle([0, 1, 0], 0.5))),
    ]), // prettier-ignore
    painted(0xfbf7ee, [s.ellipsoid([-0.38, 0, 0.5], [0.07, 0.193, 0.36]), s.ellipsoid([0.12, 0, 0.5], [0.09, 0.206, 0.405]), ...both((y) => ball(s, [-0.55, y * 0.11, 0.6], 0.075))]), // prettier-ignore
    painted(
      0x101010,
      both((y) => ball(s, [-0.58, y * 0.145, 0.6], 0.05)),
    ),
  ],
};

const teddy: Thing = {
  name: 'teddy bear',
  ground: 'floor',
  view: seen(-35, 35, 8, 22),
  build: (s) => [
    painted(
      0xa66b38,
      [
        s.ellipsoid([0, 0, 0.55], [0.42, 0.36, 0.48]),
        s.ellipsoid([0, -0.03, 1.22], [0.38, 0.34, 0.35]),
        ...both((x) => ball(s, [x * 0.32, 0, 1.5], 0.14)),
        ...both((x) => s.tube([[x * 0.3, -0.05, 0.82], [x * 0.5, -0.2, 0.62], [x * 0.55, -0.35, 0.5]], 0.13)),
        ...both((x) => ball(s, [x * 0.55, -0.36, 0.5], 0.14)),
        ...both((x) => s.tube([[x * 0.22, -0.1, 0.22], [x * 0.36, -0.4, 0.17], [x * 0.42, -0.6, 0.17]], 0.17)),
        ...both((x) => s.ellipsoid([x * 0.43, -0.66, 0.22], [0.17, 0.11, 0.22])),
      ], // prettier-ignore
      { pattern: 'fabric' },
    ),
    painted(0xe2c397, [s.ellipsoid([0, -0.3, 1.12], [0.19, 0.15, 0.14]), ...both((x) => ball(s, [x * 0.33, -0.07, 1.5], 0.09)), s.ellipsoid([0, -0.15, 0.55], [0.28, 0.26, 0.33]), ...both((x) => s.ellipsoid([x * 0.43, -0.73, 0.22], [0.11, 0.06, 0.14]))]), // prettier-ignore
    painted(0x100d0b, [s.ellipsoid([0, -0.44, 1.18], [0.07, 0.04, 0.05]), ...both((x) => ball(s, [x * 0.14, -0.33, 1.31], 0.045)), s.box([0, -0.44, 1.1], [0.02, 0.03, 0.1])]), // prettier-ignore
    painted(0xbd1f2d, [...both((x) => s.ellipsoid([x * 0.13, -0.33, 0.93], [0.13, 0.05, 0.08])), ball(s, [0, -0.36, 0.93], 0.06)]), // prettier-ignore
  ],
};

const snowman: Thing = {
  name: 'snowman',
  ground: 'outdoors',
  view: seen(-35, 35, 2, 15),
  build: (s) => [
    painted(0xf4f7fb, [ball(s, [0, 0, 0.55], 0.6), ball(s, [0, 0, 1.3], 0.43), ball(s, [0, 0, 1.87], 0.31)]),
    painted(0x1b1b1e, [
      s.cylinder([0, 0, 2.1], [0, 0, 2.14], 0.42),
      s.cylinder([0, 0, 2.12], [0, 0, 2.55], 0.27),
      ...both((x) => ball(s, [x * 0.11, -0.27, 1.97], 0.04)),
      ...[1.15, 1.32, 1.48].map((z) => ball(s, [0, -0.41 + 2 * (z - 1.32) ** 2, z], 0.045)),
      ...[-2, -1, 0, 1, 2].map((k) => ball(s, [0.06 * k, -0.285, 1.76 + 0.012 * k * k], 0.022)),
    ]),
    painted(0xee7b1f, [s.cylinder([0, -0.28, 1.87], [0, -0.66, 1.83], 0.06, 0.005)]),
    painted(0xc41f2d, [torus(s, [0, 0, 1.61], 0.28, 0.08), s.box([0.2, -0.33, 1.4], [0.16, 0.06, 0.4])]),
    painted(
      0x5a3a20,
      both((x) => s.cylinder([x * 0.35, 0, 1.4], [x * 0.95, -0.05, 1.8], 0.035, 0.02)).concat(
        both((x) => s.cylinder([x * 0.75, -0.04, 1.66], [x * 0.98, -0.05, 1.6], 0.02)),
      ),
    ),
  ],
};

const hand: Thing = {
  name: 'hand',
  ground: 'transparent',
  view: seen(-25, 25, -5, 20),
  build: (s) => {
    const finger = (from: Vec3, to: Vec3, r: number): Solid[] => [
      s.cylinder(from, to, r, 0.88 * r),
      ball(s, to, 0.88 * r),
    ];
    return [
      painted(0xe2b08d, [
        s.box([0, 0, 0.45], [0.82, 0.26, 0.9], { round: 0.12 }),
        s.ellipsoid([-0.3, -0.06, 0.28], [0.2, 0.17, 0.3]),
        s.cylinder([0.02, 0, -0.6], [0.02, 0, 0.2], 0.25, 0.27),
        ...finger([-0.32, 0, 0.8], [-0.42, -0.02, 1.55], 0.11),
        ...finger([-0.1, 0, 0.82], [-0.13, -0.03, 1.72], 0.115),
        ...finger([0.12, 0, 0.82], [0.17, -0.02, 1.6], 0.11),
        ...finger([0.32, 0, 0.78], [0.47, 0, 1.33], 0.095),
        ...finger([-0.3, -0.05, 0.3], [-0.68, -0.1, 0.62], 0.14),
        ...finger([-0.66, -0.1, 0.6], [-0.82, -0.12, 0.95], 0.115),
      ]),
      painted(0x2d4f86, [s.cylinder([0.02, 0, -0.9], [0.02, 0, -0.4], 0.33, 0.32)], { pattern: 'fabric' }),
    ];
  },
};

export const CREATURES: readonly Thing[] = [dog, bird, fish, teddy, snowman, hand];
