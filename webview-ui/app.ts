import { Box3, Group, Mesh, Vector3 } from 'three';
import { describeError } from '../src/core/error.js';
import type { PartKind } from '../src/core/part-address.js';
import type {
  InspectorContent,
  ModelPayload,
  PreviewHostProtocol,
  PreviewState,
  Problem,
} from '../src/protocol/preview.js';
import type { Rpc } from '../src/protocol/rpc.js';
import { createSelection } from './inspector/selection.js';
import type { Coordinate } from './joints/coordinates.js';
import { listCoordinates, readCoordinate, withCoordinate } from './joints/coordinates.js';
import { positionsByName, positionsByNumber } from './joints/kept-positions.js';
import { createMotion } from './joints/motion.js';
import type { Layout } from './layout.js';
import { createLayout } from './layout.js';
import type { JointActions } from './panel/joint-row.js';
import type { Display } from './panel/side-panel.js';
import type { CompiledScene, SimProtocol, SimState } from './simulation/sim-protocol.js';
import type { HostConnection } from './vscode-api.js';
import { collectBodyMeshes, loadGlbScene } from './viewport/load-glb.js';
import type { ModelView } from './viewport/model-view.js';
import { createModelView } from './viewport/model-view.js';
import { findPartAt, jointsMoving, onClickWithoutDrag } from './viewport/pick-part.js';
import { readTheme, watchTheme } from './viewport/theme.js';

export interface App {
  show(payload: ModelPayload): Promise<PreviewState>;
  showProblem(problem: Problem): PreviewState;
  describe(): PreviewState;
  /** Hinge rad, slide m, by joint name. */
  setJoints(positions: Readonly<Record<string, number>>): Promise<PreviewState>;
  showInspected(content: InspectorContent): PreviewState;
  select(kind: PartKind, name: string): Promise<PreviewState>;
  enter(field: string, text: string): Promise<PreviewState>;
}

/** The model on screen. */
interface Shown {
  readonly payload: ModelPayload;
  readonly compiled: CompiledScene | undefined;
  readonly coordinates: readonly Coordinate[];
  readonly view: ModelView | undefined;
  /** A GLB without a model: drawn as it is. */
  readonly picture: Group | undefined;
  readonly meshes: number;
}

/** Milliseconds without change before the view is saved. */
const SAVE_DELAY = 300;

/** The preview: what is drawn comes from the model that MuJoCo compiled, so that what is shown is what simulates. */
export function createApp(host: HostConnection, hostRpc: Rpc<PreviewHostProtocol>, sim: Rpc<SimProtocol>): App {
  const saved = host.savedState();
  let display: Display = saved?.display ?? {
    collisions: false,
    axes: false,
    mass: false,
    wireframe: false,
    floor: true,
  };
  let theme = readTheme(document.body);
  let shown: Shown | undefined;
  let last: SimState | undefined;
  let problem: Problem | undefined;
  let revision = 0;
  let hovered: number | undefined;

  const report = (error: unknown) => {
    const { code, message, hint } = describeError(error);
    setProblem({ code, message, hint });
    void hostRpc.request('log', { level: 'error', message: `${message} [${code}]` });
  };
  const setProblem = (next: Problem | undefined) => {
    problem = next;
    layout.notice.showProblem(next);
  };

  const jointActions: JointActions = {
    set: (coordinate, value) => {
      motion.set(coordinate, value);
    },
    toggleSweep: (coordinate) => {
      motion.toggleSweep(coordinate);
    },
    hover: (joint) => {
      highlight(joint);
    },
  };
  const selection = createSelection({
    ...jointActions,
    host: hostRpc,
    mark: (part) => {
      shown?.view?.select(part);
      viewport.requestRender();
    },
    onJoints: () => {
      if (last !== undefined) showValues(last);
    },
  });

  const layout: Layout = createLayout({
    inspector: { tree: selection.tree.root, inspector: selection.inspector.root },
    panelShown: saved?.panelShown ?? true,
    onPanelShown: () => {
      saveSoon();
    },
    openSource: () => void hostRpc.request('openSource', undefined),
    toolbar: {
      toggleSimulation: () => {
        motion.toggleSimulation();
      },
      toggleSweepAll: () => {
        motion.toggleSweepAll();
      },
      resetPose: () => void motion.reset(),
      frame: () => {
        viewport.frame();
      },
    },
    panel: {
      ...jointActions,
      setDisplay: (next) => {
        display = next;
        applyDisplay();
        saveSoon();
      },
      checkPhysics: () => void checkPhysics(),
      chooseCategory: () => void hostRpc.request('chooseCategory', undefined),
      setDimension: () => void hostRpc.request('setDimension', undefined),
      markObject: () => void hostRpc.request('markObject', undefined),
    },
  });
  const { viewport, panel } = layout;

  const motion = createMotion({
    sim,
    animate: (step) => {
      viewport.animate(step);
    },
    onState: (state) => {
      last = state;
      shown?.view?.update(state);
      viewport.requestRender();
      showValues(state);
      saveSoon();
    },
    onPlaying: () => {
      layout.toolbar.setSimulating(motion.isSimulating);
      layout.toolbar.setSweepingAll(motion.isSweepingAll);
      for (const list of [panel.joints, selection.inspector.joints])
        list.setSweeping((coordinate) => motion.isSweeping(coordinate));
    },
    onError: report,
  });

  const showValues = (state: SimState) => {
    const valuesOf = (list: readonly Coordinate[]) => list.map((coordinate) => readCoordinate(coordinate, state.qpos));
    panel.joints.setValues(valuesOf(shown?.coordinates ?? []));
    selection.inspector.joints.setValues(valuesOf(selection.coordinates));
    const unstable = state.warnings.length > 0 ? ` · unstable: ${state.warnings.join(', ')}` : '';
    layout.setStatus(state.time > 0 ? `${state.time.toFixed(2)} s${unstable}` : unstable.slice(3), viewport.gridCell());
  };
  const applyDisplay = () => {
    panel.setDisplay(display);
    shown?.view?.setColors(theme);
    shown?.view?.setOverlays(display);
    viewport.setFloorVisible(display.floor);
    if (hovered !== undefined) highlight(hovered);
    viewport.requestRender();
  };
  const highlight = (joint: number | undefined) => {
    hovered = joint;
    shown?.view?.highlight(joint);
    viewport.requestRender();
  };
  const checkPhysics = async () => {
    panel.setChecking(true);
    try {
      panel.setReport(await hostRpc.request('checkPhysics', undefined));
    } catch (error) {
      report(error);
    } finally {
      panel.setChecking(false);
    }
  };

  let saving: ReturnType<typeof setTimeout> | undefined;
  const saveSoon = () => {
    clearTimeout(saving);
    saving = setTimeout(() => {
      if (shown === undefined) return;
      const positions = positionsByName(shown.compiled, last);
      host.save({
        uri: shown.payload.uri,
        view: viewport.view(),
        positions,
        display,
        panelShown: layout.isPanelShown(),
      });
    }, SAVE_DELAY);
  };

  viewport.onViewChange(saveSoon);
  viewport.setTheme(theme);
  watchTheme(document.body, (next) => {
    theme = next;
    viewport.setTheme(theme);
    applyDisplay();
  });
  applyDisplay();
  onClickWithoutDrag(viewport.canvas, (x, y) => {
    if (shown?.compiled === undefined || shown.view === undefined) return;
    const part = findPartAt(shown.view, viewport.camera, x, y);
    // A click beside everything is one for the camera.
    if (part === undefined) return;
    panel.showInspector();
    void selection.select(part);
    const joint = jointsMoving(shown.compiled.scene, part).at(0);
    if (joint !== undefined) panel.joints.reveal(joint);
  });

  const describe = (): PreviewState => {
    const { compiled, coordinates = [], view, picture, meshes = 0, payload } = shown ?? {};
    const camera = viewport.view();
    const inspector = selection.state();
    return {
      uri: payload?.uri ?? '',
      revision,
      bodies: compiled?.scene.bodies.slice(1).map((body) => body.name) ?? [],
      joints: coordinates.map((each) => ({
        name: each.label,
        position: last === undefined ? 0 : readCoordinate(each, last.qpos),
      })),
      mass: compiled?.scene.totalMass ?? 0,
      drawn: { source: view?.source ?? (picture === undefined ? 'nothing' : 'glb'), meshes },
      simulating: motion.isSimulating,
      camera,
      ...(problem === undefined ? {} : { problem }),
      ...(inspector === undefined ? {} : { inspector }),
    };
  };

  /** Loads everything of a payload before anything on screen changes. */
  const load = async (payload: ModelPayload): Promise<Shown> => {
    const glb = payload.glb === undefined ? undefined : await loadGlbScene(new Uint8Array(payload.glb));
    if (payload.files.length === 0) {
      const picture = glb ?? new Group();
      let meshes = 0;
      picture.traverse((object) => {
        if (!(object instanceof Mesh)) return;
        object.castShadow = true;
        object.receiveShadow = true;
        meshes++;
      });
      return { payload, compiled: undefined, coordinates: [], view: undefined, picture, meshes };
    }
    const compiled = await sim.request('compile', { files: payload.files, entry: payload.entry });
    const names = compiled.scene.bodies.map((body) => body.name);
    const view = createModelView(compiled, glb === undefined ? undefined : collectBodyMeshes(glb, names));
    view.update(compiled.state);
    return {
      payload,
      compiled,
      coordinates: listCoordinates(compiled.scene),
      view,
      picture: undefined,
      meshes: view.meshCount,
    };
  };

  /** Where the joints shall be and from where it shall be looked at, after a model has been replaced by a newer one of itself. */
  const keep = (next: Shown) => {
    if (shown?.payload.uri === next.payload.uri) {
      return { view: viewport.view(), positions: positionsByName(shown.compiled, last) };
    }
    const same = saved?.uri === next.payload.uri ? saved : undefined;
    return { view: same?.view, positions: same?.positions };
  };

  const replace = async (next: Shown) => {
    const kept = keep(next);
    const old = shown;
    shown = next;
    last = undefined;
    const content = next.view?.content ?? next.picture ?? new Group();
    viewport.scene.add(next.view?.root ?? content);
    old?.view?.dispose();
    old?.picture?.removeFromParent();
    viewport.fitTo(content, next.compiled?.floorHeight ?? lowestPoint(content), next.compiled?.reach);
    if (kept.view === undefined) viewport.frame();
    else viewport.setView(kept.view);

    const { payload, compiled, coordinates } = next;
    const size = new Box3().setFromObject(content).getSize(new Vector3()).toArray();
    panel.setModel(payload.fileName, payload.format, compiled, size);
    panel.setRecognition(payload.recognition);
    panel.setReport(payload.report);
    panel.joints.setCoordinates(coordinates);
    selection.setModel(compiled?.scene, coordinates, payload.format !== 'glb');
    layout.toolbar.setEnabled({ simulation: compiled !== undefined, sweep: coordinates.length > 0 });
    viewport.canvas.setAttribute('aria-label', `${payload.fileName}, three-dimensional view`);
    applyDisplay();
    if (compiled !== undefined) {
      motion.setModel(coordinates, compiled.state);
      await motion.setJoints(positionsByNumber(compiled, kept.positions ?? {}));
    }
  };

  return {
    describe,
    async show(payload) {
      layout.notice.showBusy(shown === undefined ? 'Compiling the model in MuJoCo...' : undefined);
      try {
        await replace(await load(payload));
        setProblem(payload.missing.length === 0 ? undefined : missingFiles(payload.missing));
      } catch (error) {
        // The last good picture stays; the first failure still says what it is about.
        if (shown === undefined) panel.setModel(payload.fileName, payload.format, undefined, []);
        const { code, message, hint } = describeError(error);
        setProblem({ code, message, hint });
      } finally {
        layout.notice.showBusy(undefined);
      }
      revision++;
      saveSoon();
      return describe();
    },
    showProblem(next) {
      layout.notice.showBusy(undefined);
      setProblem(next);
      return describe();
    },
    async setJoints(positions) {
      const wanted = (shown?.coordinates ?? []).filter((each) => each.kind !== 'ball' && each.label in positions);
      const targets = wanted.map((each) => [each.joint, withCoordinate(each, [], positions[each.label])] as const);
      await motion.setJoints(new Map(targets));
      return describe();
    },
    showInspected(content) {
      selection.show(content);
      return describe();
    },
    async select(kind, name) {
      const part = selection.find(kind, name);
      if (part !== undefined) panel.showInspector();
      await selection.select(part);
      return describe();
    },
    async enter(field, text) {
      await selection.inspector.enter(field, text);
      return describe();
    },
  };
}

const missingFiles = (missing: readonly string[]): Problem => ({
  code: 'missing-files',
  message: `${missing.length === 1 ? 'A file is' : `${missing.length} files are`} missing: ${missing.slice(0, 3).join(', ')}.`,
  hint: 'Put it where the model says, or mend the path.',
});

function lowestPoint(content: Group): number {
  const box = new Box3().setFromObject(content);
  return box.isEmpty() ? 0 : Math.min(0, box.min.z);
}
