import type { Inertial } from '../../core/inertial.js';
import { inertiaToMjcf } from '../../core/conventions.js';
import { combineInertials, scaleInertial } from '../../core/mesh/inertial-algebra.js';
import { countsForMass } from '../physics/body-inertia.js';
import { compilerSettings } from '../model/compiler-settings.js';
import { escapeAttribute, formatNumber } from '../check/edits.js';
import type { FileAccess } from '../model/file-access.js';
import { geomsOf } from '../physics/geom-facts.js';
import { geomInertial } from '../physics/geom-mass.js';
import { kinematicTree } from '../model/kinematics.js';
import type { Model, ModelElement } from '../model/model.js';
import { readNumbers } from '../values/numbers.js';

/** Products of inertia smaller than this share of the largest moment are none. */
const NEGLIGIBLE = 1e-9;

/**
 * Mass properties that the shapes of a body give, in its frame; of URDF those that collide, or else those that are drawn. Undefined where that
 * cannot be known, or is nothing.
 *
 * @param density kg/m^3 of all of them; absent: what each says.
 */
export function shapesInertial(
  model: Model,
  element: ModelElement,
  files: FileAccess,
  density?: number,
): Inertial | undefined {
  const body = kinematicTree(model).find((each) => each.element === element);
  if (body === undefined) return undefined;
  const isUrdf = model.language !== 'mjcf';
  const all = geomsOf(model, body).filter((geom) => countsForMass(compilerSettings(model), geom));
  const solid = isUrdf ? all.filter(({ isVisualOnly }) => !isVisualOnly) : all;
  const parts: Inertial[] = [];
  for (const geom of solid.length > 0 ? solid : all) {
    const inertial = geomInertial(model, density === undefined ? geom : { ...geom, density, mass: undefined }, files);
    if (inertial === undefined) return undefined;
    if (inertial !== 0) parts.push(inertial);
  }
  return combineInertials(parts);
}

/** Values of the attributes of an `inertial`, by the names of their fields. */
export type InertialValues = Readonly<Record<string, string>>;

/** What an `inertial` says of mass properties, by the names of the fields. */
export function inertialValues(model: Model, { mass, com, inertia }: Inertial): InertialValues {
  const numbers = inertiaToMjcf(inertia);
  const largest = Math.max(...numbers.slice(0, 3));
  const [xx, yy, zz, xy, xz, yz] = numbers.map((number) =>
    Math.abs(number) < NEGLIGIBLE * largest ? '0' : formatNumber(number),
  );
  const at = com.map((number) => (Math.abs(number) < 1e-9 ? '0' : formatNumber(number))).join(' ');
  if (model.language !== 'mjcf')
    return {
      'inertial/origin@xyz': at,
      'inertial/mass@value': formatNumber(mass),
      ...Object.fromEntries(Object.entries({ ixx: xx, ixy: xy, ixz: xz, iyy: yy, iyz: yz, izz: zz }).map(([name, text]) => [`inertial/inertia@${name}`, text])), // prettier-ignore
    };
  return {
    'inertial@pos': at,
    'inertial@mass': formatNumber(mass),
    ...([xy, xz, yz].every((product) => product === '0')
      ? { 'inertial@diaginertia': [xx, yy, zz].join(' ') }
      : { 'inertial@fullinertia': [xx, yy, zz, xy, xz, yz].join(' ') }),
  };
}

/** A whole `inertial` for a body that has none: what its shapes give, with some values given instead; a mass given alone scales the inertia. */
export function inertialText(
  model: Model,
  element: ModelElement,
  given: InertialValues,
  files: FileAccess,
): string | undefined {
  const shapes = shapesInertial(model, element, files);
  if (shapes === undefined) return undefined;
  const mass = readNumbers(given['inertial@mass'] ?? given['inertial/mass@value'])?.[0];
  const scaled = mass === undefined || !(mass > 0) ? shapes : scaleInertial(shapes, 1, mass / shapes.mass);
  const values = { ...inertialValues(model, scaled), ...given };
  if ('inertial@diaginertia' in given) delete (values as Record<string, string>)['inertial@fullinertia'];
  return writeInertial(values);
}

/** An `inertial` with its values, in MJCF on one line, in URDF with its children. */
export function writeInertial(values: InertialValues): string {
  const byTag = new Map<string, string[]>();
  for (const [name, text] of Object.entries(values)) {
    const [path, attribute] = name.split('@');
    byTag.set(path, [...(byTag.get(path) ?? []), ` ${attribute}="${escapeAttribute(text)}"`]);
  }
  const own = byTag.get('inertial')?.join('') ?? '';
  const children = [...byTag].filter(([path]) => path !== 'inertial');
  if (children.length === 0) return `<inertial${own}/>`;
  const lines = children.map(([path, attributes]) => `\n  <${path.slice('inertial/'.length)}${attributes.join('')}/>`);
  return `<inertial>${lines.join('')}\n</inertial>`;
}
