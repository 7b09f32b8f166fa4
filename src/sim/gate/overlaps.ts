import { GEOM_TYPES } from '../mujoco-types.js';
import type { Simulation } from '../simulation.js';
import { geomCollides } from './geom-extent.js';

/** Two geoms and how deep they are in each other, m; negative when apart. */
export interface Overlap {
  readonly geoms: readonly [number, number];
  readonly depth: number;
}

/** What the engine itself tests, at the present state. */
export const engineOverlaps = (simulation: Simulation): Overlap[] =>
  simulation.contacts().map(({ geoms, distance }) => ({ geoms, depth: -distance }));

/**
 * Overlaps between a body and the next one above it that it can move against: the engine leaves these pairs out, unless the model
 * names them or the upper one is part of the world. Measured with the engine's own distance, at the present state. Bodies that the
 * model excludes from contact, and geoms whose masks never meet, are left out here too.
 */
export function findFilteredOverlaps(simulation: Simulation, bodies?: ReadonlySet<number>): Overlap[] {
  const { model } = simulation;
  const groups = geomsByGroup(simulation);
  const excluded = new Set(model.exclude_signature);
  const overlaps: Overlap[] = [];
  for (const [group, geoms] of groups) {
    const parent = model.body_weldid[model.body_parentid[group]];
    if (group === 0 || parent === 0 || (bodies !== undefined && !bodies.has(group))) continue;
    for (const a of geoms) {
      for (const b of groups.get(parent) ?? []) {
        if (!masksMeet(simulation, a, b)) continue;
        const [low, high] = [model.geom_bodyid[a], model.geom_bodyid[b]].sort((x, y) => x - y);
        if (excluded.has((low << 16) + high)) continue;
        const depth = penetration(simulation, a, b);
        if (depth > 0) overlaps.push({ geoms: [b, a], depth });
      }
    }
  }
  return overlaps;
}

/** Geoms that collide, by the topmost of the bodies that move as one with theirs; 0 is the world. */
function geomsByGroup(simulation: Simulation): Map<number, number[]> {
  const { model } = simulation;
  const groups = new Map<number, number[]>();
  for (let geom = 0; geom < model.ngeom; geom++) {
    const type = GEOM_TYPES[model.geom_type[geom]];
    if (!geomCollides(simulation, geom) || type === 'plane' || type === 'hfield') continue;
    const group = model.body_weldid[model.geom_bodyid[geom]];
    groups.set(group, [...(groups.get(group) ?? []), geom]);
  }
  return groups;
}

function masksMeet(simulation: Simulation, a: number, b: number): boolean {
  const { geom_contype: type, geom_conaffinity: affinity } = simulation.model;
  return (type[a] & affinity[b]) !== 0 || (type[b] & affinity[a]) !== 0;
}

/** Depth of two geoms in each other, m; 0 when apart. */
export function penetration(simulation: Simulation, a: number, b: number): number {
  const { model, data, engine } = simulation;
  const p = data.geom_xpos;
  const apart = Math.hypot(p[3 * a] - p[3 * b], p[3 * a + 1] - p[3 * b + 1], p[3 * a + 2] - p[3 * b + 2]);
  // Bounding spheres; 0 is the radius of what has no bound.
  if (apart > model.geom_rbound[a] + model.geom_rbound[b]) return 0;
  const distance = engine.guard(() => engine.mj.mj_geomDistance(model, data, a, b, 0, null));
  return Math.max(-distance, 0);
}
