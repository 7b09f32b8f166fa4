import { decodeEntities } from '../../xml/entities.js';
import type { TextRange } from '../../xml/syntax-tree.js';
import { attributeText } from '../model/defaults.js';
import type { Fix } from '../check/diagnostic.js';
import { setAttribute } from '../check/edits.js';
import type { ModelElement } from '../model/model.js';
import { findAttribute, walkElements } from '../model/model.js';
import { nearestName } from '../values/nearest-name.js';
import { parseExpression } from '../xacro/parse-expression.js';
import { PYTHON_NAMES, SUBSTITUTIONS } from '../xacro/python-names.js';
import type { XacroPiece } from '../xacro/scan-text.js';
import { scanText } from '../xacro/scan-text.js';
import { KEYWORDS } from '../xacro/tokenize.js';
import type { XacroFacts, XacroMacro } from '../xacro/xacro-facts.js';
import { XACRO_TAGS, xacroFacts } from '../xacro/xacro-facts.js';
import type { Finding, Report, Rule } from './rule.js';

/** What xacro fails on: expressions that are none, names and macros that nobody declares, parameters that a macro has not. */
export const xacroExpression: Rule = {
  id: 'xac/expression',
  severity: 'error',
  languages: ['xacro'],
  check: (model, report) => {
    const facts = xacroFacts(model);
    // A library gets names from the files that include it; what could not be read may declare any.
    const knowsNames = facts.isComplete && !facts.isLibrary && !facts.hasDynamicNames;
    for (const element of walkElements(model.root)) {
      for (const piece of piecesOf(element)) {
        const finding = judgePiece(piece, facts, knowsNames);
        if (finding !== undefined) report(element, finding);
      }
      const tag = /^xacro:(.+)$/.exec(element.node.name.text)?.[1];
      if (tag === undefined) continue;
      if (!XACRO_TAGS.has(tag)) checkCall(element, tag, facts, knowsNames, report);
      else checkOwn(element, tag, facts, knowsNames, report);
    }
  },
};

function* piecesOf({ node, file }: ModelElement): Generator<XacroPiece> {
  for (const { value } of node.attributes)
    if (value?.raw.includes('$') === true) yield* scanText(value.raw, value.start);
  for (const child of node.children)
    if (child.kind === 'text') yield* scanText(file.text.slice(child.start, child.end), child.start);
}

function judgePiece(piece: XacroPiece, facts: XacroFacts, knowsNames: boolean): Finding | undefined {
  const { start, end, kind, inner } = piece;
  if (kind === 'unclosed')
    return { start, end, message: 'This bracket is not closed: xacro drops it and all that comes after it.' };
  if (kind === 'substitution') return judgeSubstitution(piece, facts, knowsNames);
  // What is put in before Python reads the expression stands for a name.
  const text = decodeEntities(inner.replace(/\$\([^)]*\)?|\$\{?/g, (part) => '_'.repeat(part.length)));
  const { names, error } = parseExpression(text);
  // With entities in it, places in the text are others than in the file.
  const place = (range: TextRange): TextRange =>
    text.length === inner.length
      ? { start: piece.innerStart + range.start, end: piece.innerStart + Math.max(range.end, range.start) }
      : { start, end };
  if (error !== undefined) {
    const at = place(error);
    return { ...(at.start === at.end ? { start, end } : at), message: error.message };
  }
  if (!knowsNames) return undefined;
  const unknown = names.find(
    (name) => !facts.names.has(name.text) && !PYTHON_NAMES.has(name.text) && !/__/.test(name.text),
  );
  if (unknown === undefined) return undefined;
  const meant = nearestName(unknown.text, [...facts.names, ...PYTHON_NAMES]);
  const at = place(unknown);
  const fixes =
    meant === undefined || text.length !== inner.length
      ? []
      : [{ title: `Change to ${meant}`, edits: [{ ...at, text: meant }] }];
  const hint = meant === undefined ? '' : ` Is ${meant} meant?`;
  return { ...at, message: `There is no property or parameter "${unknown.text}".${hint}`, fixes };
}

function judgeSubstitution(
  { start, end, inner }: XacroPiece,
  facts: XacroFacts,
  knowsNames: boolean,
): Finding | undefined {
  const [command = '', name = ''] = inner.trim().split(/\s+/);
  if (inner.includes('$')) return undefined;
  if (!SUBSTITUTIONS.has(command)) {
    const meant = nearestName(command, SUBSTITUTIONS);
    const hint = meant === undefined ? '' : ` Is ${meant} meant?`;
    return { start, end, message: `xacro has no $(${command} ...).${hint}` };
  }
  if (command !== 'arg' || facts.args.has(name) || !knowsNames) return undefined;
  const meant = nearestName(name, facts.args);
  const at = start + 2 + inner.lastIndexOf(name);
  const edits = [{ start: at, end: at + name.length, text: meant ?? '' }];
  return {
    start: at,
    end: at + name.length,
    message: `There is no <xacro:arg> "${name}": xacro fails unless it is given on the command line.`,
    severity: 'warning',
    fixes: meant === undefined ? [] : [{ title: `Change to ${meant}`, edits }],
  };
}

/** An element of xacro itself. */
function checkOwn(element: ModelElement, tag: string, facts: XacroFacts, knowsNames: boolean, report: Report): void {
  const attribute =
    tag === 'if' || tag === 'unless' ? 'value' : tag === 'property' || tag === 'insert_block' ? 'name' : '';
  const value = findAttribute(element, attribute)?.value;
  const text = attributeText(element, attribute)?.trim();
  if (value === undefined || text === undefined || text.includes('$')) return;
  const { start, end } = value;
  if (attribute === 'value' && !/^(?:true|false|True|False|[+-]?\d+)$/.test(text)) {
    const edits = [setAttribute(element, 'value', `\${${value.raw.trim()}}`)];
    const isExpression = parseExpression(text).error === undefined;
    const fixes = isExpression ? [{ title: `Make it an expression`, edits }] : [];
    report(element, {
      start,
      end,
      message: `"${text}" is neither true nor false: an expression stands in \${}.`,
      fixes,
    });
  } else if (tag === 'property' && (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(text) || KEYWORDS.has(text))) {
    report(element, { start, end, message: `"${text}" is no name for Python: letters, digits and _ make one.` });
  } else if (tag === 'insert_block' && knowsNames && !facts.blocks.has(text)) {
    const meant = nearestName(text, facts.blocks);
    const fixes = meant === undefined ? [] : [{ title: `Change to ${meant}`, edits: [{ start, end, text: meant }] }];
    report(element, { start, end, message: `There is no block "${text}".`, fixes });
  }
}

/** A call of a macro. */
function checkCall(element: ModelElement, name: string, facts: XacroFacts, knowsNames: boolean, report: Report): void {
  if (name.includes('.') || name.includes('$')) return;
  const found = facts.macros.filter((macro) => macro.name === name);
  const place = element.node.name;
  if (found.length === 0) {
    if (!knowsNames) return;
    const meant = nearestName(
      name,
      facts.macros.map((macro) => macro.name),
    );
    const hint = meant === undefined ? '' : ` Is ${meant} meant?`;
    const fixes = meant === undefined ? [] : [renameFix(element, `xacro:${meant}`)];
    report(element, { ...place, message: `There is no macro "${name}".${hint}`, fixes });
    return;
  }
  // Of several of one name, nobody knows here which one is meant.
  if (found.length === 1) checkArguments(element, found[0], report);
}

function checkArguments(element: ModelElement, { name, parameters }: XacroMacro, report: Report): void {
  const values = parameters.filter(({ kind }) => kind === 'value');
  for (const attribute of element.node.attributes) {
    const { text, start, end } = attribute.name;
    if (text.startsWith('xmlns') || values.some((one) => one.name === text)) continue;
    const free = values.map((one) => one.name).filter((one) => findAttribute(element, one) === undefined);
    const meant = nearestName(text, free);
    const fixes = meant === undefined ? [] : [{ title: `Change to ${meant}`, edits: [{ start, end, text: meant }] }];
    report(element, { start, end, message: `The macro "${name}" has no parameter ${text}.`, fixes });
  }
  const missing = values.filter((one) => !one.hasDefault && findAttribute(element, one.name) === undefined);
  if (missing.length > 0) {
    const list = missing.map((one) => one.name).join(', ');
    report(element, {
      ...element.node.name,
      message: `The macro "${name}" wants ${list} besides.`,
      fixes: [insertArguments(element, missing)],
    });
  }
  const blocks = parameters.filter(({ kind, hasDefault }) => kind === 'block' && !hasDefault).length;
  if (element.children.length < blocks && element.children.every(({ node }) => !node.name.text.startsWith('xacro:')))
    report(element, {
      ...element.node.name,
      message: `The macro "${name}" wants ${blocks} ${blocks === 1 ? 'element' : 'elements'} inside the call; here ${element.children.length === 1 ? 'is' : 'are'} ${element.children.length || 'none'}.`,
    });
}

function insertArguments(element: ModelElement, missing: readonly { readonly name: string }[]): Fix {
  const edits = missing.map(({ name }) => setAttribute(element, name, ''));
  const text = edits.map((edit) => edit.text).join('');
  return { title: `Insert ${missing.map(({ name }) => name).join(', ')}`, edits: [{ ...edits[0], text }] };
}

/** Both tags. */
function renameFix({ node }: ModelElement, to: string): Fix {
  const names = [node.name, ...(node.closeTag === undefined ? [] : [node.closeTag.name])];
  return { title: `Change to ${to}`, edits: names.map(({ start, end }) => ({ start, end, text: to })) };
}
