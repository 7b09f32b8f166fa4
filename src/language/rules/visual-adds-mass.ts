import { bodyInertia, countsForMass } from '../physics/body-inertia.js';
import { compilerSettings } from '../model/compiler-settings.js';
import { classNameOf, effectiveAttribute } from '../model/defaults.js';
import { formatNumber, setAttribute } from '../check/edits.js';
import type { GeomFacts } from '../physics/geom-facts.js';
import { geomsOf } from '../physics/geom-facts.js';
import { geomMass } from '../physics/geom-mass.js';
import { kinematicTree } from '../model/kinematics.js';
import type { ModelElement } from '../model/model.js';
import { titleOf } from '../physics/moving.js';
import { pairedGeoms } from '../physics/paired-geoms.js';
import type { Rule } from './rule.js';

/** What is only drawn, and weighs beside the shapes that collide. */
export const visualAddsMass: Rule = {
  id: 'ine/visual-adds-mass',
  severity: 'warning',
  languages: ['mjcf'],
  check: (model, report, files) => {
    const settings = compilerSettings(model);
    const paired = pairedGeoms(model);
    /** Once for each class that makes geoms so. */
    const told = new Set<ModelElement>();
    for (const body of kinematicTree(model)) {
      // The world weighs nothing.
      if (body.parent === undefined || bodyInertia(model, body, files).source !== 'geoms') continue;
      const geoms = geomsOf(model, body).filter((geom) => countsForMass(settings, geom));
      const weighs = (geom: GeomFacts): boolean => (geomMass(model, geom, files) ?? 1) > 0;
      if (!geoms.some((geom) => !geom.isVisualOnly && weighs(geom))) continue;
      for (const geom of geoms) {
        if (!geom.isVisualOnly || !isDrawing(geom) || !weighs(geom) || paired.has(geom.element)) continue;
        const mask = effectiveAttribute(model, geom.element, 'contype');
        const setting = mask?.className === undefined ? geom.element : mask.from;
        if (told.has(setting)) continue;
        told.add(setting);
        const mass = geomMass(model, geom, files);
        const weight = mass === undefined ? '' : ` (${formatNumber(mass, 3)} kg)`;
        const message =
          setting === geom.element
            ? `This geom is only drawn and adds its mass${weight} to ${titleOf(body)}, beside that of what collides.`
            : `Geoms of class "${mask?.className ?? ''}" are only drawn and add their mass to bodies without an inertial, beside that of what collides: to ${titleOf(body)}${weight} and perhaps others.`;
        report(setting, {
          ...setting.node.name,
          message,
          fixes: [{ title: 'Set mass="0"', edits: [setAttribute(setting, 'mass', '0')] }],
        });
      }
    }
  },
};

/** A mesh, or a geom in a group or a class that is for looks: what else does not collide may be a real part of the body. */
export const isDrawing = ({ shape, group, element }: GeomFacts): boolean =>
  shape === 'mesh' ||
  group === 1 ||
  group === 2 ||
  /visual|\bvis/i.test(classNameOf(element)) ||
  /visual/i.test(nameOf(element));

const nameOf = ({ node }: ModelElement): string =>
  node.attributes.find(({ name }) => name.text === 'name')?.value?.raw ?? '';
