import type { AttributeType, ElementType } from '../../schema/vocabulary.js';

/** Gives the names that something may be called by: the first is offered. */
export type NamesOf = (namespaces: readonly string[]) => readonly string[];

/** Attributes that nearly everybody writes, beside those that must be there. */
const TYPICAL: Readonly<Partial<Record<string, readonly string[]>>> = {
  body: ['name', 'pos'],
  joint: ['name', 'axis'],
  geom: ['type', 'size'],
  site: ['name', 'pos'],
  camera: ['name', 'pos'],
  light: ['pos', 'dir'],
  material: ['name', 'rgba'],
  texture: ['name', 'type', 'builtin', 'width', 'height'],
  mesh: ['name', 'file'],
  hfield: ['name', 'nrow', 'ncol'],
  default: ['class'],
  motor: ['name', 'joint'],
  position: ['name', 'joint', 'kp'],
  velocity: ['name', 'joint', 'kv'],
  general: ['name', 'joint'],
  intvelocity: ['name', 'joint', 'kp'],
  orientation: ['name', 'joint', 'kp'],
  pid: ['name', 'joint', 'kp'],
  damper: ['name', 'joint', 'kv', 'ctrlrange'],
  adhesion: ['name', 'ctrlrange'],
  cylinder: ['name', 'joint'],
  muscle: ['name', 'joint'],
  dcmotor: ['name', 'joint'],
  numeric: ['name', 'data'],
  fixed: ['name'],
  spatial: ['name'],
  key: ['name'],
  compiler: ['angle'],
  option: ['timestep'],
  limit: ['lower', 'upper', 'effort', 'velocity'],
  origin: ['xyz', 'rpy'],
};

/** Children without which an element is nothing, though none of them must be there. */
const TYPICAL_CHILDREN: Readonly<Partial<Record<string, readonly string[]>>> = {
  spatial: ['site', 'site'],
  fixed: ['joint'],
  tuple: ['element'],
};

/** Elements that nearly always stand alone though others may stand in them. */
const LEAVES = new Set([
  'compiler',
  'option',
  'geom',
  'joint',
  'material',
  'mesh',
  'hfield',
  'skin',
  'camera',
  'texture',
]);

/** Children that are no reason for a close tag. */
const RARE = new Set(['include', 'plugin', 'config']);

/** What is typed first of some attributes, or of those of one element, where zero or the default would do nothing. */
const VALUES: Readonly<Partial<Record<string, string>>> = {
  'mass.value': '1',
  'inertia.ixx': '0.01',
  'inertia.iyy': '0.01',
  'inertia.izz': '0.01',
  'box.size': '0.1 0.1 0.1',
  'cylinder.radius': '0.05',
  'cylinder.length': '0.1',
  'sphere.radius': '0.05',
  'hfield.size': '1 1 0.1 0.1',
  'transmission.name': 'transmission',
  'texture.builtin': 'checker',
  'text.data': 'text',
  nrow: '2',
  ncol: '2',
  width: '256',
  height: '256',
  axis: '0 0 1',
  rgba: '0.5 0.5 0.5 1',
  size: '0.1',
  mass: '1',
  diaginertia: '0.01 0.01 0.01',
  kp: '10',
  timestep: '0.002',
  ctrlrange: '0 1',
  dir: '0 0 -1',
  angle: 'radian',
  effort: '10',
  velocity: '1',
  lower: '-1',
  upper: '1',
};

/**
 * An element as it is inserted, in the language of snippets: with all that must be there, so that it is right as it stands, places to go on typing, and the
 * cursor inside at the end.
 *
 * @param depth how far it may write elements that must be in it.
 */
export function elementSnippet(type: ElementType, namesOf: NamesOf, parent?: ElementType): string {
  let stop = 0;
  const next = (text: string): string => `\${${++stop}${text === '' ? '' : `:${escapeSnippet(text)}`}}`;
  const choose = (words: readonly string[]): string =>
    words.length === 1 ? next(words[0]) : `\${${++stop}|${words.map(escapeChoice).join(',')}|}`;
  const writeValue = (attribute: AttributeType, element: ElementType): string => {
    const { value } = attribute;
    if (value.kind === 'bool') return choose(['true', 'false']);
    if (value.kind === 'enum') {
      const usual = VALUES[`${element.tag}.${attribute.name}`] ?? attribute.default;
      return choose(startWith(usual, value.values));
    }
    if (value.kind === 'reference') {
      const known = namesOf(value.namespaces).slice(0, 40);
      // What a joint of URDF leads to is rarely what comes first.
      const names = element.tag === 'child' ? known.toReversed() : known;
      return names.length > 0 ? choose(names) : next('');
    }
    return next(freeName(attribute, namesOf) ?? plainValue(attribute, element));
  };
  const write = (element: ElementType, indentation: string, isInner: boolean): string => {
    // The outermost default class has no name of its own.
    const isMain = element.tag === 'default' && parent?.tag !== 'default';
    const attributes = (isMain ? [] : attributesToWrite(element)).map(
      (attribute) => ` ${attribute.name}="${writeValue(attribute, element)}"`,
    );
    const open = `<${element.tag}${attributes.join('')}`;
    if (element.text !== undefined) return `${open}>${next('')}</${element.tag}>`;
    const inner = requiredChildren(element);
    if (inner.length > 0 && indentation.length < 4) {
      const inside = inner.map((child) => `${indentation}\t${write(child, `${indentation}\t`, true)}\n`).join('');
      return `${open}>\n${inside}${indentation}</${element.tag}>`;
    }
    const mayHold = [...element.children.keys()].some((tag) => !RARE.has(tag)) && !LEAVES.has(element.tag);
    if (isInner || !mayHold) return `${open}/>`;
    return `${open}>\n${indentation}\t$0\n${indentation}</${element.tag}>`;
  };
  return write(type, '', false);
}

function attributesToWrite({ tag, attributes, constraints }: ElementType): readonly AttributeType[] {
  const names = new Set([...attributes.values()].filter(({ required }) => required === true).map(({ name }) => name));
  for (const name of TYPICAL[tag] ?? []) if (attributes.has(name)) names.add(name);
  for (const { kind, groups } of constraints)
    if (kind === 'one-of' && !groups.some((group) => group.some((name) => names.has(name))))
      for (const name of groups[groups.length - 1]) names.add(name);
  return [...names].flatMap((name) => attributes.get(name) ?? []);
}

function requiredChildren({ id, children, choice = [] }: ElementType): readonly ElementType[] {
  const typical = (TYPICAL_CHILDREN[id] ?? []).flatMap((tag) => children.get(tag)?.element ?? []);
  if (typical.length > 0) return typical;
  const once = [...children.values()].filter(({ cardinality }) => cardinality === 'once').map(({ element }) => element);
  const chosen = choice.length > 0 ? children.get(choice[0])?.element : undefined;
  return chosen === undefined ? once : [...once, chosen];
}

/** A name that nothing has: `body`, `body2`. */
function freeName({ value }: AttributeType, namesOf: NamesOf): string | undefined {
  if (value.kind !== 'name') return undefined;
  const taken = new Set(namesOf([value.namespace]));
  let name: string = value.namespace;
  for (let i = 2; taken.has(name); i++) name = `${value.namespace}${i}`;
  return name;
}

/** Something that the attribute takes. */
function plainValue({ name, value, arity, default: otherwise }: AttributeType, { tag }: ElementType): string {
  const usual = VALUES[`${tag}.${name}`] ?? VALUES[name];
  const [least] = arity ?? [1];
  if (value.kind === 'file') return `file${value.suffixes[0] ?? '.xml'}`;
  if (value.kind !== 'number' && value.kind !== 'int') return usual ?? otherwise ?? '';
  if (usual !== undefined && usual.split(' ').length >= least && usual.split(' ').length <= (arity?.[1] ?? 1))
    return usual;
  if (otherwise !== undefined && /^[-\d. e]+$/.test(otherwise)) return otherwise;
  const one = value.positive === true || (value.min ?? 0) > 0 ? String(value.min ?? 1) : '0';
  return Array.from({ length: Math.max(1, least) }, () => one).join(' ');
}

const startWith = (first: string | undefined, words: readonly string[]): readonly string[] =>
  first !== undefined && words.includes(first) ? [first, ...words.filter((word) => word !== first)] : words;

export const escapeSnippet = (text: string): string => text.replace(/[\\$}]/g, '\\$&');
export const escapeChoice = (text: string): string => text.replace(/[\\,|]/g, '\\$&');
