import { bodyInertias, countsForMass } from '../physics/body-inertia.js';
import { compilerSettings } from '../model/compiler-settings.js';
import { formatNumber, setAttribute } from '../check/edits.js';
import type { GeomFacts } from '../physics/geom-facts.js';
import { geomFacts, geomsOf } from '../physics/geom-facts.js';
import { meshUse } from '../physics/mesh-assets.js';
import type { Model, ModelElement } from '../model/model.js';
import { findAttribute } from '../model/model.js';
import type { Rule } from './rule.js';
import { kinematicTree } from '../model/kinematics.js';
import type { FileAccess } from '../model/file-access.js';

/** More is worth knowing: less is a dent. */
const TOO_MUCH = 1.1;

/** A mesh whose mass MuJoCo computes by a formula that is wrong for its shape. */
export const meshInertiaMode: Rule = {
  id: 'ine/mesh-inertia-mode',
  severity: 'info',
  languages: ['mjcf'],
  check: (model, report, files) => {
    for (const mesh of weighingMeshes(model, files)) {
      const { facts, mode } = meshUse(model, mesh, files);
      if (facts === undefined || typeof facts === 'string') continue;
      const value = findAttribute(mesh, 'inertia')?.value ?? mesh.node.name;
      const place = { start: value.start, end: value.end };
      const fix = (to: string, why: string) => ({
        title: `Set inertia="${to}", ${why}`,
        edits: [setAttribute(mesh, 'inertia', to)],
      });
      const legacy = facts.moments.legacy?.mass ?? 0;
      const exact = facts.volume;
      if (mode === 'legacy' && facts.openEdges === 0 && exact > 0 && legacy > TOO_MUCH * exact) {
        const message = `The mesh is not convex: the default inertia="legacy" gives it ${formatNumber(legacy / exact, 2)} times the mass that it has.`;
        report(mesh, { ...place, message, fixes: [fix('exact', 'which is right for closed meshes')] });
      } else if (mode === 'exact' && facts.openEdges > 0) {
        const message = `The mesh is not closed, so that inertia="exact" gives it some mass or other: ${formatNumber(100 * facts.openEdges, 2)}% of its edges are open.`;
        const fixes = [fix('convex', 'that of its hull'), fix('shell', 'that of its surface')];
        report(mesh, { ...place, message, fixes });
      }
    }
  },
};

/** The meshes that give mass to bodies without an inertial. */
function weighingMeshes(model: Model, files: FileAccess): ReadonlySet<ModelElement> {
  const geoms = [...geomFacts(model).values()];
  if (geoms.every(({ mesh }) => mesh === undefined)) return new Set();
  const settings = compilerSettings(model);
  const inertias = bodyInertias(model, files);
  const meshes = new Set<ModelElement>();
  const isWeighing = (geom: GeomFacts): boolean =>
    geom.mass !== 0 && (geom.mass !== undefined || geom.density > 0) && countsForMass(settings, geom);
  for (const body of kinematicTree(model)) {
    if (inertias.get(body)?.source !== 'geoms') continue;
    for (const geom of geomsOf(model, body)) if (geom.mesh !== undefined && isWeighing(geom)) meshes.add(geom.mesh);
  }
  return meshes;
}
