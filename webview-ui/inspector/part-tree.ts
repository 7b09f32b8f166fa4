import type { SceneDescription } from '../../src/sim/describe-scene.js';
import { element, icon, setIcon } from '../dom.js';
import type { SelectedPart } from '../viewport/model-view.js';

export interface PartTree {
  readonly root: HTMLElement;
  setScene(scene: SceneDescription | undefined): void;
  /** Marks a part, opens what it is in, and brings it into view. */
  select(part: SelectedPart | undefined): void;
}

interface Row {
  readonly part: SelectedPart;
  readonly label: string;
  readonly level: number;
  readonly parent: Row | undefined;
  readonly children: Row[];
  element?: HTMLElement;
}

/** With more rows than this only the bodies are open that lead to what is selected. */
const MOST_OPEN = 40;

const ICONS = { body: 'symbol-class', joint: 'symbol-interface', geom: 'symbol-field' } as const;

/** The bodies of a model with their joints and geoms, as a tree: arrows move and open, Enter selects. */
export function createPartTree(onSelect: (part: SelectedPart) => void): PartTree {
  const root = element('div', { class: 'part-tree', role: 'tree', 'aria-label': 'Parts' });
  let rows: readonly Row[] = [];
  const open = new Set<string>();
  let selected: string | undefined;
  let focused: string | undefined;

  const visible = (): readonly Row[] => rows.filter((row) => isVisible(row));
  const isVisible = ({ parent }: Row): boolean =>
    parent === undefined || (open.has(keyOf(parent)) && isVisible(parent));
  const render = () => {
    const shown = visible();
    const tabbable =
      shown.find((row) => keyOf(row) === focused) ?? shown.find((row) => keyOf(row) === selected) ?? shown.at(0);
    const hadFocus = root.contains(document.activeElement);
    root.replaceChildren(
      ...shown.map((row) => {
        const made = (row.element ??= make(row));
        const isOpen = open.has(keyOf(row));
        made.setAttribute('aria-selected', String(keyOf(row) === selected));
        made.tabIndex = row === tabbable ? 0 : -1;
        if (row.children.length > 0) {
          made.setAttribute('aria-expanded', String(isOpen));
          const twisty = made.firstElementChild;
          if (twisty instanceof HTMLElement) setIcon(twisty, isOpen ? 'chevron-down' : 'chevron-right');
        }
        return made;
      }),
    );
    if (hadFocus) tabbable?.element?.focus();
  };
  const toggle = (row: Row, isOpen: boolean) => {
    if (isOpen) open.add(keyOf(row));
    else open.delete(keyOf(row));
    render();
  };
  const make = (row: Row): HTMLElement => {
    const twisty = icon(row.children.length > 0 ? 'chevron-right' : 'blank');
    const picture = icon(ICONS[row.part.kind]);
    picture.classList.add(`part-${row.part.kind}`);
    const made = element(
      'div',
      { role: 'treeitem', class: 'part-row', 'aria-level': String(row.level), title: `${row.part.kind} ${row.label}` },
      twisty,
      picture,
      element('span', { class: 'part-name' }, row.label),
      element('span', { class: 'visually-hidden' }, `, ${row.part.kind}`),
    );
    made.style.setProperty('--level', String(row.level - 1));
    twisty.addEventListener('click', (event) => {
      if (row.children.length === 0) return;
      event.stopPropagation();
      toggle(row, !open.has(keyOf(row)));
    });
    made.addEventListener('click', () => {
      focused = keyOf(row);
      onSelect(row.part);
    });
    return made;
  };
  const focus = (row: Row | undefined) => {
    if (row === undefined) return;
    focused = keyOf(row);
    render();
    row.element?.focus();
  };
  root.addEventListener('keydown', (event) => {
    const shown = visible();
    const at = shown.findIndex((row) => row.element === document.activeElement);
    if (at < 0) return;
    const row = shown[at];
    const isOpen = open.has(keyOf(row));
    if (event.key === 'ArrowDown') focus(shown.at(at + 1));
    else if (event.key === 'ArrowUp') focus(at > 0 ? shown[at - 1] : undefined);
    else if (event.key === 'Home') focus(shown.at(0));
    else if (event.key === 'End') focus(shown.at(-1));
    else if (event.key === 'ArrowRight') {
      if (row.children.length > 0 && !isOpen) toggle(row, true);
      else if (isOpen) focus(row.children.at(0));
    } else if (event.key === 'ArrowLeft') {
      if (isOpen) toggle(row, false);
      else focus(row.parent);
    } else if (event.key === 'Enter' || event.key === ' ') onSelect(row.part);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return {
    root,
    setScene(scene) {
      const before = new Set(open);
      rows = scene === undefined ? [] : listRows(scene);
      open.clear();
      const isSmall = rows.length <= MOST_OPEN;
      for (const row of rows)
        if (row.children.length > 0 && (before.has(keyOf(row)) || (before.size === 0 && isSmall))) open.add(keyOf(row));
      render();
    },
    select(part) {
      const row = part && rows.find((each) => each.part.kind === part.kind && each.part.index === part.index);
      selected = row && keyOf(row);
      for (let around = row?.parent; around !== undefined; around = around.parent) open.add(keyOf(around));
      if (row !== undefined) focused = keyOf(row);
      render();
      row?.element?.scrollIntoView({ block: 'nearest' });
    },
  };
}

const keyOf = ({ part }: Row): string => `${part.kind} ${part.index}`;

/** Depth first: a body, its joints, its geoms, the bodies in it. The world is a row where it has geoms. */
function listRows(scene: SceneDescription): readonly Row[] {
  const rows: Row[] = [];
  const add = (part: SelectedPart, name: string, otherwise: string, parent: Row | undefined): Row => {
    const level = parent === undefined ? 1 : parent.level + 1;
    const row: Row = { part, label: name === '' ? otherwise : name, level, parent, children: [] };
    parent?.children.push(row);
    rows.push(row);
    return row;
  };
  const addBody = (index: number, parent: Row | undefined) => {
    const hasOwn = scene.geoms.some(({ body }) => body === index);
    const row =
      index > 0 || hasOwn ? add({ kind: 'body', index }, scene.bodies[index].name, `body ${index}`, parent) : parent;
    scene.joints.forEach(({ body, name, type }, i) => {
      if (body === index) add({ kind: 'joint', index: i }, name, type, row);
    });
    const geoms = scene.geoms.filter(({ body }) => body === index);
    // Where some are only drawn it is said which ones are not.
    const isMixed = geoms.some(({ collides }) => collides) && geoms.some(({ collides }) => !collides);
    scene.geoms.forEach(({ body, name, type, collides }, i) => {
      if (body === index)
        add({ kind: 'geom', index: i }, name, isMixed && collides ? `${type} (collision)` : type, row);
    });
    scene.bodies.forEach((body, i) => {
      if (i > 0 && body.parent === index) addBody(i, index === 0 ? undefined : row);
    });
  };
  if (scene.bodies.length > 0) addBody(0, undefined);
  return rows;
}
