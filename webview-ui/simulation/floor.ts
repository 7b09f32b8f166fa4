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

/** Height of the lowest point of anything in the present pose, from the geoms' bounding boxes, m; 0 without geoms. */
export function findLowestPoint(simulation: Simulation): number {
  const { model } = simulation;
  // Bounding boxes: centre and half extents, in the geom's frame.
  const boxes = model.geom_aabb;
  const positions = simulation.data.geom_xpos;
  const matrices = simulation.data.geom_xmat;
  let lowest = Infinity;
  for (let geom = 0; geom < model.ngeom; geom++) {
    if (GEOM_TYPES[model.geom_type[geom]] === 'plane') continue;
    let z = positions[3 * geom + 2];
    for (let k = 0; k < 3; k++) {
      const toUp = matrices[9 * geom + 6 + k];
      z += toUp * boxes[6 * geom + k] - Math.abs(toUp) * boxes[6 * geom + 3 + k];
    }
    lowest = Math.min(lowest, z);
  }
  return Number.isFinite(lowest) ? lowest : 0;
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
