import { settingsText } from '../model/defaults.js';
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

export const isTooLong = ({ node }: ModelElement): boolean => node.end - node.start > LONGEST;

/** Whether nothing was found in such an element before, nor in what is in it. */
export const isKnownClean = (model: Model, element: ModelElement): boolean =>
  element.type !== undefined &&
  !isTooLong(element) &&
  known.get(surroundings(model, element))?.get(placeOf(model, element))?.has(textOf(element)) === true;

/** Keeps in mind that nothing is found in an element, all of which is written in one file. */
export function rememberClean(model: Model, element: ModelElement): void {
  if (element.type === undefined || isTooLong(element)) return;
  const text = textOf(element);
  size += text.length;
  if (size > MOST) {
    size = 0;
    known.clear();
  }
  const places = getOrMake(known, surroundings(model, element), () => new Map<string, Set<string>>());
  // A piece of a long string keeps all of it; what is put together anew does not.
  getOrMake(places, placeOf(model, element), () => new Set<string>()).add(` ${text}`.slice(1));
}

const textOf = ({ file, node }: ModelElement): string => file.text.slice(node.start, node.end);

/** Without anything in it: such an element has its own class only. */
export const isLeaf = ({ node }: ModelElement): boolean => node.children.length === 0;

/** What it stands in, and what its class says of it: with that and its tag its own type is certain, and whether it is in a default class. */
const placeOf = (model: Model, element: ModelElement): string => {
  const { parent } = element;
  const classes = isLeaf(element) ? settingsText(model, element) : (parent?.childClass ?? '');
  return `${parent?.type?.id ?? ''} ${classes}`;
};

/** Elements at the top whose settings rules about single elements may look at. */
const SETTINGS = new Set(['compiler', 'option', 'size', 'mujoco']);

const textsAround = memoize(({ language, isFragment, root }: Model) => {
  const all = (isWanted: (tag: string) => boolean): string =>
    root.children
      .filter(({ node }) => isWanted(node.name.text))
      .map(textOf)
      .join('\n');
  const ofLeaves = `${language} ${String(isFragment)}\n${all((tag) => SETTINGS.has(tag))}`;
  return { ofLeaves, ofOthers: `${ofLeaves}\n${all((tag) => tag === 'default')}` };
});

/** What is in an element may have any class. */
function surroundings(model: Model, element: ModelElement): string {
  const { ofLeaves, ofOthers } = textsAround(model);
  return isLeaf(element) ? ofLeaves : ofOthers;
}

function getOrMake<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}
