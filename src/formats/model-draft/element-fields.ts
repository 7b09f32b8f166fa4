import type { Vec3 } from '../../core/math/vec3.js';
import { parseNumbers } from '../number-text.js';
import type { XmlElement } from '../xml-tree.js';
import type { ReadLog } from './read-issues.js';

/** An element's attributes, read with a check; what is malformed is reported and counts as absent. */
export interface ElementFields {
  /** For issues: `<geom> door_visual`. */
  readonly where: string;
  readonly has: (key: string) => boolean;
  readonly text: (key: string) => string | undefined;
  readonly number: (key: string) => number | undefined;
  /** All numbers of the attribute, at least `least` of them. */
  readonly numbers: (key: string, least: number) => readonly number[] | undefined;
  readonly vec3: (key: string) => Vec3 | undefined;
}

/** Fields of an element. `defaults` are attributes that hold where the element has none of that name. */
export function fieldsOf(
  element: XmlElement,
  log: ReadLog,
  defaults: XmlElement['attributes'] = {},
  owner = '',
): ElementFields {
  const name = element.attributes['name'] ?? '';
  const where = `<${element.name}>${name === '' ? '' : ` ${name}`}${name === '' && owner !== '' ? ` of ${owner}` : ''}`;
  const text = (key: string): string | undefined => element.attributes[key] ?? defaults[key];
  const numbers = (key: string, least: number): readonly number[] | undefined => {
    const value = text(key);
    if (value === undefined) return undefined;
    const list = parseNumbers(value);
    if (list !== undefined && list.length >= least) return list;
    log.report('model-bad-value', where, [key, shorten(value)], 'took the default');
    return undefined;
  };
  return {
    where,
    text,
    numbers,
    has: (key) => text(key) !== undefined,
    number: (key) => numbers(key, 1)?.[0],
    vec3: (key) => {
      const list = numbers(key, 3);
      return list && [list[0], list[1], list[2]];
    },
  };
}

const shorten = (value: string): string => (value.length > 40 ? `${value.slice(0, 40)}...` : value);
