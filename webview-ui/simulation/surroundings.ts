import type { AssetFiles } from '../../src/core/asset-files.js';
import { GEOM_TYPES } from '../../src/sim/mujoco-types.js';
import type { Simulation } from '../../src/sim/simulation.js';

/** Whether the world itself holds a ground to fall on. */
export function hasFloor(simulation: Simulation): boolean {
  const { model } = simulation;
  for (let geom = 0; geom < model.ngeom; geom++) {
    const type = GEOM_TYPES[model.geom_type[geom]];
    if (model.geom_bodyid[geom] === 0 && (type === 'plane' || type === 'hfield')) return true;
  }
  return false;
}

/** Corners of an axis-aligned box in the world, m. */
export interface Bounds {
  readonly min: readonly [number, number, number];
  readonly max: readonly [number, number, number];
}

/** What all geoms but planes fill in the present pose, from their bounding boxes; undefined without such geoms. */
export function findBounds(simulation: Simulation): Bounds | undefined {
  const { model } = simulation;
  // Bounding boxes: centre and half extents, in the geom's frame.
  const boxes = model.geom_aabb;
  const positions = simulation.data.geom_xpos;
  const matrices = simulation.data.geom_xmat;
  const min: [number, number, number] = [Infinity, Infinity, Infinity];
  const max: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (let geom = 0; geom < model.ngeom; geom++) {
    if (GEOM_TYPES[model.geom_type[geom]] === 'plane') continue;
    for (let axis = 0; axis < 3; axis++) {
      let middle = positions[3 * geom + axis];
      let half = 0;
      for (let k = 0; k < 3; k++) {
        const part = matrices[9 * geom + 3 * axis + k];
        middle += part * boxes[6 * geom + k];
        half += Math.abs(part) * boxes[6 * geom + 3 + k];
      }
      min[axis] = Math.min(min[axis], middle - half);
      max[axis] = Math.max(max[axis], middle + half);
    }
  }
  return Number.isFinite(min[0]) ? { min, max } : undefined;
}

/**
 * The files with a floor in the main MJCF document, in a world body of its own (MuJoCo joins them). Every attribute that a default
 * of the model could change is written out.
 */
export function addFloor(files: AssetFiles, entry: string, height: number): AssetFiles {
  const text = new TextDecoder().decode(files.get(entry));
  const end = text.lastIndexOf('</mujoco>');
  if (end < 0) return files;
  const floor =
    `<worldbody><geom type="plane" size="0 0 1" pos="0 0 ${height}" contype="1" conaffinity="1" condim="3" ` +
    `friction="0.8 0.005 0.0001" margin="0" gap="0" group="4" rgba="0 0 0 0"/></worldbody>`;
  return new Map(files).set(entry, new TextEncoder().encode(`${text.slice(0, end)}${floor}${text.slice(end)}`));
}
