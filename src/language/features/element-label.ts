import { SymbolKind } from 'vscode-languageserver-types';
import type { TextRange } from '../../xml/syntax-tree.js';
import { attributeText } from '../model/defaults.js';
import type { ModelElement } from '../model/model.js';
import { findAttribute } from '../model/model.js';

/** How an element is called in lists: by its name, or else by what it is. */
export interface ElementLabel {
  readonly name: string;
  readonly detail: string;
  /** Where the name stands, or that of the tag. */
  readonly at: TextRange;
}

/** What an element says of itself, the most telling first, beside its name. */
const TELLING = [
  'class',
  'type',
  'mesh',
  'joint',
  'tendon',
  'site',
  'body',
  'body1',
  'geom1',
  'joint1',
  'file',
  'objname',
];

export function labelOf(element: ModelElement): ElementLabel {
  const tag = element.node.name.text || 'element';
  const isClass = tag === 'default';
  const named = findAttribute(element, isClass ? 'class' : tag === 'mujoco' ? 'model' : 'name')?.value;
  const name = named?.raw.trim() ?? '';
  const said = TELLING.filter((attribute) => !(isClass && attribute === 'class'))
    .map((attribute) => attributeText(element, attribute)?.trim() ?? '')
    .filter((text) => text !== '' && text.length < 60);
  if (named === undefined || name === '') return { name: tag, detail: said.join(' '), at: element.node.name };
  return { name, detail: [tag, ...said].join(' '), at: named };
}

const KINDS: Readonly<Partial<Record<string, SymbolKind>>> = {
  mujoco: SymbolKind.Module,
  robot: SymbolKind.Module,
  worldbody: SymbolKind.Namespace,
  body: SymbolKind.Class,
  link: SymbolKind.Class,
  frame: SymbolKind.Package,
  replicate: SymbolKind.Package,
  joint: SymbolKind.Interface,
  freejoint: SymbolKind.Interface,
  geom: SymbolKind.Field,
  visual: SymbolKind.Field,
  collision: SymbolKind.Field,
  site: SymbolKind.Key,
  default: SymbolKind.Struct,
  mesh: SymbolKind.File,
  texture: SymbolKind.File,
  hfield: SymbolKind.File,
  material: SymbolKind.Constant,
  include: SymbolKind.File,
  key: SymbolKind.Array,
};

const KINDS_IN: Readonly<Partial<Record<string, SymbolKind>>> = {
  actuator: SymbolKind.Function,
  transmission: SymbolKind.Function,
  sensor: SymbolKind.Event,
  equality: SymbolKind.Operator,
  contact: SymbolKind.Operator,
  tendon: SymbolKind.Variable,
};

/** The picture that stands before an element in lists. */
export const symbolKindOf = ({ node, parent }: ModelElement): SymbolKind =>
  KINDS_IN[parent?.node.name.text ?? ''] ?? KINDS[node.name.text] ?? SymbolKind.Property;
