import type { ModelElement } from '../../model/model.js';
import type { Finding } from '../rule.js';
import { has, missing } from './missing.js';

const TARGETS = ['joint', 'jointinparent', 'tendon', 'site', 'body', 'cranksite'] as const;

/** An actuator that drives nothing. */
export function describeActuator(element: ModelElement): Finding | undefined {
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

const orWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
