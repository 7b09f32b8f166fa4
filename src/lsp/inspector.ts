import { findElementAt } from '../language/model/cursor.js';
import type { Diagnostic, TextEdit } from '../language/check/diagnostic.js';
import type { EditAnswer } from '../language/inspector/edit-answer.js';
import { editField } from '../language/inspector/edit-field.js';
import { inspectElement, ownDiagnostics } from '../language/inspector/inspect-element.js';
import type {
  EditReply,
  EditRequest,
  ElementChange,
  ElementQuery,
  InspectReply,
} from '../language/inspector/inspector-requests.js';
import { findPartElement, partMeantBy, partOf } from '../language/inspector/part-elements.js';
import { setMaterial } from '../language/inspector/set-material.js';
import type { Model, ModelElement } from '../language/model/model.js';
import type { Diagnostics } from './diagnostics.js';
import type { Session } from './session.js';
import { toWorkspaceEdit } from './workspace-edit.js';

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
    return partMeantBy(model, findElementAt(model, file, file.lines.offsetAt(position)));
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
  const edit = ({ element: handle, change }: EditRequest): EditReply => {
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
  const makeEdits = (model: Model, element: ModelElement, change: ElementChange): EditAnswer | undefined => {
    switch (change.kind) {
      case 'field':
        return editField(model, element, change.field, change.text, workspace.files);
      case 'material':
        return setMaterial(model, element, change.material, change.friction, workspace.files);
      case 'fix': {
        const problem = ownDiagnostics(model, element, found(model)).at(change.problem);
        const fix = problem?.fixes.at(change.fix);
        if (problem === undefined || fix?.title !== change.title) return undefined;
        return { edits: inFile(problem, fix.edits) };
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
  connection.onRequest<EditReply | null, unknown>('physxAnything/editField', (params: EditRequest) =>
    guard('edit field', () => edit(params)),
  );
}
