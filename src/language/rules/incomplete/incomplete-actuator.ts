import { compilerSettings } from '../../model/compiler-settings.js';
import { effectiveAttribute, effectiveText } from '../../model/defaults.js';
import type { Model, ModelElement } from '../../model/model.js';
import { effectiveNumber, readNumbers } from '../../values/numbers.js';
import type { Finding } from '../rule.js';
import { at, has, missing } from './missing.js';

const TARGETS = ['joint', 'jointinparent', 'tendon', 'site', 'body', 'cranksite'] as const;

/** An actuator that drives nothing, or whose ranges the compiler does not take (MuJoCo 3.14, tried on the engine). */
export const describeActuator = (model: Model, element: ModelElement): Finding | undefined =>
  describeTarget(element) ?? describeControl(model, element) ?? describeActivation(model, element);

function describeTarget(element: ModelElement): Finding | undefined {
  const { node, type } = element;
  if (type === undefined || type.tag === 'include' || type.tag === 'plugin') return undefined;
  const known = TARGETS.filter((name) => type.attributes.has(name));
  if (known.some((name) => has(element, name))) {
    if (has(element, 'cranksite') && !has(element, 'slidersite'))
      return missing(element, 'A slider crank needs a slidersite beside its cranksite.');
    return undefined;
  }
  return missing(element, `<${node.name.text}> drives nothing: it needs ${orWords(known)}.`);
}

/** What only holds back, or only sticks, is limited always, and not below 0. */
function describeControl(model: Model, element: ModelElement): Finding | undefined {
  const tag = element.node.name.text;
  if (tag !== 'damper' && tag !== 'adhesion') return undefined;
  const written = effectiveAttribute(model, element, 'ctrlrange');
  const range = readNumbers(written?.attribute.value?.raw);
  // Words are for another rule.
  if (written !== undefined && range?.length !== 2) return undefined;
  const [low, high] = range ?? [0, 0];
  if (low < 0 || high < 0) return at(element, `The control of ${a(tag)} cannot be negative.`, 'ctrlrange');
  // An own range that is the wrong way round is for another rule, too.
  if (low < high || (written?.from === element && high !== 0)) return undefined;
  return at(element, `${a(tag, 'A')} needs a ctrlrange, from 0 or more upwards: it is limited always.`, 'ctrlrange');
}

const a = (tag: string, article = 'a'): string => `${tag === 'adhesion' ? `${article}n` : article} ${tag}`;

/** A range of an activation that is not there. */
function describeActivation(model: Model, element: ModelElement): Finding | undefined {
  const tag = element.node.name.text;
  if (!WITHOUT_ACTIVATION.has(tag) || dynamicsOf(model, element) !== 'none') return undefined;
  const [low, high] = readNumbers(effectiveText(model, element, 'actrange')) ?? [0, 0];
  const flag = effectiveText(model, element, 'actlimited') ?? 'auto';
  if (!(low < high) || flag === 'false' || (flag === 'auto' && !compilerSettings(model).autoLimits)) return undefined;
  const what = tag === 'general' ? 'dyntype is none' : `${a(tag)} has none here`;
  return at(element, `actrange bounds an activation, and ${what}: MuJoCo refuses it.`, 'actrange');
}

/** Actuators that have no activation, unless `dyntype` or a time constant gives them one. */
const WITHOUT_ACTIVATION = new Set(['general', 'position', 'motor', 'velocity']);

function dynamicsOf(model: Model, element: ModelElement): string {
  const tag = element.node.name.text;
  // These set it themselves, whatever their class says.
  if (tag === 'motor' || tag === 'velocity') return 'none';
  const delay = tag === 'position' ? effectiveNumber(model, element, 'timeconst') : undefined;
  return (delay ?? 0) > 0 ? 'filterexact' : (effectiveText(model, element, 'dyntype') ?? 'none');
}

const orWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
