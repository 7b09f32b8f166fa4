import type { Appearance, Texture } from '../../core/material.js';
import type { Quat } from '../../core/math/quat.js';
import { conjugate, IDENTITY_QUAT, rotate } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { scale } from '../../core/math/vec3.js';
import { compactVertices } from '../../core/mesh/mesh-topology.js';
import { quickHull } from '../../core/mesh/quick-hull.js';
import { transformMesh } from '../../core/mesh/transform-mesh.js';
import type { VisualMesh } from '../../core/mesh/triangle-mesh.js';
import type { ElementFields } from '../model-draft/element-fields.js';
import { readPngSize } from '../model-draft/png-size.js';
import { resolveFile } from '../model-draft/resolve-file.js';
import { baseName } from '../../core/paths.js';
import type { XmlElement } from '../xml-tree.js';
import { childrenNamed } from '../xml-tree.js';
import type { MjcfContext } from './read-context.js';
import { resolveFields } from './read-context.js';
import { toUnitQuat } from './read-orientation.js';

/** Reads all `<asset>` sections into the context: textures first, then materials, then meshes. Returns the textures. */
export function readDefinitions(root: XmlElement, context: MjcfContext): Texture[] {
  const definitions = childrenNamed(root, 'asset').flatMap((asset) => asset.children);
  const textures = new Map<string, Texture | undefined>();
  for (const element of definitions.filter((e) => e.name === 'texture')) {
    const texture = readTexture(element, context);
    textures.set(element.attributes['name'] ?? texture?.name ?? '', texture);
  }
  for (const element of definitions) {
    if (element.name === 'material') readMaterial(element, context, textures);
    else if (element.name === 'mesh') readMeshAsset(element, context);
    else if (element.name !== 'texture')
      context.log.report('model-not-held', `<${element.name}>`, [`a ${element.name}`], 'left it out');
  }
  return [...textures.values()].filter((texture) => texture !== undefined);
}

/** A name without the asset's own name before it, as our writer put it. */
const ownPart = (name: string, context: MjcfContext): string => {
  const prefix = context.ownNames.own('');
  return name.startsWith(prefix) && name.length > prefix.length ? name.slice(prefix.length) : name;
};

function readTexture(element: XmlElement, context: MjcfContext): Texture | undefined {
  const { attributes } = element;
  const file = attributes['file'];
  const where = `<texture> ${attributes['name'] ?? file ?? ''}`;
  // Skyboxes and built-in patterns paint the scene.
  if (attributes['type'] === 'skybox') return undefined;
  if (file === undefined) {
    context.log.report('model-left-out', where, ['A built-in texture'], 'left it out');
    return undefined;
  }
  const path = resolveFile(context.files, file, context.compiler.textureFolders);
  const png = path === undefined ? undefined : context.files.get(path);
  if (path === undefined || png === undefined) {
    context.log.report('model-missing-file', where, [file], 'left the texture out');
    return undefined;
  }
  const size = readPngSize(png);
  if (size === undefined) {
    context.log.report('model-unreadable-file', where, [path, 'it is no PNG'], 'left the texture out');
    return undefined;
  }
  return { name: ownPart(attributes['name'] ?? baseName(path).replace(/\.png$/i, ''), context), ...size, png };
}

function readMaterial(
  element: XmlElement,
  context: MjcfContext,
  textures: ReadonlyMap<string, Texture | undefined>,
): void {
  const fields = resolveFields(context, element, undefined);
  const name = fields.text('name') ?? '';
  const [r, g, b, a] = fields.numbers('rgba', 4) ?? [1, 1, 1, 1];
  const layer = childrenNamed(element, 'layer').find((l) => l.attributes['role'] === 'rgb');
  const textureName = fields.text('texture') ?? layer?.attributes['texture'];
  const texture = textureName === undefined ? undefined : textures.get(textureName);
  if (textureName !== undefined && !textures.has(textureName))
    context.log.report('model-undefined-name', fields.where, ['image texture', textureName], 'drew the plain colour');
  const appearance: Appearance = {
    name: ownPart(name, context),
    baseColor: [r, g, b, a],
    roughness: unitValue(fields, 'roughness') ?? 1 - (unitValue(fields, 'shininess') ?? 0.5),
    metallic: unitValue(fields, 'metallic') ?? 0,
    ...(texture && { texture: texture.name }),
  };
  context.appearances.add(appearance);
  context.appearanceOf.set(name, appearance.name);
}

/** MuJoCo writes -1 for "not said". */
function unitValue(fields: ElementFields, key: string): number | undefined {
  const value = fields.number(key);
  return value !== undefined && value >= 0 && value <= 1 ? value : undefined;
}

function readMeshAsset(element: XmlElement, context: MjcfContext): void {
  const fields = resolveFields(context, element, undefined);
  const file = fields.text('file');
  const name = fields.text('name') ?? baseName((file ?? '').replaceAll('\\', '/')).replace(/\.\w+$/, '');
  const source =
    file === undefined
      ? readInlineMesh(fields, context)
      : context.meshReader.read(file, context.compiler.meshFolders, fields.where);
  const mesh = source && placeMesh(source, fields);
  const isFinite = mesh?.positions.every(Number.isFinite) ?? true;
  if (!isFinite) context.log.report('model-bad-value', fields.where, ['scale', 'too large'], 'left the mesh out');
  context.meshes.set(name, isFinite ? mesh : undefined);
}

/** `vertex` and `face` in the model itself; without faces it is the hull of the vertices. */
function readInlineMesh(fields: ElementFields, context: MjcfContext): VisualMesh | undefined {
  const vertices = fields.numbers('vertex', 12);
  if (vertices === undefined || vertices.length % 3 !== 0) {
    context.log.report('model-not-held', fields.where, ['a mesh without file and vertices'], 'left it out');
    return undefined;
  }
  const faces = fields.numbers('face', 3) ?? [];
  const positions = Float32Array.from(vertices);
  const good = faces.length % 3 === 0 && faces.every((n) => Number.isInteger(n) && n >= 0 && n < vertices.length / 3);
  if (!good) context.log.report('model-bad-value', fields.where, ['face', '...'], 'took the hull of the vertices');
  if (good && faces.length > 0) return { positions, indices: Uint32Array.from(faces) };
  const hull = quickHull(positions);
  return hull && compactVertices(positions, hull.indices);
}

/** MuJoCo moves the vertices back by refpos, turns them back by refquat, then scales them (found by trial against the engine). */
function placeMesh(mesh: VisualMesh, fields: ElementFields): VisualMesh {
  const given = fields.vec3('scale') ?? [1, 1, 1];
  const factors: Vec3 = given.every((f) => f !== 0) ? given : [1, 1, 1];
  const offset = fields.vec3('refpos') ?? [0, 0, 0];
  const q = fields.numbers('refquat', 4);
  const back: Quat = q === undefined ? IDENTITY_QUAT : conjugate(toUnitQuat(q));
  const isMoved = offset.some((x) => x !== 0) || back !== IDENTITY_QUAT;
  const moved = isMoved ? transformMesh(mesh, { position: scale(rotate(back, offset), -1), rotation: back }) : mesh;
  return factors.every((f) => f === 1) ? moved : scaleMesh(moved, factors);
}

const scaleMesh = (mesh: VisualMesh, factors: Vec3): VisualMesh =>
  transformMesh(mesh, { position: [0, 0, 0], rotation: IDENTITY_QUAT }, factors);
