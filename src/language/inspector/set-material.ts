import type { MaterialRecord } from '../../core/material-table.js';
import { MATERIAL_TABLE } from '../../core/material-table.js';
import { attributeText, effectiveAttribute, effectiveText } from '../model/defaults.js';
import type { TextEdit } from '../check/diagnostic.js';
import { formatNumber, insertBeside, insertChild, removeAttribute, setAttribute } from '../check/edits.js';
import type { FileAccess } from '../model/file-access.js';
import type { GeomFacts } from '../physics/geom-facts.js';
import { geomFacts, geomsOf } from '../physics/geom-facts.js';
import { geomMass } from '../physics/geom-mass.js';
import { findChild } from '../physics/joint-facts.js';
import { kinematicTree } from '../model/kinematics.js';
import type { Model, ModelElement } from '../model/model.js';
import { findAttribute } from '../model/model.js';
import type { EditAnswer } from './edit-answer.js';
import type { InertialValues } from './inertial-text.js';
import { inertialValues, shapesInertial, writeInertial } from './inertial-text.js';
import type { Inspected } from './inspected.js';

/** Whether a material can be chosen for an element, which it has by its density, and what choosing one sets. */
export function choosesMaterial(model: Model, element: ModelElement): Inspected['material'] {
  const geom = model.language === 'mjcf' ? geomFacts(model).get(element) : undefined;
  if (geom !== undefined) {
    if (geom.shape === 'plane' || geom.shape === 'hfield') return { name: undefined, sets: ['friction'] };
    return { name: geom.mass === undefined ? materialOf([geom]) : undefined, sets: ['density', 'friction'] };
  }
  const body = kinematicTree(model).find((each) => each.element === element);
  if (body === undefined || body.geoms.length === 0) return undefined;
  if (model.language !== 'mjcf' || body.inertials.length > 0) return { name: undefined, sets: ['inertia'] };
  return { name: materialOf(geomsOf(model, body)), sets: ['density', 'friction'] };
}

/** The material whose density all of some geoms have. */
function materialOf(geoms: readonly GeomFacts[]): string | undefined {
  const [first, ...others] = geoms.map((geom) => (geom.mass === undefined && !geom.isShell ? geom.density : undefined));
  if (first === undefined || others.some((density) => density !== first)) return undefined;
  return MATERIAL_TABLE.find(({ density }) => density === first)?.name;
}

/**
 * The changes that make something of a material: a geom gets its density, which takes the place of a mass, and with `friction` its sliding friction; a
 * body with an `inertial`, and a link, gets that of its shapes in this material; a body without, its geoms.
 */
export function setMaterial(
  model: Model,
  element: ModelElement,
  name: string,
  friction: boolean,
  files: FileAccess,
): EditAnswer {
  const material = MATERIAL_TABLE.find((each) => each.name === name);
  const sets = choosesMaterial(model, element)?.sets;
  if (material === undefined || sets === undefined) return { refused: `There is no material ${name} to choose here.` };
  const geom = geomFacts(model).get(element);
  if (geom !== undefined) return { edits: editGeom(model, geom, material, friction, files) };
  if (!sets.includes('inertia')) {
    const body = kinematicTree(model).find((each) => each.element === element);
    const geoms = body === undefined ? [] : geomsOf(model, body);
    return { edits: geoms.flatMap((each) => editGeom(model, each, material, friction, files)) };
  }
  const inertial = shapesInertial(model, element, files, material.density);
  if (inertial === undefined)
    return { refused: 'What its shapes fill is not known: a mesh cannot be read, or there is none.' };
  return { edits: writeInertia(model, element, inertialValues(model, inertial)) };
}

function editGeom(
  model: Model,
  geom: GeomFacts,
  material: MaterialRecord,
  friction: boolean,
  files: FileAccess,
): readonly TextEdit[] {
  const { element, isShell, shape } = geom;
  const edits: TextEdit[] = [];
  if (friction) {
    const rest = effectiveAttribute(model, element, 'friction') === undefined ? [] : otherFriction(model, element);
    edits.push(setAttribute(element, 'friction', [String(material.friction), ...rest].join(' ')));
  }
  if (shape === 'plane' || shape === 'hfield') return edits;
  // Of a shell the density is that of its surface.
  const density = isShell ? material.density * material.sheet : material.density;
  const own = findAttribute(element, 'mass');
  const inherited = own === undefined && effectiveAttribute(model, element, 'mass') !== undefined;
  // A mass of the class wins over any density: it has to be said as a mass then.
  const mass = inherited ? geomMass(model, { ...geom, mass: undefined, density }, files) : undefined;
  if (mass !== undefined) return [...edits, setAttribute(element, 'mass', formatNumber(mass))];
  if (own !== undefined && findAttribute(element, 'density') === undefined) {
    // In the place of the mass: two edits beside each other would be two changes of one place.
    return [
      ...edits,
      { file: element.file, start: own.start, end: own.end, text: `density="${formatNumber(density)}"` },
    ];
  }
  if (own !== undefined) edits.push(removeAttribute(element, own));
  return [...edits, setAttribute(element, 'density', formatNumber(density))];
}

const otherFriction = (model: Model, element: ModelElement): readonly string[] =>
  (effectiveText(model, element, 'friction') ?? '').trim().split(/\s+/).slice(1);

/** Writes mass, centre and inertia into the `inertial` of a body; what turned its axes goes, since they are the body's now. */
function writeInertia(model: Model, element: ModelElement, values: InertialValues): readonly TextEdit[] {
  const inertial = findChild(element, 'inertial');
  if (inertial === undefined) {
    const first = element.node.children.find((child) => child.kind === 'element');
    const xml = writeInertial(values);
    return [first === undefined ? insertChild(element, xml) : insertBeside({ ...element, node: first }, xml, 'before')];
  }
  if (model.language === 'mjcf') return [rewrite(inertial, values)];
  const edits: TextEdit[] = [];
  for (const tag of ['origin', 'mass', 'inertia']) {
    const child = findChild(inertial, tag);
    const own = Object.entries(values).filter(([name]) => name.startsWith(`inertial/${tag}@`));
    const attributes = own.map(([name, text]) => [name.slice(name.indexOf('@') + 1), text] as const);
    if (child === undefined)
      edits.push(insertChild(inertial, `<${tag}${attributes.map(([name, text]) => ` ${name}="${text}"`).join('')}/>`));
    else for (const [name, text] of attributes) edits.push(setAttribute(child, name, text));
    if (tag === 'origin' && child !== undefined && attributeText(child, 'rpy') !== undefined)
      edits.push(setAttribute(child, 'rpy', '0 0 0'));
  }
  return edits;
}

const REPLACED = new Set('pos mass diaginertia fullinertia quat axisangle xyaxes zaxis euler'.split(' '));

/** All attributes of an `inertial` of MJCF in one edit, from the first to the last. */
function rewrite({ node, file }: ModelElement, values: InertialValues): TextEdit {
  const kept = node.attributes.filter(({ name }) => !REPLACED.has(name.text));
  const texts = [
    ...Object.entries(values).map(([name, text]) => `${name.slice(name.indexOf('@') + 1)}="${text}"`),
    ...kept.map(({ start, end }) => file.text.slice(start, end)),
  ];
  const start = node.name.end;
  return { file, start, end: node.attributes.at(-1)?.end ?? start, text: ` ${texts.join(' ')}` };
}
