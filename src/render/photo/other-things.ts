import type { Vec3 } from '../../core/math/vec3.js';
import { smoothCurve } from '../../procedural/solids/curves.js';
import type { Solid } from '../../procedural/solids/solid.js';
import type { Kit } from './other-kit.js';
import { curve } from './other-kit.js';

/** A car, truck or tram on wheels. */
export function vehicle(kit: Kit): Solid[][] {
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
export function hammer(kit: Kit): Solid[][] {
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

/** A ball or a fruit with its stem. */
export function ball(kit: Kit): Solid[][] {
  const { random, s } = kit;
  const flat = random.uniform(0.7, 1.2);
  return [
    [s.ellipsoid([0, 0, 0.3 * flat], [0.3, 0.3, 0.3 * flat])],
    random.chance(0.5) ? [s.tube(curve(kit, [0, 0, 0.6 * flat], 2, 0.06), 0.015)] : [],
  ];
}
