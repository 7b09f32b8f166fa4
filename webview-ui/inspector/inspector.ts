import type {
  ChangeOutcome,
  ElementChange,
  Inspected,
  InspectedField,
  InspectorContent,
  InspectorState,
  Place,
} from '../../src/protocol/preview.js';
import { element } from '../dom.js';
import type { JointList } from '../panel/joint-list.js';
import { createJointList } from '../panel/joint-list.js';
import type { JointActions } from '../panel/joint-row.js';
import type { FieldRow } from './field-row.js';
import { createFieldRow } from './field-row.js';
import { createMaterialPicker } from './material-picker.js';
import { renderProblems } from './problem-list.js';

export interface InspectorActions extends JointActions {
  change(change: ElementChange): Promise<ChangeOutcome>;
  reveal(place: Place): void;
}

export interface Inspector {
  readonly root: HTMLElement;
  /** The joints that move what is selected. */
  readonly joints: JointList;
  /** Shows what is known of what is selected; undefined where nothing is. */
  show(content: InspectorContent | undefined): void;
  /** Types a value into a field, and Enter. */
  enter(field: string, text: string): Promise<void>;
  /** What is shown; undefined where nothing is selected. */
  state(): Omit<InspectorState, 'index'> | undefined;
}

const HINT = 'Click a part in the picture or in the tree, or put the cursor on its element in the text.';

/** The values of what is selected, to be seen and changed. */
export function createInspector(actions: InspectorActions): Inspector {
  let shown: Inspected | undefined;
  let rows: readonly FieldRow[] = [];
  const kind = element('span', { class: 'inspector-kind' });
  const title = element('h2', { class: 'inspector-title' });
  const reveal = element('button', { type: 'button', class: 'link inspector-source' });
  const header = element('div', { class: 'inspector-header' }, title, kind, reveal);
  const remark = element('p', { class: 'inspector-remark', role: 'status' });
  const problems = element('div');
  const facts = element('dl', { class: 'facts' });
  const fields = element('div', { class: 'fields' });
  const help = element('div', { class: 'inspector-help', 'aria-live': 'off' });
  const joints = createJointList(actions);
  const position = element('section', { class: 'inspector-position' }, joints.root);
  reveal.addEventListener('click', () => {
    if (shown !== undefined) actions.reveal(shown.place);
  });
  const material = createMaterialPicker((name, friction) => {
    void send({ kind: 'material', material: name, friction }).then((message) => {
      material.say(message);
    });
  });
  const root = element('div', { class: 'inspector' }, header, remark, problems, position, facts, fields, help);

  /** Makes a change and shows what is true then; answers why it was refused. */
  const send = async (change: ElementChange): Promise<string | undefined> => {
    say(undefined);
    try {
      const outcome = await actions.change(change);
      if (outcome.kind === 'refused') return outcome.message;
      show(outcome.content);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
  const say = (text: string | undefined) => {
    remark.textContent = text ?? '';
    remark.hidden = text === undefined;
  };
  const showHelp = (field: InspectedField) => {
    const { label, help: text, parts } = field;
    const name = element('strong', {}, parts === undefined ? label : `${label}: ${parts}`);
    help.replaceChildren(name, ` ${text}`);
  };
  const showFields = (next: readonly InspectedField[], isSame: boolean) => {
    const keeps = isSame && next.length === rows.length && next.every(({ name }, i) => name === rows[i].name);
    if (keeps) {
      next.forEach((field, i) => {
        rows[i].update(field);
      });
      return;
    }
    const focused = rows.find((row) => row.root.contains(document.activeElement))?.name;
    rows = next.map((field) =>
      createFieldRow(field, {
        change: (name, text) => send({ kind: 'field', field: name, text }),
        reveal: (place) => {
          actions.reveal(place);
        },
        help: showHelp,
      }),
    );
    const groups = [...new Set(next.map(({ group }) => group))];
    fields.replaceChildren(
      ...groups.map((group) =>
        element(
          'fieldset',
          { class: 'field-group', 'data-group': group },
          element('legend', {}, group),
          ...rows.filter((_, i) => next[i].group === group).map((row) => row.root),
        ),
      ),
    );
    // Where density and inertia are.
    (fields.querySelector('[data-group="Mass"]') ?? fields).append(material.root);
    help.replaceChildren();
    // After a change of type other fields are there, and the keyboard goes on where it was.
    if (isSame && focused !== undefined) rows.find(({ name }) => name === focused)?.focus();
  };
  const show = (content: InspectorContent | undefined) => {
    const next = content?.inspected;
    const before = shown;
    const isSame = next !== undefined && before !== undefined && isSameElement(before, next);
    shown = next;
    header.hidden = next === undefined;
    position.hidden = next === undefined;
    // What is said of a change stays until the next: the text is shown again soon after.
    if (content === undefined || content.remark !== undefined || !isSame)
      say(content === undefined ? HINT : content.remark);
    title.textContent = next?.title ?? '';
    title.title = next?.title ?? '';
    kind.textContent = next === undefined || next.tag === next.title ? '' : next.tag;
    reveal.textContent = next === undefined ? '' : describePlace(next.place);
    reveal.title = 'Show it in the text';
    problems.hidden = next === undefined || next.problems.length === 0;
    problems.replaceChildren(
      ...(next === undefined || next.problems.length === 0
        ? []
        : [
            renderProblems(next.problems, {
              fix: (problem, fix, name) => {
                void send({ kind: 'fix', problem, fix, title: name }).then((message) => {
                  if (message !== undefined) say(message);
                });
              },
              reveal: (place) => {
                actions.reveal(place);
              },
            }),
          ]),
    );
    facts.replaceChildren(
      ...(next?.facts ?? []).flatMap(({ label, value }) => [element('dt', {}, label), element('dd', {}, value)]),
    );
    facts.hidden = next === undefined || next.facts.length === 0;
    material.root.hidden = next?.material === undefined;
    // What somebody is choosing is not taken away.
    if (!isSame || next.material?.name !== before.material?.name) material.show(next?.material);
    showFields(next?.fields ?? [], isSame);
    help.hidden = next === undefined || next.fields.length === 0;
  };
  show(undefined);
  return {
    root,
    joints,
    show,
    async enter(name, text) {
      await rows.find((row) => row.name === name)?.enter(text);
    },
    state: () =>
      shown === undefined
        ? undefined
        : {
            kind: shown.part,
            title: shown.title,
            fields: Object.fromEntries(rows.map((row) => [row.name, row.state().value])),
            refused: Object.fromEntries(
              rows.flatMap((row) => {
                const { refused } = row.state();
                return refused === undefined ? [] : [[row.name, refused]];
              }),
            ),
            facts: Object.fromEntries(shown.facts.map(({ label, value }) => [label, value])),
            problems: shown.problems.map(({ message }) => message),
          },
  };
}

/** `arm.xml:12`. */
const describePlace = ({ uri, range }: Place): string =>
  `${decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1))}:${range.start.line + 1}`;

/** The same element, as far as can be said: its text may have moved. */
const isSameElement = (a: Inspected, b: Inspected): boolean =>
  a.part === b.part && a.tag === b.tag && a.title === b.title && a.place.uri === b.place.uri;
