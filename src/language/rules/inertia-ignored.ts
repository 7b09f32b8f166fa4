import { principalMoments } from '../../core/mesh/inertial-algebra.js';
import { bodyInertia, statedInertial } from '../physics/body-inertia.js';
import { compilerSettings } from '../model/compiler-settings.js';
import { removeAttribute, removeElement } from '../check/edits.js';
import { readNumbers } from '../values/numbers.js';
import { kinematicTree } from '../model/kinematics.js';
import { titleOf } from '../physics/moving.js';
import { massPlace, tensorPlace } from '../physics/stated-inertias.js';
import type { Rule } from './rule.js';

/** Masses and inertias that are written and not used, or not as they are written. */
export const inertiaIgnored: Rule = {
  id: 'ine/ignored',
  severity: 'info',
  languages: ['mjcf', 'urdf'],
  check: (model, report, files) => {
    const { balanceInertia, boundMass, inertiaFromGeom } = compilerSettings(model);
    for (const body of kinematicTree(model)) {
      const stated = statedInertial(model, body);
      if (stated === undefined) continue;
      const { element } = stated;
      if (inertiaFromGeom === 'true' && bodyInertia(model, body, files).source === 'geoms') {
        const message = `inertiafromgeom="true": MuJoCo computes the mass of ${titleOf(body)} from its geoms, and does not look at this.`;
        const fixes = [{ title: 'Remove the inertial', edits: [removeElement(element)] }];
        report(element, { start: element.node.start, end: element.node.end, message, isUnused: true, fixes });
        continue;
      }
      if (model.language === 'mjcf') {
        for (const geom of body.geoms)
          for (const attribute of geom.node.attributes) {
            const name = attribute.name.text;
            const number = name === 'mass' || name === 'density' ? readNumbers(attribute.value?.raw)?.[0] : undefined;
            // A zero says what holds anyway.
            if (number === undefined || number === 0) continue;
            const message = `The ${name} of a geom is not looked at where the body has an inertial.`;
            const fixes = [{ title: `Remove ${name}`, edits: [removeAttribute(geom, attribute)], isSafe: true }];
            report(geom, { start: attribute.start, end: attribute.end, message, isUnused: true, fixes });
          }
      }
      const [a, b, c] = balanceInertia && stated.own !== undefined ? principalMoments(stated.own) : [0, 0, 0];
      if (c > 0 && a > (b + c) * (1 + 1e-12)) {
        const place = tensorPlace(element);
        const message = `No body can have the inertia of ${titleOf(body)}: balanceinertia replaces it by the mean of its moments about all axes.`;
        report(place.element, { ...place.range, message });
      }
      if (stated.mass !== undefined && stated.mass >= 0 && stated.mass < boundMass) {
        const place = massPlace(element);
        const message = `boundmass raises the mass of ${titleOf(body)} to ${boundMass} kg.`;
        report(place.element, { ...place.range, message });
      }
    }
  },
};
