import { element, iconButton } from '../dom.js';

export interface ToolbarActions {
  readonly toggleSimulation: () => void;
  readonly toggleSweepAll: () => void;
  readonly resetPose: () => void;
  readonly frame: () => void;
  readonly togglePanel: () => void;
}

export interface Toolbar {
  readonly root: HTMLElement;
  setSimulating(simulating: boolean): void;
  setSweepingAll(sweeping: boolean): void;
  setPanelShown(shown: boolean): void;
  /** Off while there is no model. */
  setEnabled(enabled: { readonly simulation: boolean; readonly sweep: boolean }): void;
}

/** The bar over the picture. */
export function createToolbar(actions: ToolbarActions): Toolbar {
  const simulate = iconButton('debug-start', 'Simulate (Space)', actions.toggleSimulation);
  simulate.button.classList.add('with-text');
  const simulateText = element('span', {}, 'Simulate');
  simulate.button.append(simulateText);
  const sweep = iconButton('arrow-swap', 'Sweep all joints (S)', actions.toggleSweepAll);
  const reset = iconButton('home', 'Back to the rest pose (R)', actions.resetPose);
  const frame = iconButton('screen-full', 'Show the whole model (F)', actions.frame);
  const panel = iconButton('layout-sidebar-right', 'Hide the panel', actions.togglePanel);
  const root = element(
    'div',
    { class: 'toolbar', role: 'toolbar', 'aria-label': 'Preview' },
    simulate.button,
    sweep.button,
    reset.button,
    element('span', { class: 'separator' }),
    frame.button,
    panel.button,
  );
  return {
    root,
    setSimulating(simulating) {
      simulate.show(
        simulating ? 'debug-pause' : 'debug-start',
        simulating ? 'Pause (Space)' : 'Simulate (Space)',
        simulating,
      );
      simulateText.textContent = simulating ? 'Pause' : 'Simulate';
    },
    setSweepingAll(sweeping) {
      sweep.show('arrow-swap', sweeping ? 'Stop sweeping (S)' : 'Sweep all joints (S)', sweeping);
    },
    setPanelShown(shown) {
      const name = shown ? 'layout-sidebar-right' : 'layout-sidebar-right-off';
      panel.show(name, shown ? 'Hide the panel' : 'Show the panel');
      panel.button.setAttribute('aria-expanded', String(shown));
    },
    setEnabled({ simulation, sweep: canSweep }) {
      simulate.button.disabled = !simulation;
      reset.button.disabled = !simulation;
      sweep.button.disabled = !canSweep;
    },
  };
}
