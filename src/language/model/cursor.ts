import type { XmlAttribute } from '../../xml/syntax-tree.js';
import type { Model, ModelElement } from './model.js';
import type { SourceFile } from './source-file.js';
import type { Workspace } from './workspace.js';

/** A place in a file, in the model that the file is read in. What an editor asks is asked of such a place. */
export interface Cursor {
  readonly workspace: Workspace;
  /** The first of the models that the file is in. */
  readonly model: Model;
  readonly file: SourceFile;
  readonly offset: number;
  /** The innermost element that the place is in, its tags included; undefined outside the root. */
  readonly element: ModelElement | undefined;
  /** The attribute that the place is in or at the end of. */
  readonly attribute: XmlAttribute | undefined;
}

/** Undefined where the file is not there, or no model. */
export function findCursor(workspace: Workspace, path: string, offset: number): Cursor | undefined {
  const model = workspace.modelsOf(path)[0] as Model | undefined;
  const file = model?.files.find((one) => one.path === path);
  if (model === undefined || file === undefined) return undefined;
  const element = findElementAt(model, file, offset);
  const attribute = element?.node.attributes.find(({ start, end }) => start <= offset && offset <= end);
  return { workspace, model, file, offset, element, attribute };
}

/** The innermost element of a file that holds an offset; its end belongs to it. */
export function findElementAt(model: Model, file: SourceFile, offset: number): ModelElement | undefined {
  let found: ModelElement | undefined;
  const visit = (element: ModelElement): void => {
    if (element.file === file) {
      // What is outside of an element of this file is outside of all that the element holds of this file.
      if (offset < element.node.start || offset >= element.node.end) return;
      found = element;
    }
    for (const child of element.children) visit(child);
  };
  visit(model.root);
  return found;
}
