import type { TypeHierarchyItem } from 'vscode-languageserver';
import { findCursor } from '../language/model/cursor.js';
import type { Cursor } from '../language/model/cursor.js';
import { bodyAt } from '../language/features/body-hierarchy.js';
import { labelOf, symbolKindOf } from '../language/features/element-label.js';
import { toRange } from '../language/features/ranges.js';
import type { BodyNode } from '../language/model/kinematics.js';
import type { Session } from './session.js';

type Hierarchy = Pick<Session, 'workspace' | 'uris'>;

/** The body at the cursor. */
export function prepareHierarchy({ uris }: Hierarchy, cursor: Cursor): TypeHierarchyItem[] | undefined {
  const body = bodyAt(cursor);
  return body === undefined ? undefined : [toItem(uris, body)];
}

/** The body that carries one. */
export const listParents = (hierarchy: Hierarchy, item: TypeHierarchyItem): TypeHierarchyItem[] =>
  [findBody(hierarchy, item)?.parent].flatMap((body) => (body === undefined ? [] : [toItem(hierarchy.uris, body)]));

/** The bodies that one carries. */
export const listChildren = (hierarchy: Hierarchy, item: TypeHierarchyItem): TypeHierarchyItem[] =>
  findBody(hierarchy, item)?.children.map((body) => toItem(hierarchy.uris, body)) ?? [];

/** The text may have changed since the item was made: it is looked for where its name stood. */
function findBody({ workspace, uris }: Hierarchy, { uri, selectionRange }: TypeHierarchyItem): BodyNode | undefined {
  const path = uris.pathOf(uri);
  const offset = workspace.find(path)?.lines.offsetAt(selectionRange.start) ?? 0;
  const cursor = findCursor(workspace, path, offset);
  return cursor === undefined ? undefined : bodyAt(cursor);
}

function toItem(uris: Session['uris'], { element, joints }: BodyNode): TypeHierarchyItem {
  const { name, at } = labelOf(element);
  const moves = joints.map((joint) => labelOf(joint).name).join(', ');
  return {
    name,
    kind: symbolKindOf(element),
    ...(moves === '' ? {} : { detail: moves }),
    uri: uris.uriOf(element.file.path),
    range: toRange(element.file, element.node),
    selectionRange: toRange(element.file, at),
  };
}
