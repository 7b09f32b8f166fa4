import type { GateCheckName } from '../../sim/gate/gate-report.js';
import type { Model, ModelElement } from '../model/model.js';
import type { Report, RuleHead } from '../rules/rule.js';
import { symbolsOf } from '../model/symbols.js';

/** What the physics gate says of a model: the part of its report that rules read. */
export interface Behaviour {
  readonly checks: readonly {
    readonly name: string;
    readonly pass: boolean;
    readonly detail: string;
    readonly items?: readonly { readonly subject: string; readonly pass: boolean; readonly detail: string }[];
  }[];
}

/** A rule that wants to see the model move: run when the physics is checked. */
export interface BehaviourRule extends RuleHead {
  readonly checkBehaviour: (model: Model, behaviour: Behaviour, report: Report) => void;
}

/** What a check found wrong, item by item. */
export const failedItems = (behaviour: Behaviour, check: GateCheckName) =>
  behaviour.checks.find(({ name }) => name === check)?.items?.filter(({ pass }) => !pass) ?? [];

/** The body or joint that the gate speaks of; the root of the model where it has no name. */
export function findSubject(model: Model, kind: 'body' | 'joint', subject: string): ModelElement {
  const { find } = symbolsOf(model);
  const body = model.language === 'mjcf' ? ('body' as const) : ('link' as const);
  // A joint without a name is called by its body.
  const ofBody = /^joint \d+ of (.+)$/.exec(subject)?.at(1);
  const [found] = ofBody !== undefined ? find(body, ofBody) : find(kind === 'joint' ? 'joint' : body, subject);
  return (found as typeof found | undefined)?.element ?? model.root;
}

/** A sentence that may follow a name and a colon. */
export const asSentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
