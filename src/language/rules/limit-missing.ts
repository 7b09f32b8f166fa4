import { attributeText } from '../model/defaults.js';
import type { Fix } from '../check/diagnostic.js';
import { insertChild, setAttribute } from '../check/edits.js';
import { findChild, urdfJoints } from '../physics/joint-facts.js';
import type { ModelElement } from '../model/model.js';
import { findAttribute } from '../model/model.js';
import type { Rule } from './rule.js';

/** A revolute or prismatic joint of URDF that does not say how far it moves. */
export const limitMissing: Rule = {
  id: 'kin/limit-missing',
  severity: 'error',
  languages: ['urdf'],
  check: (model, report) => {
    for (const joint of urdfJoints(model)) {
      const type = attributeText(joint, 'type');
      if (type !== 'revolute' && type !== 'prismatic') continue;
      const limit = findChild(joint, 'limit');
      if (limit === undefined) {
        const message = `A ${type} joint needs a <limit>: ROS refuses the robot, and for MuJoCo the joint has no end.`;
        report(joint, { ...joint.node.name, message, fixes: [...toContinuous(joint, type), insertLimit(joint, type)] });
        continue;
      }
      const missing = ['lower', 'upper'].filter((name) => findAttribute(limit, name) === undefined);
      if (missing.length === 2)
        report(limit, {
          ...limit.node.name,
          message:
            'The limit has neither lower nor upper: for ROS both are 0 and nothing moves, for MuJoCo there is no limit.',
          fixes: toContinuous(joint, type),
        });
      for (const name of missing.length === 1 ? missing : [])
        report(limit, {
          ...limit.node.name,
          message: `The limit has no ${name}: for ROS it is 0, for MuJoCo the joint has no limit at all.`,
          fixes: [
            { title: `Insert ${name}="0", as ROS reads it`, edits: [setAttribute(limit, name, '0')], isSafe: true },
          ],
        });
    }
  },
};

const toContinuous = (joint: ModelElement, type: string): readonly Fix[] =>
  type === 'revolute'
    ? [{ title: 'Change the type to continuous', edits: [setAttribute(joint, 'type', 'continuous')] }]
    : [];

/** Numbers to be changed by hand: a full turn or a metre, with efforts and speeds of small robots. */
function insertLimit(joint: ModelElement, type: string): Fix {
  const [bound, effort] = type === 'revolute' ? ['3.1416', '10'] : ['0.5', '100'];
  const xml = `<limit lower="-${bound}" upper="${bound}" effort="${effort}" velocity="1"/>`;
  return { title: `Insert a limit of -${bound} to ${bound}`, edits: [insertChild(joint, xml)] };
}
