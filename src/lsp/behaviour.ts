import type { Behaviour } from '../language/behaviour-rules/behaviour-rule.js';
import type { Diagnostics } from './diagnostics.js';
import type { Session } from './session.js';

/** Notification of a client that has checked the physics of a model: what came of it is shown where it belongs, until the model changes. */
export const BEHAVIOUR_METHOD = 'physxAnything/behaviour';

export interface BehaviourParams extends Behaviour {
  readonly uri: string;
}

export function registerBehaviour({ connection, uris, guard }: Session, diagnostics: Diagnostics): void {
  connection.onNotification(BEHAVIOUR_METHOD, ({ uri, checks }: BehaviourParams) => {
    guard('behaviour', () => {
      diagnostics.noteBehaviour(uris.pathOf(uri), { checks });
    });
  });
}
