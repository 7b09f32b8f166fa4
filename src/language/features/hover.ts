import type { Hover } from 'vscode-languageserver-types';
import { MarkupKind } from 'vscode-languageserver-types';
import type { AttributeType } from '../../schema/vocabulary.js';
import { decodeEntities } from '../../xml/entities.js';
import type { TextRange, XmlAttribute } from '../../xml/syntax-tree.js';
import type { Cursor } from '../model/cursor.js';
import { inheritedAttribute } from '../model/defaults.js';
import type { ModelElement } from '../model/model.js';
import { typeOfAttribute } from '../model/model.js';
import { splitValue } from '../values/split-value.js';
import { angleUnitOf, otherUnit } from './angles.js';
import { describeType, escapeMarkdown } from './describe-type.js';
import { describeMass } from './describe-mass.js';
import { numberLabels } from './number-labels.js';
import { toRange } from './ranges.js';
import { occurrencesOf, symbolAt } from './symbol-at.js';

/** What is at the cursor: what an element or attribute does, what a value comes to, what a name means. */
export function hover(cursor: Cursor): Hover | undefined {
  const { element, offset, attribute } = cursor;
  if (element === undefined) return undefined;
  const { name, closeTag } = element.node;
  const isIn = ({ start, end }: TextRange): boolean => start <= offset && offset <= end;
  const tag = [name, closeTag?.name].find((one) => one !== undefined && isIn(one));
  if (tag !== undefined) return write(cursor, tag, describeElement(cursor, element));
  if (attribute === undefined) return undefined;
  if (isIn(attribute.name)) return write(cursor, attribute.name, describeAttribute(cursor, element, attribute));
  const { value } = attribute;
  if (value === undefined || !isIn(value)) return undefined;
  const symbol = symbolAt(cursor);
  if (symbol !== undefined) {
    const meant = occurrencesOf(cursor, symbol).declarations.at(0)?.element;
    const shown = meant === undefined ? [] : [codeOf(meant), ...describeMass(cursor, meant)];
    return write(cursor, symbol.at, [`${symbol.namespace} **${escapeMarkdown(symbol.name)}**`, ...shown]);
  }
  const token = splitValue(value).find(isIn);
  return token === undefined ? undefined : write(cursor, token, describeAttribute(cursor, element, attribute, offset));
}

function write({ file }: Cursor, range: TextRange, paragraphs: readonly string[]): Hover | undefined {
  if (paragraphs.length === 0) return undefined;
  return { contents: { kind: MarkupKind.Markdown, value: paragraphs.join('\n\n') }, range: toRange(file, range) };
}

function describeElement(cursor: Cursor, element: ModelElement): readonly string[] {
  const { type } = element;
  if (type === undefined) return [];
  const link = type.url === '' ? [] : [`[Reference](${type.url})`];
  return [
    `**\\<${type.tag}\\>** ${escapeMarkdown(type.help)}`,
    ...describeMass(cursor, element),
    ...listInherited(cursor, element),
    ...link,
  ];
}

/** What a default class says of an element that says nothing of it. */
function listInherited({ model }: Cursor, element: ModelElement): readonly string[] {
  const lines = [...(element.type?.attributes.keys() ?? [])].flatMap((name) => {
    if (element.node.attributes.some((attribute) => attribute.name.text === name)) return [];
    const found = inheritedAttribute(model, element, name);
    return found?.attribute.value === undefined
      ? []
      : [`- \`${name}="${found.attribute.value.raw}"\` from class \`${found.className ?? ''}\``];
  });
  return lines.length === 0 ? [] : [lines.join('\n')];
}

function describeAttribute(
  cursor: Cursor,
  element: ModelElement,
  attribute: XmlAttribute,
  offset?: number,
): readonly string[] {
  const type = typeOfAttribute(element, attribute);
  if (type === undefined) return [];
  const facts = [
    escapeMarkdown(describeType(type)),
    ...(type.default === undefined ? [] : [`default \`${type.default}\``]),
    ...(type.required === true ? ['required'] : []),
  ];
  const link = element.type === undefined || element.type.url === '' ? [] : [`[Reference](${element.type.url})`];
  const number = offset === undefined ? [] : describeNumber(cursor, element, attribute, type, offset);
  const all = [
    ...number,
    `**${type.name}** ${escapeMarkdown(type.help)}`,
    facts.join(', '),
    ...listOverridden(cursor, element, type),
  ];
  return [...all, ...(number.length > 0 ? [] : describeAngles(cursor, element, attribute, type)), ...link];
}

/** What the class of an element says, which the element itself has the last word on. */
function listOverridden({ model }: Cursor, element: ModelElement, { name }: AttributeType): readonly string[] {
  const found = inheritedAttribute(model, element, name);
  const raw = found?.attribute.value?.raw;
  return raw === undefined ? [] : [`Class \`${found?.className ?? ''}\` says \`${raw}\`; what stands here holds.`];
}

/** Angles in the unit in which they are not written. */
function describeAngles(
  { model }: Cursor,
  element: ModelElement,
  { value }: XmlAttribute,
  type: AttributeType,
): readonly string[] {
  const angles = (value === undefined ? [] : splitValue(value)).flatMap(({ text }, i) => {
    const unit = angleUnitOf(model, element, type, i);
    return unit === undefined || !Number.isFinite(Number(text)) ? [] : [otherUnit(Number(text), unit)];
  });
  return angles.length === 0 ? [] : [`= ${angles.join(', ')}`];
}

/** Which number of several it is, and what it comes to. */
function describeNumber(
  { model }: Cursor,
  element: ModelElement,
  { value }: XmlAttribute,
  type: AttributeType,
  offset: number,
): readonly string[] {
  const tokens = value === undefined ? [] : splitValue(value);
  const i = tokens.findIndex(({ start, end }) => start <= offset && offset <= end);
  if (i === -1 || (type.value.kind !== 'number' && type.value.kind !== 'int')) return [];
  const label = numberLabels(model, element, type.name).at(i);
  const unit = angleUnitOf(model, element, type, i);
  const text = decodeEntities(tokens[i].text);
  const angle = unit === undefined || !Number.isFinite(Number(text)) ? [] : [`= ${otherUnit(Number(text), unit)}`];
  const said = [...(label === undefined ? [] : [label]), ...angle];
  return said.length === 0 ? [] : [`\`${text}\` ${said.join(' ')}`];
}

/** The start tag of an element, as it is written. */
function codeOf({ node, file }: ModelElement): string {
  const tag = file.text.slice(node.start, Math.min(node.openEnd, node.start + 400)).replace(/\s+/g, ' ');
  return `\`\`\`xml\n${tag.replaceAll('```', '')}\n\`\`\``;
}
