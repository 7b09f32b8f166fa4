import type { AttributeType, ElementType, ValueType } from '../../schema/vocabulary.js';

/** What a value is, in a few words: `number[3], m`, `hinge | slide`. */
export function describeType({ value, arity, unit }: AttributeType): string {
  const words = [describeValue(value) + describeArity(arity), ...(unit === undefined ? [] : [unit])];
  return words.join(', ');
}

function describeValue(value: ValueType): string {
  switch (value.kind) {
    case 'number':
    case 'int':
      return (value.kind === 'int' ? 'integer' : 'number') + describeBounds(value);
    case 'bool':
      return 'true | false';
    case 'enum':
      return (
        value.values.slice(0, 12).join(value.several === true ? ' ' : ' | ') + (value.values.length > 12 ? ' …' : '')
      );
    case 'text':
      return 'text';
    case 'file':
      return `file${value.suffixes.length > 0 ? ` (${value.suffixes.join(' ')})` : ''}`;
    case 'name':
      return `name of this ${value.namespace}`;
    case 'reference':
      return `name of a ${value.namespaces.slice(0, 4).join(' or ')}${value.namespaces.length > 4 ? ' …' : ''}`;
  }
}

function describeBounds({ min, max, positive }: { min?: number; max?: number; positive?: boolean }): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (positive === true) return ' > 0';
  return min !== undefined ? ` ≥ ${min}` : max !== undefined ? ` ≤ ${max}` : '';
}

function describeArity(arity: AttributeType['arity']): string {
  if (arity === undefined) return '';
  const [least, most] = arity;
  if (least === most) return `[${least}]`;
  return most === Infinity ? `[${least === 0 ? '' : least}…]` : `[${least}–${most}]`;
}

/** Type, unit, bounds and default, for one line beside a name. */
export const describeShort = (type: AttributeType): string =>
  describeType(type) + (type.default === undefined ? '' : `, default ${type.default}`);

/** Text as it is, where Markdown is read: tags would be taken for HTML. */
export const escapeMarkdown = (text: string): string => text.replace(/[\\`*_<>[\]]/g, '\\$&');

/** Help of an attribute in Markdown, with the page that says more. */
export const documentAttribute = (type: AttributeType, element: ElementType): string =>
  `${escapeMarkdown(type.help)}\n\n[Reference](${element.url})`;

export const documentElement = (element: ElementType): string =>
  element.url === '' ? escapeMarkdown(element.help) : `${escapeMarkdown(element.help)}\n\n[Reference](${element.url})`;
