import { findCompiled } from '../check/compiled-model.js';
import { formatNumber } from '../check/edits.js';
import type { CompiledRule } from './compiled-rule.js';

/** Beyond this the solver needs many iterations, and what is light jitters. */
const LARGEST = 1000;

/** A moving body that carries a subtree of more than a thousand times its mass. */
export const massRatio: CompiledRule = {
  id: 'ine/mass-ratio',
  severity: 'info',
  languages: ['mjcf', 'urdf'],
  preset: 'strict',
  checkCompiled: (compiled, report) => {
    const bodies = compiled.inspection.facts?.bodies ?? [];
    bodies.forEach((body, id) => {
      const carried = body.subtreeMass - body.mass;
      if (id === 0 || body.weld === 0 || body.mass <= 0 || carried / body.mass <= LARGEST) return;
      const element = findCompiled(compiled, 'bodies', id);
      if (element === undefined) return;
      const message = `The body weighs ${formatNumber(body.mass, 3)} kg and carries ${formatNumber(carried, 3)} kg: such ratios make contacts and joints jitter.`;
      report(element, { ...element.node.name, message });
    });
  },
};
