import { effectiveAttribute, effectiveText } from '../model/defaults.js';
import { setAttribute } from '../check/edits.js';
import { geomFacts } from '../physics/geom-facts.js';
import { kinematicTree } from '../model/kinematics.js';
import type { Model, ModelElement } from '../model/model.js';
import { walkElements } from '../model/model.js';
import { readNumbers } from '../values/numbers.js';
import type { Rule } from './rule.js';

/** Torsional and rolling friction that the engine takes where nobody says. */
const [TORSIONAL, ROLLING] = [0.005, 0.0001];

/** Friction against twisting and rolling, where contacts have too few dimensions for it. */
export const frictionNoEffect: Rule = {
  id: 'con/friction-no-effect',
  severity: 'info',
  languages: ['mjcf'],
  check: (model, report) => {
    if (model.isFragment || kinematicTree(model).some(({ isOpenEnded }) => isOpenEnded)) return;
    const geoms = [...geomFacts(model).values()].filter(({ isVisualOnly }) => !isVisualOnly);
    const condims = [...geoms.map(({ element }) => condimOf(model, element)), ...pairCondims(model)];
    // A contact has the most of its two geoms.
    const most = Math.max(0, ...condims);
    const told = new Set<ModelElement>();
    for (const { element } of geoms) {
      const found = effectiveAttribute(model, element, 'friction');
      const value = found?.attribute.value;
      const numbers = readNumbers(value?.raw);
      if (found === undefined || value === undefined || numbers === undefined || told.has(found.from)) continue;
      told.add(found.from);
      const [sliding, torsional = TORSIONAL, rolling = ROLLING] = numbers;
      const [what, needed] =
        most === 1 && sliding !== 1
          ? ['Friction', 3]
          : most < 4 && torsional !== TORSIONAL
            ? ['Torsional friction', 4]
            : most < 6 && rolling !== ROLLING
              ? ['Rolling friction', 6]
              : ['', 0];
      if (needed === 0) continue;
      const message = `${what} does nothing here: it needs condim="${needed}", and no geom of the model has more than ${most}.`;
      report(found.from, {
        start: value.start,
        end: value.end,
        message,
        fixes: [{ title: `Set condim="${needed}"`, edits: [setAttribute(found.from, 'condim', String(needed))] }],
      });
    }
  },
};

const condimOf = (model: Model, element: ModelElement): number =>
  readNumbers(effectiveText(model, element, 'condim'))?.[0] ?? 3;

/** Pairs have a condim of their own. */
const pairCondims = (model: Model): readonly number[] =>
  Array.from(walkElements(model.root))
    .filter((element) => element.type?.id === 'pair' && !element.inDefault)
    .map((element) => condimOf(model, element));
