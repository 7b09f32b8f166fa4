import type { Pose } from '../../../src/core/math/pose.js';
import { translation } from '../../../src/core/math/pose.js';
import { multiplyQuat, quatFromAxisAngle } from '../../../src/core/math/quat.js';
import type { Vec3 } from '../../../src/core/math/vec3.js';
import type { Point2 } from '../../../src/procedural/solids/convex-polygons.js';
import { smoothCurve } from '../../../src/procedural/solids/curves.js';
import type { Shapes } from '../../../src/procedural/solids/shapes.js';
import type { Solid } from '../../../src/procedural/solids/solid.js';
import type { Thing } from './thing.js';
import { around, both, painted, seen, torus, upright } from './thing.js';

/** Discs of `width` on both sides at x, their outer faces at y = +-`half` and axles at height `z`. */
const wheels = (
  s: Shapes,
  places: readonly number[],
  half: number,
  z: number,
  radius: number,
  width: number,
): Solid[] => places.flatMap((x) => both((y) => s.cylinder([x, y * (half - width), z], [x, y * half, z], radius)));

const square = (half: number, z: number): Vec3[] => [[-half, -half, z], [half, -half, z], [half, half, z], [-half, half, z]]; // prettier-ignore

/** Takes x to the direction of an angle about z, and y up. */
const finPose = (angle: number): Pose => ({
  position: [-0.035 * Math.sin(angle), 0.035 * Math.cos(angle), 0],
  rotation: multiplyQuat(quatFromAxisAngle([0, 0, 1], angle), quatFromAxisAngle([1, 0, 0], Math.PI / 2)),
});

const airplane: Thing = {
  name: 'airplane',
  ground: 'transparent',
  view: seen(-60, -30, 15, 30),
  build: (s) => [
    painted(0xf2f3f5, [
      s.lathe(
        smoothCurve<Point2>([[0, -2.05], [0.13, -1.95], [0.24, -1.7], [0.28, -1.2], [0.28, 0.9], [0.2, 1.5], [0.08, 2], [0, 2.05]], 4), // prettier-ignore
        { axis: [1, 0, 0] },
      ),
    ]),
    painted(0xc9ced6, [
      s.prism([[-0.4, 0], [0.5, -2.2], [0.8, -2.2], [0.45, 0], [0.8, 2.2], [0.5, 2.2]], 0.06, { pose: translation([0, 0, -0.14]) }), // prettier-ignore
      s.prism([[1.5, 0], [1.9, -0.8], [2.1, -0.8], [2, 0], [2.1, 0.8], [1.9, 0.8]], 0.05, { pose: translation([0, 0, 0.05]) }), // prettier-ignore
    ]),
    painted(0xd0282e, [upright(s, [[1.3, 0.15], [1.78, 0.95], [2.12, 0.95], [2, 0.05]], 0.06)]), // prettier-ignore
    painted(
      0x5b6675,
      both((y) => s.cylinder([-0.25, y * 0.95, -0.3], [0.4, y * 0.95, -0.3], 0.15, 0.11)),
    ),
    painted(0x1d2733, [
      ...Array.from({ length: 14 }, (_, k) =>
        s.cylinder([-1.2 + 0.17 * k, -0.275, 0.08], [-1.2 + 0.17 * k, 0.275, 0.08], 0.04),
      ),
      s.ellipsoid([-1.75, 0, 0.1], [0.12, 0.17, 0.09]),
    ]),
  ],
};

const car: Thing = {
  name: 'car',
  ground: 'floor',
  view: seen(-55, -25, 12, 24),
  build: (s) => [
    painted(0xc21f24, [
      upright(s, [[-2, 0.25], [-2.02, 0.55], [-1.85, 0.76], [-0.95, 0.88], [1.5, 0.92], [1.98, 0.88], [2.06, 0.6], [2.05, 0.25]], 1.7), // prettier-ignore
      upright(
        s,
        [
          [-0.98, 0.85],
          [-0.35, 1.3],
          [0.1, 1.38],
          [0.8, 1.33],
          [1.5, 0.88],
        ],
        1.5,
      ),
    ]),
    painted(0x182029, [
      upright(
        s,
        [
          [-0.72, 0.92],
          [-0.26, 1.24],
          [0.2, 1.29],
          [0.2, 0.92],
        ],
        1.53,
      ),
      upright(
        s,
        [
          [0.28, 0.92],
          [0.28, 1.29],
          [0.72, 1.25],
          [1.2, 0.94],
        ],
        1.53,
      ),
      upright(
        s,
        [
          [-0.93, 0.9],
          [-0.38, 1.29],
          [-0.41, 1.31],
          [-0.98, 0.9],
        ],
        1.36,
      ),
      upright(
        s,
        [
          [0.86, 1.3],
          [1.46, 0.92],
          [1.5, 0.93],
          [0.87, 1.33],
        ],
        1.36,
      ),
      s.box([-2.02, 0, 0.42], [0.05, 1, 0.14]),
    ]),
    painted(0x17181a, wheels(s, [-1.25, 1.25], 0.88, 0.35, 0.35, 0.24)),
    painted(0xb8bcc2, wheels(s, [-1.25, 1.25], 0.9, 0.35, 0.2, 0.1)),
    painted(
      0xfdf6d0,
      both((y) => s.ellipsoid([-1.93, y * 0.62, 0.65], [0.1, 0.16, 0.09])),
    ),
    painted(
      0xff3522,
      both((y) => s.box([2.04, y * 0.65, 0.72], [0.06, 0.3, 0.12])),
    ),
  ],
};

const bus: Thing = {
  name: 'bus',
  ground: 'plain',
  view: seen(-60, -35, 8, 20),
  build: (s) => [
    painted(0xf2b01e, [s.box([0, 0, 1.45], [7, 2, 2.3], { round: 0.14 })]),
    painted(0x1b222b, [
      ...Array.from({ length: 6 }, (_, k) => s.box([-2 + 0.98 * k, 0, 1.85], [0.82, 2.03, 0.8])),
      s.box([-3.5, 0, 1.8], [0.06, 1.75, 1.05]),
      s.box([-2.95, -1, 1.45], [0.7, 0.06, 1.75]),
    ]),
    painted(0x111214, wheels(s, [-2.2, 2.1], 1.03, 0.48, 0.48, 0.3)),
    painted(0xc3c7cc, wheels(s, [-2.2, 2.1], 1.05, 0.48, 0.22, 0.1)),
    painted(
      0xfff6cc,
      both((y) => s.cylinder([-3.53, y * 0.75, 0.75], [-3.4, y * 0.75, 0.75], 0.15)),
    ),
    painted(0x2b2b2b, [s.box([0, 0, 0.95], [6.9, 2.02, 0.08]), s.box([-3.52, 0, 0.42], [0.1, 2, 0.18])]),
  ],
};

const rocket: Thing = {
  name: 'rocket',
  ground: 'outdoors',
  view: seen(-30, 30, 0, 12),
  build: (s) => [
    painted(0xf1f2f4, [s.lathe(smoothCurve<Point2>([[0, 0], [0.4, 0], [0.55, 0.8], [0.58, 1.6], [0.5, 2.4], [0, 2.4]], 5))]), // prettier-ignore
    painted(0xd3202c, [
      s.lathe(
        smoothCurve<Point2>(
          [
            [0, 2.38],
            [0.51, 2.38],
            [0.33, 2.9],
            [0, 3.4],
          ],
          5,
        ),
      ),
      ...around(
        4,
        (angle) =>
        s.prism([[0.35, -0.3], [1, -0.45], [1, 0.1], [0.5, 0.9]], 0.07, { pose: finPose(angle) }), // prettier-ignore
      ),
    ]),
    painted(
      0x2c62a8,
      both((y) => s.cylinder([0, 0.4 * y, 1.75], [0, 0.6 * y, 1.75], 0.22)),
    ),
    painted(0x444b55, [
      s.cylinder([0, 0, -0.2], [0, 0, 0.05], 0.38, 0.25),
      torus(s, [0, -0.57, 1.75], 0.24, 0.045, 'y'),
    ]),
    painted(0xff9a1f, [
      s.lathe(
        smoothCurve<Point2>(
          [
            [0, -1.1],
            [0.2, -0.6],
            [0.28, -0.2],
            [0, -0.2],
          ],
          4,
        ),
      ),
    ]),
  ],
};

const sailboat: Thing = {
  name: 'sailing boat',
  ground: 'plain',
  view: seen(-25, 25, 5, 18),
  build: (s) => [
    painted(0x20418c, [s.prism(smoothCurve<Point2>([[-1.2, 0], [-0.6, -0.32], [0.3, -0.38], [1, -0.28], [1, 0.28], [0.3, 0.38], [-0.6, 0.32], [-1.2, 0]], 3).slice(0, -1), 0.42, { taper: 1.25 })]), // prettier-ignore
    painted(0x8d5a2b, [s.cylinder([0, 0, 0.3], [0, 0, 3.1], 0.04), s.cylinder([0, 0, 0.72], [1.25, 0, 0.68], 0.03)]),
    painted(0xfbfaf4, [
      upright(
        s,
        smoothCurve<Point2>(
          [
            [0.06, 0.78],
            [1.2, 0.76],
            [0.75, 1.7],
            [0.06, 3],
          ],
          4,
        ),
        0.03,
      ),
      upright(
        s,
        smoothCurve<Point2>(
          [
            [-0.07, 0.7],
            [-0.05, 2.7],
            [-0.75, 1.5],
            [-1.35, 0.6],
          ],
          4,
        ),
        0.03,
      ),
    ]),
    painted(0xd22f2f, [
      upright(
        s,
        [
          [0, 3.05],
          [0.4, 2.98],
          [0, 2.88],
        ],
        0.02,
      ),
    ]),
  ],
};

const balloon: Thing = {
  name: 'hot-air balloon',
  ground: 'outdoors',
  view: seen(-30, 30, -4, 10),
  build: (s) => {
    const edge = smoothCurve<Point2>([[0.3, 1], [0.8, 1.7], [1.2, 2.5], [1.3, 3.1], [1.05, 3.8], [0.55, 4.2], [0.02, 4.3]], 4); // prettier-ignore
    const bands = Array.from({ length: 6 }, (_, k) => edge.slice(4 * k, 4 * k + 5));
    const colors = [0xe23b2e, 0xf6c12d, 0x2f7fc4];
    return [
      ...colors.map((color, c) =>
        painted(
          color,
          bands.filter((_, k) => k % 3 === c).map((line) => s.lathe([[0, line[0][1]], ...line, [0, line[line.length - 1][1]]])), // prettier-ignore
        ),
      ),
      painted(0x8a5a2c, [s.loft([square(0.22, 0), square(0.27, 0.4)])]),
      painted(0x3a2a1a, [
        s.boxBetween([-0.3, -0.3, 0.36], [0.3, 0.3, 0.44]),
        ...[[-1, -1], [1, -1], [1, 1], [-1, 1]].map(([x, y]) => s.cylinder([0.25 * x, 0.25 * y, 0.4], [0.22 * x, 0.22 * y, 1.05], 0.018)), // prettier-ignore
      ]),
    ];
  },
};

const bicycle: Thing = {
  name: 'bicycle',
  ground: 'floor',
  view: seen(-25, 25, 3, 15),
  build: (s) => {
    const bar = (a: Vec3, b: Vec3, r = 0.028): Solid => s.cylinder(a, b, r);
    const [rear, front]: Vec3[] = [[-0.55, 0, 0.35], [0.55, 0, 0.35]]; // prettier-ignore
    const [crank, seat, head]: Vec3[] = [[-0.08, 0, 0.32], [-0.25, 0, 0.85], [0.38, 0, 0.85]]; // prettier-ignore
    const spokes = [rear, front].flatMap(([x, , z]) =>
      around(14, (a) => bar([x, 0, z], [x + 0.32 * Math.cos(a), 0, z + 0.32 * Math.sin(a)], 0.005)),
    );
    return [
      painted(0x151515, [torus(s, rear, 0.33, 0.028, 'y'), torus(s, front, 0.33, 0.028, 'y'), s.ellipsoid([-0.27, 0, 0.98], [0.14, 0.08, 0.035]), ...both((y) => bar([0.4, y * 0.26, 1], [0.28, y * 0.28, 0.98], 0.03))]), // prettier-ignore
      painted(0x1e7f9e, [bar(crank, seat), bar(seat, head), bar(crank, [0.4, 0, 0.75]), bar([0.37, 0, 0.9], [0.45, 0, 0.62]), ...both((y) => bar([0.43, 0.04 * y, 0.68], [0.55, 0.05 * y, 0.35], 0.02)), ...both((y) => bar(crank, [-0.55, 0.05 * y, 0.35], 0.018)), ...both((y) => bar(seat, [-0.55, 0.05 * y, 0.35], 0.018))]), // prettier-ignore
      painted(0xb9bec4, [...spokes, bar(seat, [-0.28, 0, 0.97], 0.02), bar([0.37, 0, 0.88], [0.35, 0, 1.02], 0.02), s.tube(smoothCurve<Vec3>([[0.4, -0.26, 1], [0.42, -0.1, 1.02], [0.42, 0.1, 1.02], [0.4, 0.26, 1]], 4), 0.016), s.cylinder([-0.08, -0.03, 0.32], [-0.08, -0.045, 0.32], 0.09), bar([-0.08, -0.06, 0.32], [0.02, -0.06, 0.18], 0.014), bar([0.02, -0.06, 0.18], [0.02, -0.16, 0.18], 0.02)], { metallic: 1 }), // prettier-ignore
    ];
  },
};

export const VEHICLES: readonly Thing[] = [airplane, car, bus, rocket, sailboat, balloon, bicycle];
