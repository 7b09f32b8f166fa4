import { bodyInertia, countsForMass } from '../physics/body-inertia.js';
import { compilerSettings } from '../model/compiler-settings.js';
import { setAttribute } from '../check/edits.js';
import type { FileAccess } from '../model/file-access.js';
import { geomFacts } from '../physics/geom-facts.js';
import type { MeshUse } from '../physics/mesh-assets.js';
import { meshUse } from '../physics/mesh-assets.js';
import type { Model, ModelElement } from '../model/model.js';
import { findAttribute } from '../model/model.js';
import type { Finding, Rule } from './rule.js';

/** Beyond this a mesh is slow to draw and no better. */
const MOST_FACES = 200_000;
/** Share of open edges from which the volume of a mesh is anybody's guess. */
const OPEN = 0.02;

/** A mesh that is flat, inside out, open where its volume counts, or huge. */
export const meshInvalid: Rule = {
  id: 'ast/mesh-invalid',
  severity: 'warning',
  languages: ['mjcf', 'urdf'],
  check: (model, report, files) => {
    const told = new Set<string>();
    const uses = new Map<ModelElement, { readonly weighs: boolean; readonly collides: boolean }>();
    for (const geom of geomFacts(model).values()) {
      if (geom.mesh !== undefined && (geom.shape === 'mesh' || model.language === 'mjcf'))
        uses.set(geom.mesh, {
          weighs: uses.get(geom.mesh)?.weighs === true || givesMass(model, geom, files),
          collides: uses.get(geom.mesh)?.collides === true || !geom.isVisualOnly,
        });
    }
    for (const [mesh, { weighs, collides }] of uses) {
      const use = meshUse(model, mesh, files);
      const key = `${use.path ?? ''} ${use.mode}`;
      if (use.path !== undefined && told.has(key)) continue;
      told.add(key);
      const finding = judge(model, use, weighs, collides);
      if (finding !== undefined) report(mesh, finding);
    }
  },
};

/** Whether the volume of a mesh is used for the mass of a body. */
function givesMass(model: Model, geom: Parameters<typeof countsForMass>[1], files: FileAccess): boolean {
  if (geom.mass === 0 || (geom.mass === undefined && geom.density === 0)) return false;
  if (model.language === 'mjcf' && geom.body.parent === undefined) return false;
  if (model.language !== 'mjcf' && geom.isVisualOnly) return false;
  return countsForMass(compilerSettings(model), geom) && bodyInertia(model, geom.body, files).source === 'geoms';
}

function judge(
  model: Model,
  { element, facts, mode }: MeshUse,
  weighs: boolean,
  collides: boolean,
): Finding | undefined {
  if (facts === undefined || typeof facts === 'string') return undefined;
  const attribute =
    findAttribute(element, 'file') ?? findAttribute(element, 'filename') ?? findAttribute(element, 'vertex');
  const { start, end } = attribute?.value ?? element.node.name;
  const isMjcf = model.language === 'mjcf';
  if (facts.faces > 0 && facts.moments.legacy === undefined) {
    // Of what is only drawn nobody asks in a URDF, and of MJCF its surface will do.
    if (!collides && (!isMjcf || mode === 'shell')) return undefined;
    const way = collides ? 'For what collides a thin box helps.' : 'For what is only drawn inertia="shell" helps.';
    const message = `The mesh is flat, it has no volume: MuJoCo refuses it. ${way}`;
    const fix = { title: 'Set inertia="shell"', edits: [setAttribute(element, 'inertia', 'shell')] };
    return { start, end, message, severity: 'error', fixes: collides ? [] : [fix] };
  }
  if (facts.openEdges === 0 && facts.volume < 0) {
    const isRefused = isMjcf && mode === 'exact';
    const outcome = isRefused
      ? 'MuJoCo refuses it with inertia="exact"'
      : 'it is lit from inside, and its volume is negative';
    return { start, end, message: `The mesh is inside out: ${outcome}.`, ...(isRefused ? { severity: 'error' } : {}) };
  }
  if (weighs && mode !== 'shell' && mode !== 'convex' && mode !== 'exact' && facts.openEdges > OPEN) {
    const message = `The mesh has holes, and the mass of its body is computed from its volume: ${Math.round(100 * facts.openEdges)}% of its edges are open.`;
    const fixes = ['convex', 'shell'].map((to) => ({
      title: `Set inertia="${to}", that of its ${to === 'convex' ? 'hull' : 'surface'}`,
      edits: [setAttribute(element, 'inertia', to)],
    }));
    return { start, end, message, fixes: isMjcf ? fixes : [] };
  }
  if (facts.faces > MOST_FACES)
    return { start, end, message: `The mesh has ${facts.faces} faces: a tenth of them look the same.` };
  return undefined;
}
