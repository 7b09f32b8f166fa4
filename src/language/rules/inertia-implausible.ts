import { bodyExtent } from '../physics/body-extent.js';
import type { Fix } from '../check/diagnostic.js';
import { formatNumber } from '../check/edits.js';
import { recomputeFix } from '../physics/inertia-fixes.js';
import { titleOf } from '../physics/moving.js';
import { statedBodies } from '../physics/stated-inertias.js';
import type { Rule } from './rule.js';

/** All mass at the ends of the body's size would be a radius of gyration of half of it. */
const LARGEST = 1;
/** A solid rod has 0.29 of its length, a ball 0.18 of the diagonal of its box. */
const SMALLEST = 0.04;

/** An inertia that is far too large or too small for the shapes of its body. */
export const inertiaImplausible: Rule = {
  id: 'ine/implausible',
  severity: 'warning',
  languages: ['mjcf', 'urdf'],
  check: (model, report, files) => {
    for (const { body, stated, place, moments } of statedBodies(model, files)) {
      const { mass } = stated;
      if (mass === undefined || !(mass > 0) || moments === undefined) continue;
      const [a, b, c] = moments;
      // What no body can have is told by other rules.
      if (!(c > 0) || a > (b + c) * 1.001) continue;
      const gyration = Math.sqrt(a / mass);
      const whole = bodyExtent(model, body, files, true);
      const fixes = (): readonly Fix[] => recomputeFix(model, body, mass, files);
      if (whole !== undefined && gyration > LARGEST * whole.size) {
        const message = `The inertia of ${titleOf(body)} is that of mass ${formatNumber(gyration, 2)} m away from its axis, and its shapes are ${formatNumber(whole.size, 2)} m across: it hardly turns.`;
        report(place.element, { ...place.range, message, fixes: fixes() });
        continue;
      }
      const extent = bodyExtent(model, body, files);
      if (extent !== undefined && gyration < SMALLEST * extent.size) {
        const message = `The inertia of ${titleOf(body)} is that of mass ${formatNumber(gyration, 2)} m around its axis, and its shapes are ${formatNumber(extent.size, 2)} m across: it turns far too easily.`;
        report(place.element, { ...place.range, message, fixes: fixes() });
      }
    }
  },
};
