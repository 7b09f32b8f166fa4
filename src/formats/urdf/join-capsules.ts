import type { CollisionGeom } from '../../core/geom.js';
import { CAPSULE_SUFFIXES } from './write-link.js';

/** Puts the cylinder and two spheres that our writer makes of a capsule together again. */
export function joinCapsules(geoms: readonly CollisionGeom[]): CollisionGeom[] {
  const [tubeSuffix, ...capSuffixes] = CAPSULE_SUFFIXES;
  const byName = new Map(geoms.map((geom) => [geom.name, geom]));
  const caps = new Set<string>();
  const joined = geoms.map((geom): CollisionGeom => {
    const { name, shape } = geom;
    const stem = name.endsWith(tubeSuffix) ? name.slice(0, -tubeSuffix.length) : undefined;
    if (stem === undefined || shape.kind !== 'cylinder') return geom;
    const ends = capSuffixes.map((suffix) => byName.get(stem + suffix));
    if (!ends.every((end) => end?.shape.kind === 'sphere' && end.shape.radius === shape.radius)) return geom;
    for (const suffix of capSuffixes) caps.add(stem + suffix);
    return { ...geom, name: stem, shape: { ...shape, kind: 'capsule' } };
  });
  return joined.filter((geom) => !caps.has(geom.name));
}
