import type { Color, ColorInformation, ColorPresentation } from 'vscode-languageserver-types';
import type { AttributeType } from '../../schema/vocabulary.js';
import type { TextRange } from '../../xml/syntax-tree.js';
import type { Model } from '../model/model.js';
import { typeOfAttribute, walkElements } from '../model/model.js';
import type { SourceFile } from '../model/source-file.js';
import { splitValue } from '../values/split-value.js';
import { shorten } from './angles.js';
import { toRange } from './ranges.js';

/** Colours of lights have no upper bound. */
const LIGHT = new Set(['ambient', 'diffuse', 'specular']);

/** The colours that are written in a file. */
export function colors(model: Model, file: SourceFile): readonly ColorInformation[] {
  const found: ColorInformation[] = [];
  for (const element of walkElements(model.root)) {
    if (element.file !== file || element.isOpen) continue;
    for (const attribute of element.node.attributes) {
      const type = typeOfAttribute(element, attribute);
      if (type === undefined || attribute.value === undefined || !isColor(type)) continue;
      const tokens = splitValue(attribute.value);
      const numbers = tokens.map(({ text }) => Number(text));
      const isWhole = numbers.length === type.arity?.[1] && numbers.every((one) => one >= 0 && one <= 1);
      if (!isWhole) continue;
      const [red, green, blue, alpha = 1] = numbers;
      const range = { start: tokens[0].start, end: tokens[tokens.length - 1].end };
      found.push({ range: toRange(file, range), color: { red, green, blue, alpha } });
    }
  }
  return found;
}

function isColor({ name, value, arity }: AttributeType): boolean {
  if (value.kind !== 'number' || arity === undefined || arity[0] !== arity[1]) return false;
  if (arity[1] !== 3 && arity[1] !== 4) return false;
  return (value.min === 0 && value.max === 1) || /^rgba?$/.test(name) || (LIGHT.has(name) && arity[1] === 3);
}

/** How a colour is written in place of another: with opacity where that has one. */
export function colorPresentation(
  file: SourceFile,
  { red, green, blue, alpha }: Color,
  range: TextRange,
): ColorPresentation {
  const count = file.text.slice(range.start, range.end).trim().split(/\s+/).length;
  const numbers = [red, green, blue, alpha].slice(0, count === 3 ? 3 : 4);
  return { label: numbers.map((number) => shorten(number, 3)).join(' ') };
}
