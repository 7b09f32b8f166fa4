import type { ElementType } from '../../schema/vocabulary.js';
import type { XmlNode } from '../../xml/syntax-tree.js';
import { memoize } from '../model/memoize.js';
import type { ModelElement } from '../model/model.js';
import type { SourceFile } from '../model/source-file.js';
import type { ElementRule, Finding, Report } from './rule.js';

/** What must be there and is not, what may be there once and is there again, and text where there is none. */
export const structure: ElementRule = {
  id: 'syn/structure',
  severity: 'error',
  languages: ['mjcf', 'urdf'],
  checkElements: (_, report) => (element) => {
    if (element.type === undefined) return;
    for (const finding of findMissingAttributes(element, element.type)) report(element, finding);
    countChildren(element, element.type, report);
    if (element.type.text === undefined && element.type.open !== true)
      for (const node of element.node.children)
        if (isStray(node, element.file)) report(element, describeStray(node, element.file));
  },
};

/** What the vocabulary asks of an element, of which most ask nothing. */
const demandsOf = memoize(({ attributes, children }: ElementType) => ({
  required: [...attributes.values()].filter(({ required }) => required === true).map(({ name }) => name),
  limited: [...children].filter(([, { cardinality }]) => cardinality !== 'any'),
}));

function* findMissingAttributes({ node, inDefault }: ModelElement, type: ElementType): Generator<Finding> {
  if (inDefault) return;
  for (const name of demandsOf(type).required) {
    if (node.attributes.some((attribute) => attribute.name.text === name)) continue;
    const at = node.attributes.at(-1)?.end ?? node.name.end;
    const fix = { title: `Insert ${name}=""`, edits: [{ start: at, end: at, text: ` ${name}=""` }] };
    yield { ...node.name, message: `<${node.name.text}> needs the attribute ${name}.`, fixes: [fix] };
  }
}

function countChildren(element: ModelElement, type: ElementType, report: Report): void {
  const { node, children, inDefault } = element;
  // What could not be included may have it; a fragment has what it is included for.
  const isWhole = children.every((child) => child.node.name.text !== 'include') && type.tag !== 'mujocoinclude';
  for (const [tag, { cardinality }] of demandsOf(type).limited) {
    const found = children.filter((child) => child.node.name.text === tag);
    for (const again of found.slice(1))
      report(again, {
        ...again.node.name,
        message: `<${node.name.text}> takes one <${tag}>: this is another.`,
        fixes: [{ title: `Remove this <${tag}>`, edits: [{ start: again.node.start, end: again.node.end, text: '' }] }],
      });
    if (cardinality === 'once' && found.length === 0 && isWhole && !inDefault)
      report(element, { ...node.name, message: `<${node.name.text}> needs a <${tag}>.` });
  }
  const choices = type.choice ?? [];
  if (choices.length > 0 && isWhole && children.every((child) => !choices.includes(child.node.name.text)))
    report(element, {
      ...node.name,
      message: `<${node.name.text}> needs one of ${choices.map((tag) => `<${tag}>`).join(', ')}.`,
    });
}

const isStray = ({ kind, start, end }: XmlNode, { text }: SourceFile): boolean =>
  (kind === 'text' || kind === 'cdata') && text.slice(start, end).trim() !== '';

function describeStray({ start, end }: XmlNode, { text }: SourceFile): Finding {
  const inside = text.slice(start, end);
  const from = start + inside.length - inside.trimStart().length;
  const to = from + inside.trim().length;
  const edit = { start: from, end: to, text: '' };
  return {
    start: from,
    end: to,
    message: 'Text between elements is not read.',
    severity: 'warning',
    fixes: [{ title: 'Remove the text', edits: [edit] }],
  };
}
