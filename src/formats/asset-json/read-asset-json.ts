import type { AssetFiles } from '../../core/asset-files.js';
import type { Body, Site } from '../../core/body.js';
import type { CollisionGeom, ConvexShape, VisualGeom } from '../../core/geom.js';
import type { Issue, Read } from '../../core/issue.js';
import type { Texture } from '../../core/material.js';
import type { Pose } from '../../core/math/pose.js';
import type { Quat } from '../../core/math/quat.js';
import type { VisualMesh } from '../../core/mesh/triangle-mesh.js';
import type { SimAsset } from '../../core/sim-asset.js';
import { decodeAppearance, decodeNodeExtras } from '../gltf/decode-extras.js';
import type { JsonObject } from '../strict-json.js';
import {
  asNumber,
  asNumbers,
  asObject,
  asString,
  asVec3,
  attempt,
  field,
  listOf,
  oneOf,
  optionalEntry,
  refuse,
} from '../strict-json.js';
import { readObj } from '../obj/read-obj-mesh.js';
import { DOCUMENT_FORMAT, DOCUMENT_VERSION } from './asset-document.js';

/**
 * Reads `asset.json` with the meshes and textures that it names, by path relative to it, from `files`. Never throws: the value is
 * undefined, with an error among the issues, when the text is no such document or anything in it is missing or malformed.
 */
export function readAssetJson(text: string, files: AssetFiles): Read<SimAsset | undefined> {
  const parsed = parseJson(text);
  if ('problem' in parsed) return failure(`The file is no JSON: ${parsed.problem}`);
  const read = attempt(() => readDocument(asObject(parsed.value, 'asset.json'), files));
  return 'problem' in read ? failure(read.problem) : { value: read.value, issues: [] };
}

function failure(message: string): Read<undefined> {
  const issue: Issue = {
    code: 'malformed-asset-json',
    severity: 'error',
    where: 'asset.json',
    message,
    hint: 'Keep asset.json together with the folders meshes and textures, and undo what was changed by hand.',
  };
  return { value: undefined, issues: [issue] };
}

function parseJson(text: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function readDocument(document: JsonObject, files: AssetFiles): SimAsset {
  if (field(document, 'format', asString) !== DOCUMENT_FORMAT) refuse('asset.json/format', DOCUMENT_FORMAT);
  if (field(document, 'version', asNumber) !== DOCUMENT_VERSION) refuse('asset.json/version', String(DOCUMENT_VERSION));
  const about = decodeAbout(document);
  const asset: SimAsset = {
    ...about,
    appearances: field(
      document,
      'appearances',
      listOf((value, where) => readAppearance(asObject(value, where))),
    ),
    textures: field(
      document,
      'textures',
      listOf((value, where) => readTexture(asObject(value, where), files)),
    ),
    bodies: field(
      document,
      'bodies',
      listOf((value, where) => readBody(asObject(value, where), files)),
    ),
  };
  checkTree(asset);
  return asset;
}

/** The fields that the GLB's extras hold too, by the same reader. */
function decodeAbout(document: JsonObject): Omit<SimAsset, 'bodies' | 'appearances' | 'textures'> {
  const extras = decodeNodeExtras({ where: document.where, fields: { ...document.fields, kind: 'asset' } });
  if (extras.kind !== 'asset') throw new Error('an asset was decoded as something else');
  return omit(extras, 'kind', 'version');
}

const readAppearance = (object: JsonObject): SimAsset['appearances'][number] => omit(decodeAppearance(object), 'kind');

function readTexture(object: JsonObject, files: AssetFiles): Texture {
  return {
    name: field(object, 'name', asString),
    width: field(object, 'width', asNumber),
    height: field(object, 'height', asNumber),
    png: field(object, 'file', (value, where) => fileAt(asString(value, where), where, files)),
  };
}

function readBody(object: JsonObject, files: AssetFiles): Body {
  const extras = decodeNodeExtras({ where: object.where, fields: { ...object.fields, kind: 'body' } });
  if (extras.kind !== 'body') throw new Error('a body was decoded as something else');
  return {
    ...omit(extras, 'kind'),
    ...optionalEntry(object, 'parent', asString),
    pose: field(object, 'pose', readPose),
    visuals: field(
      object,
      'visuals',
      listOf((value, where) => readVisual(asObject(value, where), files)),
    ),
    collisions: field(
      object,
      'collisions',
      listOf((value, where) => readCollision(asObject(value, where), files)),
    ),
    sites: field(object, 'sites', listOf(readSite)),
  };
}

const readVisual = (object: JsonObject, files: AssetFiles): VisualGeom => ({
  name: field(object, 'name', asString),
  mesh: field(object, 'mesh', (value, where) => meshAt(value, where, files)),
  appearance: field(object, 'appearance', asString),
});

const readCollision = (object: JsonObject, files: AssetFiles): CollisionGeom => ({
  name: field(object, 'name', asString),
  shape: field(object, 'shape', (value, where) => readShape(asObject(value, where), files)),
  pose: field(object, 'pose', readPose),
  material: field(object, 'material', asString),
});

function readShape(object: JsonObject, files: AssetFiles): ConvexShape {
  const kind = field(object, 'kind', oneOf('box', 'sphere', 'cylinder', 'capsule', 'convex'));
  switch (kind) {
    case 'box':
      return { kind, halfExtents: field(object, 'halfExtents', asVec3) };
    case 'sphere':
      return { kind, radius: field(object, 'radius', asNumber) };
    case 'cylinder':
    case 'capsule':
      return { kind, radius: field(object, 'radius', asNumber), halfLength: field(object, 'halfLength', asNumber) };
    case 'convex':
      return { kind, mesh: field(object, 'mesh', (value, where) => meshAt(value, where, files)) };
  }
}

function readSite(value: unknown, where: string): Site {
  const object = asObject(value, where);
  return { name: field(object, 'name', asString), pose: field(object, 'pose', readPose) };
}

function readPose(value: unknown, where: string): Pose {
  const object = asObject(value, where);
  return { position: field(object, 'position', asVec3), rotation: field(object, 'rotation', readRotation) };
}

/** w, x, y, z, unchanged to the last bit: the document is written from unit quaternions. */
function readRotation(value: unknown, where: string): Quat {
  const q = asNumbers(value, 4, where);
  if (!(Math.abs(Math.hypot(...q) - 1) < 1e-9)) refuse(where, 'a unit quaternion w, x, y, z');
  return q as unknown as Quat;
}

const omit = <T extends object, K extends keyof T>(object: T, ...keys: readonly K[]): Omit<T, K> =>
  Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key as K))) as Omit<T, K>;

function fileAt(path: string, where: string, files: AssetFiles): Uint8Array {
  return files.get(path) ?? refuse(where, `a file that is there, which ${path} is not`);
}

function meshAt(value: unknown, where: string, files: AssetFiles): VisualMesh {
  const path = asString(value, where);
  const { value: obj } = readObj(new TextDecoder().decode(fileAt(path, where, files)));
  return obj?.mesh ?? refuse(where, `an OBJ with faces, which ${path} is not`);
}

/** What the rest of the program relies on without looking: a base, parents before children, and names that mean something. */
function checkTree(asset: SimAsset): void {
  const known = new Set<string>();
  for (const { name, parent } of asset.bodies) {
    if (parent !== undefined && !known.has(parent)) refuse(`asset.json/bodies ${name}/parent`, 'a body before it');
    if (known.has(name)) refuse(`asset.json/bodies ${name}/name`, 'a name that no other body has');
    known.add(name);
  }
  if (asset.bodies.length === 0) refuse('asset.json/bodies', 'a list of at least one body');
  const has = (list: readonly { readonly name: string }[], name: string, where: string): void => {
    if (!list.some((item) => item.name === name))
      refuse(where, `the name of something in the asset, which ${name} is not`);
  };
  for (const { name, collisions, visuals } of asset.bodies) {
    for (const { material } of collisions) has(asset.materials, material, `asset.json/bodies ${name}/collisions`);
    for (const { appearance } of visuals) has(asset.appearances, appearance, `asset.json/bodies ${name}/visuals`);
  }
  for (const { texture } of asset.appearances)
    if (texture !== undefined) has(asset.textures, texture, 'asset.json/appearances');
}
