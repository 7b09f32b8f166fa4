/** On the body while something covers the page: hides what is below from pointer, keyboard and screen readers. */
export const COVERED_CLASS = 'is-covered';

const shown = new Set<HTMLElement>();

/** Shows or hides what covers the whole page. */
export function setCover(cover: HTMLElement, isShown: boolean): void {
  cover.hidden = !isShown;
  if (isShown) shown.add(cover);
  else shown.delete(cover);
  document.body.classList.toggle(COVERED_CLASS, shown.size > 0);
}
