import type { AssetFiles } from '../../core/asset-files.js';
import type { Body, Site } from '../../core/body.js';
import type { Read } from '../../core/issue.js';
import type { Pose } from '../../core/math/pose.js';
import { IDENTITY_POSE } from '../../core/math/pose.js';
import { quat } from '../../core/math/quat.js';
import type { Keyframe, SimAsset } from '../../core/sim-asset.js';
import type { Annotation } from '../annotations.js';
import { numberField, readAnnotations } from '../annotations.js';
import { finishAsset } from '../model-draft/finish-asset.js';
import { createAppearancePool, createMaterialPool } from '../model-draft/pools.js';
import type { ReadLog } from '../model-draft/read-issues.js';
import { createReadLog } from '../model-draft/read-issues.js';
import { createMeshReader } from '../model-draft/read-mesh-file.js';
import type { ReadModelOptions } from '../model-draft/read-model-options.js';
import { createNameGiver } from '../model-draft/unique-names.js';
import { dirName } from '../../core/paths.js';
import { parseNumber, parseNumbers } from '../number-text.js';
import type { XmlElement } from '../xml-tree.js';
import { childNamed, childrenNamed, parseXml } from '../xml-tree.js';
import { mergeChains } from './merge-chains.js';
import { readUrdfMaterials } from './read-material.js';
import { readTree } from './read-tree.js';
import { EXTENSION } from './urdf-annotations.js';
import type { UrdfContext } from './urdf-context.js';

/**
 * Reads URDF into an asset. What `writeUrdf` wrote comes back whole, but for provenance. Of other robots it takes links, joints,
 * inertials, shapes, meshes, colours and Gazebo's friction; every other thing is named in an issue. A root link that is not the world
 * becomes a fixed base, as MuJoCo has it. Never throws; the value is undefined when there is no model.
 */
export function readUrdf(text: string, files: AssetFiles, options: ReadModelOptions = {}): Read<SimAsset | undefined> {
  const log = createReadLog();
  const { root, error } = parseXml(text);
  if (root === undefined) log.report('model-not-xml', 'URDF', [error ?? 'unknown']);
  else if (root.name !== 'robot') log.report('model-wrong-root', 'URDF', [root.name, 'robot']);
  else {
    const value = readRobot(root, files, options.path ?? '', log);
    return { value, issues: log.finish() };
  }
  return { value: undefined, issues: log.finish() };
}

function readRobot(robot: XmlElement, files: AssetFiles, path: string, log: ReadLog): SimAsset | undefined {
  const notes = (childNamed(robot, EXTENSION)?.children ?? []).map(({ name, attributes }): Annotation => ({
    kind: name,
    fields: attributes,
  }));
  const annotations = readAnnotations(notes);
  const context: UrdfContext = {
    files,
    folders: [dirName(path), `${dirName(path)}/..`],
    log,
    meshReader: createMeshReader(files, log),
    appearances: createAppearancePool(),
    materials: createMaterialPool(annotations.materials),
    geomName: createNameGiver(log),
    frictionOf: readFriction(robot),
    materialOf: new Map(
      notes.flatMap(({ kind, fields: { name, material } }) =>
        kind === 'collision' && name !== undefined && material !== undefined ? [[name, material] as const] : [],
      ),
    ),
    notes,
  };
  reportMacros(robot, log);
  const textures = readUrdfMaterials(robot, context);
  const bodies = mergeChains(readTree(robot, context), notes, log).map((body, n) =>
    freeRoot({ ...body, sites: readSites(notes, body.name) }, n, notes),
  );
  const geoms = new Set(bodies.flatMap((body) => body.collisions.map((geom) => geom.name)));
  const names = new Set(bodies.map((body) => body.name));
  return finishAsset(
    {
      name: (robot.attributes['name'] ?? '').trim().replace(/[/\\]+/g, '_') || 'robot',
      source: 'URDF',
      bodies,
      materials: context.materials.list(),
      appearances: context.appearances.list(),
      textures,
      contactPairs: readPairs(notes, 'pair', ['geom1', 'geom2'], geoms).map(({ pair }) => pair),
      contactExclusions: readPairs(notes, 'exclusion', ['body1', 'body2'], names).map(({ pair, fields }) => ({
        bodies: pair,
        reason: fields['reason'] ?? '',
      })),
      keyframes: readKeyframes(notes),
      annotations,
    },
    log,
  );
}

/** Friction by link, as Gazebo's extension has it: `<gazebo reference="door"><mu1>0.5</mu1></gazebo>`. */
function readFriction(robot: XmlElement): Map<string, number> {
  return new Map(
    childrenNamed(robot, 'gazebo').flatMap((gazebo) => {
      const text = childNamed(gazebo, 'mu1')?.text ?? childNamed(gazebo, 'mu1')?.attributes['value'];
      const friction = text === undefined ? undefined : parseNumber(text);
      const link = gazebo.attributes['reference'];
      return link === undefined || friction === undefined || friction < 0 ? [] : [[link, friction] as const];
    }),
  );
}

function reportMacros(robot: XmlElement, log: ReadLog): void {
  if (robot.children.some(({ name }) => name.startsWith('xacro:')))
    log.report('model-not-held', 'URDF', ['xacro macros that are not expanded'], 'read the rest');
}

/** Our writer makes a free base the root link, which has neither joint nor pose, and notes both. */
function freeRoot(body: Body, n: number, notes: readonly Annotation[]): Body {
  const root = n === 0 ? notes.find(({ kind }) => kind === 'root')?.fields : undefined;
  if (root?.['joint'] === undefined || body.joints.length > 0) return body;
  return { ...body, pose: readNotedPose(root), joints: [{ type: 'free', name: root['joint'] }] };
}

function readNotedPose(fields: Annotation['fields']): Pose {
  const position = parseNumbers(fields['position'] ?? '');
  const rotation = parseNumbers(fields['rotation'] ?? '');
  return {
    position: position?.length === 3 ? [position[0], position[1], position[2]] : IDENTITY_POSE.position,
    rotation:
      rotation?.length === 4 ? quat(rotation[0], rotation[1], rotation[2], rotation[3]) : IDENTITY_POSE.rotation,
  };
}

const readSites = (notes: readonly Annotation[], body: string): Site[] =>
  notes.flatMap(({ kind, fields }) =>
    kind === 'site' && fields['body'] === body && fields['name'] !== undefined
      ? [{ name: fields['name'], pose: readNotedPose(fields) }]
      : [],
  );

function readPairs(
  notes: readonly Annotation[],
  kind: string,
  keys: readonly [string, string],
  known: ReadonlySet<string>,
): { pair: [string, string]; fields: Annotation['fields'] }[] {
  return notes.flatMap((note) => {
    const [a, b] = keys.map((key) => note.fields[key] ?? '');
    return note.kind === kind && known.has(a) && known.has(b) ? [{ pair: [a, b], fields: note.fields }] : [];
  });
}

function readKeyframes(notes: readonly Annotation[]): Keyframe[] {
  const keyframes = new Map<string, [string, number][]>([['home', []]]);
  for (const { kind, fields } of notes) {
    const position = numberField(fields, 'position');
    const { name, joint } = fields;
    if (kind !== 'keyframe' || name === undefined || joint === undefined || position === undefined) continue;
    keyframes.set(name, [...(keyframes.get(name) ?? []), [joint, position]]);
  }
  return [...keyframes].map(([name, positions]) => ({ name, positions: Object.fromEntries(positions) }));
}
