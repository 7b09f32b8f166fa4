import '@vscode-elements/elements/dist/vscode-badge/index.js';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import '@vscode-elements/elements/dist/vscode-collapsible/index.js';
import type { GateSummary } from '../../src/protocol/inference.js';
import type { ModelFormat, Recognition } from '../../src/protocol/preview.js';
import { element, icon } from '../dom.js';
import type { CompiledScene } from '../simulation/sim-protocol.js';
import type { Overlays } from '../viewport/model-view.js';
import type { JointList } from './joint-list.js';
import { createJointList } from './joint-list.js';
import type { JointActions } from './joint-row.js';
import { renderObjectInfo, renderRemarks } from './object-info.js';
import { renderChecks } from './physics-checks.js';
import type { RecognitionActions } from './recognition.js';
import { renderRecognition } from './recognition.js';
import { createTabs } from './tabs.js';

/** What the user can switch on and off in the picture. */
export interface Display extends Overlays {
  readonly floor: boolean;
}

export interface SidePanelActions extends JointActions, RecognitionActions {
  setDisplay(display: Display): void;
  checkPhysics(): void;
}

export interface SidePanel {
  readonly root: HTMLElement;
  readonly joints: JointList;
  /** `compiled` is absent for a picture and for a model that does not compile. */
  setModel(fileName: string, format: ModelFormat, compiled: CompiledScene | undefined, size: readonly number[]): void;
  setDisplay(display: Display): void;
  /** Undefined for what was not made from a photo. */
  setRecognition(recognition: Recognition | undefined): void;
  setReport(report: GateSummary | undefined): void;
  setChecking(checking: boolean): void;
  /** Brings the inspector to the front. */
  showInspector(): void;
}

/** What stands in the panel's second page. */
export interface InspectorParts {
  readonly tree: HTMLElement;
  readonly inspector: HTMLElement;
}

const FORMATS: Readonly<Record<ModelFormat, string>> = { mjcf: 'MJCF', urdf: 'URDF', glb: 'GLB' };

const SWITCHES: readonly (readonly [keyof Display, string])[] = [
  ['collisions', 'Collision shapes'],
  ['axes', 'Joint axes'],
  ['mass', 'Centres of mass'],
  ['wireframe', 'Wireframe'],
  ['floor', 'Floor grid'],
];

/** The panel beside the picture: joints, display, facts and physics checks on one page, the parts with their values on another. */
export function createSidePanel(actions: SidePanelActions, { tree, inspector }: InspectorParts): SidePanel {
  const name = element('span', { class: 'model-name' });
  const format = element('vscode-badge', { variant: 'counter' });
  const verdict = element('span', { class: 'verdict' });
  const joints = createJointList(actions);

  let display: Display = { collisions: false, axes: false, mass: false, wireframe: false, floor: true };
  const boxes = SWITCHES.map(([key, label]) => {
    const box = element('vscode-checkbox', { label, 'data-switch': key });
    box.addEventListener('change', () => {
      display = { ...display, [key]: box.checked };
      actions.setDisplay(display);
    });
    return { key, box };
  });

  const facts = element('div');
  const checks = element('div');
  const check = element('vscode-button', { secondary: '' });
  check.textContent = 'Check Physics';
  check.addEventListener('click', () => {
    actions.checkPhysics();
  });

  const section = (heading: string, ...content: HTMLElement[]) =>
    element('vscode-collapsible', { heading, open: '' }, element('div', { class: 'section' }, ...content));
  const recognised = element('div');
  const recognitionSection = section('Object', recognised);
  recognitionSection.hidden = true;
  const jointSection = section('Joints', joints.root);
  const modelPage = element(
    'div',
    { class: 'panel-page' },
    recognitionSection,
    jointSection,
    section('Display', element('div', { class: 'switches' }, ...boxes.map(({ box }) => box))),
    section('Model', facts),
    section('Physics', checks, check),
  );
  const inspectorPage = element('div', { class: 'panel-page' }, tree, inspector);
  const tabs = createTabs([
    ['Model', modelPage],
    ['Inspector', inspectorPage],
  ]);
  const root = element(
    'aside',
    { class: 'side-panel', 'aria-label': 'Model' },
    element('header', {}, name, format, verdict),
    tabs.root,
    modelPage,
    inspectorPage,
  );

  return {
    root,
    joints,
    setModel(fileName, modelFormat, compiled, size) {
      name.textContent = fileName;
      name.title = fileName;
      format.textContent = FORMATS[modelFormat];
      const picture = element('p', { class: 'empty' }, 'Nothing is known of joints and mass: this is only drawn.');
      facts.replaceChildren(
        ...(compiled === undefined
          ? [picture]
          : [renderObjectInfo(compiled.scene, size), renderRemarks(compiled.remarks)]),
      );
      check.toggleAttribute('disabled', compiled === undefined);
    },
    setDisplay(next) {
      display = next;
      for (const { key, box } of boxes) box.checked = next[key];
    },
    setRecognition(recognition) {
      recognitionSection.hidden = recognition === undefined;
      recognised.replaceChildren(...(recognition === undefined ? [] : [renderRecognition(recognition, actions)]));
    },
    setReport(report) {
      verdict.replaceChildren();
      if (report === undefined) {
        checks.replaceChildren(element('p', { class: 'empty' }, 'Not checked yet.'));
        verdict.removeAttribute('data-pass');
        return;
      }
      const failed = report.checks.filter((each) => each.applicable && !each.pass).length;
      verdict.dataset.pass = String(report.pass);
      verdict.append(icon(report.pass ? 'pass-filled' : 'warning'), report.pass ? ' Checked' : ` ${failed} failed`);
      verdict.title = report.pass ? 'Passed every physics check' : 'Failed physics checks: see below';
      checks.replaceChildren(renderChecks(report));
    },
    setChecking(checking) {
      check.toggleAttribute('disabled', checking);
      check.textContent = checking ? 'Checking...' : 'Check Physics';
    },
    showInspector() {
      tabs.show('Inspector');
    },
  };
}
