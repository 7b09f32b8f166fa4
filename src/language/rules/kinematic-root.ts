import { attributeText } from '../model/defaults.js';
import type { Fix } from '../check/diagnostic.js';
import { escapeAttribute, insertBeside, removeElement } from '../check/edits.js';
import { urdfJoints } from '../physics/joint-facts.js';
import type { BodyNode } from '../model/kinematics.js';
import { kinematicTree, linkOf } from '../model/kinematics.js';
import type { Model } from '../model/model.js';
import { findAttribute } from '../model/model.js';
import { symbolsOf } from '../model/symbols.js';
import type { Rule } from './rule.js';

/** Several links that no joint leads to, or no link at all. What goes round in circles is said by `kin/tree`. */
export const kinematicRoot: Rule = {
  id: 'kin/root',
  severity: 'error',
  languages: ['urdf'],
  check: (model, report) => {
    const { root } = model;
    const joints = urdfJoints(model);
    const { find, names } = symbolsOf(model);
    if (names('link').length === 0) {
      // What has materials or settings alone is a piece of a robot.
      if (root.children.length === joints.length)
        report(root, { ...root.node.name, message: 'The robot has no link: readers of URDF need one at least.' });
      return;
    }
    const ends = joints.flatMap((joint) => [linkOf(joint, 'parent'), linkOf(joint, 'child')]);
    // A joint that leads to nothing is to be mended first: its link looks like a root.
    if (ends.some((name) => name === undefined || find('link', name).length === 0)) return;
    const led = new Set(joints.map((joint) => linkOf(joint, 'child')));
    const roots = kinematicTree(model).filter(({ name }) => name !== undefined && !led.has(name));
    if (roots.length < 2) return;
    const main = roots.reduce((best, one) => (countLinks(one) > countLinks(best) ? one : best));
    for (const one of roots) {
      const value = one === main ? undefined : findAttribute(one.element, 'name')?.value;
      const other = findAttribute(main.element, 'name')?.value;
      if (value === undefined || other === undefined) continue;
      report(one.element, {
        start: value.start,
        end: value.end,
        message: `No joint leads to the link "${one.name}", nor to "${main.name}": a robot has one root. ROS refuses it, MuJoCo fixes both to the world.`,
        related: [{ start: other.start, end: other.end, file: main.element.file, message: 'This is the other root.' }],
        fixes: makeFixes(model, one, main),
      });
    }
  },
};

function countLinks(root: BodyNode): number {
  let count = 0;
  const waiting = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    count++;
    waiting.push(...next.children);
  }
  return count;
}

function makeFixes(model: Model, { element, name = '', children }: BodyNode, main: BodyNode): readonly Fix[] {
  const { find, references } = symbolsOf(model);
  let joint = `${main.name}_to_${name}`;
  while (find('joint', joint).length > 0) joint += '_2';
  const [text, parent, child] = [joint, main.name ?? '', name].map(escapeAttribute);
  const xml = `<joint name="${text}" type="fixed">\n  <parent link="${parent}"/>\n  <child link="${child}"/>\n</joint>`;
  const attach = { title: `Fix it to ${main.name} with a joint`, edits: [insertBeside(element, xml, 'after')] };
  const isAlone =
    children.length === 0 &&
    references.every(
      ({ namespaces, name: other }) => !namespaces.includes('link') || other !== attributeText(element, 'name'),
    );
  return isAlone ? [attach, { title: `Remove the link ${name}`, edits: [removeElement(element)] }] : [attach];
}
