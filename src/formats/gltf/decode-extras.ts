import type { BodyPart } from '../../core/body.js';
import type { Inertial } from '../../core/inertial.js';
import type { Joint } from '../../core/joint.js';
import type { Material } from '../../core/material.js';
import { normalize } from '../../core/math/vec3.js';
import type { Vec3 } from '../../core/math/vec3.js';
import type { Provenance } from '../../core/provenance.js';
import type { Keyframe } from '../../core/sim-asset.js';
import type { AppearanceExtras, AssetExtras, BodyExtras, NodeExtras, TextureExtras } from './physx-extras.js';
import { EXTRAS_KEY, EXTRAS_VERSION } from './physx-extras.js';
import type { JsonObject } from '../strict-json.js';
import {
  asNumber,
  asNumbers,
  asObject,
  asString,
  asVec3,
  field,
  listOf,
  oneOf,
  optionalEntry,
  optionalField,
  refuse,
} from '../strict-json.js';

/** Our part of the extras of a node, material or image of the file; undefined when it has none. */
export function ownExtras(owner: JsonObject): JsonObject | undefined {
  const extras = optionalField(owner, 'extras', (value, where) =>
    typeof value === 'object' && value !== null ? asObject(value, where) : undefined,
  );
  return extras && optionalField(extras, EXTRAS_KEY, asObject);
}

/** What a node of ours stands for. */
export function decodeNodeExtras(extras: JsonObject): NodeExtras {
  const kind = field(extras, 'kind', oneOf('asset', 'body', 'visual', 'collision', 'site', 'joint-frame'));
  switch (kind) {
    case 'asset':
      return decodeAsset(extras);
    case 'body':
      return decodeBody(extras);
    case 'visual':
      return { kind, name: field(extras, 'name', asString), appearance: field(extras, 'appearance', asString) };
    case 'collision':
      return { kind, name: field(extras, 'name', asString), material: field(extras, 'material', asString) };
    case 'site':
      return { kind, name: field(extras, 'name', asString) };
    case 'joint-frame':
      return {
        kind,
        joint: field(extras, 'joint', asString),
        side: field(extras, 'side', oneOf('parent', 'child')),
      };
  }
}

export function decodeAppearance(extras: JsonObject): AppearanceExtras {
  const [r, g, b, a] = field(extras, 'baseColor', (value, where) => asNumbers(value, 4, where));
  return {
    kind: 'appearance',
    name: field(extras, 'name', asString),
    baseColor: [r, g, b, a],
    roughness: field(extras, 'roughness', asNumber),
    metallic: field(extras, 'metallic', asNumber),
    ...optionalEntry(extras, 'texture', asString),
  };
}

export const decodeTexture = (extras: JsonObject): TextureExtras => ({
  kind: 'texture',
  name: field(extras, 'name', asString),
  width: field(extras, 'width', asNumber),
  height: field(extras, 'height', asNumber),
});

function decodeAsset(extras: JsonObject): AssetExtras {
  const version = field(extras, 'version', asNumber);
  if (version !== EXTRAS_VERSION) refuse(`${extras.where}/version`, `${EXTRAS_VERSION}, not ${version}`);
  return {
    kind: 'asset',
    version,
    name: field(extras, 'name', asString),
    title: field(extras, 'title', asString),
    category: field(extras, 'category', asString),
    base: field(extras, 'base', oneOf('fixed', 'free')),
    mountHeight: field(extras, 'mountHeight', asNumber),
    dimensions: field(extras, 'dimensions', asVec3),
    ...optionalEntry(extras, 'confidence', asNumber),
    materials: field(extras, 'materials', listOf(decodeMaterial)),
    contactPairs: field(extras, 'contactPairs', listOf(decodePair)),
    contactExclusions: field(
      extras,
      'contactExclusions',
      listOf((value, where) => {
        const object = asObject(value, where);
        return { bodies: field(object, 'bodies', decodePair), reason: field(object, 'reason', asString) };
      }),
    ),
    keyframes: field(extras, 'keyframes', listOf(decodeKeyframe)),
    provenance: field(extras, 'provenance', (value, where) => tableOf(asObject(value, where), decodeProvenance)),
  };
}

function decodeBody(extras: JsonObject): BodyExtras {
  return {
    kind: 'body',
    name: field(extras, 'name', asString),
    ...optionalEntry(extras, 'inertial', decodeInertial),
    joints: field(extras, 'joints', listOf(decodeJoint)),
    parts: field(extras, 'parts', listOf(decodePart)),
  };
}

function decodeInertial(value: unknown, where: string): Inertial {
  const object = asObject(value, where);
  const inertia = field(object, 'inertia', asObject);
  const element = (key: string) => field(inertia, key, asNumber);
  return {
    mass: field(object, 'mass', asNumber),
    com: field(object, 'com', asVec3),
    inertia: {
      xx: element('xx'),
      yy: element('yy'),
      zz: element('zz'),
      xy: element('xy'),
      xz: element('xz'),
      yz: element('yz'),
    },
  };
}

function decodeJoint(value: unknown, where: string): Joint {
  const object = asObject(value, where);
  const name = field(object, 'name', asString);
  const type = field(object, 'type', oneOf('hinge', 'slide', 'ball', 'free'));
  if (type === 'free') return { type, name };
  const dynamics = {
    name,
    damping: field(object, 'damping', asNumber),
    frictionLoss: field(object, 'frictionLoss', asNumber),
    armature: field(object, 'armature', asNumber),
  };
  if (type === 'ball') return { type, ...dynamics, ...optionalEntry(object, 'maxAngle', asNumber) };
  return {
    type,
    ...dynamics,
    axis: field(object, 'axis', asUnit),
    ...optionalEntry(object, 'range', asRange),
    ...optionalEntry(object, 'spring', (spring, at) => {
      const fields = asObject(spring, at);
      return { stiffness: field(fields, 'stiffness', asNumber), reference: field(fields, 'reference', asNumber) };
    }),
    effortLimit: field(object, 'effortLimit', asNumber),
    velocityLimit: field(object, 'velocityLimit', asNumber),
  };
}

function asUnit(value: unknown, where: string): Vec3 {
  const axis = asVec3(value, where);
  const unit = normalize(axis);
  if (unit === undefined || Math.abs(Math.hypot(...axis) - 1) > 1e-6) refuse(where, 'a unit vector');
  return axis;
}

function asRange(value: unknown, where: string): readonly [number, number] {
  const [lower, upper] = asNumbers(value, 2, where);
  return lower < upper ? [lower, upper] : refuse(where, 'two numbers, the smaller first');
}

function decodePart(value: unknown, where: string): BodyPart {
  const object = asObject(value, where);
  return {
    id: field(object, 'id', asNumber),
    name: field(object, 'name', asString),
    material: field(object, 'material', asString),
    affordance: field(object, 'affordance', asNumber),
    description: field(object, 'description', asString),
  };
}

function decodeMaterial(value: unknown, where: string): Material {
  const object = asObject(value, where);
  return {
    name: field(object, 'name', asString),
    density: field(object, 'density', asNumber),
    ...optionalEntry(object, 'youngsModulus', asNumber),
    ...optionalEntry(object, 'poissonsRatio', asNumber),
    friction: field(object, 'friction', asNumber),
    restitution: field(object, 'restitution', asNumber),
  };
}

function decodePair(value: unknown, where: string): readonly [string, string] {
  const pair = listOf(asString)(value, where);
  return pair.length === 2 ? [pair[0], pair[1]] : refuse(where, 'two names');
}

function decodeKeyframe(value: unknown, where: string): Keyframe {
  const object = asObject(value, where);
  return {
    name: field(object, 'name', asString),
    positions: field(object, 'positions', (table, at) => tableOf(asObject(table, at), asNumber)),
  };
}

function decodeProvenance(value: unknown, where: string): Provenance {
  const object = asObject(value, where);
  return {
    source: field(object, 'source', oneOf('model', 'image', 'prior', 'rule', 'user')),
    detail: field(object, 'detail', asString),
  };
}

/** A table by name. Object.fromEntries defines its keys, so that `__proto__` is one like any other. */
const tableOf = <T>(object: JsonObject, read: (value: unknown, where: string) => T): Record<string, T> =>
  Object.fromEntries(Object.keys(object.fields).map((key) => [key, field(object, key, read)]));
