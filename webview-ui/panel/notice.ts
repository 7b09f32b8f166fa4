import type { Problem } from '../../src/protocol/preview.js';
import { element, icon } from '../dom.js';

export interface Notice {
  readonly root: HTMLElement;
  /** A problem with its next step, above the last good picture; undefined takes it away. */
  showProblem(problem: Problem | undefined): void;
  showBusy(text: string | undefined): void;
}

/** What the user is told over the picture. */
export function createNotice(openSource: () => void): Notice {
  const busy = element('div', { class: 'busy', role: 'status' });
  const problemBox = element('div', { class: 'problem', role: 'alert' });
  busy.hidden = true;
  problemBox.hidden = true;
  return {
    root: element('div', { class: 'notices' }, problemBox, busy),
    showProblem(problem) {
      problemBox.hidden = problem === undefined;
      if (problem === undefined) return;
      const open = element('vscode-button', { secondary: '' });
      open.textContent = 'Open Source';
      open.addEventListener('click', openSource);
      problemBox.replaceChildren(
        icon('error'),
        element(
          'div',
          { class: 'problem-text' },
          element('strong', {}, problem.message),
          ...(problem.hint === '' ? [] : [element('span', {}, problem.hint)]),
          open,
        ),
      );
    },
    showBusy(text) {
      busy.hidden = text === undefined;
      busy.textContent = text ?? '';
    },
  };
}
