import type { Constraint } from '../../schema/vocabulary.js';
import type { XmlElement } from '../../xml/syntax-tree.js';
import type { ElementRule, Finding } from './rule.js';

/** Attributes that exclude each other, that need one another, or of which one must be there. */
export const attributeConflict: ElementRule = {
  id: 'syn/attribute-conflict',
  severity: 'error',
  languages: ['mjcf', 'urdf'],
  checkElements: (_, report) => (element) => {
    const { node, type, inDefault } = element;
    for (const constraint of type?.constraints ?? []) {
      const finding = checkConstraint(node, constraint, inDefault);
      if (finding !== undefined) report(element, finding);
    }
  },
};

function checkConstraint(node: XmlElement, { kind, groups }: Constraint, inDefault: boolean): Finding | undefined {
  const has = (name: string): boolean => node.attributes.some((attribute) => attribute.name.text === name);
  const present = groups.filter((group) => group.some(has));
  switch (kind) {
    case 'exclusive':
      return present.length > 1 ? describeExclusive(node, present) : undefined;
    case 'one-of':
      // A default class may set it.
      if (groups.some((group) => group.every(has)) || inDefault) return undefined;
      return {
        ...node.name,
        message: `<${node.name.text}> needs ${groups.map((group) => group.join(' and ')).join(', or ')}.`,
      };
    case 'together': {
      const missing = groups.filter((group) => !group.some(has));
      if (present.length === 0 || missing.length === 0 || inDefault) return undefined;
      return {
        ...node.name,
        message: `${present.flat().join(' and ')} of <${node.name.text}> needs ${missing.flat().join(' and ')} with it.`,
      };
    }
  }
}

function describeExclusive(node: XmlElement, present: readonly (readonly string[])[]): Finding {
  const given = node.attributes.filter(({ name }) => present.some((group) => group.includes(name.text)));
  const names = present.map((group) =>
    group.filter((name) => given.some((one) => one.name.text === name)).join(' and '),
  );
  const last = given[given.length - 1];
  const fixes = given.map((attribute) => {
    const before = node.attributes[node.attributes.indexOf(attribute) - 1]?.end ?? node.name.end;
    return { title: `Remove ${attribute.name.text}`, edits: [{ start: before, end: attribute.end, text: '' }] };
  });
  return { ...last.name, message: `<${node.name.text}> takes only one of ${names.join(', ')}.`, fixes };
}
