import type { Pose } from '../../core/math/pose.js';
import { compose, IDENTITY_POSE } from '../../core/math/pose.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { add, norm, scale, subtract, ZERO } from '../../core/math/vec3.js';
import { quatFromZ } from '../../formats/mjcf/read-orientation.js';
import { attributeText, inheritedAttribute } from '../model/defaults.js';
import { effectiveTexts } from '../model/effective-texts.js';
import type { BodyNode } from '../model/kinematics.js';
import { kinematicTree } from '../model/kinematics.js';
import { memoize } from '../model/memoize.js';
import type { Model, ModelElement } from '../model/model.js';
import { readNumbers } from '../values/numbers.js';
import { originOf, ownPose, placesInBody } from './poses.js';
import { symbolsOf } from '../model/symbols.js';

export type GeomShape = 'plane' | 'hfield' | 'sphere' | 'capsule' | 'ellipsoid' | 'cylinder' | 'box' | 'mesh' | 'sdf';

/** What collides or is drawn of a body: a `geom` of MJCF, a `visual` or `collision` of URDF. */
export interface GeomFacts {
  readonly element: ModelElement;
  readonly body: BodyNode;
  readonly shape: GeomShape;
  /** Half sizes, m: a sphere's radius; radius and half length of capsules and cylinders; half axes of boxes and ellipsoids; zeros of the rest. */
  readonly size: Vec3;
  /** MJCF: the asset, by which `shape` is made or, where it is a primitive, measured; URDF: the `mesh` of the geometry. */
  readonly mesh: ModelElement | undefined;
  /** In the frame of the body, one for each copy. */
  readonly poses: readonly Pose[];
  /** kg, where the model says; it wins over the density. */
  readonly mass: number | undefined;
  /** kg/m^3; of a shell kg/m^2. */
  readonly density: number;
  readonly isShell: boolean;
  /** Factor on the size of a primitive that is measured by a mesh. */
  readonly fitScale: number;
  readonly contype: number;
  readonly conaffinity: number;
  /** MJCF; 0 of URDF. */
  readonly group: number;
  /** Whether it is drawn and never collides: both masks are 0; a `visual`. Explicit pairs apart. */
  readonly isVisualOnly: boolean;
}

const SHAPES = new Set<string>('plane hfield sphere capsule ellipsoid cylinder box mesh sdf'.split(' '));

/** The geoms of a model with what their classes set, in the order of the bodies. Those whose shape cannot be told are left out. */
export const geomFacts = memoize((model: Model): ReadonlyMap<ModelElement, GeomFacts> => {
  const found = new Map<ModelElement, GeomFacts>();
  for (const body of kinematicTree(model)) {
    for (const element of body.geoms) {
      const facts = model.language === 'mjcf' ? readGeom(model, element, body) : readUrdfGeom(element, body);
      if (facts !== undefined) found.set(element, facts);
    }
  }
  return found;
});

/** The geoms of a body whose shape can be told. */
export const geomsOf = (model: Model, body: BodyNode): readonly GeomFacts[] => geomsByBody(model).get(body) ?? [];

const geomsByBody = memoize((model: Model): ReadonlyMap<BodyNode, readonly GeomFacts[]> => {
  const found = new Map<BodyNode, GeomFacts[]>();
  for (const geom of geomFacts(model).values()) {
    const geoms = found.get(geom.body);
    if (geoms === undefined) found.set(geom.body, [geom]);
    else geoms.push(geom);
  }
  return found;
});

function readGeom(model: Model, element: ModelElement, body: BodyNode): GeomFacts | undefined {
  const text = effectiveTexts(model, element);
  const number = (name: string): number | undefined => readNumbers(text(name))?.[0];
  const type = text('type') ?? 'sphere';
  if (!SHAPES.has(type)) return undefined;
  const ends = type === 'mesh' ? undefined : readNumbers(text('fromto'));
  const own = ends?.length === 6 ? poseBetween(ends) : ownPose(model, element, text);
  const meshName = text('mesh');
  const contype = number('contype') ?? 1;
  const conaffinity = number('conaffinity') ?? 1;
  return {
    element,
    body,
    shape: type as GeomShape,
    size: sizeOf(type as GeomShape, readSize(model, element), ends),
    mesh: meshName === undefined ? undefined : symbolsOf(model).find('mesh', meshName)[0]?.element,
    poses: placesInBody(model, element).map((place) => (place === IDENTITY_POSE ? own : compose(place, own))),
    mass: number('mass'),
    density: number('density') ?? WATER,
    isShell: text('shellinertia') === 'true',
    fitScale: number('fitscale') ?? 1,
    contype,
    conaffinity,
    group: number('group') ?? 0,
    isVisualOnly: contype === 0 && conaffinity === 0,
  };
}

/** kg/m^3: what MuJoCo takes where nobody says. */
const WATER = 1000;

/** Numbers that an element leaves out at the end are those of its class. */
export function readSize(model: Model, element: ModelElement): readonly number[] {
  const own = readNumbers(attributeText(element, 'size')) ?? [];
  if (own.length >= 3) return own;
  const inherited = inheritedAttribute(model, element, 'size')?.attribute.value?.raw;
  return [...own, ...(readNumbers(inherited) ?? []).slice(own.length)];
}

const poseBetween = (ends: readonly number[]): Pose => {
  const [from, to]: readonly [Vec3, Vec3] = [
    [ends[0], ends[1], ends[2]],
    [ends[3], ends[4], ends[5]],
  ];
  return { position: scale(add(from, to), 0.5), rotation: quatFromZ(subtract(from, to)) };
};

/** With `fromto` the first number is the radius, or both sides of a box, and the length is that between the ends. */
function sizeOf(shape: GeomShape, size: readonly number[], ends: readonly number[] | undefined): Vec3 {
  const [a = 0, b = 0, c = 0] = size;
  const half = ends?.length === 6 ? norm([ends[3] - ends[0], ends[4] - ends[1], ends[5] - ends[2]]) / 2 : undefined;
  switch (shape) {
    case 'sphere':
      return [a, 0, 0];
    case 'capsule':
    case 'cylinder':
      return [a, half ?? b, 0];
    case 'box':
    case 'ellipsoid':
      return half === undefined ? [a, b, c] : [a, a, half];
    case 'plane':
    case 'hfield':
    case 'mesh':
    case 'sdf':
      return ZERO;
  }
}

function readUrdfGeom(element: ModelElement, body: BodyNode): GeomFacts | undefined {
  const geometry = element.children.find(({ node }) => node.name.text === 'geometry');
  const inside = geometry?.children.find(({ node }) => SHAPES.has(node.name.text));
  if (inside === undefined) return undefined;
  const shape = inside.node.name.text as GeomShape;
  const number = (name: string): number => readNumbers(attributeText(inside, name))?.[0] ?? 0;
  const [x = 0, y = 0, z = 0] = shape === 'box' ? (readNumbers(attributeText(inside, 'size')) ?? []) : [];
  const isVisual = element.node.name.text === 'visual';
  return {
    element,
    body,
    shape,
    size:
      shape === 'box'
        ? [x / 2, y / 2, z / 2]
        : [shape === 'mesh' ? 0 : number('radius'), shape === 'sphere' ? 0 : number('length') / 2, 0],
    mesh: shape === 'mesh' ? inside : undefined,
    poses: [originOf(element)],
    mass: undefined,
    density: WATER,
    isShell: false,
    fitScale: 1,
    contype: isVisual ? 0 : 1,
    conaffinity: isVisual ? 0 : 1,
    group: 0,
    isVisualOnly: isVisual,
  };
}
