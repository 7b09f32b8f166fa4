import type { AttributeType, ChildType, Constraint, ElementType, Vocabulary } from '../vocabulary.js';
import actuator from './actuator.json';
import asset from './asset.json';
import body from './body.json';
import contact from './contact.json';
import custom from './custom.json';
import defaults from './default.json';
import deformable from './deformable.json';
import equality from './equality.json';
import { parseAttribute } from './parse-attribute.js';
import sensor from './sensor.json';
import settings from './settings.json';
import shared from './shared.json';
import tendon from './tendon.json';
import visual from './visual.json';

/** An element of the data files, by its id. */
interface ElementData {
  /** Where it differs from the id. */
  readonly tag?: string;
  /** Anchor in the official reference. */
  readonly url: string;
  readonly help: string;
  /** `geom* skin:composite_skin?`: tag, id where it differs, and how often: `!` once, `?` at most once, `*` any number of times. */
  readonly children?: string;
  /** Lines for `parseAttribute`, or `@group` for the lines of a group that many elements share. */
  readonly attributes?: readonly string[];
  /** `exclusive a b | c`: groups of attributes, of which at most one may be; also `one-of` (at least one) and `together`. */
  readonly rules?: readonly string[];
  /** Of `default` alone, help by child: elements whose attributes may stand in a default class, and children of its own. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly explicit?: string;
}

const REFERENCE = 'https://mujoco.readthedocs.io/en/stable/XMLreference.html#';
const TYPES: Readonly<Record<string, string>> = shared.types;
const GROUPS: Readonly<Record<string, readonly string[] | undefined>> = shared.groups;
const DATA: Readonly<Record<string, ElementData | undefined>> = {
  ...settings,
  ...visual,
  ...defaults,
  ...asset,
  ...body,
  ...deformable,
  ...contact,
  ...tendon,
  ...equality,
  ...actuator,
  ...sensor,
  ...custom,
};

const CARDINALITIES = { '!': 'once', '?': 'optional', '*': 'any' } as const;

const elements = new Map<string, ElementType>();
/** What lines and groups say, each read once. */
const expanded = new Map<string, readonly AttributeType[]>();

/**
 * Everything that MuJoCo 3.14 takes in an MJCF document, checked against the engine itself (test/oracle/mjcf-vocabulary.test.ts).
 *
 * `include` may stand in every element. A file that is only ever included may begin with `mujocoinclude`; what may stand in it is what may
 * stand where it is included, of which the root here knows only the most common case: the sections of a model.
 */
export const MJCF: Vocabulary = {
  language: 'mjcf',
  roots: new Map([
    ['mujoco', element('mujoco')],
    ['mujocoinclude', { ...element('mujoco'), id: 'mujocoinclude', tag: 'mujocoinclude', attributes: new Map() }],
  ]),
};

/** The element of an id: always the same object, so that elements may contain themselves. */
function element(id: string): ElementType {
  const known = elements.get(id);
  if (known) return known;
  const data = DATA[id];
  if (!data) throw new Error(`the vocabulary has no element ${id}`);
  const children = new Map<string, ChildType>();
  const made: ElementType = {
    id,
    tag: data.tag ?? id,
    attributes: new Map(expand(data.attributes ?? []).map((attribute) => [attribute.name, attribute])),
    children,
    constraints: (data.rules ?? []).map(parseRule),
    help: data.help,
    url: REFERENCE + data.url,
  };
  elements.set(id, made);
  for (const [key, help] of Object.entries(data.settings ?? {})) {
    const [tag, , cardinality] = splitChild(key);
    children.set(tag, { element: withDefaults(element(tag), help), cardinality });
  }
  for (const key of `${data.children ?? ''} ${data.explicit ?? ''}`.split(' ').filter(Boolean)) {
    const [tag, childId, cardinality] = splitChild(key);
    children.set(tag, { element: element(childId), cardinality });
  }
  if (id !== 'include') children.set('include', { element: element('include'), cardinality: 'any' });
  return made;
}

/** The element as it stands in a default class: without what belongs to one element alone, and with nothing required. */
function withDefaults(whole: ElementType, help: string): ElementType {
  const attributes = new Map<string, AttributeType>();
  for (const attribute of whole.attributes.values()) {
    if (!attribute.noDefault) attributes.set(attribute.name, { ...attribute, required: false });
  }
  const children = new Map([...whole.children].filter(([tag]) => tag !== 'plugin'));
  const constraints = whole.constraints.filter(({ groups }) => groups.flat().every((name) => attributes.has(name)));
  const url = `${REFERENCE}default-${whole.tag}`;
  return { ...whole, id: `default_${whole.id}`, attributes, children, constraints, help, url };
}

function expand(lines: readonly string[]): AttributeType[] {
  return lines.flatMap((line) => {
    const known = expanded.get(line);
    if (known) return known;
    const group = line.startsWith('@') ? GROUPS[line.slice(1)] : undefined;
    if (line.startsWith('@') && !group) throw new Error(`the vocabulary has no group ${line}`);
    const made = group ? expand(group) : [parseAttribute(line, TYPES)];
    expanded.set(line, made);
    return made;
  });
}

function splitChild(key: string): readonly [tag: string, id: string, cardinality: ChildType['cardinality']] {
  const [, tag = '', id = tag, mark = '*'] = /^(\w+)(?::(\w+))?([!?*])$/.exec(key) ?? [];
  return [tag, id, CARDINALITIES[mark as keyof typeof CARDINALITIES]];
}

function parseRule(rule: string): Constraint {
  const [kind = '', ...words] = rule.split(' ');
  const groups = words.join(' ').split(' | ');
  return { kind: kind as Constraint['kind'], groups: groups.map((group) => group.split(' ')) };
}
