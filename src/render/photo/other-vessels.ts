import type { Vec3 } from '../../core/math/vec3.js';
import type { Random } from '../../procedural/random.js';
import type { Point2 } from '../../procedural/solids/convex-polygons.js';
import { smoothCurve } from '../../procedural/solids/curves.js';
import type { Solid } from '../../procedural/solids/solid.js';
import type { Kit } from './other-kit.js';

/*
 * Open vessels that the library lacks, next to those that it has: a mug is no kettle, a bowl no pot. Straight ones without a handle are left
 * out, for a basket of the library looks the same.
 */

/** A mug, a cup on its saucer, a jug, a bowl, a goblet, a vase or a plate. */
export function vessel(kit: Kit): Solid[][] {
  return kit.random.pick([mug, jug, bowl, goblet, vase], [8, 2, 2, 1, 2])(kit);
}

/** Heights from 0 to `height` and the radius at each, smoothed. */
type Side = readonly Point2[];

const rise = (height: number, radii: readonly number[], steps = 4): Side =>
  smoothCurve(
    radii.map((r, i): Point2 => [r, (height * i) / (radii.length - 1)]),
    steps,
  );

/** Up the outside and down the inside, with a floor `floor` above the ground. */
function hollow({ s }: Kit, side: Side, wall: number, floor: number): Solid {
  const inside = side
    .filter(([r, z]) => z > floor && r > 2 * wall)
    .map(([r, z]): Point2 => [r - wall, z])
    .reverse();
  const low = inside[inside.length - 1] ?? [side[0][0] - wall, floor];
  return s.lathe([[0, 0], ...side, ...inside, [Math.max(low[0] * 0.9, 0.01), floor], [0, floor]]);
}

const radiusAt = (side: Side, z: number): number => (side.find((point) => point[1] >= z) ?? side[side.length - 1])[0];

/** An ear between two heights of a side, at +x. */
function ear({ random, s }: Kit, side: Side, height: number): Solid {
  const [high, low] = [height * random.uniform(0.68, 0.97), height * random.uniform(0.08, 0.4)];
  const [top, bottom] = [radiusAt(side, high), radiusAt(side, low)].map((r) => r * 0.97);
  const reach = Math.max(top, bottom) + random.uniform(0.14, 0.36);
  const middle = (high + low) / 2 + random.uniform(-0.05, 0.08);
  const square = random.uniform(0.6, 1);
  const path: Vec3[] = [
    [top, 0, high],
    [top + (reach - top) * square, 0, high + random.uniform(-0.04, 0.05)],
    [reach, 0, middle],
    [bottom + (reach - bottom) * square * random.uniform(0.5, 1), 0, low + random.uniform(-0.03, 0.06)],
    [bottom, 0, low],
  ];
  return s.tube(smoothCurve(path, 4), random.uniform(0.03, 0.075));
}

/** What is in it, up to `level`. */
const content = ({ s }: Kit, side: Side, wall: number, level: number): Solid =>
  s.cylinder([0, 0, level - 0.03], [0, 0, level], Math.max(radiusAt(side, level) - wall * 0.9, 0.02));

const wide = (random: Random): number => random.uniform(0.34, 0.5);

function mug(kit: Kit): Solid[][] {
  const { random } = kit;
  const height = random.uniform(0.5, 1.2);
  const r = wide(random);
  const foot = random.uniform(0.55, 1);
  const side = random.pick<() => Side>([
    () => [[r * 0.9, 0], [r, 0.06], [r, height]], // prettier-ignore
    () => rise(height, [r * foot, r * (0.5 + foot / 2), r]),
    () => rise(height, [r * foot, r * 1.08, r * 1.05, r * random.uniform(0.9, 1.1)]),
    () => rise(height, [r * 0.5, r * 0.8, r * 0.98, r * 1.04]),
    () => rise(height, [r * 1.12, r * 1.06, r]),
  ])();
  const wall = random.uniform(0.02, 0.05);
  const body = [hollow(kit, side, wall, 0.07), ear(kit, side, height)];
  const full = random.chance(0.3) ? [content(kit, side, wall, height * random.uniform(0.6, 0.92))] : [];
  const saucer = random.chance(0.15)
    ? [kit.s.lathe([[0, -0.07], [r * 0.9, -0.07], [r * 2, 0.03], [r * 2, 0.05], [r * 0.9, -0.01], [0, -0.01]])] // prettier-ignore
    : [];
  return random.chance(0.8) ? [[...body, ...saucer], full] : [[body[0]], [body[1]], full, saucer];
}

/** Taller than a mug, with a lip; no lid. */
function jug(kit: Kit): Solid[][] {
  const { random, s } = kit;
  const height = random.uniform(1, 1.7);
  const r = random.uniform(0.34, 0.5);
  const side = rise(height, [r * 0.85, r * random.uniform(1, 1.25), r * 0.95, r * random.uniform(0.55, 0.8), r * random.uniform(0.7, 1)]); // prettier-ignore
  const top = side[side.length - 1][0];
  const lip = s.cylinder([-top * 0.8, 0, height * 0.88], [-top * 1.25, 0, height * 1.02], 0.16 * top, 0.3 * top);
  return [[hollow(kit, side, 0.03, 0.06), ear(kit, side, height), lip]];
}

function bowl(kit: Kit): Solid[][] {
  const { random } = kit;
  const height = random.uniform(0.06, 0.42);
  const r = random.uniform(0.45, 0.6);
  const side = rise(height, [r * random.uniform(0.3, 0.5), r * random.uniform(0.75, 0.9), r]);
  const full = random.chance(0.3) ? [content(kit, side, 0.03, height * 0.75)] : [];
  return [[hollow(kit, side, 0.025, 0.03)], full];
}

function goblet(kit: Kit): Solid[][] {
  const { random, s } = kit;
  const stem = random.uniform(0.3, 0.9);
  const height = random.uniform(0.5, 1);
  const r = random.uniform(0.25, 0.45);
  const foot = random.uniform(0.6, 1) * r;
  const cup = rise(height, [0.05, r * 0.95, r, r * random.uniform(0.6, 1.05)]).map(([a, z]): Point2 => [a, z + stem]);
  const inside = [...cup].reverse().map(([a, z]): Point2 => [Math.max(a - 0.02, 0.01), z]);
  const profile: Point2[] = [[0, 0], [foot, 0], [foot, 0.02], [0.04, 0.06], [0.03, stem * 0.9], ...cup, ...inside, [0, stem + 0.03]]; // prettier-ignore
  return [[s.lathe(profile)]];
}

function vase(kit: Kit): Solid[][] {
  const { random } = kit;
  const height = random.uniform(0.9, 1.8);
  const r = random.uniform(0.3, 0.5);
  const radii = [0.6, random.uniform(0.9, 1.2), random.uniform(0.8, 1), random.uniform(0.35, 0.6), random.uniform(0.4, 0.9)]; // prettier-ignore
  const side = rise(height, radii.map((share) => share * r)); // prettier-ignore
  return [[hollow(kit, side, 0.03, 0.06)]];
}
