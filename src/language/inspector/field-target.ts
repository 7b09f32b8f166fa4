import type { AttributeType, ElementType } from '../../schema/vocabulary.js';
import type { XmlAttribute } from '../../xml/syntax-tree.js';
import { findChild } from '../physics/joint-facts.js';
import type { ModelElement } from '../model/model.js';
import { findAttribute } from '../model/model.js';

/** Where the value of a field stands, or would. */
export interface FieldTarget {
  readonly attribute: string;
  readonly type: AttributeType;
  /** The innermost element that is there, and those in it that are not, outermost first; none where `holder` has the attribute or would. */
  readonly holder: ModelElement;
  readonly missing: readonly ElementType[];
  /** The attribute, where it is written. */
  readonly written: XmlAttribute | undefined;
}

/** Finds the attribute that a field's name means; undefined where the vocabulary has none. */
export function findTarget(element: ModelElement, name: string): FieldTarget | undefined {
  const at = name.indexOf('@');
  const attribute = name.slice(at + 1);
  let holder = element;
  let type = element.type;
  const missing: ElementType[] = [];
  for (const tag of at < 0 ? [] : name.slice(0, at).split('/')) {
    type = type?.children.get(tag)?.element;
    if (type === undefined) return undefined;
    const child = missing.length === 0 ? findChild(holder, tag) : undefined;
    if (child === undefined) missing.push(type);
    else holder = child;
  }
  const known = type?.attributes.get(attribute);
  if (known === undefined) return undefined;
  const written = missing.length === 0 ? findAttribute(holder, attribute) : undefined;
  return { attribute, type: known, holder, missing, written };
}
