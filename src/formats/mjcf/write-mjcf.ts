import type { AssetFiles } from '../../core/asset-files.js';
import type { Issue } from '../../core/issue.js';
import type { ContactPair, SimAsset } from '../../core/sim-asset.js';
import type { Annotation } from '../annotations.js';
import { collectAnnotations, formatFields } from '../annotations.js';
import { formatNumber } from '../number-text.js';
import { listAssetPaths } from '../obj/asset-paths.js';
import type { XmlElement } from '../xml-tree.js';
import { element, section, writeXml } from '../xml-tree.js';
import type { MjcfNames } from './mjcf-names.js';
import { mjcfNames } from './mjcf-names.js';
import { writeActuators } from './write-actuators.js';
import { writeBodies } from './write-body.js';
import { writeAssetSection, writeDefaults } from './write-definitions.js';
import { writeKeyframes } from './write-keyframes.js';

export interface MjcfOptions {
  /** Write a position servo for every hinge and slide. Default: none, so that joints move freely. */
  readonly actuators?: boolean;
}

/**
 * The asset as MJCF: `NAME.xml`, which refers to the files of `writeMeshFiles`. It holds the object alone: no floor, light, sky or
 * simulation options. It can be opened, included by a model in the same folder, or attached by one anywhere.
 *
 * Frames and units are the core's (SI, radians, Z up). Visual geoms are in group 2 and do not collide; collision geoms are in group 3.
 */
export function writeMjcf(asset: SimAsset, options: MjcfOptions = {}): AssetFiles {
  const actuators = options.actuators === true ? writeActuators(asset) : [];
  const names = mjcfNames(asset.name);
  const root = element('mujoco', { model: asset.name }, [
    element('compiler', { angle: 'radian', autolimits: 'true' }),
    writeDefaults(asset, names),
    section('custom', writeAnnotations(asset, names)),
    writeAssetSection(asset, names, listAssetPaths(asset)),
    element('worldbody', {}, writeBodies(asset, names)),
    writeContacts(asset, names),
    section('sensor', writeSensors(asset)),
    section('actuator', actuators),
    section('keyframe', writeKeyframes(asset, actuators.length > 0)),
  ]);
  const comment = ` ${asset.title}. Include this file, or attach it with a prefix; scene.xml shows it on a floor. `;
  return new Map([[`${asset.name}.xml`, new TextEncoder().encode(writeXml(root, comment))]]);
}

/** What of an asset MJCF cannot say, for the list that a conversion reports. */
export function listMjcfLosses(asset: SimAsset): Issue[] {
  if (Object.keys(asset.provenance).length === 0) return [];
  return [
    {
      code: 'mjcf-no-provenance',
      severity: 'info',
      where: 'provenance',
      message: 'MJCF does not say where each value came from.',
      hint: 'asset.json does.',
    },
  ];
}

function writeAnnotations(asset: SimAsset, names: MjcfNames): XmlElement[] {
  const velocities = asset.bodies.flatMap((body) =>
    body.joints.flatMap((joint): Annotation[] =>
      joint.type === 'hinge' || joint.type === 'slide'
        ? [{ kind: 'joint', fields: { name: joint.name, velocity_limit: formatNumber(joint.velocityLimit) } }]
        : [],
    ),
  );
  const exclusions = asset.contactExclusions.map(({ bodies, reason }): Annotation => ({
    kind: 'exclusion',
    fields: { body1: bodies[0], body2: bodies[1], reason },
  }));
  const counts = new Map<string, number>();
  return [...collectAnnotations(asset), ...velocities, ...exclusions].map(({ kind, fields }) => {
    const n = counts.get(kind) ?? 0;
    counts.set(kind, n + 1);
    return element('text', { name: names.own(`${kind}_${n}`), data: formatFields(fields) });
  });
}

function writeContacts(asset: SimAsset, names: MjcfNames): XmlElement | undefined {
  const moving = movingBodies(asset);
  const bodyOf = new Map(
    asset.bodies.flatMap((body) => body.collisions.map((geom) => [geom.name, body.name] as const)),
  );
  const canTouch = (pair: ContactPair): boolean => pair.some((geom) => moving.has(bodyOf.get(geom) ?? ''));
  return section('contact', [
    ...asset.contactPairs
      .filter(canTouch)
      .map(([geom1, geom2], n) => element('pair', { name: names.own(`pair_${n}`), geom1, geom2 })),
    ...asset.contactExclusions.map(({ bodies }, n) =>
      element('exclude', { name: names.own(`exclude_${n}`), body1: bodies[0], body2: bodies[1] }),
    ),
  ]);
}

/** Bodies that a joint moves, theirs or one above. MuJoCo stops with an error at a contact pair of two bodies that none moves. */
function movingBodies(asset: SimAsset): ReadonlySet<string> {
  const moving = new Set<string>();
  for (const body of asset.bodies)
    if (body.joints.length > 0 || (body.parent !== undefined && moving.has(body.parent))) moving.add(body.name);
  return moving;
}

/** A touch sensor at each site: the force that presses on the graspable part there, N. */
const writeSensors = (asset: SimAsset): XmlElement[] =>
  asset.bodies.flatMap((body) =>
    body.sites.map((site) => element('touch', { name: `${site.name}_touch`, site: site.name })),
  );
