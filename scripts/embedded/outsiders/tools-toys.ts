import { translation } from '../../../src/core/math/pose.js';
import type { Vec3 } from '../../../src/core/math/vec3.js';
import { add, cross, distance, dot, normalize, perpendicular, scale } from '../../../src/core/math/vec3.js';
import type { Point2 } from '../../../src/procedural/solids/convex-polygons.js';
import { arc, smoothCurve } from '../../../src/procedural/solids/curves.js';
import type { Solid } from '../../../src/procedural/solids/solid.js';
import type { Thing } from './thing.js';
import { around, ball, both, painted, seen, torus, upright } from './thing.js';

const hammer: Thing = {
  name: 'hammer',
  ground: 'plain',
  view: seen(-30, 30, 55, 80),
  build: (s) => [
    painted(0xc08a4f, [s.tube([[0, -1.3, 0.1], [0, -0.9, 0.1], [0, -0.3, 0.1], [0, 0.25, 0.1]], (t) => 0.1 - 0.02 * Math.sin(3 * t), { flat: [1, 1.2] })], { pattern: 'wood' }), // prettier-ignore
    painted(0x6f757c, [
      s.box([0, 0.2, 0.1], [0.34, 0.24, 0.22]),
      s.cylinder([0.1, 0.2, 0.1], [0.42, 0.2, 0.1], 0.1, 0.12),
      s.cylinder([0.42, 0.2, 0.1], [0.6, 0.2, 0.1], 0.16),
      ...both((y) => s.tube(smoothCurve<Vec3>([[-0.12, 0.2, 0.1 + 0.04 * y], [-0.4, 0.18, 0.1 + 0.06 * y], [-0.68, -0.02, 0.1 + 0.1 * y]], 5), (t) => 0.11 - 0.08 * t)), // prettier-ignore
    ], { metallic: 1 }), // prettier-ignore
  ],
};

const sword: Thing = {
  name: 'sword',
  ground: 'transparent',
  view: seen(-35, 35, 0, 15),
  build: (s) => [
    painted(0xc9ced4, [upright(s, [[-0.1, 0.5], [0.1, 0.5], [0.08, 2.7], [0, 3], [-0.08, 2.7]], 0.04), upright(s, [[-0.03, 0.5], [0.03, 0.5], [0.02, 2.6], [-0.02, 2.6]], 0.06)], { metallic: 1 }), // prettier-ignore
    painted(0xc79a33, [s.tube(smoothCurve<Vec3>([[-0.5, 0, 0.56], [-0.25, 0, 0.48], [0.25, 0, 0.48], [0.5, 0, 0.56]], 4), 0.055), ball(s, [-0.5, 0, 0.56], 0.075), ball(s, [0.5, 0, 0.56], 0.075), ball(s, [0, 0, -0.08], 0.11)], { metallic: 1 }), // prettier-ignore
    painted(0x5c2f1a, [s.cylinder([0, 0, 0], [0, 0, 0.46], 0.065), ...[0.08, 0.17, 0.26, 0.35].map((z) => torus(s, [0, 0, z], 0.062, 0.015))]), // prettier-ignore
  ],
};

const anchor: Thing = {
  name: 'anchor',
  ground: 'plain',
  view: seen(-30, 30, 0, 18),
  take: 1,
  build: (s) => [
    painted(0x2c3848, [
      s.cylinder([0, 0, 0.15], [0, 0, 1.7], 0.09, 0.07),
      torus(s, [0, 0, 1.88], 0.17, 0.05, 'y'),
      s.cylinder([-0.5, 0, 1.42], [0.5, 0, 1.42], 0.06),
      ball(s, [-0.5, 0, 1.42], 0.085),
      ball(s, [0.5, 0, 1.42], 0.085),
      s.tube(arc([0, 0.95], 0.85, -0.12 - Math.PI * 0.88, 0.12 - Math.PI * 0.12, 20).map(([x, z]): Vec3 => [x, 0, z]), (t) => 0.06 + 0.05 * Math.sin(Math.PI * t)), // prettier-ignore
      ...both((x) =>
        upright(
          s,
          [
            [x * 0.62, 0.62],
            [x * 1, 0.58],
            [x * 0.92, 1.02],
          ],
          0.16,
        ),
      ),
    ]),
  ],
};

const dumbbell: Thing = {
  name: 'dumbbell',
  ground: 'floor',
  view: seen(-40, 40, 18, 38),
  take: 1,
  build: (s) => {
    const disc = (x: number, r: number): Solid[] => [
      s.cylinder([x - 0.09, 0, 0.4], [x + 0.09, 0, 0.4], r),
      torus(s, [x, 0, 0.4], r - 0.03, 0.07, 'x'),
    ];
    return [
      painted(0xb7bbc0, [s.cylinder([-1, 0, 0.4], [1, 0, 0.4], 0.06)], { metallic: 1 }),
      painted(0x23262b, [0.52, 0.74].flatMap((x) => both((side) => disc(side * x, x < 0.6 ? 0.36 : 0.28)).flat())),
      painted(0xc33a2b, both((side) => s.cylinder([side * 0.88, 0, 0.4], [side * 0.94, 0, 0.4], 0.1))),
    ]; // prettier-ignore
  },
};

const umbrella: Thing = {
  name: 'umbrella',
  ground: 'transparent',
  view: seen(-90, 90, 8, 28),
  build: (s) => {
    const dome = Array.from({ length: 7 }, (_, k): Point2 => [1.15 * Math.cos((k * Math.PI) / 12), 1.5 + 0.55 * Math.sin((k * Math.PI) / 12)]); // prettier-ignore
    const gore = (a: number): Vec3[][] => {
      const [from, to] = [a - Math.PI / 8, a + Math.PI / 8];
      const at = ([r, z]: Point2, angle: number): Vec3 => [r * Math.cos(angle), r * Math.sin(angle), z];
      const middle = (p: Point2): Point2 => [p[0] * 0.94, p[1] + 0.05 * (p[0] / 1.15) ** 4];
      return dome.map((p) => {
        const inner: Point2 = [p[0] - 0.01, p[1] - 0.02];
        return [at(p, from), at(middle(p), a), at(p, to), at(inner, to), at(middle(inner), a), at(inner, from)];
      });
    };
    return [
      painted(
        0xd8263b,
        around(4, (a) => s.loft(gore(a))),
      ),
      painted(
        0xf4f1ea,
        around(4, (a) => s.loft(gore(a + Math.PI / 4))),
      ),
      painted(0x2a2a2c, [s.cylinder([0, 0, 0.3], [0, 0, 2.25], 0.022)]),
      painted(0x7a4a25, [s.tube([[0, 0, 0.45], ...arc([0.12, 0.1], 0.12, Math.PI, 2 * Math.PI, 10).map(([x, z]): Vec3 => [x, 0, z])], 0.04)]), // prettier-ignore
    ];
  },
};

const key: Thing = {
  name: 'key',
  ground: 'plain',
  view: seen(-30, 30, 45, 75),
  build: (s) => [
    painted(0xd1a43a, [
      torus(s, [0, 0, 0.05], 0.3, 0.09),
      ...around(3, (a) => torus(s, [0.27 * Math.cos(a), 0.27 * Math.sin(a), 0.05], 0.14, 0.05)),
      s.cylinder([0.3, 0, 0.05], [1.8, 0, 0.05], 0.07),
      torus(s, [0.5, 0, 0.05], 0.07, 0.04, 'x'),
      ...[1.4, 1.56, 1.72].map((x, i) => s.box([x, -0.18 - 0.03 * (i % 2), 0.05], [0.11, 0.3 + 0.06 * (i % 2), 0.07])),
    ], { metallic: 1 }), // prettier-ignore
  ],
};

const ladder: Thing = {
  name: 'ladder',
  ground: 'floor',
  view: seen(-40, 40, 5, 18),
  build: (s) => [
    painted(0xb98042, both((x) => s.box([x * 0.3 , 0, 1.5], [0.08, 0.12, 3])).concat(Array.from({ length: 8 }, (_, k) => s.cylinder([-0.3, 0, 0.3 + 0.35 * k], [0.3, 0, 0.3 + 0.35 * k], 0.04))), { pattern: 'wood' }), // prettier-ignore
  ],
};

const guitar: Thing = {
  name: 'guitar',
  ground: 'plain',
  view: seen(-30, 30, 0, 15),
  build: (s) => {
    const right: Point2[] = [[0, -0.62], [0.35, -0.58], [0.52, -0.3], [0.45, 0.02], [0.3, 0.25], [0.33, 0.45], [0.36, 0.6], [0.25, 0.8], [0, 0.84]]; // prettier-ignore
    const side = smoothCurve(right, 4);
    const outline = [...side, ...[...side].reverse().slice(1, -1).map(([x, z]): Point2 => [-x, z])]; // prettier-ignore
    return [
      painted(0xc9853a, [upright(s, outline, 0.28)], { pattern: 'wood' }),
      painted(0x4b2a15, [
        s.box([0, -0.16, 1.15], [0.14, 0.06, 1.3]),
        upright(s, [[-0.07, 1.78], [0.07, 1.78], [0.13, 1.9], [0.11, 2.2], [-0.11, 2.2], [-0.13, 1.9]], 0.05, -0.14),
        s.box([0, -0.15, -0.25], [0.36, 0.04, 0.08]),
      ]), // prettier-ignore
      painted(0x0d0a08, [s.cylinder([0, -0.13, 0.32], [0, -0.148, 0.32], 0.16)]),
      painted(0xe4d6b4, [torus(s, [0, -0.14, 0.32], 0.17, 0.012, 'y'), ...[0, 1, 2, 3, 4, 5].map((k) => s.cylinder([0.02 * (k - 2.5), -0.2, -0.25], [0.02 * (k - 2.5), -0.2, 1.85], 0.005))]), // prettier-ignore
      painted(0xcfd3d6, both((x) => [1.93, 2.03, 2.13].map((z) => s.cylinder([x * 0.1, -0.14, z], [x * 0.19, -0.14, z], 0.025))).flat(), { metallic: 1 }), // prettier-ignore
    ];
  },
};

/** Twelve corners of an icosahedron on the unit ball. */
const GOLD = (1 + Math.sqrt(5)) / 2;
const CORNERS: readonly Vec3[] = both((a) => both((b) => [[0, a, b * GOLD], [a, b * GOLD, 0], [b * GOLD, 0, a]] as Vec3[])).flat(2).map((p) => scale(p, 1 / Math.hypot(1, GOLD))); // prettier-ignore

const football: Thing = {
  name: 'football',
  ground: 'clutter',
  view: seen(-90, 90, 5, 40),
  build: (s) => {
    const lay = (p: Vec3, height: number): Vec3 => scale(normalize(p) ?? p, height);
    const between = (a: Vec3, b: Vec3, t: number): Vec3 => add(scale(a, 1 - t), scale(b, t));
    const neighbours = CORNERS.map((p) => CORNERS.filter((q) => q !== p && distance(p, q) < 1.1));
    const patches = CORNERS.map((p, i) => {
      const u = perpendicular(p);
      const v = cross(p, u);
      const corners = neighbours[i].map((q) => between(p, q, 1 / 3)).sort((a, b) => Math.atan2(dot(a, v), dot(a, u)) - Math.atan2(dot(b, v), dot(b, u))); // prettier-ignore
      const ring = corners.flatMap((a, k) => [0, 1, 2].map((t) => between(a, corners[(k + 1) % 5], t / 3)));
      return s.loft([1, 1, 0.7, 0.4, 0].map((share, k) => ring.map((q) => lay(between(p, q, share), k === 0 ? 0.97 : 1.006)))); // prettier-ignore
    });
    const seams = CORNERS.flatMap(
      (p, i) =>
      neighbours[i].filter((q) => CORNERS.indexOf(q) > i).map((q) => s.tube([3, 4, 5, 6].map((t) => lay(between(p, q, t / 9), 1)), 0.012)), // prettier-ignore
    );
    return [painted(0xf2f2ee, [ball(s, [0, 0, 0], 1)]), painted(0x141416, [...patches, ...seams])];
  },
};

const pawn: Thing = {
  name: 'chess pawn',
  ground: 'floor',
  view: seen(-90, 90, 8, 25),
  build: (s) => [
    painted(0x3a2316, [
      s.lathe([[0, 0], ...smoothCurve<Point2>([[0.5, 0], [0.52, 0.12], [0.42, 0.2], [0.4, 0.3], [0.28, 0.42], [0.19, 0.75], [0.17, 1.05]], 4), [0.33, 1.1], [0.33, 1.15], [0.16, 1.2], [0, 1.2]]), // prettier-ignore
      ball(s, [0, 0, 1.42], 0.29),
    ]),
  ],
};

const spinningTop: Thing = {
  name: 'spinning top',
  ground: 'transparent',
  view: seen(-90, 90, 15, 35),
  build: (s) => [
    painted(0xd8342f, [
      s.lathe([
        [0, 0.08],
        [0.1, 0.12],
        [0.55, 0.6],
        [0, 0.6],
      ]),
    ]),
    painted(0xf5c73c, [s.cylinder([0, 0, 0.58], [0, 0, 0.74], 0.6, 0.58)]),
    painted(0x2a76b8, [
      s.lathe([
        [0, 0.72],
        [0.58, 0.74],
        [0.3, 0.92],
        [0.1, 1],
        [0, 1],
      ]),
    ]),
    painted(0xd9b27a, [s.cylinder([0, 0, 0.95], [0, 0, 1.45], 0.05), ball(s, [0, 0, 1.47], 0.085)]),
    painted(0x8a8d92, [s.cylinder([0, 0, 0.15], [0, 0, -0.03], 0.06, 0.01)]),
  ],
};

const drum: Thing = {
  name: 'drum',
  ground: 'plain',
  view: seen(-90, 90, 18, 35),
  build: (s) => [
    painted(0xb3202c, [s.cylinder([0, 0, 0], [0, 0, 0.75], 0.6)]),
    painted(0xf3ead6, [s.cylinder([0, 0, 0.7], [0, 0, 0.79], 0.56)]),
    painted(0xd8a83c, [torus(s, [0, 0, 0.04], 0.6, 0.05), torus(s, [0, 0, 0.75], 0.6, 0.05), ...around(20, (a, i) => s.cylinder([0.61 * Math.cos(a), 0.61 * Math.sin(a), i % 2 ? 0.06 : 0.7], [0.61 * Math.cos(a + Math.PI / 10), 0.61 * Math.sin(a + Math.PI / 10), i % 2 ? 0.7 : 0.06], 0.014))]), // prettier-ignore
    painted(0x9a6a35, both((y) => s.cylinder([-0.5, y * 0.12, 0.83], [0.75, y * 0.35, 0.86], 0.025))),
    painted(0x6b4520, both((y) => ball(s, [-0.5, y * 0.12, 0.84], 0.055))),
  ], // prettier-ignore
};

const mug: Thing = {
  name: 'mug',
  ground: 'floor',
  view: seen(-40, 40, 15, 35),
  build: (s) => [
    painted(0x2f8f8a, [s.lathe([[0, 0], [0.38, 0], [0.4, 0.03], [0.4, 0.9], [0.36, 0.9], [0.36, 0.06], [0, 0.06]]), s.tube(smoothCurve<Vec3>([[0.38, 0, 0.75], [0.62, 0, 0.74], [0.7, 0, 0.48], [0.6, 0, 0.22], [0.38, 0, 0.2]], 5), 0.055)]), // prettier-ignore
    painted(0x3b2416, [s.cylinder([0, 0, 0.05], [0, 0, 0.78], 0.365)]),
  ],
};

const die: Thing = {
  name: 'playing die',
  ground: 'plain',
  view: seen(-60, -30, 25, 40),
  build: (s) => [
    painted(0xf6f4ee, [s.box([0, 0, 0.5], [1, 1, 1], { round: 0.1 })]),
    painted(0x16161a, [
      ...both((x) => both((y) => s.cylinder([x * 0.25, y * 0.25, 0.9], [x * 0.25, y * 0.25, 1.003], 0.1))).flat(),
      s.cylinder([0, 0, 0.9], [0, 0, 1.003], 0.1),
      ...both((z) => [-0.25, 0, 0.25].map((x) => s.cylinder([x, -0.4, 0.5 + z * 0.25], [x, -0.503, 0.5 + z * 0.25], 0.09))).flat(),
      ...[-0.26, 0, 0.26].map((d) => s.cylinder([-0.4, d, 0.5 + d], [-0.503, d, 0.5 + d], 0.1)),
    ]), // prettier-ignore
  ],
};

/** The book lies; its pages show on three sides. */
const book: Thing = {
  name: 'book',
  ground: 'clutter',
  view: seen(20, 50, 25, 45),
  build: (s) => [
    painted(0x7b1e2b, [s.box([0, 0, 0.02], [1, 1.4, 0.04]), s.box([0, 0, 0.26], [1, 1.4, 0.04]), s.box([-0.49, 0, 0.14], [0.05, 1.4, 0.28])]), // prettier-ignore
    painted(0xf0e8d2, [s.box([-0.02, 0, 0.14], [0.95, 1.34, 0.2]), ...[0.07, 0.1, 0.13, 0.16, 0.19, 0.22].map((z) => s.box([-0.015, 0, z], [0.955, 1.345, 0.006]))]), // prettier-ignore
    painted(0xd8b24a, [s.box([0.02, 0.3, 0.281], [0.6, 0.16, 0.006]), s.box([0.02, 0.08, 0.281], [0.4, 0.05, 0.006]), s.prism(around(10, (a, i): Point2 => [(i % 2 ? 0.08 : 0.18) * Math.sin(a), (i % 2 ? 0.08 : 0.18) * Math.cos(a)]).reverse(), 0.006, { pose: translation([0.02, -0.35, 0.278]) })]), // prettier-ignore
  ],
};

export const TOOLS_AND_TOYS: readonly Thing[] = [
  hammer, sword, anchor, dumbbell, umbrella, key, ladder, guitar, football, pawn, spinningTop, drum, mug, die, book,
]; // prettier-ignore
