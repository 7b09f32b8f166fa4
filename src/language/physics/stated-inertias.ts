import type { InertiaTensor } from '../../core/inertial.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { principalMoments } from '../../core/mesh/inertial-algebra.js';
import type { StatedInertial } from './body-inertia.js';
import { bodyInertia, statedInertial } from './body-inertia.js';
import { compilerSettings } from '../model/compiler-settings.js';
import type { FileAccess } from '../model/file-access.js';
import { memoize } from '../model/memoize.js';
import type { BodyNode } from '../model/kinematics.js';
import { kinematicTree } from '../model/kinematics.js';
import type { Model, ModelElement } from '../model/model.js';
import type { TextRange } from '../../xml/syntax-tree.js';

/** A body with an `inertial` that holds. */
export interface StatedBody {
  readonly body: BodyNode;
  readonly stated: StatedInertial;
  /** The element that has the tensor, and where it is best shown. */
  readonly place: { readonly element: ModelElement; readonly range: TextRange };
  /** The principal moments of the tensor, descending. */
  readonly moments: Vec3 | undefined;
}

/** The bodies whose mass properties are what their `inertial` says. */
export function statedBodies(model: Model, files: FileAccess): readonly StatedBody[] {
  const all = allStated(model);
  if (compilerSettings(model).inertiaFromGeom !== 'true') return all;
  return all.filter(({ body }) => bodyInertia(model, body, files).source !== 'geoms');
}

const allStated = memoize((model: Model) =>
  kinematicTree(model).flatMap((body): readonly StatedBody[] => {
    const stated = statedInertial(model, body);
    if (stated === undefined) return [];
    const moments = stated.own === undefined ? undefined : momentsOf(stated.own);
    return [{ body, stated, place: tensorPlace(stated.element), moments }];
  }),
);

/** Descending. Of a diagonal tensor they are its numbers, to the last bit. */
function momentsOf({ xx, yy, zz, xy, xz, yz }: InertiaTensor): Vec3 {
  if (xy !== 0 || xz !== 0 || yz !== 0) return principalMoments({ xx, yy, zz, xy, xz, yz });
  const [a, b, c] = [xx, yy, zz].sort((p, q) => q - p);
  return [a, b, c];
}

/** The attribute with the tensor, or in URDF the element. */
export function tensorPlace(inertial: ModelElement): StatedBody['place'] {
  const child = inertial.children.find(({ node }) => node.name.text === 'inertia');
  if (child !== undefined) return { element: child, range: rangeOf(child.node.name) };
  const attribute = inertial.node.attributes.find(({ name }) => /^(full|diag)inertia$/.test(name.text));
  return { element: inertial, range: rangeOf(attribute?.value ?? inertial.node.name) };
}

/** Where the mass of an inertial stands. */
export function massPlace(inertial: ModelElement): StatedBody['place'] {
  const element = inertial.children.find(({ node }) => node.name.text === 'mass') ?? inertial;
  const attribute = element.node.attributes.find(({ name }) => name.text === 'mass' || name.text === 'value');
  return { element, range: rangeOf(attribute?.value ?? element.node.name) };
}

const rangeOf = ({ start, end }: TextRange): TextRange => ({ start, end });
