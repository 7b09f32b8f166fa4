import { boxSize } from '../../core/mesh/box.js';
import { formatNumber, setAttribute } from '../check/edits.js';
import { geomFacts } from '../physics/geom-facts.js';
import { meshUse } from '../physics/mesh-assets.js';
import type { ModelElement } from '../model/model.js';
import { findAttribute } from '../model/model.js';
import { isMovable, isMoving } from '../physics/moving.js';
import { kinematicTree } from '../model/kinematics.js';
import { effectiveNumbers } from '../values/numbers.js';
import type { Model } from '../model/model.js';
import type { Rule } from './rule.js';

/** m. Nothing that a robot moves is larger, and no scenery; what is smaller is dust. */
const [LARGEST, LARGEST_SCENE, SMALLEST] = [50, 1000, 0.001];

/** A mesh so large or small that it is in another unit. */
export const lengthUnit: Rule = {
  id: 'uni/length',
  severity: 'warning',
  languages: ['mjcf', 'urdf'],
  check: (model, report, files) => {
    const told = new Set<ModelElement>();
    // A robot of one link may be a floor or a castle.
    const isRobot = model.language === 'urdf' && kinematicTree(model).some((body) => isMoving(model, body));
    for (const { shape, mesh, body } of geomFacts(model).values()) {
      if (shape !== 'mesh' || mesh === undefined || told.has(mesh)) continue;
      const { facts } = meshUse(model, mesh, files);
      if (facts === undefined || typeof facts === 'string') continue;
      const size = Math.max(...boxSize(facts.box));
      const isLarge = size > (isMovable(model, body) || isRobot ? LARGEST : LARGEST_SCENE);
      if (!isLarge && !(size > 0 && size < SMALLEST)) continue;
      told.add(mesh);
      const value = (findAttribute(mesh, 'file') ?? findAttribute(mesh, 'filename') ?? findAttribute(mesh, 'vertex'))
        ?.value;
      const { start, end } = value ?? mesh.node.name;
      const factor = isLarge ? 0.001 : 1000;
      const message = `The mesh is ${formatNumber(size, 2)} m across: ${isLarge ? 'most likely it is in millimetres' : 'most likely it was scaled twice'}.`;
      report(mesh, { start, end, message, fixes: [rescale(model, mesh, factor)] });
    }
  },
};

function rescale(model: Model, mesh: ModelElement, factor: number) {
  const scale = effectiveNumbers(model, mesh, 'scale') ?? [1, 1, 1];
  const text = scale.map((value) => formatNumber(value * factor)).join(' ');
  return { title: `Set scale="${text}"`, edits: [setAttribute(mesh, 'scale', text)] };
}
