import type { ClientCapabilities, Connection, InitializeResult } from 'vscode-languageserver';
import { DidChangeWatchedFilesNotification, TextDocuments, TextDocumentSyncKind } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createWorkspace } from '../language/model/workspace.js';
import { diskFiles } from '../lint/disk-files.js';
import { registerBehaviour } from './behaviour.js';
import { CODE_ACTION_KINDS, listCodeActions } from './code-actions.js';
import { resolveDecomposition } from './decompose-action.js';
import { createDiagnostics } from './diagnostics.js';
import { createDiscovery } from './discover-models.js';
import { createGuard } from './guard.js';
import { registerInspector } from './inspector.js';
import { registerFeatures } from './register-features.js';
import type { Session } from './session.js';
import { createSettings } from './settings.js';
import { createUris } from './uris.js';
import { watchFolders } from './watch-folders.js';

/** Files whose coming and going changes what is true of models: models themselves, and what they load. */
const WATCHED = [
  '**/*.{xml,mjcf,urdf,xacro,stl,obj,msh,dae,mtl,png,jpg,jpeg,ktx,hdr,bin,skn,STL,OBJ,DAE,PNG,JPG}',
  // Settings and, by the name that is advised, baselines.
  '**/.simlint*.json',
];

/** Answers an editor until it goes. Everything that an editor may ask is wired here. */
export function startServer(connection: Connection): void {
  const documents = new TextDocuments(TextDocument);
  const workspace = createWorkspace(diskFiles);
  let capabilities: ClientCapabilities = {};
  const settings = createSettings(connection, () => {
    diagnostics.forget();
    diagnostics.schedule();
  });
  const session: Session = {
    connection,
    documents,
    workspace,
    discovery: createDiscovery(workspace),
    uris: createUris(),
    guard: createGuard(connection),
    settings: settings.now,
    capabilities: () => capabilities,
  };
  const diagnostics = createDiagnostics(session);
  const folders = watchFolders(session, diagnostics);
  const features = registerFeatures(session);
  registerBehaviour(session, diagnostics);
  registerInspector(session, diagnostics);
  const { pathOf } = session.uris;

  connection.onInitialize((params): InitializeResult => {
    ({ capabilities } = params);
    const uris = params.workspaceFolders?.map(({ uri }) => uri) ?? [];
    folders.add(uris);
    return {
      serverInfo: { name: 'physx-anything' },
      capabilities: {
        ...features,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        codeActionProvider: { codeActionKinds: [...CODE_ACTION_KINDS], resolveProvider: true },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });
  connection.onInitialized(() => {
    settings.follow(capabilities);
    if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true)
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: WATCHED.map((globPattern) => ({ globPattern })),
      });
    if (capabilities.workspace?.workspaceFolders === true)
      connection.workspace.onDidChangeWorkspaceFolders(({ added }) => {
        folders.add(added.map(({ uri }) => uri));
      });
    void folders.start();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    void folders.noteChanges(changes.map(({ uri }) => pathOf(uri)));
  });
  connection.onShutdown(() => {
    folders.stop();
    diagnostics.stop();
  });

  documents.onDidChangeContent(({ document }) => {
    session.guard('open', () => workspace.open(pathOf(document.uri), document.getText()));
    diagnostics.schedule();
  });
  documents.onDidOpen(({ document }) => {
    void folders.noteOpened(pathOf(document.uri));
  });
  documents.onDidClose(({ document }) => {
    session.guard('close', () => {
      workspace.close(pathOf(document.uri));
    });
    diagnostics.schedule();
  });
  connection.onCodeAction((params) =>
    session.guard('code actions', () => [...listCodeActions(session, diagnostics, params)]),
  );

  connection.onCodeActionResolve((action) => resolveDecomposition(session, action));

  documents.listen(connection);
  connection.listen();
}
