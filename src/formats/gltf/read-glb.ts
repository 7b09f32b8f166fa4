import type { Body } from '../../core/body.js';
import type { Issue, Read } from '../../core/issue.js';
import type { Appearance, Texture } from '../../core/material.js';
import type { SimAsset } from '../../core/sim-asset.js';
import { decodeAppearance, decodeTexture, ownExtras } from './decode-extras.js';
import type { GlbFile } from './glb-file.js';
import { openGlb } from './glb-file.js';
import { jsonList, readView } from './read-accessor.js';
import { readCollision, readVisual } from './read-geometry.js';
import type { AssetScene, SceneBody } from './read-scene.js';
import { readScene } from './read-scene.js';
import type { JsonObject } from '../strict-json.js';
import { asObject, attempt, refuse } from '../strict-json.js';

/**
 * Reads a GLB that `writeGlb` wrote, also after tools that keep its extras and extensions. Never throws.
 *
 * The value is undefined, with an error among the issues, for everything else: bytes that are no GLB (`malformed-glb`), a file that
 * says nothing about bodies and joints (`no-asset-in-glb`), an asset with a part missing or out of range (`malformed-asset`).
 */
export function readGlb(bytes: Uint8Array): Promise<Read<SimAsset | undefined>> {
  return Promise.resolve(readGlbAsset(bytes));
}

function readGlbAsset(bytes: Uint8Array): Read<SimAsset | undefined> {
  const opened = openAsset(bytes);
  if ('issue' in opened) return { value: undefined, issues: [opened.issue] };
  const issues: Issue[] = [];
  const read = attempt(() => buildAsset(opened.file, opened.root, opened.scene, issues));
  if ('problem' in read) return { value: undefined, issues: [...issues, malformedAsset(read.problem)] };
  return { value: read.value, issues };
}

/** A GLB of ours as far as its nodes, or what is wrong with it. */
export function openAsset(
  bytes: Uint8Array,
): { readonly file: GlbFile; readonly root: JsonObject; readonly scene: AssetScene } | { readonly issue: Issue } {
  const file = openGlb(bytes);
  if (typeof file === 'string') {
    return { issue: { code: 'malformed-glb', severity: 'error', where: 'GLB', message: file } };
  }
  const read = attempt(() => {
    const root = asObject(file.json, 'GLB');
    return { root, scene: readScene(root) };
  });
  if ('problem' in read) return { issue: malformedAsset(read.problem) };
  const { root, scene } = read.value;
  if (scene !== undefined) return { file, root, scene };
  return {
    issue: {
      code: 'no-asset-in-glb',
      severity: 'error',
      where: 'GLB',
      message: 'The file holds a picture of an object only: nothing in it says what the bodies and joints are.',
      hint: 'Use a GLB that PhysX-Anything wrote, or generate an asset from an image of the object.',
    },
  };
}

const malformedAsset = (message: string): Issue => ({
  code: 'malformed-asset',
  severity: 'error',
  where: 'GLB',
  message,
  hint: 'Write the file again from the asset, or undo what another tool changed in it.',
});

function buildAsset(file: GlbFile, root: JsonObject, scene: AssetScene, issues: Issue[]): SimAsset {
  const textures = readTextures(file, root, issues);
  const appearances = readAppearances(root, new Set(textures.map((texture) => texture.name)));
  const asset = omit(scene.asset, 'kind', 'version');
  const bodies = scene.bodies.map((body) => readBody(file, root, body));
  const result: SimAsset = { ...asset, bodies, appearances, textures };
  checkReferences(result);
  return result;
}

function readBody(file: GlbFile, root: JsonObject, body: SceneBody): Body {
  const { name, inertial, joints, parts } = body.extras;
  return {
    name,
    ...(body.parent === undefined ? {} : { parent: body.parent }),
    pose: body.pose,
    joints,
    ...(inertial && { inertial }),
    visuals: body.visuals.map((visual) => readVisual(file, root, visual)),
    collisions: body.collisions.map((collision) => readCollision(file, root, collision)),
    sites: body.sites.map(({ extras, pose }) => ({ name: extras.name, pose })),
    parts,
  };
}

function readTextures(file: GlbFile, root: JsonObject, issues: Issue[]): Texture[] {
  return jsonList(root, 'images').flatMap((value, i) => {
    const image = asObject(value, `images/${i}`);
    const extras = ownExtras(image);
    if (extras === undefined) return [];
    const { name, width, height } = decodeTexture(extras);
    const png = readView(file, root, image.fields['bufferView'], `${image.where}/bufferView`).bytes;
    if (png.at(0) === 0x89 && png.at(1) === 0x50) return [{ name, width, height, png: Uint8Array.from(png) }];
    issues.push({
      code: 'texture-not-png',
      severity: 'warning',
      where: image.where,
      message: `The image ${name} is no PNG: another tool converted it.`,
      action: 'left the texture out',
    });
    return [];
  });
}

function readAppearances(root: JsonObject, textures: ReadonlySet<string>): Appearance[] {
  return jsonList(root, 'materials').flatMap((value, i) => {
    const extras = ownExtras(asObject(value, `materials/${i}`));
    if (extras === undefined) return [];
    const appearance = omit(decodeAppearance(extras), 'kind');
    const { texture } = appearance;
    return [texture === undefined || textures.has(texture) ? appearance : omit(appearance, 'texture')];
  });
}

const omit = <T extends object, K extends keyof T>(object: T, ...keys: readonly K[]): Omit<T, K> =>
  Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key as K))) as Omit<T, K>;

/** Names that the rest of the program follows without looking. */
function checkReferences(asset: SimAsset): void {
  if (asset.bodies.length === 0) refuse('nodes', 'those of at least one body');
  const namesOf = (list: readonly { readonly name: string }[]) => new Set(list.map((item) => item.name));
  const known = (names: ReadonlySet<string>, name: string, what: string) => {
    if (!names.has(name)) refuse(`${what} ${name}`, 'part of the asset');
  };
  const [materials, appearances, bodies] = [asset.materials, asset.appearances, asset.bodies].map(namesOf);
  const geoms = namesOf(asset.bodies.flatMap((body) => body.collisions));
  const joints = namesOf(asset.bodies.flatMap((body) => body.joints));
  for (const body of asset.bodies) {
    for (const { material } of [...body.collisions, ...body.parts]) known(materials, material, 'material');
    for (const { appearance } of body.visuals) known(appearances, appearance, 'appearance');
  }
  for (const pair of asset.contactPairs) for (const name of pair) known(geoms, name, 'collision geom');
  for (const exclusion of asset.contactExclusions) for (const name of exclusion.bodies) known(bodies, name, 'body');
  for (const { positions } of asset.keyframes) for (const name of Object.keys(positions)) known(joints, name, 'joint');
}
