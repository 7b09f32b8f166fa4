import { element, iconButton } from '../dom.js';
import type { Coordinate } from '../joints/coordinates.js';
import { formatValue, unitOf } from '../joints/coordinates.js';

/** What the rows of the joint list do. Values are rad or m. */
export interface JointActions {
  set(coordinate: Coordinate, value: number): void;
  toggleSweep(coordinate: Coordinate): void;
  /** The pointer or keyboard is on a joint, or on none. */
  hover(joint: number | undefined): void;
}

export interface JointRow {
  readonly root: HTMLElement;
  setValue(value: number): void;
  setSweeping(sweeping: boolean): void;
  focus(): void;
}

/** Steps of a slider from end to end: finer than a pixel at any width. */
const STEPS = 1000;

/** One joint: play, name, value with unit, slider with its limits. */
export function createJointRow(coordinate: Coordinate, actions: JointActions): JointRow {
  const { label, min, max, joint } = coordinate;
  const unit = unitOf(coordinate);
  const sweep = iconButton('play', `Sweep ${label}`, () => {
    actions.toggleSweep(coordinate);
  });
  const name = element('span', { class: 'joint-name', title: label }, label);
  const number = element('input', {
    type: 'number',
    class: 'joint-value',
    'aria-label': `${label}, ${unit.text}`,
    step: String(10 ** -unit.digits),
    min: formatValue(min, unit),
    max: formatValue(max, unit),
  });
  const slider = element('input', {
    type: 'range',
    class: 'joint-slider',
    'aria-label': label,
    min: String(min),
    max: String(max),
    step: String((max - min) / STEPS || 1),
  });
  slider.disabled = !(max > min);
  const limit = (value: number) =>
    coordinate.limited ? `${formatValue(value, unit)} ${unit.text}`.replace(' °', '°') : '∞';
  const root = element(
    'div',
    { class: 'joint', role: 'listitem', 'data-joint': label },
    element(
      'div',
      { class: 'joint-head' },
      sweep.button,
      name,
      element('label', { class: 'joint-number' }, number, element('span', { class: 'unit' }, unit.text)),
    ),
    slider,
    element(
      'div',
      { class: 'joint-limits', 'aria-hidden': 'true' },
      element('span', {}, limit(min)),
      element('span', {}, limit(max)),
    ),
  );

  /** The value that the row shows, rad or m. */
  let shown = 0;
  slider.addEventListener('input', () => {
    actions.set(coordinate, slider.valueAsNumber);
  });
  number.addEventListener('change', () => {
    const value = number.valueAsNumber / unit.factor;
    if (!Number.isFinite(value)) return;
    shown = coordinate.limited ? Math.min(max, Math.max(min, value)) : value;
    number.value = formatValue(shown, unit);
    actions.set(coordinate, shown);
  });
  number.addEventListener('blur', () => {
    number.value = formatValue(shown, unit);
  });
  for (const enter of ['pointerenter', 'focusin']) root.addEventListener(enter, () => { actions.hover(joint); }); // prettier-ignore
  for (const leave of ['pointerleave', 'focusout']) root.addEventListener(leave, () => { actions.hover(undefined); }); // prettier-ignore

  return {
    root,
    setValue(value) {
      shown = value;
      const fraction = max > min ? Math.min(1, Math.max(0, (value - min) / (max - min))) : 0;
      slider.value = String(value);
      slider.style.setProperty('--filled', `${(100 * fraction).toFixed(2)}%`);
      slider.setAttribute('aria-valuetext', `${formatValue(value, unit)} ${unit.text}`);
      // A value that is being typed is not overwritten.
      if (document.activeElement !== number) number.value = formatValue(value, unit);
    },
    setSweeping(sweeping) {
      sweep.show(sweeping ? 'debug-pause' : 'play', `${sweeping ? 'Pause' : 'Sweep'} ${label}`, sweeping);
    },
    focus: () => {
      slider.focus({ preventScroll: true });
    },
  };
}
