import type { PartAddress, PartKind, PartTable } from '../../core/part-address.js';
import { addressOf, findPart } from '../../core/part-address.js';
import { attributeText } from '../model/defaults.js';
import { findChild, jointTypeOf } from '../physics/joint-facts.js';
import type { BodyNode } from '../model/kinematics.js';
import { kinematicTree } from '../model/kinematics.js';
import { memoize } from '../model/memoize.js';
import type { Model, ModelElement } from '../model/model.js';
import { symbolsOf } from '../model/symbols.js';

/** The parts of a model as it is written, in the order in which the engine numbers them, with their elements. */
interface PartElements {
  readonly table: PartTable;
  /** The world of URDF has none. */
  readonly elements: Readonly<Record<PartKind, readonly (ModelElement | undefined)[]>>;
}

const partElements = memoize((model: Model): PartElements => {
  const isUrdf = model.language !== 'mjcf';
  const tree = kinematicTree(model);
  // For the engine a root link of this name is the world.
  const own = tree.filter((body) => !(isUrdf && body.parent === undefined && body.name === 'world'));
  const world = isUrdf ? tree.find((body) => !own.includes(body)) : undefined;
  const all: readonly (BodyNode | undefined)[] = isUrdf ? [world, ...own] : own;
  const numbers = new Map(all.map((body, i) => [body, i]));
  const bodies = all.map((body, i) => ({
    name: body?.name ?? (i === 0 ? 'world' : ''),
    parent: body?.parent === undefined ? 0 : (numbers.get(body.parent) ?? 0),
  }));
  const joints: { name: string; body: number; element: ModelElement }[] = [];
  const geoms: { name: string; body: number; element: ModelElement }[] = [];
  all.forEach((body, i) => {
    const add = (list: typeof joints, element: ModelElement): void => {
      list.push({ name: attributeText(element, 'name') ?? '', body: i, element });
    };
    for (const joint of body?.joints ?? []) if (!isUrdf || jointTypeOf(model, joint) !== 'fixed') add(joints, joint);
    for (const geom of body?.geoms ?? []) if (!isUrdf || !isUnreadable(geom)) add(geoms, geom);
  });
  return {
    table: { bodies, joints, geoms },
    elements: {
      body: all.map((body) => body?.element),
      joint: joints.map(({ element }) => element),
      geom: geoms.map(({ element }) => element),
    },
  };
});

/** Visuals of formats that MuJoCo does not read are left out when a URDF is compiled. */
function isUnreadable(geom: ModelElement): boolean {
  if (geom.node.name.text !== 'visual') return false;
  const geometry = findChild(geom, 'geometry');
  const mesh = geometry && findChild(geometry, 'mesh');
  return mesh !== undefined && !/\.(obj|stl|msh)$/i.test(attributeText(mesh, 'filename') ?? '');
}

/** The element of a part of the compiled model; undefined where it has none of its own, as copies have not, or it is not sure. */
export function findPartElement(model: Model, address: PartAddress): ModelElement | undefined {
  const { table, elements } = partElements(model);
  const index = findPart(table, address);
  return index === undefined ? undefined : elements[address.kind][index];
}

/** The part that an element is; undefined for what is no part, and for the world. */
export function partOf(model: Model, element: ModelElement): PartAddress | undefined {
  const { table, elements } = partElements(model);
  for (const kind of ['geom', 'joint', 'body'] as const) {
    const index = elements[kind].indexOf(element);
    if (index >= (kind === 'body' ? 1 : 0)) return addressOf(table, kind, index);
  }
  if (!isFixedJoint(model, element)) return undefined;
  // It is no joint for the engine: what it holds is shown.
  const link = findChild(element, 'child');
  const child = kinematicTree(model).find(({ name }) => name === (link && attributeText(link, 'link')));
  return child === undefined ? undefined : partOf(model, child.element);
}

/** What an element is inspected as. */
export function kindOf(model: Model, element: ModelElement): PartKind | undefined {
  const { elements } = partElements(model);
  for (const kind of ['geom', 'joint', 'body'] as const) if (elements[kind].includes(element)) return kind;
  if (isFixedJoint(model, element)) return 'joint';
  return model.language !== 'mjcf' && isUnreadable(element) ? 'geom' : undefined;
}

const isFixedJoint = (model: Model, { node, parent }: ModelElement): boolean =>
  model.language !== 'mjcf' && node.name.text === 'joint' && parent?.node.name.text === 'robot';

/** The part that an element is or belongs to, or else the first that it names: the joint of a motor, the body of a sensor. */
export function partMeantBy(model: Model, element: ModelElement | undefined): ModelElement | undefined {
  const around = inspectableAround(model, element);
  if (around !== undefined || element === undefined) return around;
  const { references, find } = symbolsOf(model);
  for (const { element: naming, namespaces, name } of references) {
    if (naming !== element) continue;
    const declared = namespaces.flatMap((namespace) => find(namespace, name)).find((one) => isPart(model, one.element));
    if (declared !== undefined) return declared.element;
  }
  return undefined;
}

const isPart = (model: Model, element: ModelElement): boolean => inspectableAround(model, element) === element;

/** The body, joint or geom that an element is or belongs to; the world and what is in no body belong to none. */
export function inspectableAround(model: Model, element: ModelElement | undefined): ModelElement | undefined {
  for (let around = element; around !== undefined; around = around.parent) {
    if (around.node.name.text === 'worldbody') return undefined;
    if (kindOf(model, around) !== undefined) return around;
  }
  return undefined;
}
