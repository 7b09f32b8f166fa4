import type { PhysicalObject } from '../../core/physical-object.js';
import type { Look } from '../../render/look.js';
import type { Scene } from '../../render/scene.js';
import { toByte } from '../../render/tone.js';

/**
 * The object with each part in the colour that most of its surface has in a look: parts of the object are those of the scene, in order.
 */
export function paintParts(object: PhysicalObject, scene: Scene, look: Look): PhysicalObject {
  const colors = partColors(scene, look);
  return {
    ...object,
    parts: object.parts.map((part, i) => ({ ...part, color: colors[i] })),
    provenance: {
      ...object.provenance,
      'parts/color': { source: 'rule', detail: 'drawn at random, as usual for the material' },
    },
  };
}

/** sRGB and alpha, 0 to 1, of each part. */
function partColors(scene: Scene, look: Look): (readonly [number, number, number, number])[] {
  const areas = solidAreas(scene);
  return scene.parts.map((_, part) => {
    const own = scene.solids.flatMap((solid, i) => (solid.part === part ? [i] : []));
    // Surfaces of one paint count together.
    const byColor = new Map<readonly [number, number, number], number>();
    for (const i of own) byColor.set(look.surfaces[i].color, (byColor.get(look.surfaces[i].color) ?? 0) + areas[i]);
    const [color] = [...byColor].reduce((best, entry) => (entry[1] > best[1] ? entry : best));
    return [toByte(color[0]) / 255, toByte(color[1]) / 255, toByte(color[2]) / 255, 1];
  });
}

/** m^2 of each solid. */
function solidAreas({ positions, indices, triangleSolid, solids }: Scene): number[] {
  const areas = solids.map(() => 0);
  for (let t = 0; t < triangleSolid.length; t++) {
    const [a, b, c] = [3 * indices[3 * t], 3 * indices[3 * t + 1], 3 * indices[3 * t + 2]];
    const side = (from: number, to: number, k: number): number => positions[to + k] - positions[from + k];
    const [ux, uy, uz] = [side(a, b, 0), side(a, b, 1), side(a, b, 2)];
    const [vx, vy, vz] = [side(a, c, 0), side(a, c, 1), side(a, c, 2)];
    areas[triangleSolid[t]] += Math.hypot(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx) / 2;
  }
  return areas;
}
