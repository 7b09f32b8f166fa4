import { attributeText } from '../model/defaults.js';
import { memoize } from '../model/memoize.js';
import type { Model, ModelElement } from '../model/model.js';
import { walkElements } from '../model/model.js';
import { scanText } from './scan-text.js';

/** Something that is declared for use elsewhere. */
interface Declared {
  readonly name: string;
  readonly element: ModelElement;
}

export interface XacroParameter {
  readonly name: string;
  /** `block`: an element inside the call; `content`: what is in such an element. */
  readonly kind: 'value' | 'block';
  readonly hasDefault: boolean;
}

export interface XacroMacro extends Declared {
  readonly parameters: readonly XacroParameter[];
}

/** What a xacro and what it includes declare and use. */
export interface XacroFacts {
  readonly properties: readonly Declared[];
  readonly macros: readonly XacroMacro[];
  readonly args: ReadonlySet<string>;
  /** Names for `insert_block`. */
  readonly blocks: ReadonlySet<string>;
  /** Everything that an expression may mean. */
  readonly names: ReadonlySet<string>;
  /** Words that stand in expressions, and blocks that are inserted. */
  readonly usedNames: ReadonlySet<string>;
  readonly calledMacros: ReadonlySet<string>;
  /** Whether every file that it includes was read. */
  readonly isComplete: boolean;
  /** Whether expressions make names, so that nobody knows which there are. */
  readonly hasDynamicNames: boolean;
  /** Whether it is for others to include: it declares things and no more, or is no robot by itself. */
  readonly isLibrary: boolean;
}

/** Tags of xacro itself; others with the prefix call macros. */
export const XACRO_TAGS: ReadonlySet<string> = new Set(
  'arg attribute call element if include insert_block macro property unless'.split(' '),
);
/** What stands in a library. */
const DECLARING = new Set([
  'xacro:macro',
  'xacro:property',
  'xacro:include',
  'xacro:arg',
  'material',
  'macro',
  'property',
  'include',
  'arg',
]);

export const xacroFacts = memoize((model: Model): XacroFacts => {
  const properties: Declared[] = [];
  const macros: XacroMacro[] = [];
  const [args, blocks, usedNames, calledMacros] = [
    new Set<string>(),
    new Set<string>(),
    new Set<string>(),
    new Set<string>(),
  ];
  const names = new Set<string>();
  let hasDynamicNames = false;
  const nameOf = (element: ModelElement, attribute = 'name'): string | undefined => {
    const name = attributeText(element, attribute)?.trim();
    if (name?.includes('$') === true) hasDynamicNames = true;
    return name === undefined || name === '' || name.includes('$') ? undefined : name;
  };
  const declare = (element: ModelElement, tag: string): void => {
    const name = nameOf(element);
    if (name === undefined) return;
    if (tag === 'arg') args.add(name);
    if (tag === 'property') {
      properties.push({ name, element });
      names.add(name);
      if (attributeText(element, 'value') === undefined) blocks.add(name);
    }
    if (tag !== 'macro') return;
    const parameters = readParameters(attributeText(element, 'params') ?? '');
    macros.push({ name: name.replace(/^xacro:/, ''), element, parameters });
    for (const parameter of parameters) (parameter.kind === 'value' ? names : blocks).add(parameter.name);
  };
  for (const element of walkElements(model.root)) {
    const full = element.node.name.text;
    const tag = full.replace(/^xacro:/, '');
    if (full === tag ? tag === 'property' || tag === 'macro' || tag === 'arg' : XACRO_TAGS.has(tag)) {
      declare(element, tag);
      if (tag === 'insert_block') usedNames.add(nameOf(element) ?? '');
      if (tag === 'include') names.add(nameOf(element, 'ns') ?? '');
      if (tag === 'call') hasDynamicNames = true;
    } else calledMacros.add(tag);
    for (const text of textsOf(element))
      for (const word of text.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []) usedNames.add(word);
  }
  const isComplete = model.includes.every(({ target }) => target !== undefined);
  // What xacro is run on names the robot; pieces of it seldom do.
  const isLibrary = attributeText(model.root, 'name') === undefined || holdsDeclarations(model.root);
  return { properties, macros, args, blocks, names, usedNames, calledMacros, isComplete, hasDynamicNames, isLibrary };
});

/** What xacro evaluates in an element: parts of attributes and text, and all of what conditions and macros' defaults say. */
function* textsOf({ node, file }: ModelElement): Generator<string> {
  const isMacro = /^(?:xacro:)?macro$/.test(node.name.text);
  for (const { name, value } of node.attributes) {
    if (value === undefined) continue;
    if (isMacro && name.text === 'params') yield value.raw;
    else for (const { inner } of scanText(value.raw, 0)) yield inner;
  }
  for (const child of node.children)
    if (child.kind === 'text')
      for (const { inner } of scanText(file.text.slice(child.start, child.end), 0)) yield inner;
}

function holdsDeclarations({ children }: ModelElement): boolean {
  return children.every((child) => {
    const tag = child.node.name.text;
    return DECLARING.has(tag) || (/^xacro:(?:if|unless)$/.test(tag) && holdsDeclarations(child));
  });
}

/** The parameters of a macro: words with spaces between, of which some have a default behind `:=` or `=`, with spaces only in quotes and brackets. */
function readParameters(text: string): readonly XacroParameter[] {
  const words = text.match(/(?:\$\{[^}]*\}|\$\([^)]*\)|'[^']*'|"[^"]*"|[^\s'"])+/g) ?? [];
  return words.map((word) => {
    const [, stars, name, sign] = /^(\**)([^:=]*)(:?=)?/.exec(word) ?? ['', '', word, undefined];
    return { name, kind: stars === '' ? 'value' : 'block', hasDefault: sign !== undefined };
  });
}
