import type { AssetFiles } from '../../core/asset-files.js';
import type { Body } from '../../core/body.js';
import type { Issue } from '../../core/issue.js';
import type { Appearance } from '../../core/material.js';
import type { SimAsset } from '../../core/sim-asset.js';
import { formatNumber, formatNumbers } from '../number-text.js';
import { listAssetPaths } from '../obj/asset-paths.js';
import type { XmlElement } from '../xml-tree.js';
import { element, textElement, writeXml } from '../xml-tree.js';
import type { UrdfJoint } from './joint-chain.js';
import { buildJointChain } from './joint-chain.js';
import { collectUrdfAnnotations, EXTENSION } from './urdf-annotations.js';
import { hasVolume, writeInertial, writeLink, writeOrigin } from './write-link.js';

export interface UrdfOptions {
  /** Put before each file path, such as `package://my_robot/`. Default: paths relative to the URDF. */
  readonly pathPrefix?: string;
}

/** Name of the link that stands for the world; by convention of ROS it has no mass. */
export const WORLD_LINK = 'world';

/** URDF must limit a prismatic joint; this is farther than any object moves, m. */
const UNLIMITED_SLIDE = 1000;

/**
 * The asset as URDF: `NAME.urdf`, which refers to the files of `writeMeshFiles`.
 *
 * A fixed base hangs on the link `world` by a fixed joint. A free base is the root link itself, unless other bodies are free too:
 * then all of them hang on `world` by floating joints, and no others do. What URDF has no element for stands in the elements
 * `gazebo` (friction) and `physx_anything` (see docs/formats.md).
 */
export function writeUrdf(asset: SimAsset, options: UrdfOptions = {}): AssetFiles {
  const paths = listAssetPaths(asset);
  const prefix = options.pathPrefix ?? '';
  const meshOf = (geom: string): string => prefix + (paths.meshes.get(geom) ?? '');
  const baseIsRoot = isBaseRoot(asset);
  const chains = asset.bodies.map((body, n) =>
    baseIsRoot && n === 0
      ? { joints: [], intermediates: [], ...(body.inertial && { inertial: body.inertial }) }
      : buildJointChain(body, body.parent ?? WORLD_LINK),
  );
  const root = element('robot', { name: asset.name }, [
    // Tells MuJoCo to take the model as it stands: keep visuals, bodies and folders, and repair nothing.
    element('mujoco', {}, [
      element('compiler', {
        strippath: 'false',
        discardvisual: 'false',
        fusestatic: 'false',
        balanceinertia: 'false',
        inertiafromgeom: 'false',
      }),
    ]),
    ...asset.appearances.map((appearance) =>
      writeMaterial(
        appearance,
        prefix,
        appearance.texture === undefined ? undefined : paths.textures.get(appearance.texture),
      ),
    ),
    ...(baseIsRoot ? [] : [element('link', { name: WORLD_LINK })]),
    ...asset.bodies.flatMap((body, n) => [
      ...chains[n].intermediates.map(({ name, inertial }) => element('link', { name }, [writeInertial(inertial)])),
      writeLink(body, chains[n].inertial, meshOf),
    ]),
    ...chains.flatMap((chain) => chain.joints.map(writeJoint)),
    ...asset.bodies.flatMap((body) => writeFriction(asset, body)),
    element(
      EXTENSION,
      {},
      collectUrdfAnnotations(asset, baseIsRoot).map(({ kind, fields }) => element(kind, fields)),
    ),
  ]);
  return new Map([[`${asset.name}.urdf`, new TextEncoder().encode(writeXml(root, ` ${describe(asset)} `))]]);
}

/** Whether the base is URDF's root link: it is free, and nothing else is. */
const isBaseRoot = (asset: SimAsset): boolean =>
  asset.base === 'free' && asset.bodies.every((body, n) => n === 0 || body.parent !== undefined);

function writeJoint(joint: UrdfJoint): XmlElement {
  const { motion } = joint;
  const range = motion?.range ?? (joint.type === 'prismatic' ? [-UNLIMITED_SLIDE, UNLIMITED_SLIDE] : undefined);
  return element('joint', { name: joint.name, type: joint.type }, [
    writeOrigin(joint.origin),
    element('parent', { link: joint.parent }),
    element('child', { link: joint.child }),
    ...(motion === undefined
      ? []
      : [
          element('axis', { xyz: formatNumbers(motion.axis) }),
          element('limit', {
            lower: range === undefined ? undefined : formatNumber(range[0]),
            upper: range === undefined ? undefined : formatNumber(range[1]),
            effort: formatNumber(motion.effort),
            velocity: formatNumber(motion.velocity),
          }),
          element('dynamics', { damping: formatNumber(motion.damping), friction: formatNumber(motion.friction) }),
        ]),
  ]);
}

function writeMaterial(appearance: Appearance, prefix: string, texture: string | undefined): XmlElement {
  return element('material', { name: appearance.name }, [
    element('color', { rgba: formatNumbers(appearance.baseColor) }),
    texture === undefined ? undefined : element('texture', { filename: prefix + texture }),
  ]);
}

/** Gazebo's extension is where friction of a URDF is looked for; it knows one value a link, of which the largest is written. */
function writeFriction(asset: SimAsset, body: Body): XmlElement[] {
  const used = asset.materials.filter((m) => body.collisions.some((geom) => geom.material === m.name));
  if (used.length === 0) return [];
  const friction = formatNumber(Math.max(...used.map((m) => m.friction)));
  return [element('gazebo', { reference: body.name }, [textElement('mu1', friction), textElement('mu2', friction)])];
}

/** The head comment: what the file shows otherwise than the asset is. */
function describe(asset: SimAsset): string {
  const inChains = asset.bodies.filter((body) => body.joints.length > 1).map((body) => body.name);
  const balls = asset.bodies.flatMap((body) => body.joints.filter((j) => j.type === 'ball').map((j) => j.name));
  return [
    `${asset.title}. Units: m, kg, s, rad.`,
    ...(inChains.length > 0
      ? [`Moved by two joints, through a link with 1% of the mass: ${inChains.join(', ')}.`]
      : []),
    ...(balls.length > 0 ? [`Ball joints, as three hinges about x, y and z: ${balls.join(', ')}.`] : []),
  ].join(' ');
}

/** What of an asset URDF says otherwise or not at all, for the list that a conversion reports. */
export function listUrdfLosses(asset: SimAsset): Issue[] {
  const issues: Issue[] = [];
  const lose = (code: string, where: string, message: string, action?: string): void => {
    issues.push({ code, severity: 'info', where, message, ...(action === undefined ? {} : { action }) });
  };
  for (const body of asset.bodies) {
    for (const joint of body.joints) {
      if (joint.type === 'free') continue;
      const where = `joint ${joint.name}`;
      if (joint.type === 'ball') lose('urdf-no-ball', where, 'URDF has no ball joint.', 'wrote three hinges');
      else if (joint.spring !== undefined)
        lose('urdf-no-spring', where, 'URDF has no joint springs.', 'left it to the extension element');
      if (joint.armature > 0)
        lose('urdf-no-armature', where, 'URDF has no armature.', 'left it to the extension element');
    }
    if (body.joints.length > 1)
      lose(
        'urdf-one-joint',
        `body ${body.name}`,
        'URDF has one joint a link.',
        'put a link with 1% of the mass between them',
      );
    if (body.inertial === undefined && body.joints.length > 0)
      lose('urdf-no-mass', `body ${body.name}`, 'The moving body has no mass, which simulators refuse.');
    for (const geom of body.visuals)
      if (!hasVolume(geom.mesh))
        lose(
          'urdf-flat-visual',
          `geom ${geom.name}`,
          'The visual mesh is flat, which MuJoCo refuses in URDF.',
          'left it out',
        );
  }
  if (asset.bodies.some((body) => body.sites.length > 0))
    lose('urdf-no-sites', 'sites', 'URDF has no named frames without mass.', 'left them to the extension element');
  if (asset.contactPairs.length + asset.contactExclusions.length > 0)
    lose(
      'urdf-no-contact-pairs',
      'contacts',
      'URDF does not say which bodies collide.',
      'left it to the extension element',
    );
  if (Object.keys(asset.provenance).length > 0)
    lose('urdf-no-provenance', 'provenance', 'URDF does not say where each value came from.');
  return issues;
}
