import type { Namespace } from '../../schema/vocabulary.js';
import { attributeText } from '../model/defaults.js';
import { escapeAttribute, setAttribute } from '../check/edits.js';
import { jointTypeOf } from '../physics/joint-facts.js';
import { kinematicTree } from '../model/kinematics.js';
import type { Model, ModelElement } from '../model/model.js';
import { symbolsOf } from '../model/symbols.js';
import type { Rule } from './rule.js';

/** A joint or actuator that code cannot ask for by name. */
export const unnamed: Rule = {
  id: 'ref/unnamed',
  severity: 'hint',
  languages: ['mjcf'],
  preset: 'strict',
  check: (model, report) => {
    const given = new Set<string>();
    const tell = (element: ModelElement, namespace: Namespace, base: string): void => {
      if ((attributeText(element, 'name') ?? '') !== '') return;
      const name = freeName(model, namespace, base, given);
      const message = `Without a name this ${namespace} can only be found by its number, which changes with the model.`;
      const edits = [setAttribute(element, 'name', escapeAttribute(name))];
      report(element, { ...element.node.name, message, fixes: [{ title: `Name it ${name}`, edits }] });
    };
    for (const { name, joints } of kinematicTree(model))
      for (const joint of joints)
        tell(joint, 'joint', name === undefined ? jointTypeOf(model, joint) : `${name}_${jointTypeOf(model, joint)}`);
    for (const section of model.root.children) {
      if (section.node.name.text !== 'actuator') continue;
      for (const actuator of section.children) {
        if (actuator.node.name.text === 'include') continue;
        const target = ['joint', 'jointinparent', 'tendon', 'site', 'body'].map((one) => attributeText(actuator, one));
        tell(actuator, 'actuator', target.find((one) => one !== undefined) ?? actuator.node.name.text);
      }
    }
  },
};

function freeName(model: Model, namespace: Namespace, base: string, given: Set<string>): string {
  const { find } = symbolsOf(model);
  let name = base;
  for (let number = 2; find(namespace, name).length > 0 || given.has(`${namespace} ${name}`); number++)
    name = `${base}_${number}`;
  given.add(`${namespace} ${name}`);
  return name;
}
