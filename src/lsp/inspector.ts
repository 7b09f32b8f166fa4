import type { Position, WorkspaceEdit } from 'vscode-languageserver';
import type { PartAddress } from '../core/part-address.js';
import { findElementAt } from '../language/cursor.js';
import type { Diagnostic, TextEdit } from '../language/diagnostic.js';
import type { EditAnswer } from '../language/inspector/edit-answer.js';
import { editField } from '../language/inspector/edit-field.js';
import { inspectElement, ownDiagnostics } from '../language/inspector/inspect-element.js';
import type { Inspected } from '../language/inspector/inspected.js';
import { findPartElement, inspectableAround, partOf } from '../language/inspector/part-elements.js';
import { setMaterial } from '../language/inspector/set-material.js';
import type { Model, ModelElement } from '../language/model.js';
import type { Diagnostics } from './diagnostics.js';
import type { Session } from './session.js';
import { toWorkspaceEdit } from './workspace-edit.js';

/** An element of a model: by the place of a cursor, or by what the engine calls it. */
type ElementQuery =
  | { /** Address of the model's main file. */ readonly model: string; readonly part: PartAddress }
  | { readonly model: string; readonly uri: string; readonly position: Position };

/** An element as it was when it was inspected: of a text that has changed since, nothing is known of where it is. */
interface ElementHandle {
  readonly model: string;
  readonly uri: string;
  readonly offset: number;
  /** Of the open document; null where none is open. */
  readonly version: number | null;
}

interface InspectReply {
  readonly inspected: Inspected;
  readonly element: ElementHandle;
  /** What the engine calls it; absent where it makes nothing of it. */
  readonly part?: PartAddress;
}

type Change =
  | { readonly kind: 'field'; readonly field: string; readonly text: string }
  | { readonly kind: 'material'; readonly material: string; readonly friction: boolean }
  /** Numbers of a problem of the element, and of one of its fixes. */
  | { readonly kind: 'fix'; readonly problem: number; readonly fix: number };

type EditReply =
  | { readonly edit: WorkspaceEdit; readonly remark?: string }
  | { readonly refused: string }
  /** The text has changed since the element was inspected. */
  | { readonly isStale: true };

/** Answers the inspector of a preview: `inspect`, `elementAt` and `editField`, all below `physxAnything/`. */
export function registerInspector(session: Session, diagnostics: Diagnostics): void {
  const { connection, documents, workspace, uris, guard } = session;
  const versionOf = (uri: string): number | null => documents.get(uri)?.version ?? null;
  const modelOf = (uri: string): Model | undefined => workspace.model(uris.pathOf(uri));
  const found = (model: Model): readonly Diagnostic[] =>
    model.files.flatMap(({ path }) => diagnostics.check(path)?.diagnostics ?? []);

  const find = (query: ElementQuery): { model: Model; element: ModelElement } | undefined => {
    const model = modelOf(query.model);
    if (model === undefined) return undefined;
    const element = 'part' in query ? findPartElement(model, query.part) : elementAt(model, query);
    return element === undefined ? undefined : { model, element };
  };
  const elementAt = (model: Model, { uri, position }: Extract<ElementQuery, { uri: string }>) => {
    const path = uris.pathOf(uri);
    const file = model.files.find((one) => one.path === path);
    if (file === undefined) return undefined;
    return inspectableAround(model, findElementAt(model, file, file.lines.offsetAt(position)));
  };
  const inspect = (query: ElementQuery): InspectReply | null => {
    const target = find(query);
    if (target === undefined) return null;
    const { model, element } = target;
    const options = { files: workspace.files, diagnostics: found(model), uriOf: uris.uriOf };
    const inspected = inspectElement(model, element, options);
    if (inspected === undefined) return null;
    const uri = uris.uriOf(element.file.path);
    const part = partOf(model, element);
    const handle = { model: query.model, uri, offset: element.node.start, version: versionOf(uri) };
    return { inspected, element: handle, ...(part === undefined ? {} : { part }) };
  };
  const edit = ({ element: handle, change }: { element: ElementHandle; change: Change }): EditReply => {
    const model = modelOf(handle.model);
    const path = uris.pathOf(handle.uri);
    const file = model?.files.find((one) => one.path === path);
    if (model === undefined || file === undefined || versionOf(handle.uri) !== handle.version) return { isStale: true };
    const element = findElementAt(model, file, handle.offset);
    if (element?.node.start !== handle.offset) return { isStale: true };
    const answer = makeEdits(model, element, change);
    if (answer === undefined) return { isStale: true };
    if ('refused' in answer) return answer;
    return {
      edit: toWorkspaceEdit(session, file, answer.edits),
      ...(answer.remark === undefined ? {} : { remark: answer.remark }),
    };
  };
  const makeEdits = (model: Model, element: ModelElement, change: Change): EditAnswer | undefined => {
    switch (change.kind) {
      case 'field':
        return editField(model, element, change.field, change.text, workspace.files);
      case 'material':
        return setMaterial(model, element, change.material, change.friction, workspace.files);
      case 'fix': {
        const problem = ownDiagnostics(model, element, found(model)).at(change.problem);
        const edits = problem?.fixes.at(change.fix)?.edits;
        return problem === undefined || edits === undefined ? undefined : { edits: inFile(problem, edits) };
      }
    }
  };
  /** Of a diagnostic they are of its file where they do not say another. */
  const inFile = ({ file }: Diagnostic, edits: readonly TextEdit[]): readonly TextEdit[] =>
    edits.map((one) => ({ file, ...one }));

  connection.onRequest('physxAnything/inspect', (query: ElementQuery) => guard('inspect', () => inspect(query)));
  connection.onRequest('physxAnything/elementAt', (query: ElementQuery) =>
    guard('element at', () => {
      const target = find(query);
      return (target === undefined ? undefined : partOf(target.model, target.element)) ?? null;
    }),
  );
  connection.onRequest('physxAnything/editField', (params: { element: ElementHandle; change: Change }) =>
    guard('edit field', () => edit(params)),
  );
}
