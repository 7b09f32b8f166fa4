import { memoize } from '../model/memoize.js';
import type { Model, ModelElement } from '../model/model.js';

/**
 * Texts of elements, with all that is in them, in which no rule about single elements finds anything: by what surrounds them, as far as such a rule may
 * look at it. A keystroke changes one element and those around it; to find the others here takes a small part of the time of reading them again.
 */
const known = new Map<string, Map<string, Set<string>>>();

/** With more characters than that all texts are forgotten. */
const MOST = 8_000_000;
let size = 0;

/** Longer ones change at nearly every keystroke. */
const LONGEST = 20_000;

/** Whether nothing was found in such an element before, nor in what is in it. */
export function isKnownClean(model: Model, element: ModelElement): boolean {
  const { type, node } = element;
  if (type === undefined || node.end - node.start > LONGEST) return false;
  return known.get(surroundings(model))?.get(placeOf(element))?.has(textOf(element)) === true;
}

/** Keeps in mind that nothing is found in an element, all of which is written in one file. */
export function rememberClean(model: Model, element: ModelElement): void {
  const { type, node } = element;
  if (type === undefined || node.end - node.start > LONGEST) return;
  size += node.end - node.start;
  if (size > MOST) {
    size = 0;
    known.clear();
  }
  const places = getOrMake(known, surroundings(model), () => new Map<string, Set<string>>());
  // A piece of a long string keeps all of it; what is put together anew does not.
  getOrMake(places, placeOf(element), () => new Set<string>()).add(` ${textOf(element)}`.slice(1));
}

const textOf = ({ file, node }: ModelElement): string => file.text.slice(node.start, node.end);

/** What it stands in: with that and its tag its own type is certain, and whether it is in a default class. */
const placeOf = ({ parent }: ModelElement): string => `${parent?.type?.id ?? ''} ${parent?.childClass ?? ''}`;

/** Elements at the top whose settings rules about single elements may look at. */
const SETTINGS = new Set(['compiler', 'option', 'size', 'default', 'mujoco']);

const surroundings = memoize(({ language, isFragment, root }: Model) => {
  const settings = root.children.filter(({ node }) => SETTINGS.has(node.name.text));
  return [language, isFragment, ...settings.map(textOf)].join('\n');
});

function getOrMake<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}
