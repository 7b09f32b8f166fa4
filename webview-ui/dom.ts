/** Children of an element: elements, or text. */
type Child = Node | string;

/** Makes an element with attributes and children. Properties that are not attributes are set by the caller. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** A picture of VS Code's icon font; decoration only, so hidden from screen readers. */
export const icon = (name: string): HTMLSpanElement =>
  element('span', { class: `codicon codicon-${name}`, 'aria-hidden': 'true' });

/** Exchanges the picture of an icon. */
export function setIcon(span: HTMLElement, name: string): void {
  span.className = `codicon codicon-${name}`;
}

export interface IconButton {
  readonly button: HTMLButtonElement;
  /** Picture, name and whether it is pressed; a button that is never pressed leaves the last out. */
  show(name: string, label: string, pressed?: boolean): void;
}

/** A button that is a picture; its label is the tooltip and the name for screen readers. */
export function iconButton(name: string, label: string, onClick: () => void): IconButton {
  const picture = icon(name);
  const button = element('button', { class: 'icon-button', type: 'button' }, picture);
  button.addEventListener('click', onClick);
  const show: IconButton['show'] = (nextName, nextLabel, pressed) => {
    setIcon(picture, nextName);
    button.title = nextLabel;
    button.setAttribute('aria-label', nextLabel);
    if (pressed !== undefined) button.setAttribute('aria-pressed', String(pressed));
  };
  show(name, label);
  return { button, show };
}
