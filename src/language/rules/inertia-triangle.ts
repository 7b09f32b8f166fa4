import { compilerSettings } from '../model/compiler-settings.js';
import { formatNumber } from '../check/edits.js';
import { titleOf } from '../physics/moving.js';
import { statedBodies } from '../physics/stated-inertias.js';
import { fixesOf } from './inertia-not-pd.js';
import type { Rule } from './rule.js';

/** More than this is no rounding: it is wrong for every reader. */
const ROUNDING = 1e-3;

/** Principal moments of which one is more than the sum of the others. MuJoCo 3.14 refuses it by any margin, of any body. */
export const inertiaTriangle: Rule = {
  id: 'ine/triangle',
  severity: 'error',
  languages: ['mjcf', 'urdf'],
  check: (model, report, files) => {
    const { balanceInertia, boundInertia } = compilerSettings(model);
    if (balanceInertia) return;
    for (const one of statedBodies(model, files)) {
      const { moments } = one;
      const { own } = one.stated;
      if (own === undefined || moments === undefined || !Object.values(own).every(Number.isFinite)) continue;
      const isDiagonal = own.xy === 0 && own.xz === 0 && own.yz === 0;
      const [largest, b, c] = moments.map((value) => Math.max(value, boundInertia));
      // Of a full matrix the engine's eigenvalues and ours differ by so much.
      const a = isDiagonal ? largest : largest * (1 - 1e-12);
      if (!(c > 0) || a <= b + c) continue;
      const { element, range } = one.place;
      const excess = a / (b + c) - 1;
      const numbers = [a, b, c].map((value) => formatNumber(value, 4)).join(', ');
      const message = `No body can have the inertia of ${titleOf(one.body)}: its principal moments are ${numbers}, and one is more than the other two together. MuJoCo refuses the model.`;
      const isRounding = excess < ROUNDING && model.language === 'urdf';
      const rounded = `The principal moments ${numbers} of ${titleOf(one.body)} miss by rounding what a body can have: one is more than the other two together, and MuJoCo refuses the model.`;
      report(element, {
        ...range,
        message: excess < ROUNDING ? rounded : message,
        ...(isRounding ? { severity: 'warning' } : {}),
        fixes: fixesOf(model, one, own, files),
      });
    }
  },
};
