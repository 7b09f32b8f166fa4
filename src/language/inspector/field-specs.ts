import { effectiveAttribute, effectiveText } from '../model/defaults.js';
import { findChild, jointTypeOf } from '../physics/joint-facts.js';
import type { Model, ModelElement } from '../model/model.js';
import { findAttribute } from '../model/model.js';

/** A field of an element: where its value stands, and how it is called. */
export interface FieldSpec {
  /** An attribute of the element, or of a child after `@`: `mass`, `inertial@mass`, `inertial/inertia@ixx`. */
  readonly name: string;
  readonly label: string;
  readonly group: string;
  /** What the numbers are. */
  readonly parts?: string;
}

const XYZ = 'x y z';
const ORIENTATIONS: Readonly<Record<string, readonly [label: string, parts: string]>> = {
  quat: ['Quaternion', 'w x y z'],
  euler: ['Euler angles', 'three angles'],
  axisangle: ['Axis and angle', 'x y z angle'],
  xyaxes: ['X and Y axes', 'x axis, y axis'],
  zaxis: ['Z axis', XYZ],
};

/** The fields of a body, joint or geom, of a link, visual or collision, in the order in which they are shown. */
export function fieldSpecs(model: Model, element: ModelElement): readonly FieldSpec[] {
  switch (element.node.name.text) {
    case 'body':
      return bodyFields(model, element);
    case 'joint':
      return model.language === 'mjcf' ? jointFields(model, element) : urdfJointFields(model, element);
    case 'freejoint':
      return [
        { name: 'align', label: 'Align', group: 'Motion' },
        { name: 'group', label: 'Group', group: 'Look' },
      ];
    case 'geom':
      return geomFields(model, element);
    case 'link':
      return LINK;
    case 'visual':
    case 'collision':
      return shapeFields(element);
    default:
      return [];
  }
}

/** Position and orientation, in the spelling that the element has or inherits. */
function poseFields(model: Model, element: ModelElement): readonly FieldSpec[] {
  const spelling = Object.keys(ORIENTATIONS).find((name) => effectiveAttribute(model, element, name)) ?? 'euler';
  const [label, parts] = ORIENTATIONS[spelling];
  return [
    { name: 'pos', label: 'Position', group: 'Pose', parts: XYZ },
    { name: spelling, label, group: 'Pose', parts },
  ];
}

function bodyFields(model: Model, element: ModelElement): readonly FieldSpec[] {
  const inertial = findChild(element, 'inertial');
  const isFull = inertial !== undefined && findAttribute(inertial, 'fullinertia') !== undefined;
  const group = 'Mass';
  return [
    ...poseFields(model, element),
    { name: 'inertial@mass', label: 'Mass', group },
    { name: 'inertial@pos', label: 'Centre of mass', group, parts: XYZ },
    isFull
      ? { name: 'inertial@fullinertia', label: 'Inertia', group, parts: 'xx yy zz xy xz yz' }
      : { name: 'inertial@diaginertia', label: 'Inertia', group, parts: XYZ },
    { name: 'gravcomp', label: 'Gravity comp.', group },
  ];
}

function jointFields(model: Model, element: ModelElement): readonly FieldSpec[] {
  const type = jointTypeOf(model, element);
  const isDirected = type === 'hinge' || type === 'slide';
  const motion = 'Motion';
  const fields: FieldSpec[] = [{ name: 'type', label: 'Type', group: motion }];
  if (isDirected) fields.push({ name: 'axis', label: 'Axis', group: motion, parts: XYZ });
  if (type !== 'free') {
    fields.push({ name: 'pos', label: 'Anchor', group: motion, parts: XYZ });
    fields.push({ name: 'range', label: 'Range', group: motion, parts: 'least greatest' });
    fields.push({ name: 'limited', label: 'Limited', group: motion });
  }
  if (isDirected) fields.push({ name: 'ref', label: 'Reference', group: motion });
  const group = 'Dynamics';
  fields.push(
    { name: 'damping', label: 'Damping', group },
    { name: 'frictionloss', label: 'Friction loss', group },
    { name: 'armature', label: 'Armature', group },
  );
  if (type !== 'free') fields.push({ name: 'stiffness', label: 'Stiffness', group });
  if (isDirected) fields.push({ name: 'springref', label: 'Spring rest', group });
  fields.push({ name: 'class', label: 'Class', group: 'Defaults' });
  return fields;
}

const SIZES: Readonly<Record<string, string>> = {
  sphere: 'radius',
  capsule: 'radius, half length',
  cylinder: 'radius, half length',
  box: 'half x, y, z',
  ellipsoid: 'half axes x, y, z',
  plane: 'half x, half y, grid',
};

function geomFields(model: Model, element: ModelElement): readonly FieldSpec[] {
  const type = effectiveText(model, element, 'type') ?? 'sphere';
  const isMesh = type === 'mesh' || type === 'sdf';
  const ends = !isMesh && effectiveAttribute(model, element, 'fromto') !== undefined;
  const [shape, mass, contact, look] = ['Shape', 'Mass', 'Contact', 'Look'];
  const parts = ends ? (type === 'box' || type === 'ellipsoid' ? 'half width' : 'radius') : SIZES[type];
  return [
    { name: 'type', label: 'Type', group: shape },
    ...(isMesh ? [{ name: 'mesh', label: 'Mesh', group: shape }] : []),
    ...(type === 'hfield' ? [{ name: 'hfield', label: 'Height field', group: shape }] : []),
    ...(type in SIZES ? [{ name: 'size', label: 'Size', group: shape, parts }] : []),
    ...(ends
      ? [{ name: 'fromto', label: 'From, to', group: shape, parts: 'x y z of both ends' }]
      : poseFields(model, element)),
    { name: 'mass', label: 'Mass', group: mass },
    { name: 'density', label: 'Density', group: mass },
    { name: 'friction', label: 'Friction', group: contact, parts: 'sliding, torsional, rolling' },
    { name: 'contype', label: 'contype', group: contact },
    { name: 'conaffinity', label: 'conaffinity', group: contact },
    { name: 'condim', label: 'condim', group: contact },
    { name: 'rgba', label: 'Colour', group: look },
    { name: 'material', label: 'Material', group: look },
    { name: 'group', label: 'Group', group: look },
    { name: 'class', label: 'Class', group: 'Defaults' },
  ];
}

const LINK: readonly FieldSpec[] = [
  { name: 'inertial/mass@value', label: 'Mass', group: 'Mass' },
  { name: 'inertial/origin@xyz', label: 'Centre of mass', group: 'Mass', parts: XYZ },
  { name: 'inertial/origin@rpy', label: 'Roll pitch yaw', group: 'Mass', parts: 'roll pitch yaw' },
  ...['ixx', 'iyy', 'izz', 'ixy', 'ixz', 'iyz'].map((name) => ({
    name: `inertial/inertia@${name}`,
    label: name,
    group: 'Inertia',
  })),
];

function urdfJointFields(model: Model, element: ModelElement): readonly FieldSpec[] {
  const type = jointTypeOf(model, element);
  const origin = [
    { name: 'type', label: 'Type', group: 'Motion' },
    { name: 'origin@xyz', label: 'Position', group: 'Pose', parts: XYZ },
    { name: 'origin@rpy', label: 'Roll pitch yaw', group: 'Pose', parts: 'roll pitch yaw' },
  ];
  if (!['revolute', 'continuous', 'prismatic'].includes(type)) return origin;
  const ends =
    type === 'continuous'
      ? []
      : [
          { name: 'limit@lower', label: 'Lower', group: 'Limit' },
          { name: 'limit@upper', label: 'Upper', group: 'Limit' },
        ];
  return [
    origin[0],
    { name: 'axis@xyz', label: 'Axis', group: 'Motion', parts: XYZ },
    ...ends,
    { name: 'limit@effort', label: 'Effort', group: 'Limit' },
    { name: 'limit@velocity', label: 'Velocity', group: 'Limit' },
    { name: 'dynamics@damping', label: 'Damping', group: 'Dynamics' },
    { name: 'dynamics@friction', label: 'Friction', group: 'Dynamics' },
    ...origin.slice(1),
    { name: 'mimic@joint', label: 'Follows', group: 'Mimic' },
    { name: 'mimic@multiplier', label: 'Multiplier', group: 'Mimic' },
    { name: 'mimic@offset', label: 'Offset', group: 'Mimic' },
  ];
}

const SHAPES: Readonly<Record<string, readonly (readonly [attribute: string, label: string, parts?: string])[]>> = {
  box: [['size', 'Size', 'whole sides x, y, z']],
  cylinder: [
    ['radius', 'Radius'],
    ['length', 'Length'],
  ],
  capsule: [
    ['radius', 'Radius'],
    ['length', 'Length'],
  ],
  sphere: [['radius', 'Radius']],
  mesh: [
    ['filename', 'Mesh'],
    ['scale', 'Scale', XYZ],
  ],
};

function shapeFields(element: ModelElement): readonly FieldSpec[] {
  const geometry = findChild(element, 'geometry');
  const shape = geometry?.children.find(({ node }) => Object.hasOwn(SHAPES, node.name.text))?.node.name.text;
  const look =
    element.node.name.text === 'visual'
      ? [
          { name: 'material/color@rgba', label: 'Colour', group: 'Look' },
          { name: 'material@name', label: 'Material', group: 'Look' },
        ]
      : [];
  return [
    ...(shape === undefined ? [] : SHAPES[shape]).map(([attribute, label, parts]) => ({
      name: `geometry/${shape ?? ''}@${attribute}`,
      label,
      group: 'Shape',
      ...(parts === undefined ? {} : { parts }),
    })),
    { name: 'origin@xyz', label: 'Position', group: 'Pose', parts: XYZ },
    { name: 'origin@rpy', label: 'Roll pitch yaw', group: 'Pose', parts: 'roll pitch yaw' },
    ...look,
  ];
}
