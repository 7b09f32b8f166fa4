import { element, icon } from '../dom.js';
import type { Coordinate } from '../joints/coordinates.js';
import type { JointActions, JointRow } from './joint-row.js';
import { createJointRow } from './joint-row.js';

export interface JointList {
  readonly root: HTMLElement;
  /** Replaces the rows. */
  setCoordinates(coordinates: readonly Coordinate[]): void;
  /** Shows the values, one per coordinate, rad or m. */
  setValues(values: readonly number[]): void;
  setSweeping(sweeping: (coordinate: Coordinate) => boolean): void;
  /** Brings the first row of a joint into view. */
  reveal(joint: number): void;
}

/** The list of joints, one row a coordinate. */
export function createJointList(actions: JointActions): JointList {
  const root = element('div', { class: 'joint-list', role: 'list', 'aria-label': 'Joints' });
  let coordinates: readonly Coordinate[] = [];
  let rows: JointRow[] = [];
  return {
    root,
    setCoordinates(next) {
      coordinates = next;
      rows = next.map((coordinate) => createJointRow(coordinate, actions));
      const empty = element('p', { class: 'empty' }, icon('lock'), ' No joints: one rigid body.');
      root.replaceChildren(...(rows.length > 0 ? rows.map((row) => row.root) : [empty]));
    },
    setValues(values) {
      rows.forEach((row, i) => {
        row.setValue(values[i]);
      });
    },
    setSweeping(sweeping) {
      rows.forEach((row, i) => {
        row.setSweeping(sweeping(coordinates[i]));
      });
    },
    reveal(joint) {
      const index = coordinates.findIndex((coordinate) => coordinate.joint === joint);
      rows.at(index)?.root.scrollIntoView({ block: 'nearest' });
      if (index >= 0) rows[index].focus();
    },
  };
}
