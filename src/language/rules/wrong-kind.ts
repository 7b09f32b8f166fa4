import type { Namespace } from '../../schema/vocabulary.js';
import type { XmlAttribute } from '../../xml/syntax-tree.js';
import { compilerSettings } from '../model/compiler-settings.js';
import { attributeText, effectiveText } from '../model/defaults.js';
import type { Fix } from '../check/diagnostic.js';
import { escapeAttribute } from '../check/edits.js';
import { jointTypeOf } from '../physics/joint-facts.js';
import type { Model, ModelElement } from '../model/model.js';
import { findAttribute, walkElements } from '../model/model.js';
import { symbolsOf } from '../model/symbols.js';
import { effectiveNumbers } from '../values/written-numbers.js';
import type { Report, Rule } from './rule.js';

/** With more than these, nobody can tell which one is meant. */
const MOST_OFFERED = 3;

/** A name that is there, and means something that does not suit (all tried on MuJoCo 3.14, which refuses each). */
export const wrongKind: Rule = {
  id: 'ref/wrong-kind',
  severity: 'error',
  languages: ['mjcf'],
  check: (model, report) => {
    // The classes of a piece are elsewhere: nobody knows what it leaves out.
    if (model.isFragment) return;
    for (const element of walkElements(model.root)) {
      if (element.type === undefined || element.isOpen || element.inDefault) continue;
      switch (element.parent?.node.name.text ?? '') {
        case 'sensor':
          checkSensor(model, element, report);
          break;
        case 'equality':
          checkEquality(model, element, report);
          break;
        case 'actuator':
          checkActuator(model, element, report);
          break;
        case 'spatial':
          checkWrap(model, element, report);
          break;
        default:
          if (element.type.id === 'geom') checkGeom(model, element, report);
      }
    }
  },
};

/** What an attribute names has to be. */
interface Demand {
  readonly namespace: Namespace;
  readonly suits: (target: ModelElement) => boolean;
  readonly message: (name: string) => string;
}

function demand(model: Model, element: ModelElement, attribute: string, wanted: Demand, report: Report): void {
  const written = findAttribute(element, attribute);
  const name = attributeText(element, attribute);
  if (written?.value === undefined || name === undefined) return;
  const { find, names } = symbolsOf(model);
  const target = find(wanted.namespace, name).at(0)?.element;
  if (target === undefined || wanted.suits(target)) return;
  const { start, end } = written.value;
  const suiting = names(wanted.namespace).filter((one) => {
    const other = find(wanted.namespace, one).at(0)?.element;
    return other !== undefined && wanted.suits(other);
  });
  const fixes: readonly Fix[] =
    suiting.length > MOST_OFFERED
      ? []
      : suiting.map((one) => ({ title: `Change to ${one}`, edits: [{ start, end, text: escapeAttribute(one) }] }));
  report(element, { start, end, message: wanted.message(name), fixes });
}

const isScalar = (model: Model, joint: ModelElement): boolean => ['hinge', 'slide'].includes(jointTypeOf(model, joint));

function isLimited(model: Model, element: ModelElement): boolean {
  if (element.node.name.text === 'freejoint') return false;
  const flag = effectiveText(model, element, 'limited') ?? 'auto';
  if (flag !== 'auto') return flag === 'true';
  const range = effectiveNumbers(model, element, 'range')?.numbers;
  return compilerSettings(model).autoLimits && range?.length === 2 && range[0] < range[1];
}

function checkSensor(model: Model, sensor: ModelElement, report: Report): void {
  const tag = sensor.node.name.text;
  const joint = (suits: Demand['suits'], what: string): void => {
    const message = (name: string): string => `${tag} reads ${what}, and "${name}" is none.`;
    demand(model, sensor, 'joint', { namespace: 'joint', suits, message }, report);
  };
  switch (tag) {
    case 'jointpos':
    case 'jointvel':
    case 'jointactuatorfrc':
      joint((target) => isScalar(model, target), 'a hinge or a slide');
      break;
    case 'ballquat':
    case 'ballangvel':
      joint((target) => jointTypeOf(model, target) === 'ball', 'a ball joint');
      break;
    case 'jointlimitpos':
    case 'jointlimitvel':
    case 'jointlimitfrc':
      joint((target) => jointTypeOf(model, target) !== 'free' && isLimited(model, target), 'a joint with limits');
      break;
    case 'tendonlimitpos':
    case 'tendonlimitvel':
    case 'tendonlimitfrc': {
      const message = (name: string): string => `${tag} reads a tendon with limits, and "${name}" has none.`;
      demand(model, sensor, 'tendon', { namespace: 'tendon', suits: (one) => isLimited(model, one), message }, report);
      break;
    }
    default:
  }
}

function checkEquality(model: Model, equality: ModelElement, report: Report): void {
  if (equality.node.name.text !== 'joint') return;
  for (const attribute of ['joint1', 'joint2'])
    demand(
      model,
      equality,
      attribute,
      {
        namespace: 'joint',
        suits: (target) => isScalar(model, target),
        message: (name) => `This couples hinges and slides, and "${name}" is a ${symbolType(model, name)} joint.`,
      },
      report,
    );
}

function symbolType(model: Model, name: string): string {
  const joint = symbolsOf(model).find('joint', name).at(0)?.element;
  return joint === undefined ? '' : jointTypeOf(model, joint);
}

function checkActuator(model: Model, actuator: ModelElement, report: Report): void {
  const tell = ({ start, end }: XmlAttribute, message: string): void => {
    report(actuator, { start, end, message });
  };
  const has = (name: string): boolean => findAttribute(actuator, name) !== undefined;
  const reference = findAttribute(actuator, 'refsite');
  if (reference !== undefined && !has('site'))
    tell(reference, 'refsite is what a site is seen from: there is no site here.');
  const crank = findAttribute(actuator, 'cranksite');
  if (crank !== undefined && !has('slidersite')) tell(crank, 'A slider-crank needs a slidersite beside the cranksite.');
  const slider = findAttribute(actuator, 'slidersite');
  if (slider !== undefined && crank === undefined)
    tell(slider, 'A slider-crank needs a cranksite beside the slidersite.');
  const joint = has('joint') ? 'joint' : 'jointinparent';
  if (actuator.node.name.text === 'orientation') {
    const suits = (target: ModelElement): boolean => jointTypeOf(model, target) === 'ball';
    const message = (name: string): string => `orientation drives a ball joint, and "${name}" is none.`;
    demand(model, actuator, joint, { namespace: 'joint', suits, message }, report);
  }
  if (Number(effectiveText(model, actuator, 'inheritrange') ?? '0') <= 0) return;
  const suits = (target: ModelElement): boolean => {
    const range = effectiveNumbers(model, target, 'range')?.numbers;
    return isScalar(model, target) && range?.length === 2 && range[0] < range[1];
  };
  const message = (name: string): string => `inheritrange takes the range of a hinge or slide, and "${name}" has none.`;
  demand(model, actuator, joint, { namespace: 'joint', suits, message }, report);
}

function checkWrap(model: Model, wrap: ModelElement, report: Report): void {
  if (wrap.node.name.text !== 'geom') return;
  const suits = (target: ModelElement): boolean =>
    ['sphere', 'cylinder'].includes(effectiveText(model, target, 'type') ?? 'sphere');
  const message = (name: string): string => `A tendon wraps around spheres and cylinders, and "${name}" is neither.`;
  demand(model, wrap, 'geom', { namespace: 'geom', suits, message }, report);
}

function checkGeom(model: Model, geom: ModelElement, report: Report): void {
  const type = effectiveText(model, geom, 'type') ?? 'sphere';
  const has = (name: string): boolean => (effectiveText(model, geom, name) ?? '') !== '';
  const place = findAttribute(geom, 'type') ?? geom.node.name;
  const { start, end } = place;
  if (type === 'mesh' && !has('mesh'))
    report(geom, { start, end, message: 'A geom of type mesh needs the name of a mesh.' });
  if (type === 'hfield' && !has('hfield'))
    report(geom, { start, end, message: 'A geom of type hfield needs the name of a height field.' });
  const field = findAttribute(geom, 'hfield');
  if (type !== 'hfield' && field !== undefined)
    report(geom, {
      start: field.start,
      end: field.end,
      message: `Only a geom of type hfield has a height field: this one is of type ${type}.`,
    });
}
