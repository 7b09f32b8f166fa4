import { describe, expect, it } from 'vitest';
import { MJCF } from '../../../src/schema/mjcf/mjcf-vocabulary.js';
import shared from '../../../src/schema/mjcf/shared.json';
import type { AttributeType, ElementType } from '../../../src/schema/vocabulary.js';

const root = get(MJCF.roots.get('mujoco'));
const elements = collect(root);
const attributes = elements.flatMap((element) =>
  [...element.attributes.values()].map((attribute) => ({ of: `${element.id} ${attribute.name}`, element, attribute })),
);

function get<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('missing');
  return value;
}

/** The element and all that may stand in it, each once although some may stand in themselves. */
function collect(from: ElementType): ElementType[] {
  const found = new Set([from]);
  for (const element of found) for (const child of element.children.values()) found.add(child.element);
  return [...found];
}

/** The element at the end of a path of tags. */
function at(path: string): ElementType {
  return path.split('/').reduce((element, tag) => get(element.children.get(tag)).element, root);
}

/** Whether a text is of the attribute's type, number of values and range. */
function isValid(text: string, { value, arity: [least, most] = [1, 1] }: AttributeType): boolean {
  const parts = text.split(' ');
  switch (value.kind) {
    case 'number':
    case 'int':
      return (
        parts.length >= least &&
        parts.length <= most &&
        parts.every((part) => {
          const number = Number(part);
          const isWhole = value.kind === 'number' || Number.isInteger(number);
          const isAllowed = number >= (value.min ?? -Infinity) && number <= (value.max ?? Infinity);
          return !Number.isNaN(number) && isWhole && isAllowed && (!value.positive || number > 0);
        })
      );
    case 'bool':
      return ['true', 'false'].includes(text);
    case 'enum':
      return (value.several ? parts : [text]).every((word) => value.values.includes(word));
    case 'text':
      return new RegExp(`^(?:${value.pattern ?? '.*'})$`).test(text);
    case 'file':
    case 'name':
    case 'reference':
      return false;
  }
}

describe('elements', () => {
  it('are all there, each under an id of its own', () => {
    expect(elements.length).toBeGreaterThan(160);
    expect(new Set(elements.map(({ id }) => id)).size).toBe(elements.length);
    expect(
      elements.flatMap(({ children }) => [...children]).filter(([tag, child]) => tag !== child.element.tag),
    ).toEqual([]);
  });

  it('contain themselves as the same object', () => {
    const body = at('worldbody/body');
    expect(at('worldbody/body/body')).toBe(body);
    expect(at('worldbody/frame/replicate/body')).toBe(body);
    expect(at('default/default')).toBe(at('default'));
  });

  it('take an include anywhere but in an include', () => {
    const without = elements.filter(({ children }) => !children.has('include')).map(({ id }) => id);
    expect(without).toEqual(['include']);
  });

  it('of one tag are told apart by where they stand', () => {
    expect(at('tendon/fixed/joint').attributes.has('coef')).toBe(true);
    expect(at('equality/joint').attributes.has('polycoef')).toBe(true);
    expect(at('worldbody/body/joint').attributes.has('armature')).toBe(true);
    expect(at('sensor/contact').attributes.has('reduce')).toBe(true);
  });

  it('of the world have neither attributes nor joints', () => {
    expect(at('worldbody').attributes.size).toBe(0);
    expect(['joint', 'freejoint', 'inertial'].filter((tag) => at('worldbody').children.has(tag))).toEqual([]);
  });

  it('in a default class have no names, nothing required, and nothing that belongs to one element alone', () => {
    const inDefault = collect(at('default')).filter(({ id }) => id.startsWith('default_'));
    expect(inDefault.length).toBe(22);
    const wrong = inDefault.flatMap(({ id, attributes: own }) =>
      [...own.values()]
        .filter(({ value, required, noDefault }) => value.kind === 'name' || required || noDefault)
        .map(({ name }) => `${id} ${name}`),
    );
    expect(wrong).toEqual([]);
    expect([...at('default/mesh').attributes.keys()]).toEqual(['scale', 'maxhullvert', 'inertia']);
    expect(at('default/geom').children.has('plugin')).toBe(false);
    expect(at('default/material').children.has('layer')).toBe(true);
  });
});

describe('attributes', () => {
  it('have defaults that they would accept themselves', () => {
    const wrong = attributes.filter(
      ({ attribute }) => attribute.default !== undefined && !isValid(attribute.default, attribute),
    );
    expect(wrong.map(({ of, attribute }) => `${of} = ${attribute.default ?? ''}`)).toEqual([]);
  });

  it('that take their kind of object from another attribute name one of the same element', () => {
    const wrong = attributes.filter(
      ({ element, attribute: { value } }) =>
        value.kind === 'reference' && value.typeFrom && !element.attributes.has(value.typeFrom),
    );
    expect(wrong.map(({ of }) => of)).toEqual([]);
  });

  it('refer to nothing that nothing declares', () => {
    const declared = new Set(
      attributes.flatMap(({ attribute: { value } }) => (value.kind === 'name' ? [value.namespace] : [])),
    );
    const meant = attributes.flatMap(({ attribute: { value } }) =>
      value.kind === 'reference' ? value.namespaces : [],
    );
    expect([...new Set(meant)].filter((namespace) => !declared.has(namespace))).toEqual([]);
  });

  it('of physics may not be negative', () => {
    const names = [
      'mass',
      'density',
      'damping',
      'stiffness',
      'armature',
      'frictionloss',
      'friction',
      'kp',
      'kv',
      'noise',
      'cutoff',
    ];
    const unbounded = attributes.filter(
      ({ attribute: { name, value } }) =>
        names.includes(name) && value.kind === 'number' && value.min === undefined && !value.positive,
    );
    expect(unbounded.map(({ of }) => of)).toEqual([]);
    expect(get(at('option').attributes.get('timestep')).value).toEqual({ kind: 'number', positive: true });
    expect(get(at('worldbody/geom').attributes.get('rgba'))).toMatchObject({
      value: { min: 0, max: 1 },
      arity: [4, 4],
    });
  });

  it('of lengths, masses and times have units', () => {
    const names = [
      'pos',
      'mass',
      'density',
      'range',
      'timestep',
      'damping',
      'stiffness',
      'armature',
      'margin',
      'gap',
      'size',
      'kp',
      'kv',
    ];
    const free = new Set(['texture', 'numeric', 'muscle', 'composite']);
    const missing = attributes.filter(
      ({ element, attribute }) =>
        names.includes(attribute.name) &&
        attribute.value.kind === 'number' &&
        attribute.unit === undefined &&
        !free.has(element.id) &&
        !(element.id.includes('muscle') && attribute.name === 'range') &&
        !['site', 'default_site', 'composite_site', 'map'].includes(element.id),
    );
    expect(missing.map(({ of }) => of)).toEqual([]);
    expect(get(at('worldbody/body/joint').attributes.get('damping')).unit).toBe('N s/m or N m s/rad');
    expect(get(at('worldbody/body/joint').attributes.get('range')).unit).toBe('m or angle');
  });

  it('that rules speak of exist', () => {
    const wrong = elements.flatMap(({ id, constraints, attributes: own }) =>
      constraints.flatMap(({ groups }) =>
        groups
          .flat()
          .filter((name) => !own.has(name))
          .map((name) => `${id} ${name}`),
      ),
    );
    expect(wrong).toEqual([]);
  });
});

describe('help', () => {
  const texts = [...elements, ...attributes.map(({ attribute }) => attribute)].map(({ help }) => help);

  it('is one sentence, ends in a full stop, says something, and is short enough to be read', () => {
    const wrong = texts.filter(
      (text) => !text.endsWith('.') || /[.!?] [A-Z]/.test(text) || text.length < 20 || text.length > 260,
    );
    expect(wrong).toEqual([]);
  });

  it('of an element leads to the official reference', () => {
    const anchors = elements.map(({ url }) =>
      url.replace('https://mujoco.readthedocs.io/en/stable/XMLreference.html#', ''),
    );
    expect(anchors.filter((anchor) => !/^[a-z]+(-[a-z_]+)?$/.test(anchor))).toEqual([]);
    expect(at('worldbody/body/joint').url).toBe('https://mujoco.readthedocs.io/en/stable/XMLreference.html#body-joint');
  });
});

it('shares no group that nothing uses', () => {
  const lines = Object.values(shared.groups).flat();
  const own = new Set(attributes.map(({ attribute }) => attribute.help));
  const unused = lines.filter((line) => !line.startsWith('@') && !own.has(line.split(' :: ')[1] ?? ''));
  expect(unused).toEqual([]);
});
