import { COVERED_CLASS } from './cover.js';
import { element } from './dom.js';
import type { Notice } from './panel/notice.js';
import { createNotice } from './panel/notice.js';
import type { InspectorParts, SidePanel, SidePanelActions } from './panel/side-panel.js';
import { createSidePanel } from './panel/side-panel.js';
import type { Toolbar, ToolbarActions } from './panel/toolbar.js';
import { createToolbar } from './panel/toolbar.js';
import type { Viewport } from './viewport/viewport.js';
import { createViewport } from './viewport/viewport.js';

export interface LayoutActions {
  readonly panelShown: boolean;
  readonly onPanelShown: () => void;
  readonly openSource: () => void;
  readonly toolbar: Omit<ToolbarActions, 'togglePanel'>;
  readonly panel: SidePanelActions;
  readonly inspector: InspectorParts;
}

export interface Layout {
  readonly viewport: Viewport;
  readonly panel: SidePanel;
  readonly toolbar: Toolbar;
  readonly notice: Notice;
  isPanelShown(): boolean;
  /** The line below the picture: what the simulation does, and the size of the grid's cells (m). */
  setStatus(text: string, gridCell: number): void;
}

/** The page: the picture with its bar, and the panel beside it, or below it where the tab is narrow. */
export function createLayout(actions: LayoutActions): Layout {
  const stage = element('main', { class: 'stage' });
  let shown = actions.panelShown;
  const toolbar = createToolbar({
    ...actions.toolbar,
    togglePanel: () => {
      shown = !shown;
      applyPanel();
      actions.onPanelShown();
    },
  });
  const panel = createSidePanel(actions.panel, actions.inspector);
  const notice = createNotice(actions.openSource);
  const status = element('div', { class: 'status-line', role: 'status', 'aria-live': 'off' });
  document.body.append(element('div', { class: 'layout' }, stage, panel.root));
  const viewport = createViewport(stage);
  stage.append(toolbar.root, notice.root, status);

  const applyPanel = () => {
    panel.root.hidden = !shown;
    toolbar.setPanelShown(shown);
  };
  applyPanel();
  toolbar.setEnabled({ simulation: false, sweep: false });

  const keys: Readonly<Record<string, () => void>> = {
    ' ': actions.toolbar.toggleSimulation,
    s: actions.toolbar.toggleSweepAll,
    r: actions.toolbar.resetPose,
    f: actions.toolbar.frame,
  };
  window.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.body.classList.contains(COVERED_CLASS)) return;
    // Space and letters belong to a control that has the focus.
    const onControl = event.composedPath().some((each) => each instanceof Element && each.matches(CONTROLS));
    const run = onControl ? undefined : keys[event.key.toLowerCase()];
    if (run === undefined) return;
    event.preventDefault();
    run();
  });

  return {
    viewport,
    panel,
    toolbar,
    notice,
    isPanelShown: () => shown,
    setStatus(text, gridCell) {
      status.textContent = [`Grid ${formatLength(gridCell)}`, text].filter((part) => part !== '').join(' · ');
    },
  };
}

/** What takes keys for itself. */
const CONTROLS = 'button, input, select, [role="treeitem"], vscode-checkbox, vscode-button';

/** mm below a centimetre, cm below a metre. */
function formatLength(metres: number): string {
  if (metres >= 0.9995) return `${Math.round(metres)} m`;
  return metres >= 0.00995 ? `${Math.round(metres * 100)} cm` : `${Number((metres * 1000).toPrecision(1))} mm`;
}
