import type { ElementType } from '../../schema/vocabulary.js';
import type { ModelElement } from '../model/model.js';
import { walkElements } from '../model/model.js';
import { nearestName } from '../values/nearest-name.js';
import { mjcfIndex } from '../model/vocabulary-index.js';
import type { Finding, Rule } from './rule.js';

/**
 * An element that nobody reads there. MuJoCo refuses it; readers of URDF overlook it, so that only what looks like a slip is more than worth
 * knowing.
 */
export const unknownElement: Rule = {
  id: 'syn/unknown-element',
  severity: 'error',
  languages: ['mjcf', 'urdf'],
  check: ({ root, language }, report) => {
    for (const element of walkElements(root)) {
      const { node, type, parent, isOpen } = element;
      if (type !== undefined || isOpen || parent?.type === undefined || node.name.text.includes(':')) continue;
      report(element, language === 'mjcf' ? describeMjcf(element, parent.type) : describeUrdf(element, parent.type));
    }
  },
};

function describeMjcf({ node }: ModelElement, parent: ElementType): Finding {
  const places = mjcfIndex().parents.get(node.name.text) ?? [];
  const elsewhere =
    places.length === 0 ? '' : ` It belongs into ${joinWords(places.slice(0, 4).map((tag) => `<${tag}>`))}.`;
  return {
    ...node.name,
    message: `<${node.name.text}> cannot stand in <${parent.tag}>.${elsewhere}`,
    fixes: places.length === 0 ? rename(node.name.text, parent, { node }) : [],
  };
}

function describeUrdf({ node }: ModelElement, parent: ElementType): Finding {
  const fixes = rename(node.name.text, parent, { node });
  const message = `URDF has no <${node.name.text}> in <${parent.tag}>: it is not read.`;
  return { ...node.name, message, fixes, severity: fixes.length > 0 ? 'warning' : 'info' };
}

/** Both tags under the name that was most likely meant. */
function rename(name: string, parent: ElementType, { node }: Pick<ModelElement, 'node'>) {
  const meant = nearestName(name, parent.children.keys());
  if (meant === undefined) return [];
  const edits = [node.name, ...(node.closeTag === undefined ? [] : [node.closeTag.name])];
  return [{ title: `Change to <${meant}>`, edits: edits.map(({ start, end }) => ({ start, end, text: meant })) }];
}

const joinWords = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
