import { element } from '../dom.js';

export interface Tabs {
  readonly root: HTMLElement;
  /** Shows a page by its name. */
  show(name: string): void;
  readonly current: string;
}

/** Pages of which one is shown; arrows move between their names. */
export function createTabs(pages: readonly (readonly [name: string, page: HTMLElement])[]): Tabs {
  let current = pages[0][0];
  const buttons = pages.map(([name, page], i) => {
    page.id = `page-${i}`;
    page.setAttribute('role', 'tabpanel');
    page.setAttribute('aria-label', name);
    const button = element('button', { type: 'button', role: 'tab', class: 'tab', 'aria-controls': page.id }, name);
    button.addEventListener('click', () => {
      show(name);
    });
    return button;
  });
  const show = (name: string) => {
    current = name;
    pages.forEach(([each, page], i) => {
      page.hidden = each !== name;
      buttons[i].setAttribute('aria-selected', String(each === name));
      buttons[i].tabIndex = each === name ? 0 : -1;
    });
  };
  const list = element('div', { class: 'tabs', role: 'tablist' }, ...buttons);
  list.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const at = pages.findIndex(([name]) => name === current);
    const next = (at + step + pages.length) % pages.length;
    show(pages[next][0]);
    buttons[next].focus();
    event.preventDefault();
  });
  show(current);
  return {
    root: list,
    show,
    get current() {
      return current;
    },
  };
}
