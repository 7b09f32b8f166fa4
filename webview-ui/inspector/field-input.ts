import type { InspectedField } from '../../src/protocol/preview.js';
import { element } from '../dom.js';
import { hexOf, rgbaOf } from './check-input.js';

/** What a value is typed or chosen in. */
export interface FieldInput {
  readonly root: HTMLElement;
  /** What has the focus when the field has it. */
  readonly control: HTMLInputElement | HTMLSelectElement;
  /** Shows what the field says; what is being typed is left alone unless `force`. */
  show(field: InspectedField, force?: boolean): void;
}

export interface FieldInputActions {
  /** Enter, a choice, or leaving the input. */
  commit(text: string): void;
  /** With each key. */
  typed(text: string): void;
  cancel(): void;
}

/** The input for a field: text for numbers, a list for words, a colour beside its numbers. */
export function createFieldInput(field: InspectedField, id: string, actions: FieldInputActions): FieldInput {
  return field.options === undefined ? createTextInput(field, id, actions) : createSelect(field, id, actions);
}

function createTextInput(first: InspectedField, id: string, actions: FieldInputActions): FieldInput {
  let field = first;
  const input = element('input', { id, type: 'text', spellcheck: 'false', autocomplete: 'off', class: 'field-input' });
  if (field.kind === 'number' || field.kind === 'vector') input.classList.add('numeric');
  const isTyping = () => input.value !== (field.own ?? '');
  input.addEventListener('input', () => {
    actions.typed(input.value);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') actions.commit(input.value);
    else if (event.key === 'Escape') actions.cancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  input.addEventListener('blur', () => {
    if (isTyping()) actions.commit(input.value);
  });
  const colour = field.kind === 'colour' ? element('input', { type: 'color', class: 'field-colour' }) : undefined;
  colour?.setAttribute('aria-label', `${field.label}, picker`);
  colour?.addEventListener('change', () => {
    actions.commit(rgbaOf(colour.value, field.value));
  });
  return {
    root: element('div', { class: 'field-box' }, ...(colour === undefined ? [] : [colour]), input),
    control: input,
    show(next, force = false) {
      const isBusy = document.activeElement === input && isTyping() && !force;
      field = next;
      input.placeholder = field.own === undefined ? (field.value ?? 'none') : '';
      if (!isBusy) input.value = field.own ?? '';
      if (colour !== undefined) colour.value = hexOf(field.value);
    },
  };
}

function createSelect(first: InspectedField, id: string, actions: FieldInputActions): FieldInput {
  let field = first;
  const select = element('select', { id, class: 'field-input' });
  select.addEventListener('change', () => {
    actions.commit(select.value);
  });
  select.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    actions.cancel();
    event.preventDefault();
  });
  return {
    root: element('div', { class: 'field-box' }, select),
    control: select,
    show(next) {
      field = next;
      const { own, value, options = [], isRequired } = field;
      const unset = own === undefined || isRequired !== true ? [option('', describeUnset(field))] : [];
      const strange = own === undefined || options.includes(own) ? [] : [option(own, own)];
      select.replaceChildren(...unset, ...strange, ...options.map((word) => option(word, word)));
      select.value = own ?? '';
      select.classList.toggle('unset', own === undefined);
      select.title = value ?? '';
    },
  };
}

/** What holds where the element itself says nothing. */
const describeUnset = ({ own, value, origin }: InspectedField): string =>
  own === undefined && value !== undefined
    ? `${value}${origin.kind === 'default' ? ' (default)' : ''}`
    : own === undefined
      ? '(none)'
      : '(not set)';

function option(value: string, text: string): HTMLOptionElement {
  const made = element('option', { value });
  made.textContent = text;
  return made;
}
