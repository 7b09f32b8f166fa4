import { MATERIAL_TABLE } from '../../core/material-table.js';
import { quatFromAxisAngle } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import type { ObjectModel } from '../../procedural/model.js';
import { body, FIXED, part } from '../../procedural/model.js';
import type { Random } from '../../procedural/random.js';
import { smoothCurve } from '../../procedural/solids/curves.js';
import type { Shapes } from '../../procedural/solids/shapes.js';
import type { Solid } from '../../procedural/solids/solid.js';

/*
 * Things that are in no category of the library, so that a network learns to say so: figures, animals, plants, vehicles, tools, and
 * assemblies that are nothing at all.
 */

type Kit = { readonly random: Random; readonly s: Shapes };

/** Draws a thing outside the library. */
export function drawOtherObject(random: Random, s: Shapes): ObjectModel {
  const make = random.pick(
    [assemble, figure, animal, plant, vehicle, hammer, loft, ball],
    [34, 12, 12, 14, 10, 6, 8, 4],
  );
  const groups = make({ random, s }).filter((solids) => solids.length > 0);
  return {
    bodies: [
      body(
        FIXED,
        groups.map((solids, i) =>
          part(`part ${i}`, { material: random.pick(MATERIAL_TABLE).name, affordance: 5, description: '' }, solids),
        ),
      ),
    ],
  };
}

const point = ({ random }: Kit, spread: number): Vec3 => [
  spread * random.normal(),
  spread * random.normal(),
  spread * random.normal(),
];

/** Solids of all kinds, each against one before it. */
function assemble(kit: Kit): Solid[][] {
  const { random, s } = kit;
  const count = 2 + random.below(8);
  const places: Vec3[] = [[0, 0, 0]];
  return Array.from({ length: count }, () => {
    const from = random.pick(places);
    const shift = point(kit, 0.22);
    const at: Vec3 = [from[0] + shift[0], from[1] + shift[1], from[2] + shift[2]];
    places.push(at);
    const r = random.uniform(0.05, 0.25);
    const turn = random.chance(0.5) ? undefined : quatFromAxisAngle(point(kit, 1), random.uniform(0, 3));
    const rotation = turn === undefined ? {} : { rotation: turn };
    switch (random.below(6)) {
      case 0:
        return [
          s.box(at, [r * random.uniform(0.3, 3), r * random.uniform(0.3, 3), r * random.uniform(0.3, 3)], rotation),
        ];
      case 1:
        return [s.cylinder(from, at, r * random.uniform(0.15, 0.8), r * random.uniform(0, 0.8))];
      case 2:
        return [s.ellipsoid(at, [r, r * random.uniform(0.3, 1.4), r * random.uniform(0.3, 1.4)], turn)];
      case 3:
        return [s.lathe(profile(random, r), { origin: at, axis: random.pick([[0, 0, 1], [1, 0, 0], [0, -1, 0]] as const) })]; // prettier-ignore
      case 4:
        return [s.tube(curve(kit, from, 4, 0.15), r * random.uniform(0.1, 0.35))];
      default:
        return [
          s.prism(polygon(random, r), r * random.uniform(0.1, 1.5), {
            pose: { position: at, rotation: quatFromAxisAngle(point(kit, 1), random.uniform(0, 3)) },
          }),
        ];
    }
  });
}

/** A solid of revolution that starts and ends on its axis. */
const profile = (random: Random, r: number): [number, number][] => {
  const n = 3 + random.below(4);
  const side = Array.from({ length: n }, (_, i): [number, number] => [r * random.uniform(0.2, 1.1), (r * 2.5 * i) / n]);
  return [[0, 0], ...smoothCurve(side, 3), [0, side[n - 1][1]]];
};

const polygon = (random: Random, r: number): [number, number][] => {
  const n = 3 + random.below(7);
  const hollow = random.chance(0.4) ? random.uniform(0.4, 0.8) : 1;
  return Array.from({ length: 2 * n }, (_, i): [number, number] => {
    const angle = (Math.PI * i) / n;
    const length = r * (i % 2 === 0 ? 1 : hollow);
    return [length * Math.cos(angle), length * Math.sin(angle)];
  });
};

const curve = (kit: Kit, from: Vec3, points: number, step: number): Vec3[] => {
  let at = from;
  const path = Array.from({ length: points }, (): Vec3 => {
    const shift = point(kit, step);
    at = [at[0] + shift[0], at[1] + shift[1], at[2] + shift[2]];
    return at;
  });
  return smoothCurve([from, ...path], 4);
};

/** A person or doll. */
function figure(kit: Kit): Solid[][] {
  const { random, s } = kit;
  const width = random.uniform(0.1, 0.3);
  const limb = random.uniform(0.02, 0.07);
  const swing = (): number => random.uniform(-0.4, 0.4);
  const leg = (side: number): Solid[] => {
    const foot: Vec3 = [side * width * random.uniform(0.3, 1.2), swing(), 0];
    return [
      s.tube(
        smoothCurve<Vec3>([[side * width * 0.5, 0, 0.8], [(side * width) / 2, swing() * 0.3, 0.42], foot], 4),
        limb,
      ),
      s.ellipsoid([foot[0], foot[1] - 0.06, 0.03], [0.05, 0.11, 0.04]),
    ];
  };
  const arm = (side: number): Solid[] => {
    const hand: Vec3 = [side * random.uniform(0.25, 0.6), swing(), random.uniform(0.6, 1.6)];
    return [
      s.tube(
        smoothCurve<Vec3>([[side * width, 0, 1.3], [side * (width + 0.12), swing() * 0.4, 1.1], hand], 4),
        0.8 * limb,
      ),
      s.ellipsoid(hand, [0.06, 0.06, 0.06]),
    ];
  };
  const head = random.uniform(0.1, 0.22);
  return [
    [s.ellipsoid([0, 0, 1.05], [width, width * random.uniform(0.5, 0.9), 0.36])],
    [...leg(-1), ...leg(1)],
    [...arm(-1), ...arm(1)],
    [s.ellipsoid([0, 0, 1.4 + head], [head * 0.85, head * 0.9, head])],
    random.chance(0.5) ? [s.ellipsoid([0, 0.03, 1.46 + head * 1.2], [head, head, head * 0.8])] : [],
  ];
}

/** Four legs, a head, ears and a tail. */
function animal(kit: Kit): Solid[][] {
  const { random, s } = kit;
  const [long, fat, tall] = [random.uniform(0.3, 0.6), random.uniform(0.12, 0.28), random.uniform(0.2, 0.6)];
  const head = random.uniform(0.08, 0.2);
  const neck: Vec3 = [-long - random.uniform(0, 0.2), 0, tall + random.uniform(0, 0.5)];
  const legs = [-1, 1].flatMap((x) =>
    [-1, 1].map((y) =>
      s.cylinder([x * long * 0.7, y * fat * 0.6, tall], [x * long * 0.75, y * fat * 0.6, 0], fat * 0.3, fat * 0.2),
    ),
  );
  const ears = [-1, 1].map((y) =>
    s.cylinder(
      [neck[0], y * head * 0.6, neck[2] + head * 0.5],
      [neck[0], y * head, neck[2] + head * random.uniform(1.2, 2.5)],
      head * 0.35,
      0,
    ),
  );
  return [
    [s.ellipsoid([0, 0, tall], [long, fat, fat * random.uniform(0.8, 1.2)]), s.tube(smoothCurve<Vec3>([[-long * 0.6, 0, tall], neck], 3), fat * 0.5)],
    legs,
    [s.ellipsoid(neck, [head * random.uniform(0.9, 1.7), head, head]), ...ears],
    [s.tube(smoothCurve<Vec3>([[long * 0.9, 0, tall], [long + 0.15, 0, tall + random.uniform(-0.2, 0.2)], [long + 0.3, random.uniform(-0.2, 0.2), tall + random.uniform(-0.3, 0.4)]], 4), fat * 0.15)],
  ]; // prettier-ignore
}

/** Stems with leaves, in a pot or without one. */
function plant(kit: Kit): Solid[][] {
  const { random, s } = kit;
  const stems: Solid[] = [];
  const leaves: Solid[] = [];
  const count = 3 + random.below(7);
  const [leaf, slim] = [random.uniform(0.06, 0.2), random.uniform(0.2, 0.7)];
  for (let i = 0; i < count; i++) {
    const angle = random.uniform(0, 2 * Math.PI);
    const [reach, height] = [random.uniform(0.05, 0.5), random.uniform(0.4, 1.1)];
    const tip: Vec3 = [reach * Math.cos(angle), reach * Math.sin(angle), height];
    stems.push(s.tube(smoothCurve<Vec3>([[0, 0, 0.15], [tip[0] * 0.3, tip[1] * 0.3, height * 0.6], tip], 3), 0.012));
    for (let k = 0; k < 2; k++)
      leaves.push(
        s.ellipsoid(
          [tip[0] * (1 - 0.25 * k), tip[1] * (1 - 0.25 * k), height * (1 - 0.2 * k)],
          [leaf, leaf * slim, leaf * 0.08],
          quatFromAxisAngle([random.normal(), random.normal(), 1], random.uniform(0, 3)),
        ),
      );
  }
  const pot = random.chance(0.6) ? [s.lathe([[0, 0], [0.14, 0], [random.uniform(0.14, 0.26), 0.26], [0, 0.24]])] : []; // prettier-ignore
  return [leaves, stems, pot];
}

/** A car, truck or tram on wheels. */
function vehicle(kit: Kit): Solid[][] {
  const { random, s } = kit;
  const [long, wide, low] = [random.uniform(0.7, 1.4), random.uniform(0.35, 0.6), random.uniform(0.08, 0.16)];
  const high = random.uniform(0.15, 0.4);
  const cabin = random.uniform(0.3, 0.8) * long;
  const shift = random.uniform(-0.2, 0.2) * long;
  const axles = 2 + random.below(2);
  const wheels = Array.from({ length: axles }, (_, i) => {
    const x = long * (0.36 - (0.72 * i) / (axles - 1));
    return [-1, 1].map((y) => s.cylinder([x, y * wide * 0.42, low], [x, y * wide * 0.52, low], low * 1.1));
  }).flat();
  const roof = (y: number, half: number): Vec3[] => [[shift - half, -y, 0], [shift + half, -y, 0], [shift + half, y, 0], [shift - half, y, 0]]; // prettier-ignore
  const at = (ring: Vec3[], z: number): Vec3[] => ring.map(([x, y]) => [x, y, z]);
  return [
    [s.box([0, 0, low + high / 2], [long, wide, high], { round: 0.05 })],
    [
      s.loft([
        at(roof(wide * 0.48, cabin / 2), low + high),
        at(roof(wide * 0.4, cabin * random.uniform(0.25, 0.45)), low + high + random.uniform(0.12, 0.35)),
      ]),
    ],
    wheels,
  ];
}

/** A handle with a head across it: hammers, axes, brushes, rackets. */
function hammer(kit: Kit): Solid[][] {
  const { random, s } = kit;
  const r = random.uniform(0.02, 0.05);
  const head = random.chance(0.5)
    ? s.box([0, 0.95, r], [random.uniform(0.1, 0.5), random.uniform(0.08, 0.4), random.uniform(0.03, 0.15)])
    : s.ellipsoid([0, 1, r], [random.uniform(0.08, 0.3), random.uniform(0.1, 0.35), random.uniform(0.02, 0.15)]);
  return [
    [
      s.tube(
        smoothCurve<Vec3>(
          [
            [0, 0, r],
            [random.uniform(-0.05, 0.05), 0.5, r],
            [0, 1, r],
          ],
          5,
        ),
        r,
      ),
    ],
    [head],
  ];
}

/** A lump: rings of random size one over the other. */
function loft(kit: Kit): Solid[][] {
  const { random, s } = kit;
  const sides = 5 + random.below(6);
  const wobble = Array.from({ length: sides }, () => random.uniform(0.6, 1.2));
  const levels = 4 + random.below(4);
  const rings = Array.from({ length: levels }, (_, k): Vec3[] => {
    const size = random.uniform(0.15, 0.5);
    const [cx, cy] = [0.08 * random.normal(), 0.08 * random.normal()];
    return wobble.map((w, i): Vec3 => {
      const angle = (2 * Math.PI * i) / sides;
      return [cx + size * w * Math.cos(angle), cy + size * w * Math.sin(angle), k * 0.22];
    });
  });
  return [[s.loft(rings)]];
}

/** A ball or a fruit with its stem. */
function ball(kit: Kit): Solid[][] {
  const { random, s } = kit;
  const flat = random.uniform(0.7, 1.2);
  return [
    [s.ellipsoid([0, 0, 0.3 * flat], [0.3, 0.3, 0.3 * flat])],
    random.chance(0.5) ? [s.tube(curve(kit, [0, 0, 0.6 * flat], 2, 0.06), 0.015)] : [],
  ];
}
