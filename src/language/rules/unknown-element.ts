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
    /** Of URDF, by where it stands: a robot may have the own element of a program in each of its joints. */
    const strange = new Map<string, ModelElement[]>();
    for (const element of walkElements(root)) {
      const { node, type, parent, isOpen } = element;
      if (type !== undefined || isOpen || parent?.type === undefined || node.name.text.includes(':')) continue;
      const fixes = language === 'mjcf' ? [] : rename(node.name.text, parent.type, element);
      if (language === 'mjcf') report(element, describeMjcf(element, parent.type));
      else if (fixes.length > 0) report(element, { ...describeUrdf(element, parent.type), fixes, severity: 'warning' });
      else {
        const place = `${parent.type.id} ${node.name.text}`;
        strange.set(place, [...(strange.get(place) ?? []), element]);
      }
    }
    for (const [first, ...others] of strange.values()) {
      const finding = first.parent?.type && describeUrdf(first, first.parent.type);
      if (finding !== undefined)
        report(first, { ...finding, message: finding.message + more(others), severity: 'info' });
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

const describeUrdf = ({ node }: ModelElement, parent: ElementType): Finding => ({
  ...node.name,
  message: `URDF has no <${node.name.text}> in <${parent.tag}>: it is not read.`,
});

const more = ({ length }: readonly unknown[]): string =>
  length === 0 ? '' : ` The file has ${length === 1 ? 'another' : `${length} more`} of it.`;

/** Both tags under the name that was most likely meant. */
function rename(name: string, parent: ElementType, { node }: Pick<ModelElement, 'node'>) {
  const meant = nearestName(name, parent.children.keys());
  if (meant === undefined) return [];
  const edits = [node.name, ...(node.closeTag === undefined ? [] : [node.closeTag.name])];
  return [{ title: `Change to <${meant}>`, edits: edits.map(({ start, end }) => ({ start, end, text: meant })) }];
}

const joinWords = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
