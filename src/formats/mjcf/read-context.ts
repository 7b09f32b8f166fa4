import type { AssetFiles } from '../../core/asset-files.js';
import { radians } from '../../core/conventions.js';
import type { VisualMesh } from '../../core/mesh/triangle-mesh.js';
import type { ElementFields } from '../model-draft/element-fields.js';
import { fieldsOf } from '../model-draft/element-fields.js';
import type { MeshReader } from '../model-draft/read-mesh-file.js';
import type { AppearancePool, MaterialPool } from '../model-draft/pools.js';
import type { ReadLog } from '../model-draft/read-issues.js';
import type { NameGiver } from '../model-draft/unique-names.js';
import type { XmlElement } from '../xml-tree.js';
import { childrenNamed } from '../xml-tree.js';
import type { MjcfNames } from './mjcf-names.js';
import type { DefaultClasses } from './read-defaults.js';

/** Settings of `<compiler>` that change what the rest means. */
export interface CompilerSettings {
  /** An angle as the file writes it, in radians. */
  readonly toRadians: (angle: number) => number;
  readonly eulerSequence: string;
  readonly autoLimits: boolean;
  /** Whether inertia comes from geoms even where the file states it, never, or where it does not. */
  readonly inertiaFromGeom: 'true' | 'false' | 'auto';
  readonly meshFolders: readonly string[];
  readonly textureFolders: readonly string[];
}

/** What the parts of the MJCF reader share while one model is read. */
export interface MjcfContext {
  readonly files: AssetFiles;
  readonly log: ReadLog;
  readonly compiler: CompilerSettings;
  readonly defaults: DefaultClasses;
  readonly meshReader: MeshReader;
  /** Names that our writer would have given, to find our own classes and assets again. */
  readonly ownNames: MjcfNames;
  /** Mesh assets by name, in metres; undefined for one that could not be read. */
  readonly meshes: Map<string, VisualMesh | undefined>;
  /** Appearance of each MJCF material, by the MJCF name. */
  readonly appearanceOf: Map<string, string>;
  readonly appearances: AppearancePool;
  readonly materials: MaterialPool;
  readonly names: {
    readonly body: NameGiver;
    readonly joint: NameGiver;
    readonly geom: NameGiver;
    readonly site: NameGiver;
  };
}

/** Fields of an element with the attributes of its class. */
export const resolveFields = (
  context: Pick<MjcfContext, 'defaults' | 'log'>,
  element: XmlElement,
  childClass: string | undefined,
  owner?: string,
): ElementFields => fieldsOf(element, context.log, context.defaults.attributesFor(element, childClass), owner);

/** Reads the settings of all `<compiler>` elements; a later one wins. `folders` are those that paths count from. */
export function readCompiler(root: XmlElement, folders: readonly string[]): CompilerSettings {
  const attributes: Record<string, string | undefined> = {};
  for (const compiler of childrenNamed(root, 'compiler')) Object.assign(attributes, compiler.attributes);
  const below = (sub: string | undefined): string[] =>
    sub === undefined ? [...folders] : folders.map((folder) => (folder === '' ? sub : `${folder}/${sub}`));
  const fromGeom = attributes['inertiafromgeom'];
  return {
    // MJCF counts in degrees unless told otherwise.
    toRadians: attributes['angle'] === 'radian' ? (angle) => angle : radians,
    eulerSequence: /^[xyz]{3}$/i.test(attributes['eulerseq'] ?? '') ? (attributes['eulerseq'] ?? 'xyz') : 'xyz',
    autoLimits: attributes['autolimits'] !== 'false',
    inertiaFromGeom: fromGeom === 'true' || fromGeom === 'false' ? fromGeom : 'auto',
    meshFolders: [...below(attributes['meshdir'] ?? attributes['assetdir']), ...folders],
    textureFolders: [...below(attributes['texturedir'] ?? attributes['assetdir']), ...folders],
  };
}
