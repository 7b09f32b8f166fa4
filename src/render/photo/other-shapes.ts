import { quatFromAxisAngle } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import type { Random } from '../../procedural/random.js';
import { smoothCurve } from '../../procedural/solids/curves.js';
import type { Solid } from '../../procedural/solids/solid.js';
import type { Kit } from './other-kit.js';
import { curve, point } from './other-kit.js';

/** Solids of all kinds, each against one before it. */
export function assemble(kit: Kit): Solid[][] {
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

/** A regular polygon or a star. */
const polygon = (random: Random, r: number): [number, number][] => {
  const n = 3 + random.below(7);
  const hollow = random.chance(0.4) ? random.uniform(0.4, 0.8) : 1;
  return Array.from({ length: 2 * n }, (_, i): [number, number] => {
    const angle = (Math.PI * i) / n;
    const length = r * (i % 2 === 0 ? 1 : hollow);
    return [length * Math.cos(angle), length * Math.sin(angle)];
  });
};

/** A lump: rings of random size one over the other. */
export function loft(kit: Kit): Solid[][] {
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
