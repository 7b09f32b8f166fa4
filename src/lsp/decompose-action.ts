import type { CodeAction, TextDocumentEdit } from 'vscode-languageserver';
import { CodeActionKind } from 'vscode-languageserver';
import type { Diagnostic } from '../language/check/diagnostic.js';
import type { Model, ModelElement } from '../language/model/model.js';
import { walkElements } from '../language/model/model.js';
import { decomposeMesh } from '../lint/decompose-mesh.js';
import type { Session } from './session.js';
import { toLspDiagnostic } from './to-lsp-diagnostic.js';
import { toWorkspaceEdit } from './workspace-edit.js';

/** The rule that finds meshes which collide as more than they are. */
const RULE = 'con/hull-fills-cavity';

interface DecomposeData {
  readonly decompose: { readonly uri: string; readonly start: number };
}

/** An offer whose edit is computed when it is taken: that takes a second. Only for editors that can make files with an edit. */
export function offerDecomposition(session: Session, diagnostic: Diagnostic): readonly CodeAction[] {
  const operations = session.capabilities().workspace?.workspaceEdit?.resourceOperations ?? [];
  if (diagnostic.code !== RULE || !operations.includes('create')) return [];
  const data: DecomposeData = { decompose: { uri: session.uris.uriOf(diagnostic.file.path), start: diagnostic.start } };
  return [
    {
      title: 'Collide as convex pieces',
      kind: CodeActionKind.QuickFix,
      diagnostics: [toLspDiagnostic(diagnostic, session.uris.uriOf)],
      data,
    },
  ];
}

/** The offer with its edit: new files beside the mesh, and the model that names them, in one step. */
export async function resolveDecomposition(session: Session, action: CodeAction): Promise<CodeAction> {
  const wanted = (action.data as Partial<DecomposeData> | undefined)?.decompose;
  if (wanted === undefined) return action;
  const { workspace, uris, connection } = session;
  const path = uris.pathOf(wanted.uri);
  for (const model of workspace.modelsOf(path)) {
    const mesh = findMesh(model, path, wanted.start);
    const plan = mesh && (await decomposeMesh(model, mesh, workspace.files));
    if (mesh === undefined || plan === undefined) continue;
    const changes: (TextDocumentEdit | { kind: 'create'; uri: string })[] = [];
    for (const [file, text] of plan.files) {
      const uri = uris.uriOf(file);
      const start = { line: 0, character: 0 };
      changes.push({ kind: 'create', uri });
      changes.push({ textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] });
    }
    const { documentChanges = [] } = toWorkspaceEdit(session, mesh.file, plan.edits);
    return { ...action, edit: { documentChanges: [...changes, ...documentChanges] } };
  }
  connection.window.showWarningMessage(
    'The mesh cannot be parted into convex pieces: its file is no mesh of triangles, or convex already.',
  );
  return action;
}

const findMesh = (model: Model, path: string, start: number): ModelElement | undefined =>
  [...walkElements(model.root)].find(
    ({ node, file }) => node.name.text === 'mesh' && file.path === path && node.start <= start && start < node.end,
  );
