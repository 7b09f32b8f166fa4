import type { CollisionGeom, ConvexShape, VisualGeom } from '../../core/geom.js';
import type { Inertial } from '../../core/inertial.js';
import type { Pose } from '../../core/math/pose.js';
import { compose } from '../../core/math/pose.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { norm, scale, subtract, add } from '../../core/math/vec3.js';
import { scaleInertial, transformInertial } from '../../core/mesh/inertial-algebra.js';
import { shapeToMesh } from '../../core/mesh/shape-mesh.js';
import { transformMesh } from '../../core/mesh/transform-mesh.js';
import type { VisualMesh } from '../../core/mesh/triangle-mesh.js';
import { toVisualMesh } from '../../core/mesh/visual-mesh.js';
import { ellipsoidMesh, toCollisionMesh } from '../model-draft/collision-mesh.js';
import type { ElementFields } from '../model-draft/element-fields.js';
import { shapeInertial } from '../model-draft/shape-inertial.js';
import type { XmlElement } from '../xml-tree.js';
import { restitutionFromDampingRatio } from './contact-parameters.js';
import type { MjcfContext } from './read-context.js';
import { resolveFields } from './read-context.js';
import { quatFromZ, readPose } from './read-orientation.js';

/** A geom as an asset holds it: drawn, collided with, or both, and what it adds to its body's mass if that is not stated. */
export interface ReadGeom {
  readonly visual?: VisualGeom;
  readonly collision?: CollisionGeom;
  readonly inertial?: Inertial;
}

/** Groups that MuJoCo's viewers do not draw at first. */
const FIRST_HIDDEN_GROUP = 3;

/** Reads `<geom>`. `pose` takes the frame it stands in to the body's frame. Undefined for one that an asset cannot hold. */
export function readGeom(
  element: XmlElement,
  pose: Pose,
  body: string,
  childClass: string | undefined,
  context: MjcfContext,
): ReadGeom | undefined {
  const fields = resolveFields(context, element, childClass, `body ${body}`);
  const type = fields.text('type') ?? (fields.has('mesh') ? 'mesh' : 'sphere');
  const place = placement(fields, pose, context);
  const source = type === 'mesh' ? meshSource(fields, context) : shapeSource(type, fields, context);
  if (source === undefined) return undefined;
  const collides = (fields.number('contype') ?? 1) !== 0 || (fields.number('conaffinity') ?? 1) !== 0;
  const isDrawn = (fields.number('group') ?? 0) < FIRST_HIDDEN_GROUP;
  const isBoth = collides && isDrawn;
  const given = element.attributes['name'];
  const name = context.names.geom(given, `${body}_${collides ? 'collision' : 'visual'}`, fields.where);
  const collision = collides ? readCollision(name, source, place, element, childClass, fields, context) : undefined;
  const drawnName = isBoth ? context.names.geom(undefined, `${name}_visual`, fields.where) : name;
  const inertial = massOf(source, fields, place);
  return {
    ...(isDrawn ? { visual: makeVisual(drawnName, source, place, fields, context) } : {}),
    ...(collision && { collision }),
    ...(inertial && { inertial }),
  };
}

/** A mesh asset, or a primitive. */
type Source = { readonly mesh: VisualMesh } | { readonly shape: ConvexShape };

function meshSource(fields: ElementFields, context: MjcfContext): Source | undefined {
  const name = fields.text('mesh') ?? '';
  if (!context.meshes.has(name))
    context.log.report('model-undefined-name', fields.where, ['mesh', name], 'left it out');
  const mesh = context.meshes.get(name);
  return mesh && { mesh };
}

function shapeSource(type: string, fields: ElementFields, context: MjcfContext): Source | undefined {
  if (fields.has('mesh')) {
    context.log.report('model-not-held', fields.where, [`a ${type} fitted to a mesh`], 'took the mesh itself');
    return meshSource(fields, context);
  }
  const size = (fields.numbers('size', 1) ?? []).map(Math.abs);
  const ends = readEnds(fields);
  const [radius, second, third] = [0, 1, 2].map((k) => size.at(k) ?? 0);
  const half = ends === undefined ? second : norm(subtract(ends[1], ends[0])) / 2;
  switch (type) {
    case 'sphere':
      return positive(fields, context, [radius], { kind: 'sphere', radius });
    case 'capsule':
    case 'cylinder':
      return positive(fields, context, [radius, half], { kind: type, radius, halfLength: half });
    case 'box': {
      const halfExtents: Vec3 = ends === undefined ? [radius, second, third] : [radius, size.at(1) ?? radius, half];
      return positive(fields, context, halfExtents, { kind: 'box', halfExtents });
    }
    case 'ellipsoid': {
      const radii: Vec3 = ends === undefined ? [radius, second, third] : [radius, size.at(1) ?? radius, half];
      if (!radii.every((r) => r > 0)) return positive(fields, context, radii, { kind: 'sphere', radius });
      context.log.report('model-approximated', fields.where, ['an ellipsoid'], 'took a convex mesh');
      return { shape: { kind: 'convex', mesh: ellipsoidMesh(radii) } };
    }
    case 'plane':
      context.log.report('model-left-out', fields.where, ['A plane'], 'left it out');
      return undefined;
    default:
      context.log.report('model-not-held', fields.where, [`a geom of type ${type}`], 'left it out');
      return undefined;
  }
}

function positive(
  fields: ElementFields,
  context: MjcfContext,
  sizes: readonly number[],
  shape: ConvexShape,
): Source | undefined {
  if (sizes.every((size) => size > 0)) return { shape };
  context.log.report('model-bad-value', fields.where, ['size', fields.text('size') ?? ''], 'left the geom out');
  return undefined;
}

function readEnds(fields: ElementFields): readonly [Vec3, Vec3] | undefined {
  const ends = fields.numbers('fromto', 6);
  return (
    ends && [
      [ends[0], ends[1], ends[2]],
      [ends[3], ends[4], ends[5]],
    ]
  );
}

/** The geom's frame in the body's. With `fromto` the z axis runs from the second end to the first. */
function placement(fields: ElementFields, pose: Pose, context: MjcfContext): Pose {
  const ends = readEnds(fields);
  const own: Pose =
    ends === undefined
      ? readPose(fields, context.compiler)
      : { position: scale(add(ends[0], ends[1]), 0.5), rotation: quatFromZ(subtract(ends[0], ends[1])) };
  return composeKeeping(pose, own);
}

function readCollision(
  name: string,
  source: Source,
  pose: Pose,
  element: XmlElement,
  childClass: string | undefined,
  fields: ElementFields,
  context: MjcfContext,
): CollisionGeom | undefined {
  const shape = 'shape' in source ? source.shape : convexOf(source.mesh, fields, context);
  if (shape === undefined) return undefined;
  const [friction] = fields.numbers('friction', 1) ?? [1];
  const solref = fields.numbers('solref', 2);
  const className = element.attributes['class'] ?? childClass ?? '';
  const prefix = context.ownNames.material('');
  const known = className.startsWith(prefix) ? className.slice(prefix.length) : undefined;
  const restitution = solref === undefined ? 0 : Number(restitutionFromDampingRatio(solref[1]).toPrecision(3));
  return { name, shape, pose, material: context.materials.find(friction, restitution, known) };
}

function convexOf(mesh: VisualMesh, fields: ElementFields, context: MjcfContext): ConvexShape | undefined {
  const result = toCollisionMesh(mesh);
  if (result === undefined) {
    context.log.report('model-not-held', fields.where, ['a flat mesh that collides'], 'left its collision out');
    return undefined;
  }
  if (!result.kept)
    context.log.report('model-approximated', fields.where, ['a mesh that is not convex'], 'took its convex hull');
  return { kind: 'convex', mesh: result.mesh };
}

function makeVisual(name: string, source: Source, pose: Pose, fields: ElementFields, context: MjcfContext): VisualGeom {
  const mesh = 'mesh' in source ? source.mesh : toVisualMesh(shapeToMesh(source.shape));
  return {
    name,
    mesh: isIdentity(pose) ? mesh : transformMesh(mesh, pose),
    appearance: findAppearance(fields, context),
  };
}

/** MuJoCo's own colour of geoms without one. */
const DEFAULT_COLOR = [0.5, 0.5, 0.5, 1] as const;

function findAppearance(fields: ElementFields, context: MjcfContext): string {
  const material = fields.text('material');
  const named = material === undefined ? undefined : context.appearanceOf.get(material);
  if (material !== undefined && named === undefined)
    context.log.report('model-undefined-name', fields.where, ['material', material]);
  const [r, g, b, a] = fields.numbers('rgba', 4) ?? DEFAULT_COLOR;
  return named ?? context.appearances.findColor([r, g, b, a]);
}

/** kg/m^3, of water. */
const DEFAULT_DENSITY = 1000;

function massOf(source: Source, fields: ElementFields, pose: Pose): Inertial | undefined {
  const density = fields.number('density') ?? DEFAULT_DENSITY;
  const mass = fields.number('mass');
  if (mass === 0 || (mass === undefined && !(density > 0))) return undefined;
  const shape: ConvexShape = 'shape' in source ? source.shape : { kind: 'convex', mesh: source.mesh };
  const hull = 'mesh' in source ? toCollisionMesh(source.mesh)?.mesh : undefined;
  const solid = shapeInertial(shape, 1) ?? (hull && shapeInertial({ kind: 'convex', mesh: hull }, 1));
  if (solid === undefined) return undefined;
  const factor = mass === undefined ? density : mass / solid.mass;
  return transformInertial(scaleInertial(solid, 1, factor), pose);
}

const isIdentity = ({ position, rotation: [, x, y, z] }: Pose): boolean =>
  position.every((p) => p === 0) && x === 0 && y === 0 && z === 0;

/** `outer` after `inner`, with `inner` unchanged to the last bit when `outer` does nothing. */
export function composeKeeping(outer: Pose, inner: Pose): Pose {
  return isIdentity(outer) ? inner : compose(outer, inner);
}
