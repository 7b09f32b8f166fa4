import type { InertiaTensor } from '../../core/inertial.js';
import { compilerSettings } from '../model/compiler-settings.js';
import type { Fix } from '../check/diagnostic.js';
import { densityFixes, nearestPhysical, recomputeFix, writeTensor } from '../physics/inertia-fixes.js';
import type { FileAccess } from '../model/file-access.js';
import type { Model } from '../model/model.js';
import { isMoving, titleOf } from '../physics/moving.js';
import type { StatedBody } from '../physics/stated-inertias.js';
import { statedBodies } from '../physics/stated-inertias.js';
import { hasMass } from './inertial-missing.js';
import type { Rule } from './rule.js';

/** Below this the engine takes a moment for zero. */
const SMALLEST = 1e-15;

/** A tensor with a principal moment that is zero or negative. */
export const inertiaNotPd: Rule = {
  id: 'ine/not-pd',
  severity: 'error',
  languages: ['mjcf', 'urdf'],
  check: (model, report, files) => {
    const isBound = compilerSettings(model).boundInertia > 0;
    for (const one of statedBodies(model, files)) {
      const { body, stated, place, moments } = one;
      // Nothing that weighs nothing needs one: ine/mass tells.
      if (stated.own === undefined || moments === undefined || stated.mass === undefined || stated.mass <= 0) continue;
      const values = Object.values(stated.own);
      if (!values.every(Number.isFinite)) continue;
      const isZero = values.every((value) => value === 0);
      const isFull = model.language === 'urdf' || stated.own.xy !== 0 || stated.own.xz !== 0 || stated.own.yz !== 0;
      const [, , least] = moments;
      const noise = 1e-12 * (Math.abs(stated.own.xx) + Math.abs(stated.own.yy) + Math.abs(stated.own.zz));
      if (least > Math.max(SMALLEST, noise)) continue;
      const title = titleOf(body);
      const isNeeded = isMoving(model, body) && !isBound && !hasMass(model, body, files);
      if (isZero || !isFull) {
        // Negative diagonals are syn/value-out-of-range; what does not turn needs no inertia.
        if (stated.own.xx < 0 || stated.own.yy < 0 || stated.own.zz < 0) continue;
        const message = isZero
          ? `The inertia of ${title} is zero: ${isNeeded ? 'MuJoCo refuses a body that moves without any' : 'it resists no turning'}.`
          : `The inertia of ${title} is zero about an axis: ${isNeeded ? 'MuJoCo refuses a body that moves so' : 'it resists no turning about it'}.`;
        if (isNeeded) report(place.element, { ...place.range, message, fixes: fixesOf(model, one, stated.own, files) });
        else if (model.language === 'urdf')
          report(place.element, {
            ...place.range,
            message,
            severity: 'info',
            fixes: recomputeFix(model, body, stated.mass, files),
          });
        continue;
      }
      const message = `No body can have the inertia of ${title}: about one axis it is ${least < -noise ? 'negative' : 'zero'}. MuJoCo refuses the model.`;
      report(place.element, { ...place.range, message, fixes: fixesOf(model, one, stated.own, files) });
    }
  },
};

/** From the shapes, or else the nearest tensor that a body can have. */
export function fixesOf(
  model: Model,
  { body, stated }: StatedBody,
  own: InertiaTensor,
  files: FileAccess,
): readonly Fix[] {
  const computed =
    stated.mass === undefined ? densityFixes(model, body, files) : recomputeFix(model, body, stated.mass, files);
  const nearest = nearestPhysical(own);
  const edits = nearest === undefined ? undefined : writeTensor(model, stated.element, nearest);
  return edits === undefined ? computed : [...computed, { title: 'Change to the nearest that a body can have', edits }];
}
