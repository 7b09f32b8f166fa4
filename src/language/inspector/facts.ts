import { degrees } from '../../core/conventions.js';
import { principalMoments } from '../../core/mesh/inertial-algebra.js';
import { bodyInertia, bodyInertias } from '../physics/body-inertia.js';
import { compilerSettings } from '../model/compiler-settings.js';
import { formatNumber } from '../check/edits.js';
import type { FileAccess } from '../model/file-access.js';
import { geomFacts } from '../physics/geom-facts.js';
import { geomMass, geomSolid } from '../physics/geom-mass.js';
import { jointLimits, jointTypeOf } from '../physics/joint-facts.js';
import type { BodyNode } from '../model/kinematics.js';
import { kinematicTree } from '../model/kinematics.js';
import type { Model, ModelElement } from '../model/model.js';
import type { InspectedFact } from './inspected.js';

/** What is computed of a body, joint or geom, as the engine will have it. */
export function describeFacts(model: Model, element: ModelElement, files: FileAccess): readonly InspectedFact[] {
  const body = kinematicTree(model).find((each) => each.element === element);
  if (body !== undefined) return bodyFacts(model, body, files);
  const geom = geomFacts(model).get(element);
  if (geom !== undefined) {
    const mass = model.language === 'mjcf' ? geomMass(model, geom, files) : undefined;
    const volume = geom.isShell ? undefined : geomSolid(model, geom, files)?.unit?.mass;
    return [
      ...(mass === undefined ? [] : [{ label: 'Mass', value: kilograms(mass) }]),
      // At density 1 the mass is the volume.
      ...(volume === undefined ? [] : [{ label: 'Volume', value: cubicMetres(volume) }]),
    ];
  }
  return jointFacts(model, element);
}

function bodyFacts(model: Model, body: BodyNode, files: FileAccess): readonly InspectedFact[] {
  const { inertial, source, isKnown } =
    compilerSettings(model).totalMass === undefined
      ? bodyInertia(model, body, files)
      : (bodyInertias(model, files).get(body) ?? { inertial: undefined, source: 'none', isKnown: false });
  if (!isKnown) return [{ label: 'Mass', value: 'not known: a mesh cannot be read' }];
  if (inertial === undefined) return [{ label: 'Mass', value: 'none' }];
  const from = source === 'geoms' ? ' (of its shapes)' : ' (stated)';
  return [
    { label: 'Mass', value: kilograms(inertial.mass) + from },
    { label: 'Centre of mass', value: `${list(inertial.com, 4)} m` },
    { label: 'Principal inertia', value: `${list(principalMoments(inertial.inertia), 4)} kg m²` },
  ];
}

function jointFacts(model: Model, element: ModelElement): readonly InspectedFact[] {
  const limits = jointLimits(model, element);
  const type = jointTypeOf(model, element);
  const isTurn = type === 'hinge' || type === 'revolute';
  if (limits === undefined) {
    return isTurn || type === 'slide' || type === 'prismatic' ? [{ label: 'Range', value: 'unlimited' }] : [];
  }
  const { lowest, highest } = limits;
  const span = isTurn
    ? `${formatNumber(degrees(lowest), 4)}° to ${formatNumber(degrees(highest), 4)}° (${formatNumber(lowest, 4)} to ${formatNumber(highest, 4)} rad)`
    : `${formatNumber(1000 * lowest, 4)} to ${formatNumber(1000 * highest, 4)} mm`;
  return [{ label: 'Range', value: span }];
}

const list = (numbers: readonly number[], digits: number): string =>
  numbers.map((number) => (Math.abs(number) < 1e-12 ? '0' : formatNumber(number, digits))).join('  ');

const kilograms = (mass: number): string =>
  mass === 0 || mass >= 1 ? `${formatNumber(mass, 4)} kg` : `${formatNumber(1000 * mass, 4)} g`;

const cubicMetres = (volume: number): string =>
  volume >= 0.1 ? `${formatNumber(volume, 4)} m³` : `${formatNumber(1e6 * volume, 4)} cm³`;
