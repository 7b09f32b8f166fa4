import { bodyInertia } from '../physics/body-inertia.js';
import { formatNumber } from '../check/edits.js';
import type { FileAccess } from '../model/file-access.js';
import type { GeomFacts } from '../physics/geom-facts.js';
import { geomsOf } from '../physics/geom-facts.js';
import { geomSolid } from '../physics/geom-mass.js';
import { densityFixes } from '../physics/inertia-fixes.js';
import type { BodyNode } from '../model/kinematics.js';
import { kinematicTree } from '../model/kinematics.js';
import type { Model, ModelElement } from '../model/model.js';
import { findAttribute } from '../model/model.js';
import { rigidGroup, titleOf } from '../physics/moving.js';
import { massPlace } from '../physics/stated-inertias.js';
import type { Rule } from './rule.js';

/** kg/m^3. Things that are mostly air; osmium. */
const [LIGHTEST, HEAVIEST] = [10, 23000];
/** m^3. Smaller shapes mark a place, they are not the thing. */
const MARKER = 2e-6;

/** A mass that no material explains, at the volume of the shapes. */
export const density: Rule = {
  id: 'ine/density',
  severity: 'warning',
  languages: ['mjcf', 'urdf'],
  check: (model, report, files) => {
    for (const body of kinematicTree(model)) {
      const given = massGiven(model, body);
      const own = given === undefined ? undefined : bodyInertia(model, body, files);
      const mass = own?.inertial?.mass;
      if (given === undefined || mass === undefined || !(mass > 0)) continue;
      const least = volumeOf(model, [body], files, Math.min);
      // What is fixed to a body may be drawn apart from it, and weigh in it.
      const most = volumeOf(model, rigidGroup(model, body), files, Math.max);
      const isHeavy = most !== undefined && most > MARKER && mass / most > HEAVIEST;
      const isLight = least !== undefined && least > 0 && mass / least < LIGHTEST;
      if (!isHeavy && !isLight) continue;
      const value = mass / ((isHeavy ? most : least) ?? 1);
      const than = isHeavy ? 'heavier than any metal (gold has 19300)' : 'lighter than foam (packing has 20 to 30)';
      const { element, range } = given;
      report(element, {
        ...range,
        message: `${titleOf(body)} weighs ${formatNumber(mass, 3)} kg, which over its shapes is ${formatNumber(value, 2)} kg/m³: ${than}.`,
        fixes: body.inertials.length > 0 ? densityFixes(model, body, files) : [],
      });
    }
  },
};

/** Where a body says its mass: in its inertial, or in a geom; undefined where it follows from densities. */
function massGiven(model: Model, body: BodyNode) {
  const inertial = body.inertials.at(-1);
  if (inertial !== undefined) return massPlace(inertial);
  const geoms =
    model.language === 'mjcf' ? geomsOf(model, body).filter(({ mass }) => mass !== undefined && mass > 0) : [];
  return geoms.length === 1 ? geomMassPlace(geoms[0].element) : undefined;
}

function geomMassPlace(element: ModelElement) {
  const value = findAttribute(element, 'mass')?.value;
  const { start, end } = value ?? element.node.name;
  return { element, range: { start, end } };
}

/** The volume of the shapes that collide or of those that are drawn, whichever `choose` takes; undefined where one of them is not known. */
function volumeOf(
  model: Model,
  group: readonly BodyNode[],
  files: FileAccess,
  choose: (a: number, b: number) => number,
): number | undefined {
  const geoms = group.flatMap((body) => geomsOf(model, body));
  const sum = (some: readonly GeomFacts[]): number | undefined => {
    let volume = 0;
    for (const geom of some) {
      // Of a shell the mass is that of its surface, of a plane there is none.
      const unit = geom.isShell ? undefined : geomSolid(model, geom, files)?.unit;
      if (unit === undefined) return undefined;
      volume += unit.mass * geom.poses.length;
    }
    return volume;
  };
  const [collision, visual] = [
    geoms.filter(({ isVisualOnly }) => !isVisualOnly),
    geoms.filter(({ isVisualOnly }) => isVisualOnly),
  ].map((some) => (some.length === 0 ? 0 : sum(some)));
  if (collision === undefined || visual === undefined) return undefined;
  if (collision === 0 || visual === 0) return collision + visual;
  return choose(collision, visual);
}
