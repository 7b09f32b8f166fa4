import { baseName, dirName, joinPath } from '../../core/paths.js';
import { decodeEntities } from '../../xml/entities.js';
import type { XmlAttribute, XmlValue } from '../../xml/syntax-tree.js';
import { compilerSettings } from '../model/compiler-settings.js';
import type { FileAccess } from '../model/file-access.js';
import { memoize } from '../model/memoize.js';
import type { Model, ModelElement } from '../model/model.js';
import { typeOfAttribute, walkElements } from '../model/model.js';
import { findPackage } from '../model/find-package.js';
import { isComputed } from '../values/split-value.js';

export type AssetKind = 'mesh' | 'texture' | 'hfield' | 'skin' | 'flex';

/** A file that an element of a model names. */
export interface AssetReference {
  readonly kind: AssetKind;
  readonly element: ModelElement;
  readonly attribute: XmlAttribute;
  readonly value: XmlValue;
  /** As written, entities decoded. */
  readonly text: string;
  /** `package://NAME/PATH` of ROS, `model://NAME/PATH` of Gazebo. */
  readonly inPackage?: { readonly name: string; readonly path: string };
  /** Whether it is on the web. */
  readonly isRemote: boolean;
  /** Absolute paths at which it is looked for, the first found is meant; without those in packages. */
  readonly candidates: readonly string[];
}

/** What became of a file that a model names. */
export interface FoundAsset {
  /** Undefined where it is not there. */
  readonly path: string | undefined;
  /** Whether a package that it is in could not be found: nobody knows then whether the file is there. */
  readonly isPackageUnknown: boolean;
}

/** Every file that the elements of a model name, includes and attached models apart, in the order of the text. */
export const assetReferences = memoize((model: Model): readonly AssetReference[] => {
  const found: AssetReference[] = [];
  for (const element of walkElements(model.root)) {
    const kind = element.type === undefined || element.isOpen ? undefined : kindOf(element);
    if (kind === undefined) continue;
    for (const attribute of element.node.attributes) {
      const { value } = attribute;
      if (typeOfAttribute(element, attribute)?.value.kind !== 'file' || value === undefined) continue;
      const text = decodeEntities(value.raw);
      if (text !== '' && !isComputed(value)) found.push(makeReference(model, kind, element, attribute, value, text));
    }
  }
  return found;
});

/** Looks for the file that is meant. */
export function findAsset(
  model: Model,
  { candidates, inPackage, isRemote }: AssetReference,
  files: FileAccess,
): FoundAsset {
  const path = candidates.find((candidate) => files.stamp(candidate) !== undefined);
  if (path !== undefined || inPackage === undefined) return { path, isPackageUnknown: isRemote };
  const folder = findPackage(model, inPackage.name, files);
  if (folder === undefined) return { path: undefined, isPackageUnknown: true };
  const inside = joinPath(folder, inPackage.path);
  return { path: files.stamp(inside) === undefined ? undefined : inside, isPackageUnknown: false };
}

function kindOf({ node, type }: ModelElement): AssetKind | undefined {
  switch (type?.id ?? '') {
    case 'mesh':
    case 'texture':
    case 'hfield':
    case 'skin':
      return type?.id as AssetKind;
    case 'flexcomp':
      return 'flex';
    default:
      // URDF: the mesh of a geometry, the texture of a material.
      return node.name.text === 'mesh' || node.name.text === 'texture' ? node.name.text : undefined;
  }
}

/**
 * MuJoCo 3.14 (tried on the engine): folders of the settings are beside the main file, or else beside the file that has the element; an absolute
 * path stands for itself; `\` is `/`. It knows no packages.
 */
function makeReference(
  model: Model,
  kind: AssetKind,
  element: ModelElement,
  attribute: XmlAttribute,
  value: XmlValue,
  text: string,
): AssetReference {
  const { meshFolder, textureFolder, stripPath } = compilerSettings(model);
  const scheme = /^(package|model):\/\/([^/]+)\/(.*)$/.exec(text);
  const isRemote = /^https?:\/\//.test(text);
  const plain = (scheme?.[3] ?? text.replace(/^file:\/\//, '')).replaceAll('\\', '/');
  const sub = (kind === 'texture' ? textureFolder : meshFolder).replaceAll('\\', '/');
  const folders = [...new Set([dirName(model.main.path), dirName(element.file.path)])];
  const asMujoco = scheme === null || stripPath ? [stripPath ? baseName(plain) : plain] : [];
  const candidates = folders.flatMap((folder) => asMujoco.map((path) => joinPath(joinPath(folder, sub), path)));
  // Who reads URDF beside MuJoCo knows nothing of its settings.
  if (model.language !== 'mjcf' && scheme === null)
    candidates.push(...folders.map((folder) => joinPath(folder, plain)));
  return {
    kind,
    element,
    attribute,
    value,
    text,
    isRemote,
    candidates: isRemote ? [] : [...new Set(candidates)],
    ...(scheme === null ? {} : { inPackage: { name: scheme[2], path: scheme[3] } }),
  };
}
