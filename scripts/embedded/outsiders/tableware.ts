import { translation } from '../../../src/core/math/pose.js';
import type { Vec3 } from '../../../src/core/math/vec3.js';
import type { Point2 } from '../../../src/procedural/solids/convex-polygons.js';
import { smoothCurve } from '../../../src/procedural/solids/curves.js';
import type { Thing } from './thing.js';
import { around, ball, both, painted, seen, torus, uprightPose } from './thing.js';

/** An enamelled mug: thin wall, rolled dark rim, a strap for a handle. */
const campingMug: Thing = {
  name: 'camping mug',
  ground: 'outdoors',
  view: seen(-30, 20, 15, 30),
  build: (s) => [
    painted(0xe9e6dc, [s.lathe([[0, 0], [0.4, 0], [0.42, 0.04], [0.42, 0.72], [0.405, 0.72], [0.405, 0.05], [0, 0.05]])]), // prettier-ignore
    painted(0x1f3a6b, [torus(s, [0, 0, 0.72], 0.415, 0.018)]),
    painted(0xe9e6dc, [s.tube([[0.41, 0, 0.62], [0.6, 0, 0.6], [0.62, 0, 0.36], [0.41, 0, 0.14]], 0.06, { flat: [1, 0.25], up: [0, 0, 1] })]), // prettier-ignore
  ],
};

/** A small cup on its saucer, with a spoon beside it. */
const espresso: Thing = {
  name: 'espresso cup',
  ground: 'floor',
  view: seen(20, 60, 20, 40),
  build: (s) => [
    painted(0xf7f5f0, [
      s.lathe([[0, 0.06], [0.2, 0.06], [0.3, 0.2], [0.34, 0.48], [0.3, 0.48], [0.26, 0.22], [0, 0.12]]),
      torus(s, [0.42, 0, 0.3], 0.1, 0.03, 'y'),
      s.lathe([[0, 0], [0.4, 0], [0.72, 0.07], [0.72, 0.1], [0.4, 0.05], [0, 0.05]]),
    ]), // prettier-ignore
    painted(0x2a160c, [s.cylinder([0, 0, 0.36], [0, 0, 0.42], 0.3)]),
    painted(0xb9bcc2, [s.cylinder([0.1, -0.5, 0.12], [-0.4, -0.45, 0.13], 0.015), s.ellipsoid([0.18, -0.5, 0.12], [0.1, 0.06, 0.02])], { metallic: 1 }), // prettier-ignore
  ],
};

/** Facets of glass, a thick handle, foam on top. */
const beerMug: Thing = {
  name: 'beer mug',
  ground: 'plain',
  view: seen(-40, 40, 5, 20),
  build: (s) => [
    painted(0xd9962b, [s.cylinder([0, 0, 0.08], [0, 0, 0.9], 0.36)]),
    painted(0xcfd8d4, [
      s.cylinder([0, 0, 0], [0, 0, 0.08], 0.4),
      ...around(12, (a) => s.cylinder([0.37 * Math.cos(a), 0.37 * Math.sin(a), 0.05], [0.37 * Math.cos(a), 0.37 * Math.sin(a), 0.95], 0.06)), // prettier-ignore
      s.tube(smoothCurve<Vec3>([[0.38, 0, 0.86], [0.72, 0, 0.82], [0.74, 0, 0.24], [0.38, 0, 0.2]], 5), 0.06),
    ]), // prettier-ignore
    painted(0xfaf6ea, [s.ellipsoid([0, 0, 0.94], [0.4, 0.4, 0.14]), ball(s, [0.12, -0.1, 1.02], 0.14)]),
  ],
};

/** Clear walls with a scale, an open top and a beak. */
const measuringJug: Thing = {
  name: 'measuring jug',
  ground: 'clutter',
  view: seen(-60, -20, 20, 35),
  build: (s) => {
    const ring = (r: number, z: number, beak: number): Vec3[] =>
      around(24, (a): Vec3 => [r * Math.cos(a) - (Math.cos(a) < -0.85 ? beak : 0), r * Math.sin(a), z]);
    return [
      painted(0xbcd4d8, [s.loft([ring(0.36, 0, 0), ring(0.42, 0.7, 0), ring(0.44, 0.84, 0.1)])]),
      painted(0x35505a, [s.cylinder([-0.02, 0, 0.82], [-0.02, 0, 0.845], 0.38)]),
      painted(0xbcd4d8, [s.tube([[0.42, 0, 0.78], [0.72, 0, 0.74], [0.66, 0, 0.16], [0.38, 0, 0.14]], 0.045)]), // prettier-ignore
      painted(
        0xc23a2e,
        [0.2, 0.32, 0.44, 0.56].map((z) => s.box([0, -0.405, z], [0.2, 0.02, 0.012])),
      ),
    ];
  },
};

const wineGlass: Thing = {
  name: 'wine glass',
  ground: 'transparent',
  view: seen(-30, 30, 5, 20),
  build: (s) => [
    painted(0xdfe6ea, [s.lathe([[0, 0], [0.32, 0], [0.3, 0.02], [0.05, 0.06], [0.035, 0.62], [0.1, 0.68], ...smoothCurve<Point2>([[0.3, 0.84], [0.36, 1.06], [0.29, 1.38]], 4), [0.27, 1.38], [0.33, 1.06], [0.1, 0.74], [0, 0.72]])]), // prettier-ignore
    painted(0x6d1026, [
      s.lathe([
        [0, 0.73],
        [0.26, 0.84],
        [0.34, 1.0],
        [0, 1.0],
      ]),
    ]),
  ],
};

/** A bowl of breakfast. */
const cereal: Thing = {
  name: 'cereal bowl',
  ground: 'floor',
  view: seen(-90, 90, 30, 50),
  build: (s) => [
    painted(0x4c86b8, [s.lathe([[0, 0], [0.28, 0], [0.3, 0.06], [0.5, 0.22], [0.6, 0.42], [0.56, 0.42], [0.46, 0.24], [0, 0.1]])]), // prettier-ignore
    painted(0xf4f0e6, [s.cylinder([0, 0, 0.3], [0, 0, 0.34], 0.5)]),
    painted(0xd29a45, around(14, (a, i) => torus(s, [(0.12 + 0.024 * i) * Math.cos(2.4 * a * i), (0.12 + 0.024 * i) * Math.sin(2.4 * a * i), 0.35], 0.05, 0.022))), // prettier-ignore
  ],
};

const dinner: Thing = {
  name: 'plate and cutlery',
  ground: 'clutter',
  view: seen(-30, 30, 35, 55),
  build: (s) => [
    painted(0xf5f4ef, [
      s.lathe([
        [0, 0],
        [0.5, 0],
        [0.85, 0.09],
        [0.85, 0.12],
        [0.52, 0.05],
        [0, 0.04],
      ]),
    ]),
    painted(0xaeb3ba, [
      s.box([-1.05, 0, 0.04], [0.05, 1.2, 0.03]),
      ...both((x) => s.box([-1.05 + x * 0.06, -0.6, 0.04], [0.03, 0.35, 0.03])),
      s.box([-1.05, -0.45, 0.04], [0.16, 0.06, 0.03]),
    ]), // prettier-ignore
    painted(0x8a5a2b, [s.ellipsoid([0.1, -0.1, 0.12], [0.32, 0.2, 0.1])]),
    painted(
      0x3f7f35,
      [0, 1, 2, 3].map((k) => ball(s, [-0.25 + 0.12 * k, 0.3 - 0.05 * (k % 2), 0.13], 0.085)),
    ),
  ],
};

/** Squarish, with a square handle, a stripe about it; nothing turns on a lathe. */
const squareMug: Thing = {
  name: 'square mug',
  ground: 'plain',
  view: seen(-25, 15, 15, 30),
  build: (s) => [
    painted(0xd7663f, [
      ...s.tray([-0.4, -0.4, 0], [0.4, 0.4, 0.85], 0.05),
      s.prism([[0, 0.12], [0.3, 0.12], [0.3, 0.72], [0, 0.72], [0, 0.62], [0.2, 0.62], [0.2, 0.22], [0, 0.22]], 0.1, { pose: uprightPose([0.4, 0.05, 0]) }), // prettier-ignore
    ]),
    painted(0xf3e9d8, [...both((y) => s.box([0, y * 0.401, 0.5], [0.8, 0.006, 0.12])), ...both((x) => s.box([x * 0.401, 0, 0.5], [0.006, 0.8, 0.12]))]), // prettier-ignore
    painted(0x4a2f1c, [s.prism([[-0.35, -0.35], [0.35, -0.35], [0.35, 0.35], [-0.35, 0.35]], 0.03, { pose: translation([0, 0, 0.72]) })]), // prettier-ignore
  ],
};

export const TABLEWARE: readonly Thing[] = [
  campingMug, espresso, beerMug, measuringJug, wineGlass, cereal, dinner, squareMug,
]; // prettier-ignore
