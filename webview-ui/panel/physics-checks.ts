import type { GateSummary } from '../../src/protocol/inference.js';
import { element, icon } from '../dom.js';

/** What each check of the gate is about, for a person. */
const TITLES: Readonly<Record<string, string>> = {
  load: 'Loads',
  inertia: 'Mass and inertia',
  contact: 'No overlaps',
  settle: 'Stands still',
  joints: 'Joints move',
  agree: 'Formats agree',
};

/** The checks of the physics gate with their verdicts. */
export function renderChecks(report: GateSummary): HTMLElement {
  const list = element('ul', { class: 'checks' });
  for (const check of report.checks) {
    const [name, verdict] = !check.applicable
      ? ['dash', 'not applicable']
      : check.pass
        ? ['pass', 'passed']
        : ['error', 'failed'];
    const mark = icon(name);
    mark.classList.add(verdict.replace(' ', '-'));
    list.append(
      element(
        'li',
        { 'data-check': check.name, 'data-verdict': verdict },
        mark,
        element(
          'div',
          {},
          element(
            'span',
            { class: 'check-title' },
            TITLES[check.name] ?? check.name,
            element('span', { class: 'visually-hidden' }, `: ${verdict}`),
          ),
          element('span', { class: 'check-detail' }, check.detail),
        ),
      ),
    );
  }
  return list;
}
