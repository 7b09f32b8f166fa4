import type { PartAddress } from '../../src/core/part-address.js';
import { addressOf, findPart } from '../../src/core/part-address.js';
import type { InspectorContent, InspectorState, PreviewHostProtocol } from '../../src/protocol/preview.js';
import type { Rpc } from '../../src/protocol/rpc.js';
import type { SceneDescription } from '../../src/sim/describe-scene.js';
import type { Coordinate } from '../joints/coordinates.js';
import type { JointActions } from '../panel/joint-row.js';
import type { SelectedPart } from '../viewport/model-view.js';
import { jointsMoving } from '../viewport/pick-part.js';
import type { Inspector } from './inspector.js';
import { createInspector } from './inspector.js';
import type { PartTree } from './part-tree.js';
import { createPartTree } from './part-tree.js';

export interface SelectionOptions extends JointActions {
  readonly host: Rpc<PreviewHostProtocol>;
  /** Marks a part in the picture. */
  readonly mark: (part: SelectedPart | undefined) => void;
  /** Other joints are shown with what is selected. */
  readonly onJoints: () => void;
}

/** What is selected: in the picture, in the tree of parts, and with its values in the inspector. */
export interface Selection {
  readonly tree: PartTree;
  readonly inspector: Inspector;
  /** Coordinates of the joints that move it. */
  readonly coordinates: readonly Coordinate[];
  /** Another model, or the same anew: what is selected stays where it is still there. */
  setModel(scene: SceneDescription | undefined, coordinates: readonly Coordinate[], hasText: boolean): void;
  /** The user selects a part: its source is shown, and its values. */
  select(part: SelectedPart | undefined): Promise<void>;
  /** The cursor is on a part, or the text of what is selected has changed. */
  show(content: InspectorContent): void;
  find(kind: SelectedPart['kind'], name: string): SelectedPart | undefined;
  state(): InspectorState | undefined;
}

const NO_TEXT = 'A GLB has no text to edit. Open the .xml or .urdf beside it.';

export function createSelection({ host, mark, onJoints, ...jointActions }: SelectionOptions): Selection {
  let scene: SceneDescription | undefined;
  let all: readonly Coordinate[] = [];
  let isText = false;
  let address: PartAddress | undefined;
  let part: SelectedPart | undefined;
  let coordinates: readonly Coordinate[] = [];
  let turn = 0;

  const tree = createPartTree((selected) => void select(selected));
  const inspector = createInspector({
    ...jointActions,
    change: (change) => host.request('changeElement', change),
    reveal: (place) => void host.request('reveal', place),
  });
  const apply = (next: SelectedPart | undefined, isOtherModel = false) => {
    if (!isOtherModel && next?.kind === part?.kind && next?.index === part?.index) return;
    part = next;
    mark(part);
    tree.select(part);
    const joints = part === undefined || scene === undefined ? [] : jointsMoving(scene, part);
    coordinates = all.filter(({ joint }) => joints.includes(joint));
    inspector.joints.setCoordinates(coordinates);
    // A joint is found by its name in the list of all of them.
    for (const row of inspector.joints.root.querySelectorAll('[data-joint]')) row.removeAttribute('data-joint');
    inspector.joints.root.hidden = coordinates.length === 0;
    onJoints();
  };
  const select = async (next: SelectedPart | undefined): Promise<void> => {
    const mine = ++turn;
    address = next === undefined || scene === undefined ? undefined : addressOf(scene, next.kind, next.index);
    apply(next);
    if (address === undefined) {
      inspector.show(undefined);
      return;
    }
    const content = isText
      ? await host.request('inspect', address).catch((error: unknown) => ({
          remark: error instanceof Error ? error.message : String(error),
        }))
      : { remark: NO_TEXT };
    if (mine === turn) inspector.show(content);
  };
  return {
    tree,
    inspector,
    get coordinates() {
      return coordinates;
    },
    setModel(nextScene, nextCoordinates, hasText) {
      scene = nextScene;
      all = nextCoordinates;
      isText = hasText;
      tree.setScene(scene);
      const index = scene === undefined || address === undefined ? undefined : findPart(scene, address);
      apply(index === undefined || address === undefined ? undefined : { kind: address.kind, index }, true);
    },
    select,
    show(content) {
      turn++;
      address = content.part;
      const index = scene === undefined || address === undefined ? undefined : findPart(scene, address);
      apply(index === undefined || address === undefined ? undefined : { kind: address.kind, index });
      inspector.show(content);
    },
    find(kind, name) {
      const list = kind === 'body' ? scene?.bodies : kind === 'joint' ? scene?.joints : scene?.geoms;
      const index = list?.findIndex((each) => each.name === name) ?? -1;
      return index < 0 ? undefined : { kind, index };
    },
    state() {
      const shown = inspector.state();
      return shown === undefined ? undefined : { ...shown, ...(part === undefined ? {} : { index: part.index }) };
    },
  };
}
