import { quatFromAxisAngle } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { smoothCurve } from '../../procedural/solids/curves.js';
import type { Solid } from '../../procedural/solids/solid.js';
import type { Kit } from './other-kit.js';

/** A person or doll. */
export function figure(kit: Kit): Solid[][] {
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
export function animal(kit: Kit): Solid[][] {
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
export function plant(kit: Kit): Solid[][] {
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
