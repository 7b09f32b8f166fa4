import { compilerSettings } from '../model/compiler-settings.js';
import { removeElement } from '../check/edits.js';
import { densityFixes } from '../physics/inertia-fixes.js';
import { isMoving, titleOf } from '../physics/moving.js';
import { massPlace, statedBodies } from '../physics/stated-inertias.js';
import { hasMass } from './inertial-missing.js';
import type { Rule } from './rule.js';

/** An inertial with a mass of zero. A negative one is syn/value-out-of-range. */
export const inertialMass: Rule = {
  id: 'ine/mass',
  severity: 'error',
  languages: ['mjcf', 'urdf'],
  check: (model, report, files) => {
    if (compilerSettings(model).boundMass > 0) return;
    for (const { body, stated } of statedBodies(model, files)) {
      if (stated.mass !== 0) continue;
      const { element, range } = massPlace(stated.element);
      const fixes = densityFixes(model, body, files);
      if (isMoving(model, body) && !hasMass(model, body, files)) {
        const message = `${titleOf(body)} moves and has a mass of 0: MuJoCo refuses the model.`;
        report(element, { ...range, message, fixes });
      } else if (model.language === 'urdf') {
        const isFrame = body.geoms.length === 0;
        const message = isFrame
          ? `A frame needs no <inertial>: that of ${titleOf(body)} says a mass of 0, which some readers refuse.`
          : `The mass of ${titleOf(body)} is 0: its shapes weigh nothing, and some readers refuse it.`;
        const remove = { title: 'Remove the inertial', edits: [removeElement(stated.element)], isSafe: true };
        report(element, { ...range, message, severity: 'info', fixes: isFrame ? [remove] : fixes });
      }
    }
  },
};
