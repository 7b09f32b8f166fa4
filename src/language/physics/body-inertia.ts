import { inertiaFromMatrix, inertiaFromMjcf, inertiaToMatrix } from '../../core/conventions.js';
import type { InertiaTensor, Inertial } from '../../core/inertial.js';
import { eigenSymmetric, matrixFromQuat, multiplyMat3, transpose } from '../../core/math/mat3.js';
import type { Mat3 } from '../../core/math/mat3.js';
import { compose } from '../../core/math/pose.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { combineInertials, scaleInertial } from '../../core/mesh/inertial-algebra.js';
import type { CompilerSettings } from '../model/compiler-settings.js';
import { compilerSettings } from '../model/compiler-settings.js';
import { attributeText } from '../model/defaults.js';
import type { FileAccess } from '../model/file-access.js';
import type { GeomFacts } from './geom-facts.js';
import { geomsOf } from './geom-facts.js';
import { geomInertial } from './geom-mass.js';
import type { BodyNode } from '../model/kinematics.js';
import { kinematicTree } from '../model/kinematics.js';
import { memoize } from '../model/memoize.js';
import type { Model, ModelElement } from '../model/model.js';
import { readNumbers } from '../values/numbers.js';
import { originOf, ownPose, placesInBody } from './poses.js';

/** What an `inertial` states, as far as it can be read. */
export interface StatedInertial {
  readonly element: ModelElement;
  readonly mass: number | undefined;
  readonly com: Vec3;
  /** About the centre of mass along the axes of the inertial's own frame; of a diagonal one the products are 0. */
  readonly own: InertiaTensor | undefined;
  /** The same along the axes of the body. */
  readonly inertia: InertiaTensor | undefined;
}

/** Mass, centre of mass and inertia of a body, in its frame, as MuJoCo computes them. */
export interface BodyInertia {
  /** Where they come from; `none`: the body weighs nothing. */
  readonly source: 'inertial' | 'geoms' | 'none';
  /** Undefined where the body weighs nothing, or it cannot be known: a mesh is not there, an attached model. */
  readonly inertial: Inertial | undefined;
  readonly isKnown: boolean;
}

/** What the `inertial` of a body says; undefined where it has none. */
export const statedInertial = (model: Model, body: BodyNode): StatedInertial | undefined =>
  statedInertials(model).get(body);

const statedInertials = memoize((model: Model): ReadonlyMap<BodyNode, StatedInertial> => {
  const found = new Map<BodyNode, StatedInertial>();
  for (const body of kinematicTree(model)) {
    const element = body.inertials.at(-1);
    if (element === undefined) continue;
    found.set(body, model.language === 'mjcf' ? readInertial(model, element) : readUrdfInertial(element));
  }
  return found;
});

/** Whether a geom counts where mass comes from geoms: by its group, and of URDF only where it collides. */
export const countsForMass = ({ inertiaGroups: [low, high] }: CompilerSettings, geom: GeomFacts): boolean =>
  geom.group >= low && geom.group <= high;

/** The mass properties of every body of a model. */
export function bodyInertias(model: Model, files: FileAccess): ReadonlyMap<BodyNode, BodyInertia> {
  const settings = compilerSettings(model);
  const found = new Map(kinematicTree(model).map((body) => [body, bound(model, inferBody(model, body, files), body)]));
  return settings.totalMass === undefined ? found : scaleToTotal(model, found, settings.totalMass);
}

/** Those of one body, before the whole is scaled to a total mass. */
export const bodyInertia = (model: Model, body: BodyNode, files: FileAccess): BodyInertia =>
  bound(model, inferBody(model, body, files), body);

/** Mass and inertia that the geoms of a body give; undefined where that cannot be known, 0 where they weigh nothing. */
export function inertialFromGeoms(model: Model, body: BodyNode, files: FileAccess): Inertial | 0 | undefined {
  const settings = compilerSettings(model);
  const parts: Inertial[] = [];
  for (const geom of geomsOf(model, body)) {
    if (!countsForMass(settings, geom) || (model.language !== 'mjcf' && geom.isVisualOnly)) continue;
    const inertial = geomInertial(model, geom, files);
    if (inertial === undefined) return undefined;
    if (inertial !== 0) parts.push(inertial);
  }
  return combineInertials(parts) ?? 0;
}

function inferBody(model: Model, body: BodyNode, files: FileAccess): BodyInertia {
  const isWorld = model.language === 'mjcf' && body.parent === undefined;
  if (isWorld) return NOTHING;
  const { inertiaFromGeom } = compilerSettings(model);
  const stated = statedInertial(model, body);
  if (inertiaFromGeom === 'true' || (inertiaFromGeom === 'auto' && stated === undefined)) {
    const geoms = inertialFromGeoms(model, body, files);
    const isWhole = geomsOf(model, body).length === body.geoms.length && !body.isOpenEnded;
    if (geoms === undefined || !isWhole) return { source: 'geoms', inertial: undefined, isKnown: false };
    if (geoms !== 0) return { source: 'geoms', inertial: geoms, isKnown: true };
  }
  if (stated === undefined) return NOTHING;
  const { mass, com, inertia } = stated;
  if (mass === undefined || inertia === undefined) return { source: 'inertial', inertial: undefined, isKnown: false };
  return { source: 'inertial', inertial: { mass, com, inertia }, isKnown: true };
}

const NOTHING: BodyInertia = { source: 'none', inertial: undefined, isKnown: true };

function readInertial(model: Model, element: ModelElement): StatedInertial {
  const full = readNumbers(attributeText(element, 'fullinertia'));
  const diagonal = readNumbers(attributeText(element, 'diaginertia'));
  const [place] = placesInBody(model, element);
  const { position, rotation } = compose(place, ownPose(model, element));
  const own =
    full?.length === 6
      ? inertiaFromMjcf(full)
      : diagonal?.length === 3
        ? { xx: diagonal[0], yy: diagonal[1], zz: diagonal[2], xy: 0, xz: 0, yz: 0 }
        : undefined;
  const mass = readNumbers(attributeText(element, 'mass'))?.[0];
  return { element, mass, com: position, own, inertia: own && turn(own, matrixFromQuat(rotation)) };
}

function readUrdfInertial(element: ModelElement): StatedInertial {
  const child = (tag: string): ModelElement | undefined => element.children.find(({ node }) => node.name.text === tag);
  const [mass, inertia] = [child('mass'), child('inertia')];
  const number = (of: ModelElement | undefined, name: string): number | undefined =>
    of === undefined ? undefined : readNumbers(attributeText(of, name))?.[0];
  const values = ['ixx', 'iyy', 'izz', 'ixy', 'ixz', 'iyz'].map((name) => number(inertia, name));
  const known = values.filter((value) => value !== undefined);
  const { position, rotation } = originOf(element);
  const own = known.length === 6 ? inertiaFromMjcf(known) : undefined;
  return {
    element,
    mass: number(mass, 'value'),
    com: position,
    own,
    inertia: own && turn(own, matrixFromQuat(rotation)),
  };
}

const turn = (tensor: InertiaTensor, r: Mat3): InertiaTensor =>
  inertiaFromMatrix(multiplyMat3(multiplyMat3(r, inertiaToMatrix(tensor)), transpose(r)));

/** What `boundmass`, `boundinertia` and `balanceinertia` make of it. */
function bound(model: Model, body: BodyInertia, { parent, element }: BodyNode): BodyInertia {
  const settings = compilerSettings(model);
  const { boundMass, boundInertia, balanceInertia } = settings;
  if (!body.isKnown || (boundMass <= 0 && boundInertia <= 0 && !balanceInertia)) return body;
  if (parent === undefined && body.source === 'none') return body;
  const { mass, com, inertia } = body.inertial ?? { ...EMPTY, com: placeOf(model, element) };
  const { values, vectors } = eigenSymmetric(inertiaToMatrix(inertia));
  const raised = values.map((value) => Math.max(value, boundInertia));
  const [a, b, c] = raised;
  const isBroken = balanceInertia && a > b + c;
  const mean = (a + b + c) / 3;
  const [x, y, z] = isBroken ? [mean, mean, mean] : raised;
  const changed = multiplyMat3(multiplyMat3(vectors, [x, 0, 0, 0, y, 0, 0, 0, z]), transpose(vectors));
  const inertial = { mass: Math.max(mass, boundMass), com, inertia: inertiaFromMatrix(changed) };
  return { ...body, inertial: inertial.mass > 0 || x > 0 ? inertial : undefined };
}

/** Of a body that weighs nothing the engine takes the `pos` of the body for its centre. */
const placeOf = (model: Model, element: ModelElement): Vec3 =>
  model.language === 'mjcf' ? ownPose(model, element).position : [0, 0, 0];

const EMPTY: Inertial = { mass: 0, com: [0, 0, 0], inertia: { xx: 0, yy: 0, zz: 0, xy: 0, xz: 0, yz: 0 } };

function scaleToTotal(
  model: Model,
  found: ReadonlyMap<BodyNode, BodyInertia>,
  total: number,
): ReadonlyMap<BodyNode, BodyInertia> {
  let sum = 0;
  for (const [body, { inertial, isKnown }] of found) {
    // What is not known of one is not known of all.
    if (!isKnown)
      return new Map(Array.from(found, ([one, was]) => [one, { ...was, isKnown: false, inertial: undefined }]));
    sum += (inertial?.mass ?? 0) * copiesOf(model, body);
  }
  if (!(sum > 0)) return found;
  return new Map(
    Array.from(found, ([body, was]) => [
      body,
      was.inertial === undefined ? was : { ...was, inertial: scaleInertial(was.inertial, 1, total / sum) },
    ]),
  );
}

/** How often a body is made: once for each copy of what it stands in. */
function copiesOf(model: Model, { element, parent }: BodyNode): number {
  return parent === undefined ? 1 : placesInBody(model, element).length * copiesOf(model, parent);
}
