import { attributeText } from '../model/defaults.js';
import { decodeEntities } from '../../xml/entities.js';
import type { CompiledModel } from '../check/compiled-model.js';
import type { Model, ModelElement } from '../model/model.js';
import { walkElements } from '../model/model.js';
import type { Report } from '../rules/rule.js';
import { describeEngineMessage } from './describe-engine-message.js';
import type { CompiledRule } from './compiled-rule.js';

/** What the engine refuses, or warns of, and no other rule has said. */
export const compile: CompiledRule = {
  id: 'beh/compile',
  severity: 'error',
  languages: ['mjcf', 'urdf'],
  checkCompiled: (compiled, report) => {
    const { error, warnings } = compiled.inspection;
    if (error !== undefined) say(compiled, error, report, {});
    for (const warning of warnings) {
      // Another rule is for those.
      if (!/close to singular/i.test(warning)) say(compiled, warning, report, { severity: 'warning' });
    }
  },
};

function say(
  compiled: CompiledModel,
  message: string,
  report: Report,
  severity: { readonly severity?: 'warning' },
): void {
  const element = findElement(compiled, message);
  const { start, end } = findValue(element, message) ?? element.node.name;
  // Elsewhere the model may well compile.
  const plugin = /plugin (\S+) not found/i.exec(message)?.at(1);
  if (plugin !== undefined) {
    const text = `The plugin ${plugin} is not in this build of MuJoCo: the model could not be compiled here.`;
    report(element, { start, end, message: text, severity: 'info' });
  } else report(element, { start, end, message: `MuJoCo: ${describeEngineMessage(message)}`, ...severity });
}

/**
 * The element that a message of the engine is about. Its reader and its compiler give the line of the element; where they do not, it is the one
 * that has a name or a value which the message quotes, or else the root.
 */
function findElement({ model, flat }: CompiledModel, message: string): ModelElement {
  const line = Number(/, line (\d+)/.exec(message)?.[1] ?? /Line number=(\d+)/.exec(message)?.[1] ?? 0);
  return (
    (line > 0 ? flat.elementAt(line) : undefined) ??
    findKeyframe(model, message) ??
    findQuoted(model, message) ??
    model.root
  );
}

/** Keyframes are told by their number. */
function findKeyframe({ root }: Model, message: string): ModelElement | undefined {
  const id = /keyframe '[^']*'.*\bid (\d+)/s.exec(message)?.at(1);
  if (id === undefined) return undefined;
  const keys = root.children
    .filter(({ node }) => node.name.text === 'keyframe')
    .flatMap(({ children }) => children.filter(({ node }) => node.name.text === 'key'));
  return keys[Number(id)];
}

function findQuoted(model: Model, message: string): ModelElement | undefined {
  const ofName = /Element name '([^']+)'/.exec(message)?.at(1);
  const quoted = quotedWords(message);
  const isFile = (word: string): boolean => /\.\w+$/.test(word);
  // A model may be called as its only body.
  const elements = walkElements(model.root).slice(1);
  const find = (word: string): ModelElement | undefined =>
    elements.find(({ node }) =>
      node.attributes.some(({ value }) => value !== undefined && isMeant(decodeEntities(value.raw), word)),
    );
  const findFirst = (words: readonly string[]): ModelElement | undefined => {
    for (const word of words) {
      const found = find(word);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  // A file says more than the name of the element, and that more than the rest.
  return (
    findFirst(quoted.filter(isFile)) ??
    (ofName === undefined ? undefined : (findNamed(elements, ofName, message) ?? find(ofName))) ??
    findFirst(quoted)
  );
}

/** What has a name, of the kind that the message is about: a body and its joint, or its mesh, may be called the same. */
function findNamed(elements: readonly ModelElement[], name: string, message: string): ModelElement | undefined {
  const isOfMesh = /mesh|decoder/i.test(message);
  const isOfBody = /inertia|mass/i.test(message);
  const named = elements.filter((element) => attributeText(element, 'name') === name);
  const ofKind = named.find(({ node }) =>
    isOfMesh ? node.name.text === 'mesh' : !isOfBody || BODIES.has(node.name.text),
  );
  return ofKind ?? (isOfMesh ? undefined : named[0]);
}

const BODIES = new Set(['body', 'link']);

/** Files are told with or without their folder, and what is made of them is called without the suffix too. */
const isMeant = (value: string, word: string): boolean =>
  value !== '' &&
  (value === word ||
    word.endsWith(`/${value}`) ||
    value.endsWith(`/${word}`) ||
    value.replace(/^.*\/|\.\w+$/g, '') === word);

/** The value of the element that the message quotes, or the attribute. */
function findValue(
  { node }: ModelElement,
  message: string,
): { readonly start: number; readonly end: number } | undefined {
  const words = quotedWords(message);
  const value = node.attributes.find(
    (attribute) =>
      attribute.value !== undefined &&
      words.some((word) => isMeant(decodeEntities(attribute.value?.raw ?? ''), word) && attribute.name.text !== 'name'),
  )?.value;
  return value ?? node.attributes.find(({ name }) => words.includes(name.text))?.name;
}

const quotedWords = (message: string): string[] =>
  [...message.replace(/\n?Element (name )?'[^']*'/g, '').matchAll(/'([^']+)'|"([^"]+)"/g)].map(
    (match) => match.at(1) ?? match.at(2) ?? '',
  );
