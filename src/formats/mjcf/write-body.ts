import type { Body, Site } from '../../core/body.js';
import { inertiaToMjcf } from '../../core/conventions.js';
import type { CollisionGeom, VisualGeom } from '../../core/geom.js';
import type { Inertial } from '../../core/inertial.js';
import type { Joint } from '../../core/joint.js';
import type { Pose } from '../../core/math/pose.js';
import type { SimAsset } from '../../core/sim-asset.js';
import { formatCoordinates, formatNumber, formatNumbers } from '../number-text.js';
import type { XmlAttributes, XmlElement } from '../xml-tree.js';
import { element } from '../xml-tree.js';
import type { MjcfNames } from './mjcf-names.js';
import { siteRadius } from './site-radius.js';

/** `<body>` of each child of `parent` (undefined: the world) with everything below it. */
export function writeBodies(asset: SimAsset, names: MjcfNames, parent?: string): XmlElement[] {
  return asset.bodies.filter((body) => body.parent === parent).map((body) => writeBody(asset, body, names));
}

function writeBody(asset: SimAsset, body: Body, names: MjcfNames): XmlElement {
  const childClass = body.parent === undefined ? names.root : undefined;
  return element('body', { name: body.name, ...poseAttributes(body.pose), childclass: childClass }, [
    body.inertial === undefined ? undefined : writeInertial(body.inertial),
    ...body.joints.map(writeJoint),
    ...body.visuals.map((geom) => writeVisual(geom, names)),
    ...body.collisions.map((geom) => writeCollision(geom, names)),
    ...body.sites.map((site) => writeSite(site, body)),
    ...writeBodies(asset, names, body.name),
  ]);
}

/** `pos` and `quat`, each left out where it says nothing. */
function poseAttributes({ position, rotation }: Pose): XmlAttributes {
  const pos = formatCoordinates(position);
  const quat = formatCoordinates(rotation);
  return { pos: pos === '0 0 0' ? undefined : pos, quat: quat === '1 0 0 0' ? undefined : quat };
}

const writeInertial = ({ mass, com, inertia }: Inertial): XmlElement =>
  element('inertial', {
    pos: formatCoordinates(com),
    mass: formatNumber(mass),
    fullinertia: formatNumbers(inertiaToMjcf(inertia)),
  });

function writeJoint(joint: Joint): XmlElement {
  if (joint.type === 'free') return element('freejoint', { name: joint.name });
  const dynamics = {
    damping: formatNumber(joint.damping),
    frictionloss: formatNumber(joint.frictionLoss),
    armature: formatNumber(joint.armature),
  };
  if (joint.type === 'ball') {
    const range = joint.maxAngle === undefined ? undefined : formatNumbers([0, joint.maxAngle]);
    return element('joint', { name: joint.name, type: 'ball', range, ...dynamics });
  }
  return element('joint', {
    name: joint.name,
    type: joint.type,
    axis: formatCoordinates(joint.axis),
    range: joint.range === undefined ? undefined : formatNumbers(joint.range),
    ...dynamics,
    stiffness: joint.spring === undefined ? undefined : formatNumber(joint.spring.stiffness),
    springref: joint.spring === undefined ? undefined : formatNumber(joint.spring.reference),
    // Bounds what all actuators of the joint give together: what URDF calls effort.
    actuatorfrcrange: joint.effortLimit > 0 ? formatNumbers([-joint.effortLimit, joint.effortLimit]) : undefined,
  });
}

const writeVisual = ({ name, appearance }: VisualGeom, names: MjcfNames): XmlElement =>
  element('geom', { name, class: names.visual, mesh: names.own(name), material: names.own(appearance) });

function writeCollision({ name, shape, pose, material }: CollisionGeom, names: MjcfNames): XmlElement {
  const common = { name, class: names.material(material) };
  const place = poseAttributes(pose);
  switch (shape.kind) {
    case 'box':
      return element('geom', { ...common, type: 'box', size: formatNumbers(shape.halfExtents), ...place });
    case 'sphere':
      return element('geom', { ...common, type: 'sphere', size: formatNumber(shape.radius), ...place, ...ROUND });
    case 'cylinder':
    case 'capsule': {
      const size = formatNumbers([shape.radius, shape.halfLength]);
      return element('geom', { ...common, type: shape.kind, size, ...place, ...ROUND });
    }
    case 'convex':
      return element('geom', { ...common, type: 'mesh', mesh: names.own(name), ...place });
  }
}

/** Rolling friction acts from condim 6 on; without it a round thing rolls for ever. */
const ROUND = { condim: '6' };

const writeSite = ({ name, pose }: Site, body: Body): XmlElement =>
  element('site', { name, size: formatNumber(siteRadius(body)), ...poseAttributes(pose) });
