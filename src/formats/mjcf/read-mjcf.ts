import type { AssetFiles } from '../../core/asset-files.js';
import type { Body } from '../../core/body.js';
import type { Read } from '../../core/issue.js';
import { positionCount } from '../../core/joint.js';
import type { ContactExclusion, ContactPair, Keyframe, SimAsset } from '../../core/sim-asset.js';
import type { Annotation } from '../annotations.js';
import { parseFields, readAnnotations } from '../annotations.js';
import { finishAsset } from '../model-draft/finish-asset.js';
import { createAppearancePool, createMaterialPool } from '../model-draft/pools.js';
import type { ReadLog } from '../model-draft/read-issues.js';
import { createReadLog } from '../model-draft/read-issues.js';
import { createMeshReader } from '../model-draft/read-mesh-file.js';
import type { ReadModelOptions } from '../model-draft/read-model-options.js';
import { createNameGiver } from '../model-draft/unique-names.js';
import { dirName } from '../../core/paths.js';
import { parseNumbers } from '../number-text.js';
import type { XmlElement } from '../xml-tree.js';
import { childNamed, childrenNamed, parseXml } from '../xml-tree.js';
import { expandIncludes } from './expand-includes.js';
import { mjcfNames } from './mjcf-names.js';
import { readBodies } from './read-bodies.js';
import type { MjcfContext } from './read-context.js';
import { readCompiler } from './read-context.js';
import { readDefaults } from './read-defaults.js';
import { readDefinitions } from './read-definitions.js';

/**
 * Reads MJCF into an asset. What `writeMjcf` wrote comes back whole, but for provenance. Of other models it takes bodies, joints,
 * inertials, geoms, sites, materials, contact pairs and keyframes, with classes, includes, frames, any spelling of orientation and angle,
 * and mass computed from geoms; every other thing is named in an issue. Never throws; the value is undefined when there is no model.
 */
export function readMjcf(text: string, files: AssetFiles, options: ReadModelOptions = {}): Read<SimAsset | undefined> {
  const log = createReadLog();
  const { root, error } = parseXml(text);
  if (root === undefined) log.report('model-not-xml', 'MJCF', [error ?? 'unknown']);
  else if (root.name !== 'mujoco') log.report('model-wrong-root', 'MJCF', [root.name, 'mujoco']);
  else {
    const value = readModel(root, files, options.path ?? '', log);
    return { value, issues: log.finish() };
  }
  return { value: undefined, issues: log.finish() };
}

function readModel(document: XmlElement, files: AssetFiles, path: string, log: ReadLog): SimAsset | undefined {
  const folder = dirName(path);
  const root = expandIncludes(document, files, [folder], log, path === '' ? [] : [path]);
  const name = modelName(document, root);
  const notes = readNotes(root);
  const annotations = readAnnotations(notes);
  const context: MjcfContext = {
    files,
    log,
    compiler: readCompiler(root, [folder, ...includeFolders(document)]),
    defaults: readDefaults(root, log),
    meshReader: createMeshReader(files, log),
    ownNames: mjcfNames(name),
    meshes: new Map(),
    appearanceOf: new Map(),
    appearances: createAppearancePool(),
    materials: createMaterialPool(annotations.materials),
    names: {
      body: createNameGiver(log),
      joint: createNameGiver(log),
      geom: createNameGiver(log),
      site: createNameGiver(log),
    },
  };
  const textures = readDefinitions(root, context);
  const { bodies, world } = readBodies(root, context, notesByName(notes, 'joint'));
  reportOtherSections(root, bodies, log);
  return finishAsset(
    {
      name,
      source: 'MJCF',
      bodies,
      ...(world && { world }),
      materials: context.materials.list(),
      appearances: context.appearances.list(),
      textures,
      ...readContacts(root, bodies, notes, log),
      keyframes: readKeyframes(root, bodies, log),
      annotations,
    },
    log,
  );
}

/** Folders of included files, from which older models count their paths. */
const includeFolders = (document: XmlElement): string[] =>
  childrenNamed(document, 'include').map((include) => dirName(include.attributes['file'] ?? ''));

/** The model's name; that of a scene of ours is the asset's with a word after it, and the classes are the asset's. */
function modelName(document: XmlElement, root: XmlElement): string {
  const given = document.attributes['model'] ?? '';
  const isScene = childNamed(document, 'include') !== undefined;
  const safe = (isScene ? given.replace(/ scene$/, '') : given).trim().replace(/[/\\]+/g, '_');
  return safe === '' || root.children.length === 0 ? 'model' : safe;
}

const NOTE_NAME = /(?:^|_)(asset|material|part|joint|exclusion)_\d+$/;

/** The annotations that our writer put into `<custom>`. */
function readNotes(root: XmlElement): Annotation[] {
  const texts = childrenNamed(root, 'custom').flatMap((custom) => childrenNamed(custom, 'text'));
  return texts.flatMap(({ attributes }) => {
    const kind = NOTE_NAME.exec(attributes['name'] ?? '')?.[1];
    return kind === undefined ? [] : [{ kind, fields: parseFields(attributes['data'] ?? '') }];
  });
}

const notesByName = (notes: readonly Annotation[], kind: string): Map<string, Annotation['fields']> =>
  new Map(notes.flatMap((note) => (note.kind === kind ? [[note.fields['name'] ?? '', note.fields] as const] : [])));

function readContacts(
  root: XmlElement,
  bodies: readonly Body[],
  notes: readonly Annotation[],
  log: ReadLog,
): { contactPairs: ContactPair[]; contactExclusions: ContactExclusion[] } {
  const geoms = new Set(bodies.flatMap((body) => body.collisions.map((geom) => geom.name)));
  const names = new Set(bodies.map((body) => body.name));
  const contacts = childrenNamed(root, 'contact').flatMap((contact) => contact.children);
  const named = (kind: string, keys: readonly [string, string], known: ReadonlySet<string>): [string, string][] =>
    contacts
      .filter((element) => element.name === kind)
      .flatMap(({ attributes }) => {
        const [a, b] = keys.map((key) => attributes[key] ?? '');
        if (known.has(a) && known.has(b)) return [[a, b]];
        log.report('model-not-held', `<${kind}>`, [`a contact rule about ${a} and ${b}`], 'left it out');
        return [];
      });
  const reasonOf = (pair: readonly [string, string]): string =>
    notes.find(({ kind, fields }) => kind === 'exclusion' && fields['body1'] === pair[0] && fields['body2'] === pair[1])
      ?.fields['reason'] ?? 'excluded in the MJCF';
  return {
    contactPairs: named('pair', ['geom1', 'geom2'], geoms),
    contactExclusions: named('exclude', ['body1', 'body2'], names).map((pair) => ({
      bodies: pair,
      reason: reasonOf(pair),
    })),
  };
}

/** Keyframes with the positions of hinges and slides; without `qpos` it is the rest pose. */
function readKeyframes(root: XmlElement, bodies: readonly Body[], log: ReadLog): Keyframe[] {
  const keys = childrenNamed(root, 'keyframe').flatMap((keyframe) => childrenNamed(keyframe, 'key'));
  const joints = bodies.flatMap((body) => body.joints);
  const size = joints.reduce((sum, joint) => sum + positionCount(joint), 0);
  const used = createNameGiver(log);
  return keys.flatMap(({ attributes }) => {
    const name = used(attributes['name'], 'key', '<key>');
    const qpos = parseNumbers(attributes['qpos'] ?? '');
    if (qpos === undefined || (qpos.length !== 0 && qpos.length !== size)) {
      log.report('model-bad-value', `<key> ${name}`, ['qpos', `${qpos?.length ?? 0} numbers`], 'left the keyframe out');
      return [];
    }
    if (qpos.length === 0) return [{ name, positions: {} }];
    let start = 0;
    const positions: [string, number][] = [];
    for (const joint of joints) {
      if (joint.type === 'hinge' || joint.type === 'slide') positions.push([joint.name, qpos[start]]);
      start += positionCount(joint);
    }
    return [{ name, positions: Object.fromEntries(positions.filter(([, position]) => position !== 0)) }];
  });
}

/** Sections that an asset has nothing for: what they do is lost. */
const LOST_SECTIONS: Readonly<Record<string, string | undefined>> = {
  tendon: 'tendons',
  equality: 'equality constraints',
  deformable: 'deformable bodies',
  extension: 'plugins',
};

/** Sections that belong to the scene or the controller. */
const SCENE_SECTIONS = new Set(['option', 'visual', 'statistic', 'size', 'actuator']);

function reportOtherSections(root: XmlElement, bodies: readonly Body[], log: ReadLog): void {
  const sites = new Set(bodies.flatMap((body) => body.sites.map((site) => site.name)));
  for (const { name, children } of root.children) {
    const lost = LOST_SECTIONS[name];
    if (lost !== undefined && children.length > 0) log.report('model-not-held', `<${name}>`, [lost], 'left them out');
    if (SCENE_SECTIONS.has(name)) log.report('model-left-out', `<${name}>`, [`<${name}>`], 'left it out');
    // Our writer gives each site a touch sensor of its own accord.
    const others =
      name === 'sensor' ? children.filter((s) => s.name !== 'touch' || !sites.has(s.attributes['site'] ?? '')) : [];
    if (others.length > 0) log.report('model-left-out', '<sensor>', ['A sensor'], 'left it out');
  }
}
