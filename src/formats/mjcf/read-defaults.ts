import type { ReadLog } from '../model-draft/read-issues.js';
import type { XmlAttributes, XmlElement } from '../xml-tree.js';
import { childrenNamed } from '../xml-tree.js';

/** Attributes that a class gives to elements of one kind. */
export interface DefaultClasses {
  /** Of the element's own class, else of `childClass`, else of the unnamed class. */
  readonly attributesFor: (element: XmlElement, childClass: string | undefined) => XmlAttributes;
}

type ClassTable = Readonly<Record<string, XmlAttributes | undefined>>;

/** Name of the class that everything else inherits. */
const MAIN = 'main';

/** Reads all `<default>` sections of the model; nested classes inherit from those around them. */
export function readDefaults(root: XmlElement, log: ReadLog): DefaultClasses {
  const classes = new Map<string, ClassTable>([[MAIN, {}]]);
  for (const top of childrenNamed(root, 'default')) {
    // A file may have several sections: those without a name add to one class.
    addClass(top, top.attributes['class'] ?? MAIN, classes.get(MAIN) ?? {}, classes);
  }
  return {
    attributesFor: (element, childClass) => {
      const name = element.attributes['class'] ?? childClass ?? MAIN;
      const table = classes.get(name);
      if (table === undefined) log.report('model-undefined-name', `<${element.name}>`, ['default class', name]);
      return withoutRivals(table?.[element.name] ?? {}, element.attributes);
    },
  };
}

function addClass(element: XmlElement, name: string, inherited: ClassTable, classes: Map<string, ClassTable>): void {
  const table: Record<string, XmlAttributes | undefined> = {
    ...inherited,
    ...(name === MAIN ? classes.get(MAIN) : {}),
  };
  for (const child of element.children)
    if (child.name !== 'default')
      table[child.name] = { ...withoutRivals(table[child.name] ?? {}, child.attributes), ...child.attributes };
  classes.set(name, table);
  for (const child of childrenNamed(element, 'default'))
    addClass(child, child.attributes['class'] ?? '', table, classes);
}

/** Several ways to say one thing, of which an element's own must win over another one of its class. */
const RIVALS: readonly (readonly string[])[] = [
  ['quat', 'euler', 'axisangle', 'xyaxes', 'zaxis', 'fromto'],
  ['mass', 'density'],
];

function withoutRivals(inherited: XmlAttributes, own: XmlAttributes): XmlAttributes {
  const dropped = RIVALS.filter((group) => group.some((key) => own[key] !== undefined)).flat();
  if (dropped.length === 0) return inherited;
  return Object.fromEntries(Object.entries(inherited).filter(([key]) => !dropped.includes(key)));
}
