import type { Namespace } from '../../schema/vocabulary.js';
import type { TextRange } from '../../xml/syntax-tree.js';
import type { Model } from '../model/model.js';
import type { SourceFile } from '../model/source-file.js';
import type { Reference } from '../model/references.js';
import type { Declaration } from '../model/symbols.js';
import { symbolsOf } from '../model/symbols.js';

/** Chosen for themes to tell them from attributes; names of others keep the colour of the grammar. */
export const TOKEN_TYPES = ['class', 'type', 'enumMember', 'function'] as const;
export const TOKEN_MODIFIERS = ['declaration'] as const;

const TYPES: Readonly<Partial<Record<Namespace, (typeof TOKEN_TYPES)[number]>>> = {
  body: 'class',
  link: 'class',
  default: 'type',
  joint: 'enumMember',
  tendon: 'enumMember',
  actuator: 'function',
  sensor: 'function',
};

interface Token extends TextRange {
  readonly type: number;
  readonly modifiers: number;
}

/** Names of a file, coloured by what they name, in the protocol's form: five numbers each, relative to the one before. Those that mean nothing have none. */
export function semanticTokens(model: Model, file: SourceFile): readonly number[] {
  const { declarations, references, find } = symbolsOf(model);
  const make = ({ start, end }: Declaration | Reference, namespace: Namespace, modifiers: number): readonly Token[] => {
    const type = TYPES[namespace];
    return type === undefined ? [] : [{ start, end, type: TOKEN_TYPES.indexOf(type), modifiers }];
  };
  const tokens = [
    ...declarations
      .filter(({ element, isFromFile }) => element.file === file && !isFromFile)
      .flatMap((one) => make(one, one.namespace, 1)),
    ...references
      .filter(({ element }) => element.file === file)
      .flatMap((one) => {
        const namespace = one.namespaces.find((meant) => find(meant, one.name).length > 0);
        return namespace === undefined ? [] : make(one, namespace, 0);
      }),
  ].sort((a, b) => a.start - b.start);
  const data: number[] = [];
  let [lastLine, lastCharacter, lastEnd] = [0, 0, 0];
  for (const { start, end, type, modifiers } of tokens) {
    const from = file.lines.positionAt(start);
    // Editors take no token of several lines, and no two at one place.
    if (end <= start || start < lastEnd || file.lines.positionAt(end).line !== from.line) continue;
    const lines = from.line - lastLine;
    data.push(lines, lines === 0 ? from.character - lastCharacter : from.character, end - start, type, modifiers);
    [lastLine, lastCharacter, lastEnd] = [from.line, from.character, end];
  }
  return data;
}
