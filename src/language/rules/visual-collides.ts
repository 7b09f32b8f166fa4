import { classNameOf, effectiveAttribute } from '../model/defaults.js';
import { setAttribute } from '../check/edits.js';
import type { GeomFacts } from '../physics/geom-facts.js';
import { geomsOf } from '../physics/geom-facts.js';
import { kinematicTree } from '../model/kinematics.js';
import type { Model, ModelElement } from '../model/model.js';
import { titleOf } from '../physics/moving.js';
import type { Rule } from './rule.js';

/** A mesh for looks that collides too. */
export const visualCollides: Rule = {
  id: 'con/visual-collides',
  severity: 'warning',
  languages: ['mjcf'],
  check: (model, report) => {
    const told = new Set<ModelElement>();
    for (const body of kinematicTree(model)) {
      const geoms = geomsOf(model, body);
      for (const geom of geoms) {
        if (geom.shape !== 'mesh' || geom.isVisualOnly) continue;
        const isNamed = /visual/i.test(classNameOf(geom.element));
        const double = geoms.find((other) => isDouble(geom, other));
        if (!isNamed && double === undefined) continue;
        // The class, where it is for looks; else the geom.
        const setting = isNamed ? classSetting(model, geom.element) : geom.element;
        if (told.has(setting)) continue;
        told.add(setting);
        const message = isNamed
          ? `Geoms of class "${classNameOf(geom.element)}" collide, by the name they are for looks: contype and conaffinity are 1 unless they are set to 0.`
          : `This mesh of group ${geom.group} collides beside the geoms of ${titleOf(body)} that are there for it.`;
        const edits = [setAttribute(setting, 'contype', '0'), setAttribute(setting, 'conaffinity', '0')];
        const related =
          double === undefined
            ? []
            : [{ file: double.element.file, ...double.element.node.name, message: 'This collides too' }];
        report(setting, {
          ...setting.node.name,
          message,
          related,
          fixes: [{ title: 'Set contype="0" and conaffinity="0"', edits }],
        });
      }
    }
  },
};

/** Whether another geom of the body is there to collide: of group 3 or more, which viewers do not draw, beside a mesh that they do. */
const isDouble = (geom: GeomFacts, other: GeomFacts): boolean =>
  other !== geom && !other.isVisualOnly && other.group >= 3 && (geom.group === 1 || geom.group === 2);

/** The `geom` of the class, where it has one that says anything of it. */
function classSetting(model: Model, element: ModelElement): ModelElement {
  const name = classNameOf(element);
  for (const attribute of ['group', 'type', 'contype', 'conaffinity', 'mass', 'density', 'material']) {
    const found = effectiveAttribute(model, element, attribute);
    if (found?.className === name) return found.from;
  }
  return element;
}
