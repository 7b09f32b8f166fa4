import type { AttributeType, Namespace, ValueType } from '../vocabulary.js';

/**
 * An attribute from its line in the data, as `number x3, min 0, unit m, default 0 0 0, required`: first what the text is, with its
 * count or words, then facets in any order. Throws on a slip in the data.
 */
export function readAttribute(name: string, line: string, help: string): AttributeType {
  const [, ...facets] = line.split(', ');
  const count = / x(\d+)(?:-(\d+))?/.exec(line.split(', ')[0]);
  const facet = (key: string): string | undefined =>
    facets.find((text) => text.startsWith(`${key} `))?.slice(key.length + 1);
  const unit = facet('unit');
  const fallback = facet('default');
  return {
    name,
    value: readValueType(line),
    help,
    ...(count === null ? {} : { arity: [Number(count[1]), Number(count.at(2) ?? count[1])] as const }),
    ...(unit === undefined ? {} : { unit }),
    ...(fallback === undefined ? {} : { default: fallback }),
    ...(facets.includes('required') ? { required: true } : {}),
  };
}

/** What the text is, from the same line. */
export function readValueType(line: string): ValueType {
  const [head, ...facets] = line.split(', ');
  const unknown = facets.find((text) => !/^(required|positive|(min|max|unit|default) .+)$/.test(text));
  if (unknown !== undefined) throw new Error(`unknown facet ${unknown}`);
  const [kind, ...words] = head.split(' ');
  switch (kind) {
    case 'number':
    case 'int':
      return { kind, ...readRange(facets) };
    case 'bool':
      return { kind };
    case 'text':
      return words.length === 0 ? { kind } : { kind, pattern: words.join(' ').slice(1, -1) };
    case 'enum':
      return { kind, values: words };
    case 'file':
      return { kind, suffixes: words };
    case 'name':
      return { kind, namespace: readNamespace(words[0]) };
    case 'reference':
      return { kind, namespaces: words.map(readNamespace) };
    default:
      throw new Error(`unknown kind of value ${kind}`);
  }
}

function readRange(facets: readonly string[]): { min?: number; max?: number; positive?: boolean } {
  const bound = (key: string): number | undefined => {
    const text = facets.find((facet) => facet.startsWith(`${key} `));
    return text === undefined ? undefined : Number(text.slice(key.length + 1));
  };
  const min = bound('min');
  const max = bound('max');
  return {
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(facets.includes('positive') ? { positive: true } : {}),
  };
}

/** The namespaces that a URDF has. */
const NAMESPACES: readonly Namespace[] = ['link', 'joint', 'material', 'actuator'];

function readNamespace(word: string): Namespace {
  const namespace = NAMESPACES.find((name) => name === word);
  if (namespace === undefined) throw new Error(`unknown namespace ${word}`);
  return namespace;
}
