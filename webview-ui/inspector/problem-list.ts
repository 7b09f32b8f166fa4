import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { InspectedProblem, Place } from '../../src/protocol/preview.js';
import { element, icon } from '../dom.js';

export interface ProblemActions {
  /** Applies a fix: number of the problem and of the fix, and its title. */
  fix(problem: number, fix: number, title: string): void;
  reveal(place: Place): void;
}

/** The worst first. */
const SEVERITIES = ['error', 'warning', 'info', 'hint'] as const;
const ICONS = { error: 'error', warning: 'warning', info: 'info', hint: 'lightbulb' } as const;

/** What is wrong with what is selected, with buttons that mend it. */
export function renderProblems(problems: readonly InspectedProblem[], actions: ProblemActions): HTMLElement {
  const numbered = problems.map((problem, i) => ({ ...problem, i }));
  const sorted = SEVERITIES.flatMap((severity) => numbered.filter((each) => each.severity === severity));
  const rows = sorted.map(({ severity, message, code, place, fixes, i }) => {
    const where = element('button', { type: 'button', class: 'link', title: 'Show it in the text' });
    where.textContent = code;
    where.addEventListener('click', () => {
      actions.reveal(place);
    });
    const buttons = fixes.map((title, k) => {
      const button = element('vscode-button', { secondary: '' });
      button.textContent = title;
      button.addEventListener('click', () => {
        actions.fix(i, k, title);
      });
      return button;
    });
    return element(
      'li',
      { 'data-severity': severity },
      icon(ICONS[severity]),
      element(
        'div',
        {},
        element('span', { class: 'visually-hidden' }, `${severity}: `),
        element('span', {}, message, ' '),
        where,
        ...(buttons.length === 0 ? [] : [element('div', { class: 'problem-fixes' }, ...buttons)]),
      ),
    );
  });
  return element('ul', { class: 'problem-list', 'aria-label': 'Problems' }, ...rows);
}
