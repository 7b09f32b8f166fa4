import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { MaterialRecord } from '../../src/core/material-table.js';
import { MATERIAL_TABLE } from '../../src/core/material-table.js';
import type { Inspected } from '../../src/protocol/preview.js';
import { element } from '../dom.js';

export interface MaterialPicker {
  readonly root: HTMLElement;
  show(material: Inspected['material']): void;
  /** Why it was refused. */
  say(message: string | undefined): void;
}

/** Makes something of a material: its density or inertia, and its friction if asked for. */
export function createMaterialPicker(choose: (material: string, friction: boolean) => void): MaterialPicker {
  let sets: readonly string[] = [];
  const select = element('select', { class: 'field-input', id: 'material' });
  const none = element('option', { value: '' }, 'Choose a material');
  select.append(none, ...[...MATERIAL_TABLE].sort((a, b) => a.name.localeCompare(b.name)).map(optionOf));
  const facts = element('p', { class: 'material-facts' });
  const friction = element('vscode-checkbox', { label: 'Friction too' });
  const apply = element('vscode-button', { secondary: '' });
  const message = element('div', { class: 'field-message', role: 'status' });
  const chosen = () => MATERIAL_TABLE.find(({ name }) => name === select.value);
  const describe = () => {
    const material = chosen();
    facts.textContent = material === undefined ? '' : describeMaterial(material);
    facts.hidden = material === undefined;
    apply.toggleAttribute('disabled', material === undefined);
  };
  select.addEventListener('change', describe);
  apply.addEventListener('click', () => {
    const material = chosen();
    if (material !== undefined) choose(material.name, friction.checked || !sets.includes('density'));
  });
  return {
    root: element(
      'section',
      { class: 'material-picker', 'aria-label': 'Made of' },
      element('label', { for: 'material', class: 'field-label' }, 'Made of'),
      select,
      facts,
      element('div', { class: 'material-actions' }, apply, friction),
      message,
    ),
    show(material) {
      sets = material?.sets ?? [];
      select.value = material?.name ?? '';
      friction.hidden = !sets.includes('friction') || !sets.includes('density');
      apply.textContent = sets.includes('inertia')
        ? 'Set mass and inertia'
        : sets.includes('density')
          ? 'Set density'
          : 'Set friction';
      message.hidden = true;
      describe();
    },
    say(text) {
      message.textContent = text ?? '';
      message.hidden = text === undefined;
    },
  };
}

function optionOf({ name }: MaterialRecord): HTMLOptionElement {
  const made = element('option', { value: name });
  made.textContent = name.replaceAll('_', ' ');
  return made;
}

const describeMaterial = ({ density, youngsModulus, poissonsRatio, friction }: MaterialRecord): string =>
  `${density} kg/m³ · E ${formatModulus(youngsModulus)} · ν ${poissonsRatio} · friction ${friction}`;

function formatModulus(pascals: number): string {
  return pascals >= 1e9
    ? `${Number((pascals / 1e9).toPrecision(3))} GPa`
    : `${Number((pascals / 1e6).toPrecision(3))} MPa`;
}
