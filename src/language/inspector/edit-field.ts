import type { ElementType } from '../../schema/vocabulary.js';
import { decodeEntities } from '../../xml/entities.js';
import type { TextEdit } from '../check/diagnostic.js';
import {
  escapeAttribute,
  insertBeside,
  insertChild,
  removeAttribute,
  removeElement,
  setAttribute,
} from '../check/edits.js';
import type { FileAccess } from '../model/file-access.js';
import { jointTypeOf } from '../physics/joint-facts.js';
import type { Model, ModelElement } from '../model/model.js';
import { isComputed } from '../values/split-value.js';
import type { EditAnswer } from './edit-answer.js';
import type { FieldTarget } from './field-target.js';
import { findTarget } from './field-target.js';
import { inertialText } from './inertial-text.js';
import { findNewError } from './try-edits.js';

/**
 * The change that gives a field of an element another value: of one attribute, which is put there where it is not, in an element that is made where
 * there is none, and taken out where the text is empty. Refused is what the rules call an error.
 *
 * @param name As `inspectElement` has it.
 */
export function editField(
  model: Model,
  element: ModelElement,
  name: string,
  text: string,
  files: FileAccess,
): EditAnswer {
  const target = findTarget(element, name);
  if (target === undefined) return { refused: `<${element.node.name.text}> has no ${name}.` };
  const { written, attribute, type } = target;
  const value =
    type.value.kind === 'text' || type.value.kind === 'file' ? text.trim() : text.trim().replace(/\s+/g, ' ');
  if (written?.value !== undefined && isComputed(written.value))
    return { refused: `${attribute} is made by xacro: change it in the text.` };
  const before = written?.value === undefined ? undefined : decodeEntities(written.value.raw).trim();
  if (value === (before ?? '')) return { edits: [] };
  const answer = value === '' ? removeValue(target) : writeValue(model, element, target, value, files);
  if ('refused' in answer) return answer;
  const error = findNewError(model, element, answer.edits, files);
  return error === undefined ? answer : { refused: error };
}

function removeValue({ written, type, attribute, holder, missing }: FieldTarget): EditAnswer {
  if (written === undefined || missing.length > 0) return { edits: [] };
  if (type.required === true && !holder.inDefault) return { refused: `<${holder.node.name.text}> needs ${attribute}.` };
  const { node } = holder;
  // An element that says nothing any more goes with its last word, where it is one of those that only say something more of another.
  const isEmpty = node.attributes.length === 1 && node.children.every(({ kind }) => kind === 'text');
  return { edits: [isEmpty && SAYING.has(node.name.text) ? removeElement(holder) : removeAttribute(holder, written)] };
}

const SAYING = new Set(['origin', 'dynamics']);

function writeValue(
  model: Model,
  element: ModelElement,
  target: FieldTarget,
  value: string,
  files: FileAccess,
): EditAnswer {
  const { holder, attribute, missing, written } = target;
  if (missing.length === 0) {
    const quoted = escapeAttribute(value);
    const text = written?.value?.quote === "'" ? quoted.replaceAll("'", '&apos;') : quoted;
    return { edits: [setAttribute(holder, attribute, text)] };
  }
  const [outer] = missing;
  if (outer.tag === 'inertial') return insertInertial(model, element, target, value, files);
  const made = makeElement(missing, attribute, value, jointTypeOf(model, element));
  if ('refused' in made) return made;
  return { edits: [insertChild(holder, made.xml)], ...(made.remark === '' ? {} : { remark: made.remark }) };
}

/** The elements that are missing, one in the other, the innermost with the attribute. */
function makeElement(
  types: readonly ElementType[],
  attribute: string,
  value: string,
  jointType: string,
): { readonly xml: string; readonly remark: string } | { readonly refused: string } {
  let xml = '';
  const remarks: string[] = [];
  for (const [i, type] of types.toReversed().entries()) {
    const given = new Map(i === 0 ? [[attribute, value]] : []);
    for (const { name, required } of type.attributes.values()) {
      if (required !== true || given.has(name)) continue;
      const usual = type.tag === 'limit' ? USUAL_LIMITS[name]?.(jointType) : undefined;
      if (usual === undefined) return { refused: `<${type.tag}> needs ${name} too: set that first.` };
      given.set(name, usual);
      remarks.push(`${name}="${usual}"`);
    }
    const attributes = Array.from(given, ([name, text]) => ` ${name}="${escapeAttribute(text)}"`).join('');
    xml = xml === '' ? `<${type.tag}${attributes}/>` : `<${type.tag}${attributes}>\n  ${xml}\n</${type.tag}>`;
  }
  const remark = remarks.length === 0 ? '' : `Wrote ${remarks.join(' and ')} too: a <limit> needs them.`;
  return { xml, remark };
}

/** What a `limit` must have besides: the effort and speed of small robots, as the fix of `kin/limit-missing` has them. */
const USUAL_LIMITS: Readonly<Partial<Record<string, (type: string) => string>>> = {
  effort: (type) => (type === 'prismatic' ? '100' : '10'),
  velocity: () => '1',
};

/** A body without an `inertial` gets the one that its shapes give, so that only what was asked for changes. */
function insertInertial(
  model: Model,
  element: ModelElement,
  { attribute, missing }: FieldTarget,
  value: string,
  files: FileAccess,
): EditAnswer {
  const path = missing.map(({ tag }) => tag).join('/');
  const xml = inertialText(model, element, { [`${path}@${attribute}`]: value }, files);
  if (xml === undefined)
    return { refused: 'There is no <inertial>, and its shapes do not give one: write it in the text.' };
  return { edits: [insertFirst(element, xml)], remark: 'Wrote an <inertial> with what its shapes give.' };
}

/** Before everything else in an element, where people look for it. */
function insertFirst(element: ModelElement, xml: string): TextEdit {
  const first = element.node.children.find((child) => child.kind === 'element');
  return first === undefined
    ? insertChild(element, xml)
    : insertBeside({ node: first, file: element.file }, xml, 'before');
}
