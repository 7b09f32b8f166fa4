import { meshVolume } from '../../core/mesh/mass-properties.js';
import { formatNumber } from '../check/edits.js';
import type { FileAccess } from '../model/file-access.js';
import { geomFacts } from '../physics/geom-facts.js';
import { meshUse } from '../physics/mesh-assets.js';
import type { Model, ModelElement } from '../model/model.js';
import { findAttribute } from '../model/model.js';
import type { Rule } from './rule.js';

/** Hull to mesh: from here on it is worth knowing, and most likely not what was meant. */
const [FILLED, GONE] = [1.3, 2];

/** A mesh that collides as its convex hull, which is much more than itself. */
export const hullFillsCavity: Rule = {
  id: 'con/hull-fills-cavity',
  severity: 'warning',
  languages: ['mjcf', 'urdf'],
  check: (model, report, files) => {
    for (const mesh of collidingMeshes(model)) {
      const ratio = hullRatio(model, mesh, files);
      if (ratio === undefined || ratio < FILLED) continue;
      const value = (findAttribute(mesh, 'file') ?? findAttribute(mesh, 'filename') ?? findAttribute(mesh, 'vertex'))
        ?.value;
      const { start, end } = value ?? mesh.node.name;
      const message = `MuJoCo collides with the convex hull of a mesh: that of this one has ${formatNumber(ratio, 2)} times its volume, its hollows are filled.`;
      report(mesh, { start, end, message, ...(ratio < GONE ? { severity: 'info' } : {}) });
    }
  },
};

/** The meshes that collide, each once. */
export const collidingMeshes = (model: Model): ReadonlySet<ModelElement> =>
  new Set(
    [...geomFacts(model).values()].flatMap(({ shape, isVisualOnly, mesh }) =>
      shape === 'mesh' && !isVisualOnly && mesh !== undefined ? [mesh] : [],
    ),
  );

/** Hull to mesh by volume; undefined where the mesh has none that is sure. */
function hullRatio(model: Model, mesh: ModelElement, files: FileAccess): number | undefined {
  const { facts, hull } = meshUse(model, mesh, files);
  if (facts === undefined || typeof facts === 'string' || facts.openEdges > 0) return undefined;
  // Of a file with several objects ast/format says what becomes of it.
  if (facts.leftOut > 0) return undefined;
  const volume = Math.abs(facts.volume);
  const convex = hull();
  const filled = convex === undefined ? 0 : Math.abs(meshVolume(convex));
  return volume > 0 && filled > 0 ? filled / volume : undefined;
}
