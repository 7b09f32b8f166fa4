import { compilerSettings } from '../model/compiler-settings.js';
import { effectiveText } from '../model/defaults.js';
import type { Model, ModelElement } from '../model/model.js';

const split = (words: string): readonly string[] => words.split(',');

const XYZ = split('x,y,z');
const LOW_HIGH = split('lowest,highest');
const TIME_RATIO = split('time constant,damping ratio');
const IMPEDANCE = split('impedance at zero,impedance at width,width,midpoint,power');

/** What the numbers of an attribute are, by its name. */
const LABELS: Readonly<Partial<Record<string, readonly string[]>>> = {
  pos: XYZ,
  xyz: XYZ,
  axis: XYZ,
  zaxis: XYZ,
  anchor: XYZ,
  gravity: XYZ,
  wind: XYZ,
  magnetic: XYZ,
  dir: XYZ,
  scale: XYZ,
  offset: XYZ,
  center: XYZ,
  quat: split('w,x,y,z'),
  refquat: split('w,x,y,z'),
  quat_xyzw: split('x,y,z,w'),
  axisangle: split('x,y,z,angle'),
  xyaxes: split('x of X,y of X,z of X,x of Y,y of Y,z of Y'),
  rpy: split('roll,pitch,yaw'),
  fromto: split('x of the start,y of the start,z of the start,x of the end,y of the end,z of the end'),
  relpose: split('x,y,z,w of the rotation,x of the rotation,y of the rotation,z of the rotation'),
  rgba: split('red,green,blue,opacity'),
  rgb: split('red,green,blue'),
  rgb1: split('red,green,blue'),
  rgb2: split('red,green,blue'),
  markrgb: split('red,green,blue'),
  diffuse: split('red,green,blue'),
  ambient: split('red,green,blue'),
  solimp: IMPEDANCE,
  solimplimit: IMPEDANCE,
  solimpfriction: IMPEDANCE,
  solimpfix: IMPEDANCE,
  solref: TIME_RATIO,
  solreflimit: TIME_RATIO,
  solreffriction: TIME_RATIO,
  solreffix: TIME_RATIO,
  solreffrictionlimit: TIME_RATIO,
  springdamper: TIME_RATIO,
  springlength: split('lower,upper'),
  diaginertia: split('xx,yy,zz'),
  fullinertia: split('xx,yy,zz,xy,xz,yz'),
  gear: split('force x,force y,force z,torque x,torque y,torque z'),
  polycoef: split('constant,linear,quadratic,cubic,quartic'),
  texrepeat: split('along x,along y'),
  gridsize: split('rows,columns'),
  inertiagrouprange: LOW_HIGH,
  range: LOW_HIGH,
};

/** The size of a geom or site by its shape; half sizes throughout. */
const SIZES: Readonly<Partial<Record<string, readonly string[]>>> = {
  sphere: split('radius'),
  capsule: split('radius,half length'),
  cylinder: split('radius,half length'),
  box: split('half size x,half size y,half size z'),
  ellipsoid: split('half axis x,half axis y,half axis z'),
  plane: split('half size x (0: endless),half size y (0: endless),spacing of the grid'),
};

/** What the numbers of an attribute are, one after the other; empty where they have no names. */
export function numberLabels(model: Model, element: ModelElement, attribute: string): readonly string[] {
  const tag = element.node.name.text;
  if (attribute === 'size' && (tag === 'geom' || tag === 'site'))
    return SIZES[effectiveText(model, element, 'type') ?? ''] ?? [];
  if (attribute === 'size' && tag === 'hfield') return split('half size x,half size y,height,depth of the base');
  if (attribute === 'size' && tag === 'box') return split('size x,size y,size z');
  if (attribute === 'friction')
    return tag === 'pair'
      ? split('sliding 1,sliding 2,torsional,rolling 1,rolling 2')
      : split('sliding,torsional,rolling');
  if (attribute === 'euler') return eulerLabels(model);
  if (LABELS[attribute] === undefined && attribute.endsWith('range')) return LOW_HIGH;
  return LABELS[attribute] ?? [];
}

/** As the compiler is told: small letters turn with the body, large ones stay. */
const eulerLabels = (model: Model): readonly string[] =>
  Array.from(compilerSettings(model).eulerSequence, (axis) =>
    axis === axis.toLowerCase() ? `about ${axis}, moving` : `about ${axis.toLowerCase()}, fixed`,
  );
