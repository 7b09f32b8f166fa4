import { inertiaFromMatrix, inertiaToMatrix } from '../../core/conventions.js';
import type { CollisionGeom, ConvexShape, VisualGeom } from '../../core/geom.js';
import type { Inertial } from '../../core/inertial.js';
import { matrixFromQuat, multiplyMat3, transpose } from '../../core/math/mat3.js';
import { IDENTITY_POSE } from '../../core/math/pose.js';
import { combineInertials, isPhysicalInertia, transformInertial } from '../../core/mesh/inertial-algebra.js';
import { shapeToMesh } from '../../core/mesh/shape-mesh.js';
import { transformMesh } from '../../core/mesh/transform-mesh.js';
import type { VisualMesh } from '../../core/mesh/triangle-mesh.js';
import { toVisualMesh } from '../../core/mesh/visual-mesh.js';
import { toCollisionMesh } from '../model-draft/collision-mesh.js';
import { fieldsOf } from '../model-draft/element-fields.js';
import { shapeInertial } from '../model-draft/shape-inertial.js';
import type { XmlElement } from '../xml-tree.js';
import { childNamed, childrenNamed } from '../xml-tree.js';
import { joinCapsules } from './join-capsules.js';
import { readUrdfMaterial } from './read-material.js';
import type { UrdfContext } from './urdf-context.js';
import { readOrigin } from './urdf-context.js';

/** What a link holds, in its own frame. */
export interface LinkContent {
  readonly inertial?: Inertial;
  readonly visuals: readonly VisualGeom[];
  readonly collisions: readonly CollisionGeom[];
}

/** Friction of a link of which the file says none: MuJoCo's default. */
const DEFAULT_FRICTION = 1;

/** kg/m^3, for a link that collides and states no mass: water, as MuJoCo takes it. */
const DEFAULT_DENSITY = 1000;

/** Reads `<link>`: inertial, visuals and collisions. A link that collides but states no mass gets that of its shapes. */
export function readLink(link: XmlElement, context: UrdfContext): LinkContent {
  const name = link.attributes['name'] ?? '';
  const visuals = childrenNamed(link, 'visual').flatMap((visual) => readVisual(visual, name, context));
  const pieces = childrenNamed(link, 'collision').flatMap((collision) => readCollision(collision, name, context));
  const collisions = joinCapsules(pieces);
  const inertial = readInertial(link, name, context) ?? inferInertial(collisions, name, context);
  return { ...(inertial && { inertial }), visuals, collisions };
}

function readInertial(link: XmlElement, name: string, { log }: UrdfContext): Inertial | undefined {
  const element = childNamed(link, 'inertial');
  if (element === undefined) return undefined;
  const where = `link ${name}`;
  const massElement = childNamed(element, 'mass');
  const tensorElement = childNamed(element, 'inertia');
  const mass = massElement === undefined ? 0 : (fieldsOf(massElement, log, {}, where).number('value') ?? 0);
  const fields = tensorElement && fieldsOf(tensorElement, log, {}, where);
  const at = (key: string): number => fields?.number(key) ?? 0;
  const tensor = { xx: at('ixx'), yy: at('iyy'), zz: at('izz'), xy: at('ixy'), xz: at('ixz'), yz: at('iyz') };
  const { position, rotation } = readOrigin(element, log, where);
  const r = matrixFromQuat(rotation);
  const isTurned = rotation[1] !== 0 || rotation[2] !== 0 || rotation[3] !== 0;
  const inertia = isTurned
    ? inertiaFromMatrix(multiplyMat3(multiplyMat3(r, inertiaToMatrix(tensor)), transpose(r)))
    : tensor;
  if (mass > 0 && isPhysicalInertia(inertia)) return { mass, com: position, inertia };
  // A frame without mass is written with zeros by many tools.
  if (mass !== 0)
    log.report('model-structure', where, ['No rigid body can have this mass and inertia.'], 'took those of its shapes');
  return undefined;
}

function inferInertial(collisions: readonly CollisionGeom[], name: string, { log }: UrdfContext): Inertial | undefined {
  const inertial = combineInertials(
    collisions.flatMap(({ shape, pose }) => {
      const solid = shapeInertial(shape, DEFAULT_DENSITY);
      return solid === undefined ? [] : [transformInertial(solid, pose)];
    }),
  );
  if (inertial !== undefined)
    log.report('model-assumed', `link ${name}`, ['its mass'], 'took that of water in its collision shapes');
  return inertial;
}

function readVisual(visual: XmlElement, link: string, context: UrdfContext): VisualGeom[] {
  const where = `visual of link ${link}`;
  const source = readGeometry(visual, where, context);
  if (source === undefined) return [];
  const pose = readOrigin(visual, context.log, where);
  const mesh = 'mesh' in source ? source.mesh : toVisualMesh(shapeToMesh(source.shape));
  return [
    {
      name: context.geomName(visual.attributes['name'], `${link}_visual`, where),
      mesh: pose === IDENTITY_POSE ? mesh : transformMesh(mesh, pose),
      appearance: readUrdfMaterial(childNamed(visual, 'material'), context),
    },
  ];
}

function readCollision(collision: XmlElement, link: string, context: UrdfContext): CollisionGeom[] {
  const where = `collision of link ${link}`;
  const source = readGeometry(collision, where, context);
  if (source === undefined) return [];
  const shape = 'shape' in source ? source.shape : convexOf(source.mesh, where, context);
  if (shape === undefined) return [];
  const name = context.geomName(collision.attributes['name'], `${link}_collision`, where);
  const friction = context.frictionOf.get(link) ?? DEFAULT_FRICTION;
  const material = context.materialOf.get(name.replace(CAPSULE_PART, '')) ?? context.materialOf.get(name);
  return [
    {
      name,
      shape,
      pose: readOrigin(collision, context.log, where),
      material: context.materials.find(friction, 0, material),
    },
  ];
}

const CAPSULE_PART = /_(?:tube|cap_low|cap_high)$/;

function convexOf(mesh: VisualMesh, where: string, { log }: UrdfContext): ConvexShape | undefined {
  const result = toCollisionMesh(mesh);
  if (result === undefined) {
    log.report('model-not-held', where, ['a flat mesh that collides'], 'left its collision out');
    return undefined;
  }
  if (!result.kept) log.report('model-approximated', where, ['a mesh that is not convex'], 'took its convex hull');
  return { kind: 'convex', mesh: result.mesh };
}

type Source = { readonly mesh: VisualMesh } | { readonly shape: ConvexShape };

function readGeometry(owner: XmlElement, where: string, context: UrdfContext): Source | undefined {
  const { log } = context;
  const shape = childNamed(owner, 'geometry')?.children.at(0);
  if (shape === undefined) {
    log.report('model-structure', where, ['It has no geometry.'], 'left it out');
    return undefined;
  }
  const fields = fieldsOf(shape, log, {}, where);
  const radius = fields.number('radius') ?? 0;
  const halfLength = (fields.number('length') ?? 0) / 2;
  switch (shape.name) {
    case 'mesh':
      return readMesh(shape, where, context);
    case 'box': {
      const [x, y, z] = fields.vec3('size') ?? [0, 0, 0];
      return ifPositive([x, y, z], { kind: 'box', halfExtents: [x / 2, y / 2, z / 2] }, where, context);
    }
    case 'sphere':
      return ifPositive([radius], { kind: 'sphere', radius }, where, context);
    case 'cylinder':
    case 'capsule':
      return ifPositive([radius, halfLength], { kind: shape.name, radius, halfLength }, where, context);
    default:
      log.report('model-not-held', where, [`a ${shape.name}`], 'left it out');
      return undefined;
  }
}

function ifPositive(
  sizes: readonly number[],
  shape: ConvexShape,
  where: string,
  { log }: UrdfContext,
): Source | undefined {
  if (sizes.every((size) => size > 0)) return { shape };
  log.report('model-bad-value', where, ['size', sizes.join(' ')], 'left the shape out');
  return undefined;
}

function readMesh(element: XmlElement, where: string, context: UrdfContext): Source | undefined {
  const fields = fieldsOf(element, context.log, {}, where);
  const mesh = context.meshReader.read(fields.text('filename') ?? '', context.folders, where);
  const scale = fields.vec3('scale') ?? [1, 1, 1];
  if (mesh === undefined || scale.every((factor) => factor === 1)) return mesh && { mesh };
  const usable = scale.every((factor) => factor !== 0);
  const scaled = transformMesh(mesh, IDENTITY_POSE, usable ? scale : 1);
  if (usable && scaled.positions.every(Number.isFinite)) return { mesh: scaled };
  context.log.report('model-bad-value', where, ['scale', scale.join(' ')], 'left the mesh out');
  return undefined;
}
