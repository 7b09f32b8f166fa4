import { decodeEntities } from '../../xml/entities.js';
import type { XmlAttribute } from '../../xml/syntax-tree.js';
import { memoize } from './memoize.js';
import type { Model, ModelElement } from './model.js';
import { findAttribute } from './model.js';

/** A default class of MJCF. */
export interface DefaultClass {
  readonly name: string;
  readonly parent: DefaultClass | undefined;
  /**
   * The `default` elements whose settings it has, the weakest first: those of the classes around it as far as they are read before it, then its own.
   */
  readonly sections: readonly ModelElement[];
}

/** An attribute as it holds for an element, and the element in which it is written: itself, or one in a default class. */
export interface EffectiveAttribute {
  readonly attribute: XmlAttribute;
  readonly from: ModelElement;
  /** The class that it comes from; undefined where the element has it itself. */
  readonly className?: string;
}

/** The name of the class that holds where no other is named, unless the model renames it. */
const MAIN = 'main';

const ACTUATORS = new Set(
  'general motor position velocity intvelocity orientation pid damper cylinder muscle adhesion dcmotor plugin'.split(
    ' ',
  ),
);
const EQUALITIES = new Set(['connect', 'weld', 'joint', 'tendon', 'flex', 'flexvert', 'flexstrain']);

/**
 * The default classes by name. As the engine does, every `default` at the top sets the main class, and a class takes over what the classes around
 * it have been given up to then: what a later section says of them does not reach it (MuJoCo 3.14, tried on the engine).
 */
export const defaultClasses = memoize((model: Model): ReadonlyMap<string, DefaultClass> => {
  const classes = new Map<string, DefaultClass>();
  const visit = (section: ModelElement, parent: DefaultClass): void => {
    const name = attributeText(section, 'class') ?? '';
    const made = { name, parent, sections: [...parent.sections, section] };
    if (!classes.has(name)) classes.set(name, made);
    for (const child of section.children) if (child.node.name.text === 'default') visit(child, made);
  };
  let main: DefaultClass = { name: MAIN, parent: undefined, sections: [] };
  for (const section of model.root.children) {
    if (section.node.name.text !== 'default') continue;
    main = { ...main, name: attributeText(section, 'class') ?? main.name, sections: [...main.sections, section] };
    for (const child of section.children) if (child.node.name.text === 'default') visit(child, main);
  }
  classes.set(main.name, main);
  if (!classes.has(MAIN)) classes.set(MAIN, main);
  return classes;
});

/** The text of an attribute, entities decoded; undefined where it is not there. */
export function attributeText(element: ModelElement, name: string): string | undefined {
  const value = findAttribute(element, name)?.value;
  return value === undefined ? undefined : decodeEntities(value.raw);
}

/** The name of the class that fills in what an element leaves out: its own, that of what is around it, or the main one. */
export const classNameOf = (element: ModelElement): string =>
  attributeText(element, 'class') ?? element.parent?.childClass ?? MAIN;

/** That class itself; undefined where there is none of the name, and in other languages. */
export const classOf = (model: Model, element: ModelElement): DefaultClass | undefined =>
  model.language === 'mjcf' ? defaultClasses(model).get(classNameOf(element)) : undefined;

/** An attribute as it holds for an element: its own, or that of its class. Undefined where the engine's default holds. */
export function effectiveAttribute(model: Model, element: ModelElement, name: string): EffectiveAttribute | undefined {
  const own = findAttribute(element, name);
  if (own !== undefined) return { attribute: own, from: element };
  return inheritedAttribute(model, element, name);
}

/** An attribute as the class of an element sets it. */
export function inheritedAttribute(model: Model, element: ModelElement, name: string): EffectiveAttribute | undefined {
  const tags = tagsInDefault(element, name);
  if (model.language !== 'mjcf' || element.inDefault || tags === undefined) return undefined;
  const found = classOf(model, element);
  return found === undefined ? undefined : settingsOf(found, tags).get(name);
}

/** Kept by class: what holds is asked some ten times of every element at each keystroke. */
const tablesOf = memoize<DefaultClass, Map<ReadonlySet<string>, ReadonlyMap<string, EffectiveAttribute>>>(
  () => new Map(),
);

/** What a class sets for elements of some tags, by attribute; of what is set twice the last holds. */
function settingsOf(of: DefaultClass, tags: ReadonlySet<string>): ReadonlyMap<string, EffectiveAttribute> {
  const known = tablesOf(of).get(tags);
  if (known !== undefined) return known;
  const table = new Map<string, EffectiveAttribute>();
  for (const section of of.sections) {
    const className = attributeText(section, 'class') ?? MAIN;
    for (const from of section.children)
      if (tags.has(from.node.name.text))
        for (const attribute of from.node.attributes) table.set(attribute.name.text, { attribute, from, className });
  }
  tablesOf(of).set(tags, table);
  return table;
}

/** What the class of an element sets of it, as it is written; empty where it has none. */
export function settingsText(model: Model, element: ModelElement): string {
  const tags = element.inDefault ? undefined : tagsInDefault(element, '');
  const found = tags && classOf(model, element);
  return found === undefined || tags === undefined ? '' : textOfSettings(found, tags);
}

const textsOf = memoize<DefaultClass, Map<ReadonlySet<string>, string>>(() => new Map());

function textOfSettings(of: DefaultClass, tags: ReadonlySet<string>): string {
  const known = textsOf(of).get(tags);
  if (known !== undefined) return known;
  const settings = of.sections.flatMap(({ children }) => children.filter(({ node }) => tags.has(node.name.text)));
  const text = settings.map(({ file, node }) => file.text.slice(node.start, node.openEnd)).join('\n');
  textsOf(of).set(tags, text);
  return text;
}

/** The text of an attribute as it holds for an element, or what the engine takes where nobody says. */
export function effectiveText(model: Model, element: ModelElement, name: string): string | undefined {
  const found = effectiveAttribute(model, element, name)?.attribute.value;
  return found === undefined ? element.type?.attributes.get(name)?.default : decodeEntities(found.raw);
}

/** The elements of a default class that set what `element` leaves out. All actuators share one; so do all equalities, and both tendons. */
function tagsInDefault({ node, parent }: ModelElement, name: string): ReadonlySet<string> | undefined {
  const tag = node.name.text;
  switch (parent?.node.name.text ?? '') {
    case 'actuator':
      return name === 'kp' || name === 'kv' || name === 'dampratio' ? only(tag) : ACTUATORS;
    case 'equality':
      return EQUALITIES.has(tag) ? only('equality') : undefined;
    case 'tendon':
      return only('tendon');
    case 'contact':
      return tag === 'pair' ? only(tag) : undefined;
    case 'asset':
    case 'worldbody':
    case 'body':
    case 'frame':
    case 'replicate':
      return INHERITING.has(tag) ? only(tag) : undefined;
    default:
      return undefined;
  }
}

const INHERITING = new Set(['mesh', 'material', 'joint', 'geom', 'site', 'camera', 'light']);

/** A set of one tag, always the same: tables are kept by it. */
function only(tag: string): ReadonlySet<string> {
  const known = ONLY.get(tag) ?? new Set([tag]);
  ONLY.set(tag, known);
  return known;
}
const ONLY = new Map<string, ReadonlySet<string>>();
