import { geomFacts, geomsOf } from '../physics/geom-facts.js';
import { kinematicTree } from '../model/kinematics.js';
import { meshUse } from '../physics/mesh-assets.js';
import { findAttribute } from '../model/model.js';
import { titleOf } from '../physics/moving.js';
import type { Rule } from './rule.js';

/** Faces of a mesh, and hulls of a body, beyond which collisions cost more than they tell. */
const [MOST_FACES, MOST_HULLS] = [2000, 100];

/** Collision with the very mesh that is drawn, or with very many. */
export const heavyMesh: Rule = {
  id: 'con/heavy-mesh',
  severity: 'info',
  languages: ['mjcf', 'urdf'],
  check: (model, report, files) => {
    const geoms = [...geomFacts(model).values()].filter(({ shape }) => shape === 'mesh');
    const drawn = new Set<string>();
    for (const { isVisualOnly, mesh } of geoms) {
      const path = isVisualOnly && mesh !== undefined ? meshUse(model, mesh, files).path : undefined;
      if (path !== undefined) drawn.add(path);
    }
    const told = new Set<string>();
    for (const { isVisualOnly, mesh } of geoms) {
      if (isVisualOnly || mesh === undefined) continue;
      const { path, facts } = meshUse(model, mesh, files);
      if (path === undefined || told.has(path) || !drawn.has(path)) continue;
      if (facts === undefined || typeof facts === 'string' || facts.faces <= MOST_FACES) continue;
      told.add(path);
      const value = (findAttribute(mesh, 'file') ?? findAttribute(mesh, 'filename'))?.value;
      const { start, end } = value ?? mesh.node.name;
      const message = `The mesh that is drawn collides too, with ${facts.faces} faces: a few primitives or a simpler mesh are faster and as good.`;
      report(mesh, { start, end, message });
    }
    for (const body of kinematicTree(model)) {
      const hulls = geomsOf(model, body).filter(({ shape, isVisualOnly }) => shape === 'mesh' && !isVisualOnly).length;
      if (hulls <= MOST_HULLS) continue;
      const message = `${titleOf(body)} collides with ${hulls} meshes: each is tried against all that comes near.`;
      report(body.element, { ...body.element.node.name, message });
    }
  },
};
