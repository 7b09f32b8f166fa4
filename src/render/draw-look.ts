import { MATERIAL_TABLE } from '../core/material-table.js';
import type { Vec3 } from '../core/math/vec3.js';
import { cross, normalize, perpendicular } from '../core/math/vec3.js';
import type { Random } from '../procedural/random.js';
import { productColor } from './colors.js';
import { drawFinish } from './finish-paint.js';
import type { Decal, Look } from './look.js';
import type { Paint } from './material-paint.js';
import { drawPaint, paint } from './material-paint.js';
import type { Scene, SceneSolid } from './scene.js';
import { boundPositions } from './scene.js';
import type { Surface } from './surface.js';

const MATERIALS = new Map(MATERIAL_TABLE.map((record) => [record.name, record]));

/**
 * Draws how an object is painted. Parts of one material mostly share a paint, and so do finishes; now and then a part has its own, and
 * sometimes all parts of whatever material have one colour.
 */
export function drawLook(scene: Scene, random: Random): Look {
  const { min, max } = boundPositions(scene.positions);
  const size = Math.max(max[0] - min[0], max[1] - min[1], max[2] - min[2]);
  const shared = random.chance(0.12) ? productColor(random) : undefined;
  const loner = random.chance(0.25) ? random.below(scene.parts.length) : -1;
  const paints = new Map<string, Paint>();
  const draw = (key: string, make: () => Paint): Paint => {
    const known = paints.get(key);
    if (known !== undefined) return known;
    const made = make();
    paints.set(key, made);
    return made;
  };
  const surfaces = scene.solids.map((solid): Surface => {
    const { material } = scene.parts[solid.part];
    const own = `${material}/${solid.part === loner ? loner : ''}`;
    const main = draw(own, () => {
      const record = MATERIALS.get(material);
      if (record === undefined) throw new Error(`no material ${material} in the table`);
      const drawn = drawPaint(record, size, random);
      return shared !== undefined && drawn.pattern === 'plain' ? { ...drawn, color: shared, metallic: 0 } : drawn;
    });
    const painted =
      solid.finish === 'main'
        ? main
        : draw(`${own}/${solid.finish}`, () => drawFinish(solid.finish, main, size, random));
    return { ...painted, min: solid.min, max: solid.max, axis: longestSide(solid) };
  });
  const decals = Array.from({ length: random.pick([0, 1, 2], [80, 14, 6]) }, () => drawDecal(scene, size, random));
  return {
    surfaces,
    decals,
    wear: random.chance(0.35) ? random.uniform(0, 0.9) : 0,
    wearScale: random.uniform(0.05, 0.4) * size,
  };
}

function longestSide({ min, max }: SceneSolid): number {
  const sides = [max[0] - min[0], max[1] - min[1], max[2] - min[2]];
  return sides.indexOf(Math.max(...sides));
}

/** A sticker on one of the larger of a few triangles drawn at random. */
function drawDecal(scene: Scene, size: number, random: Random): Decal {
  const { positions, indices } = scene;
  const corner = (k: number): Vec3 => [positions[3 * k], positions[3 * k + 1], positions[3 * k + 2]];
  let best: { t: number; area: number; normal: Vec3 } | undefined;
  for (let i = 0; i < 8; i++) {
    const t = random.below(indices.length / 3);
    const [a, b, c] = [0, 1, 2].map((k) => corner(indices[3 * t + k]));
    const n = cross([b[0] - a[0], b[1] - a[1], b[2] - a[2]], [c[0] - a[0], c[1] - a[1], c[2] - a[2]]);
    const area = Math.hypot(...n);
    if (best === undefined || area > best.area) best = { t, area, normal: normalize(n) ?? [0, 0, 1] };
  }
  const { t, normal } = best as { t: number; normal: Vec3 };
  const [wa, wb, wc] = [random.next(), random.next(), random.next()];
  const sum = wa + wb + wc;
  const [a, b, c] = [0, 1, 2].map((k) => corner(indices[3 * t + k]));
  const center = [0, 1, 2].map((k) => (wa * a[k] + wb * b[k] + wc * c[k]) / sum) as unknown as Vec3;
  const across =
    Math.abs(normal[2]) < 0.9 ? (normalize(cross([0, 0, 1], normal)) ?? perpendicular(normal)) : ([1, 0, 0] as Vec3);
  const halfWidth = random.uniform(0.03, 0.12) * size;
  const base = paint('label', random.chance(0.5) ? [0.8, 0.8, 0.78] : productColor(random), { random });
  return {
    body: scene.triangleBody[t],
    center,
    normal,
    across,
    up: cross(normal, across),
    halfWidth,
    halfHeight: halfWidth * random.uniform(0.4, 1.3),
    surface: { ...base, axis: 0, min: center, max: center },
  };
}
