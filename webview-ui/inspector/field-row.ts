import type { InspectedField, Place } from '../../src/protocol/preview.js';
import { element, iconButton } from '../dom.js';
import { checkInput } from './check-input.js';
import { createFieldInput } from './field-input.js';

export interface FieldRowActions {
  /** Writes a value, empty to take it out; answers why not, or nothing. */
  change(field: string, text: string): Promise<string | undefined>;
  reveal(place: Place): void;
  /** What help is shown for. */
  help(field: InspectedField): void;
}

export interface FieldRow {
  readonly root: HTMLElement;
  readonly name: string;
  /** Shows the field as it is now. */
  update(field: InspectedField): void;
  /** Types a value, and Enter. */
  enter(text: string): Promise<void>;
  focus(): void;
  /** What the input shows, and what is said of it where it was refused. */
  state(): { readonly value: string; readonly refused: string | undefined };
}

let count = 0;

/** One value with its name, unit, where it comes from, and what is wrong with it. */
export function createFieldRow(first: InspectedField, actions: FieldRowActions): FieldRow {
  let field = first;
  let refused: string | undefined;
  let isSending = false;
  const id = `field-${++count}`;
  const label = element('label', { for: id, class: 'field-label' }, field.label);
  const unit = element('span', { class: 'field-unit' });
  const origin = element('div', { class: 'field-origin' });
  const message = element('div', { class: 'field-message', id: `${id}-message`, role: 'status' });
  const remove = iconButton('discard', `Remove ${field.label}`, () => void commit(''));
  remove.button.classList.add('field-remove');

  const say = (text: string | undefined, kind: 'refused' | 'problem') => {
    message.textContent = text ?? '';
    message.hidden = text === undefined;
    message.dataset.kind = kind;
    input.control.setAttribute('aria-invalid', String(text !== undefined));
    root.classList.toggle('is-wrong', text !== undefined);
  };
  const showState = () => {
    if (refused !== undefined) say(refused, 'refused');
    else say(field.problem, 'problem');
  };
  const commit = async (text: string) => {
    if (isSending) return;
    refused = checkInput(field, text);
    if (refused === undefined) {
      isSending = true;
      refused = await actions.change(field.name, text);
      isSending = false;
    }
    showState();
  };
  const input = createFieldInput(field, id, {
    commit: (text) => void commit(text),
    typed: (text) => {
      refused = undefined;
      const wrong = checkInput(field, text);
      if (wrong === undefined) showState();
      else say(wrong, 'refused');
    },
    cancel: () => {
      refused = undefined;
      input.show(field, true);
      showState();
    },
  });
  input.control.setAttribute('aria-describedby', message.id);
  input.root.append(unit);
  const root = element(
    'div',
    { class: 'field', 'data-field': field.name },
    label,
    input.root,
    remove.button,
    origin,
    message,
  );
  root.addEventListener('focusin', () => {
    actions.help(field);
  });
  root.addEventListener('pointerenter', () => {
    actions.help(field);
  });

  const update = (next: InspectedField) => {
    const isChanged = next.own !== field.own;
    field = next;
    if (isChanged) refused = undefined;
    // A refused value stays to be mended.
    input.show(field, refused === undefined && isChanged);
    unit.textContent = field.unit === undefined ? '' : toScript(field.unit);
    unit.title = unit.textContent;
    const canRemove = field.own !== undefined && field.isRequired !== true && field.options === undefined;
    remove.button.classList.toggle('is-absent', !canRemove);
    remove.button.disabled = !canRemove;
    showOrigin();
    showState();
  };
  const showOrigin = () => {
    const parts: (HTMLElement | string)[] = [];
    if (field.origin.kind === 'class') {
      const { className, place } = field.origin;
      const link = element('button', { type: 'button', class: 'link', title: 'Show where it is set' });
      link.textContent = `class ${className}`;
      link.addEventListener('click', () => {
        actions.reveal(place);
      });
      parts.push('from ', link);
    }
    if (field.note !== undefined) parts.push(...(parts.length > 0 ? [' · '] : []), `= ${field.note}`);
    origin.replaceChildren(...parts);
    origin.hidden = parts.length === 0;
  };
  update(field);
  return {
    root,
    name: field.name,
    update,
    async enter(text) {
      if (!(input.control instanceof HTMLSelectElement)) input.control.value = text;
      await commit(text);
    },
    focus: () => {
      input.control.focus();
    },
    state: () => ({
      value: input.control.value === '' ? (field.value ?? '') : input.control.value,
      refused: message.hidden ? undefined : message.textContent,
    }),
  };
}

/** `kg m^2` with the 2 where it belongs. */
const toScript = (unit: string): string => unit.replace(/\^2/g, '²').replace(/\^3/g, '³');
