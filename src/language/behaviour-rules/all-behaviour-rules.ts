import type { BehaviourRule } from './behaviour-rule.js';
import { asSentence, failedItems, findSubject } from './behaviour-rule.js';

/** A simulation that blows up: the state is not finite, or the engine warns and begins again. */
const diverges: BehaviourRule = {
  id: 'beh/diverges',
  severity: 'error',
  languages: ['mjcf', 'urdf'],
  checkBehaviour: ({ root }, { checks }, report) => {
    const settle = checks.find(({ name, pass }) => name === 'settle' && !pass);
    if (settle === undefined || !/not finite|MuJoCo warns/.test(settle.detail)) return;
    report(root, { ...root.node.name, message: `Let go, the simulation does not hold: ${asSentence(settle.detail)}` });
  },
};

/** A body that falls, tips or does not come to rest when it is let go in the first pose. */
const drop: BehaviourRule = {
  id: 'beh/drop',
  severity: 'warning',
  languages: ['mjcf', 'urdf'],
  checkBehaviour: (model, behaviour, report) => {
    const settle = behaviour.checks.find(({ name }) => name === 'settle');
    if (settle === undefined || settle.pass || /not finite|MuJoCo warns/.test(settle.detail)) return;
    const failed = failedItems(behaviour, 'settle');
    for (const { subject, detail } of failed) {
      const element = findSubject(model, 'body', subject);
      report(element, { ...element.node.name, message: `Let go in the first pose, ${subject} ${asSentence(detail)}` });
    }
    if (failed.length === 0) report(model.root, { ...model.root.node.name, message: asSentence(settle.detail) });
  },
};

/** A joint that does not move over its range: blocked, or through other parts. */
const sweep: BehaviourRule = {
  id: 'beh/sweep',
  severity: 'warning',
  languages: ['mjcf', 'urdf'],
  checkBehaviour: (model, behaviour, report) => {
    for (const { subject, detail } of failedItems(behaviour, 'joints')) {
      const element = findSubject(model, 'joint', subject);
      report(element, { ...element.node.name, message: `Driven over its range, ${subject}: ${asSentence(detail)}` });
    }
  },
};

/** Every rule that is run when the physics is checked, in the order of the catalogue. */
export const BEHAVIOUR_RULES: readonly BehaviourRule[] = [diverges, drop, sweep];
