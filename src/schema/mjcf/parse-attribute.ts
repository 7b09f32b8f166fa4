import type { AttributeType, Namespace, ValueType } from '../vocabulary.js';

/** What the head of a line says before its flags: the type and how many values. */
interface TypeText {
  readonly word: string;
  /** What stands in parentheses, split at spaces. */
  readonly words: readonly string[];
  readonly arity?: readonly [number, number];
  readonly rest: string;
}

/**
 * Reads one attribute of the data files:
 *
 *     name: type(words)[least..most] >=0 <=1 required !default {unit} = default :: Help.
 *
 * Types are `number`, `int`, `bool`, `text`, `/pattern/`, `enum(a b)`, `words(a b)` (any of them), `file(.obj)`, `name(joint)`,
 * `ref(joint)`, `ref(body geom from objtype)`, or a word of `types` that stands for such a beginning. `[3]` is three values, `[0..]` any
 * number of them; `!default` means not in a default class.
 */
export function parseAttribute(line: string, types: Readonly<Record<string, string>>): AttributeType {
  const [, name, short, help] = /^(\w+): (.*?) :: (.+)$/.exec(line) ?? fail(line);
  const head = short.replace(/^\w+/, (word) => types[word] ?? word);
  const type = splitType(head, line);
  const [before = '', ...defaults] = type.rest.split(' = ');
  const flags = ` ${before} `;
  const unit = /\{([^}]*)\}/.exec(flags)?.[1];
  return {
    name,
    value: makeValue(type, flags, line),
    ...(type.arity && { arity: type.arity }),
    ...(defaults.length > 0 && { default: defaults.join(' = ').trim() }),
    ...(unit !== undefined && { unit }),
    ...(flags.includes(' required ') && { required: true }),
    ...(flags.includes(' !default ') && { noDefault: true }),
    help,
  };
}

function splitType(head: string, line: string): TypeText {
  const pattern = /^\/[^/]*\//.exec(head)?.[0];
  const word = pattern ?? /^\w+/.exec(head)?.[0] ?? fail(line);
  let rest = head.slice(word.length);
  const inside = rest.startsWith('(') ? rest.slice(1, closingParenthesis(rest)) : '';
  if (rest.startsWith('(')) rest = rest.slice(inside.length + 2);
  const bounds = /^\[(\d+)(\.\.)?(\d*)\]/.exec(rest);
  if (bounds) rest = rest.slice(bounds[0].length);
  const words = inside === '' ? [] : inside.split(' ');
  if (!bounds) return { word, words, rest };
  const [, least, open, most] = bounds;
  return { word, words, rest, arity: [Number(least), open ? (most === '' ? Infinity : Number(most)) : Number(least)] };
}

/** Index of the parenthesis that closes the one `text` begins with: words such as `cos(s)` have their own. */
function closingParenthesis(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++;
    if (text[i] === ')' && --depth === 0) return i;
  }
  return text.length;
}

function makeValue({ word, words }: TypeText, flags: string, line: string): ValueType {
  switch (word) {
    case 'number':
    case 'int':
      return { kind: word, ...bounds(flags) };
    case 'bool':
    case 'text':
      return { kind: word };
    case 'enum':
      return { kind: 'enum', values: words };
    case 'words':
      return { kind: 'enum', values: words, several: true };
    case 'file':
      return { kind: 'file', suffixes: words };
    case 'name':
      return { kind: 'name', namespace: words[0] as Namespace };
    case 'ref': {
      const from = words.indexOf('from');
      if (from < 0) return { kind: 'reference', namespaces: words as Namespace[] };
      return {
        kind: 'reference',
        namespaces: words.slice(0, from) as Namespace[],
        typeFrom: words[from + 1] ?? fail(line),
      };
    }
    default:
      if (!word.startsWith('/')) return fail(line);
      return { kind: 'text', pattern: word.slice(1, -1) };
  }
}

function bounds(flags: string): { min?: number; max?: number; positive?: boolean } {
  const min = / >=(\S+)/.exec(flags)?.[1];
  const max = / <=(\S+)/.exec(flags)?.[1];
  return {
    ...(min !== undefined && { min: Number(min) }),
    ...(max !== undefined && { max: Number(max) }),
    ...(flags.includes(' >0 ') && { positive: true }),
  };
}

function fail(line: string): never {
  throw new Error(`not an attribute of the vocabulary: ${line}`);
}
