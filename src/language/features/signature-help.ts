import type { SignatureHelp } from 'vscode-languageserver-types';
import { MarkupKind } from 'vscode-languageserver-types';
import type { Cursor } from '../model/cursor.js';
import { typeOfAttribute } from '../model/model.js';
import { splitValue } from '../values/split-value.js';
import { angleUnitOf, otherUnit } from './angles.js';
import { describeType, escapeMarkdown } from './describe-type.js';
import { numberLabels } from './number-labels.js';

/** Which of the numbers of a value the cursor is in, and what it means. */
export function signatureHelp(cursor: Cursor): SignatureHelp | undefined {
  const { model, element, attribute, offset } = cursor;
  const value = attribute?.value;
  const type = element === undefined || attribute === undefined ? undefined : typeOfAttribute(element, attribute);
  if (element === undefined || attribute === undefined || value === undefined || type === undefined) return undefined;
  const isNumeric = type.value.kind === 'number' || type.value.kind === 'int';
  if (!isNumeric || offset < value.start || offset > value.end || (type.arity?.[1] ?? 1) < 2) return undefined;
  const labels = numberLabels(model, element, type.name);
  if (labels.length < 2) return undefined;
  const tokens = splitValue(value);
  const inside = tokens.findIndex(({ start, end }) => start <= offset && offset <= end);
  const active = inside === -1 ? tokens.filter(({ end }) => end < offset).length : inside;
  const head = `${type.name}: `;
  let at = head.length;
  const parameters = labels.map((label, i) => {
    const start = at;
    at += label.length + 2;
    const unit = angleUnitOf(model, element, type, i);
    const number = Number(tokens.at(i)?.text);
    const isAngle = unit !== undefined && tokens.length > i && Number.isFinite(number);
    return {
      label: [start, start + label.length] as [number, number],
      ...(isAngle ? { documentation: `${number} is ${otherUnit(number, unit)}.` } : {}),
    };
  });
  const label = head + labels.join(', ');
  const documentation = {
    kind: MarkupKind.Markdown,
    value: `${escapeMarkdown(describeType(type))}\n\n${escapeMarkdown(type.help)}`,
  };
  return {
    signatures: [{ label, documentation, parameters, activeParameter: active }],
    activeSignature: 0,
    activeParameter: active,
  };
}
