import { attributeText } from '../../model/defaults.js';
import type { ModelElement } from '../../model/model.js';
import { findAttribute } from '../../model/model.js';
import type { Finding } from '../rule.js';

/** At the tag of an element, where something is missing from it. */
export const missing = ({ node }: ModelElement, message: string): Finding => ({ ...node.name, message });

/** Whether an attribute is there and says something. */
export const has = (element: ModelElement, name: string): boolean => (attributeText(element, name) ?? '') !== '';

/** At an attribute of the element, if it has it itself, or else at its tag. */
export function at(element: ModelElement, message: string, name?: string): Finding {
  const own = name === undefined ? undefined : findAttribute(element, name);
  const range = own?.value ?? own ?? element.node.name;
  return { start: range.start, end: range.end, message };
}
