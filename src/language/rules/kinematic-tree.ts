import { attributeText } from '../model/defaults.js';
import { removeElement } from '../check/edits.js';
import { findChild, urdfJoints } from '../physics/joint-facts.js';
import { linkOf } from '../model/kinematics.js';
import type { ModelElement } from '../model/model.js';
import { findAttribute } from '../model/model.js';
import type { Finding, Rule } from './rule.js';

/** Joints that make no tree: two that lead to one link, one from a link to itself, several in a circle. */
export const kinematicTreeRule: Rule = {
  id: 'kin/tree',
  severity: 'error',
  languages: ['urdf'],
  check: (model, report) => {
    /** By link, the first joint that leads to it. */
    const led = new Map<string, ModelElement>();
    for (const joint of urdfJoints(model)) {
      const [parent, child] = [linkOf(joint, 'parent'), linkOf(joint, 'child')];
      if (parent === undefined || child === undefined) continue;
      const first = led.get(child);
      if (parent === child) report(joint, describe(joint, `The joint leads from the link "${child}" to itself.`));
      else if (first === undefined) led.set(child, joint);
      else report(joint, describeSecond(joint, child, first));
    }
    for (const [joint, links] of findCircles(led)) {
      const way = [...links, links[0]].join(' - ');
      report(joint, describe(joint, `The joints go round in a circle: ${way}. No reader of URDF takes that.`));
    }
  },
};

function describeSecond(joint: ModelElement, child: string, first: ModelElement): Finding {
  const related = [{ ...first.node.name, file: first.file, message: 'This joint leads to it already.' }];
  const name = attributeText(first, 'name') ?? '';
  const message = `The link "${child}" is the child of "${name}" already: a link hangs from one joint.`;
  return { ...describe(joint, message), related };
}

/** At the link that the joint leads to. */
function describe(joint: ModelElement, message: string): Finding {
  const child = findChild(joint, 'child');
  const { start, end } = (child && findAttribute(child, 'link')?.value) ?? joint.node.name;
  const title = `Remove the joint ${attributeText(joint, 'name') ?? ''}`;
  return { start, end, message, fixes: [{ title, edits: [removeElement(joint)] }] };
}

/** Each circle once, with the last of its joints and its links. */
function* findCircles(led: ReadonlyMap<string, ModelElement>): Generator<readonly [ModelElement, readonly string[]]> {
  const known = new Set<string>();
  const order = [...led.values()];
  for (const start of led.keys()) {
    const path: string[] = [];
    let link: string | undefined = start;
    while (link !== undefined && !known.has(link)) {
      known.add(link);
      path.push(link);
      const joint = led.get(link);
      link = joint === undefined ? undefined : linkOf(joint, 'parent');
    }
    const from = link === undefined ? -1 : path.indexOf(link);
    if (from < 0) continue;
    const links = path.slice(from);
    const joints = new Set(links.map((name) => led.get(name)));
    const last = order.findLast((joint) => joints.has(joint));
    if (last !== undefined) yield [last, links.reverse()];
  }
}
