import type { ElementType } from '../../schema/vocabulary.js';
import type { XmlNode } from '../../xml/syntax-tree.js';
import type { ModelDocument, ModelElement } from '../model-document.js';
import { walkElements } from '../model-document.js';
import type { Finding, Rule } from './rule.js';

/** What must be there and is not, what may be there once and is there again, and text where there is none. */
export const structure: Rule = {
  id: 'syn/structure',
  severity: 'error',
  languages: ['mjcf', 'urdf'],
  check: (document, report) => {
    for (const element of walkElements(document.root)) {
      if (element.type === undefined || element.isOpen) continue;
      for (const finding of findMissingAttributes(element, element.type)) report(finding);
      for (const finding of countChildren(element, element.type)) report(finding);
      if (element.type.text === undefined && element.type.open !== true)
        for (const node of element.node.children) if (isStray(node, document)) report(describeStray(node, document));
    }
  },
};

function* findMissingAttributes({ node, inDefault }: ModelElement, type: ElementType): Generator<Finding> {
  if (inDefault) return;
  const missing = [...type.attributes.values()].filter(
    ({ name, required }) => required === true && node.attributes.every((attribute) => attribute.name.text !== name),
  );
  for (const { name } of missing) {
    const at = node.attributes.at(-1)?.end ?? node.name.end;
    const fix = { title: `Insert ${name}=""`, edits: [{ start: at, end: at, text: ` ${name}=""` }] };
    yield { ...node.name, message: `<${node.name.text}> needs the attribute ${name}.`, fixes: [fix] };
  }
}

function* countChildren({ node, children, inDefault }: ModelElement, type: ElementType): Generator<Finding> {
  // What is included may have it; a fragment has what it is included for.
  const isWhole = children.every((child) => child.node.name.text !== 'include') && type.tag !== 'mujocoinclude';
  for (const [tag, { cardinality }] of type.children) {
    if (cardinality === 'any') continue;
    const found = children.filter((child) => child.node.name.text === tag);
    for (const { node: again } of found.slice(1))
      yield {
        ...again.name,
        message: `<${node.name.text}> takes one <${tag}>: this is another.`,
        fixes: [{ title: `Remove this <${tag}>`, edits: [{ start: again.start, end: again.end, text: '' }] }],
      };
    if (cardinality === 'once' && found.length === 0 && isWhole && !inDefault)
      yield { ...node.name, message: `<${node.name.text}> needs a <${tag}>.` };
  }
  const choices = type.choice ?? [];
  if (choices.length > 0 && isWhole && children.every((child) => !choices.includes(child.node.name.text)))
    yield { ...node.name, message: `<${node.name.text}> needs one of ${choices.map((tag) => `<${tag}>`).join(', ')}.` };
}

const isStray = ({ kind, start, end }: XmlNode, { text }: ModelDocument): boolean =>
  (kind === 'text' || kind === 'cdata') && text.slice(start, end).trim() !== '';

function describeStray({ start, end }: XmlNode, { text }: ModelDocument): Finding {
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
