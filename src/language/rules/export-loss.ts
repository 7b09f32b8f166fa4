import { jointTypeOf } from '../physics/joint-facts.js';
import { kinematicTree } from '../model/kinematics.js';
import type { Model, ModelElement } from '../model/model.js';
import type { Rule } from './rule.js';

/** Sections of MJCF without a counterpart in URDF, by what stands in them. */
const SECTIONS: Readonly<Record<string, string | undefined>> = {
  tendon: 'tendons',
  equality: 'equality constraints',
  sensor: 'sensors',
  keyframe: 'keyframes',
  deformable: 'deformable bodies',
};

/** What is lost when a model is written as URDF: each kind once, where it is first. */
export const exportLoss: Rule = {
  id: 'port/export-loss',
  severity: 'info',
  languages: ['mjcf'],
  preset: 'strict',
  check: (model, report) => {
    for (const [what, elements] of listLosses(model)) {
      const [first] = elements;
      const count = elements.length === 1 ? '' : ` There are ${elements.length}.`;
      report(first, { ...first.node.name, message: `URDF has no ${what}: exported, this is lost.${count}` });
    }
  },
};

function listLosses(model: Model): ReadonlyMap<string, readonly [ModelElement, ...ModelElement[]]> {
  const losses = new Map<string, [ModelElement, ...ModelElement[]]>();
  const add = (what: string, element: ModelElement): void => {
    const known = losses.get(what);
    if (known === undefined) losses.set(what, [element]);
    else known.push(element);
  };
  for (const { joints, sites } of kinematicTree(model)) {
    for (const joint of joints) if (jointTypeOf(model, joint) === 'ball') add('ball joint', joint);
    if (joints.length > 1) add('body with several joints', joints[1]);
    for (const site of sites) add('sites', site);
  }
  for (const section of model.root.children) {
    const what = SECTIONS[section.node.name.text];
    if (what === undefined) continue;
    for (const child of section.children) if (child.node.name.text !== 'include') add(what, child);
  }
  return losses;
}
