import type { CollisionGeom, ConvexShape, VisualGeom } from '../../core/geom.js';
import type { Pose } from '../../core/math/pose.js';
import { transformPoint } from '../../core/math/pose.js';
import { quatAngle, IDENTITY_QUAT, rotate } from '../../core/math/quat.js';
import { norm, normalize } from '../../core/math/vec3.js';
import type { VisualMesh } from '../../core/mesh/triangle-mesh.js';
import type { GlbFile } from './glb-file.js';
import { geomPose } from './implicit-shapes.js';
import { IMPLICIT_SHAPES, RIGID_BODIES } from './physics-json.js';
import type { CollisionExtras, VisualExtras } from './physx-extras.js';
import { jsonEntry, readAccessor } from './read-accessor.js';
import type { OwnedNode } from './read-scene.js';
import type { JsonObject } from '../strict-json.js';
import { asArray, asNumber, asNumbers, asObject, field, oneOf, optionalField, refuse } from '../strict-json.js';

/** The geom of a visual node, in the body's frame. */
export function readVisual(file: GlbFile, root: JsonObject, owned: OwnedNode<VisualExtras>): VisualGeom {
  const { node, extras, pose, scale } = owned;
  const { name, appearance } = extras;
  if (scale.some((s) => s <= 0)) refuse(node.where, 'a node that turns nothing inside out');
  const index = node.fields['mesh'];
  const mesh = index === undefined ? EMPTY_MESH : readMesh(file, root, index, `${node.where}/mesh`);
  const moved = norm(pose.position) > 0 || quatAngle(pose.rotation, IDENTITY_QUAT) > 0 || scale.some((s) => s !== 1);
  return { name, appearance, mesh: moved ? place(mesh, pose, scale) : mesh };
}

const EMPTY_MESH: VisualMesh = { positions: new Float32Array(0), indices: new Uint32Array(0) };

/** The geom of a collider's node: an implicit shape, or the mesh whose hull collides. */
export function readCollision(file: GlbFile, root: JsonObject, owned: OwnedNode<CollisionExtras>): CollisionGeom {
  const { node, extras } = owned;
  const physics = field(field(node, 'extensions', asObject), RIGID_BODIES, asObject);
  const geometry = field(field(physics, 'collider', asObject), 'geometry', asObject);
  const { mesh } = geometry.fields;
  const shape: ConvexShape =
    mesh === undefined
      ? readShape(root, geometry)
      : { kind: 'convex', mesh: withoutAttributes(readMesh(file, root, mesh, `${geometry.where}/mesh`)) };
  return { name: extras.name, material: extras.material, shape, pose: geomPose(shape, owned.pose) };
}

function readShape(root: JsonObject, geometry: JsonObject): ConvexShape {
  const shapes = field(field(root, 'extensions', asObject), IMPLICIT_SHAPES, asObject);
  const json = jsonEntry(shapes, 'shapes', geometry.fields['shape'], `${geometry.where}/shape`);
  const type = field(json, 'type', oneOf('box', 'sphere', 'cylinder', 'capsule'));
  const content = field(json, type, asObject);
  const positive = (key: string) => {
    const value = field(content, key, asNumber);
    return value > 0 ? value : refuse(`${content.where}/${key}`, 'larger than 0');
  };
  switch (type) {
    case 'box': {
      const [x, y, z] = field(content, 'size', (value, where) => asNumbers(value, 3, where));
      if (!(x > 0 && y > 0 && z > 0)) refuse(`${content.where}/size`, 'larger than 0');
      return { kind: 'box', halfExtents: [x / 2, y / 2, z / 2] };
    }
    case 'sphere':
      return { kind: 'sphere', radius: positive('radius') };
    case 'cylinder':
    case 'capsule': {
      const radius = positive('radiusBottom');
      if (positive('radiusTop') !== radius) refuse(content.where, 'as thick at the top as at the bottom');
      return { kind: type, radius, halfLength: positive('height') / 2 };
    }
  }
}

function readMesh(file: GlbFile, root: JsonObject, index: unknown, where: string): VisualMesh {
  const mesh = jsonEntry(root, 'meshes', index, where);
  const primitives = field(mesh, 'primitives', asArray);
  if (primitives.length !== 1) refuse(`${mesh.where}/primitives`, 'one primitive');
  const primitive = asObject(primitives[0], `${mesh.where}/primitives/0`);
  if ((optionalField(primitive, 'mode', asNumber) ?? 4) !== 4) refuse(`${primitive.where}/mode`, '4, triangles');
  const attributes = field(primitive, 'attributes', asObject);
  const read = (key: string, size: number): Float32Array | undefined => {
    const accessor = attributes.fields[key];
    if (accessor === undefined) return undefined;
    return Float32Array.from(readAccessor(file, root, accessor, size, `${attributes.where}/${key}`));
  };
  const positions = read('POSITION', 3) ?? refuse(attributes.where, 'with positions');
  const vertices = positions.length / 3;
  const indices =
    primitive.fields['indices'] === undefined
      ? Uint32Array.from({ length: vertices }, (_, i) => i)
      : Uint32Array.from(readAccessor(file, root, primitive.fields['indices'], 1, `${primitive.where}/indices`));
  if (indices.length % 3 !== 0 || indices.some((i) => i >= vertices)) {
    refuse(`${primitive.where}/indices`, 'triangles of vertices that exist');
  }
  const normals = read('NORMAL', 3);
  const uvs = read('TEXCOORD_0', 2);
  if ((normals && normals.length !== positions.length) || (uvs && uvs.length !== 2 * vertices)) {
    refuse(attributes.where, 'as many of each as vertices');
  }
  if (!positions.every(Number.isFinite)) refuse(`${attributes.where}/POSITION`, 'finite');
  return { positions, indices, ...(normals && { normals }), ...(uvs && { uvs }) };
}

const withoutAttributes = ({ positions, indices }: VisualMesh) => ({ positions, indices });

/** The mesh in the body's frame. */
function place(mesh: VisualMesh, pose: Pose, scale: readonly [number, number, number]): VisualMesh {
  const positions = mesh.positions.slice();
  const normals = mesh.normals?.slice();
  for (let i = 0; i < positions.length; i += 3) {
    const p = [0, 1, 2].map((k) => positions[i + k] * scale[k]);
    positions.set(transformPoint(pose, [p[0], p[1], p[2]]), i);
    if (normals === undefined) continue;
    const n = normalize([normals[i] / scale[0], normals[i + 1] / scale[1], normals[i + 2] / scale[2]]) ?? [0, 0, 1];
    normals.set(rotate(pose.rotation, n), i);
  }
  return { ...mesh, positions, ...(normals && { normals }) };
}
