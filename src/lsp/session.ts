import type { ClientCapabilities, Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Workspace } from '../language/model/workspace.js';
import type { Discovery } from './discover-models.js';
import type { Guard } from './guard.js';
import type { Settings } from './settings.js';
import type { Uris } from './uris.js';

/** What everything that answers an editor has at hand. */
export interface Session {
  readonly connection: Connection;
  /** Open in the editor. */
  readonly documents: TextDocuments<TextDocument>;
  readonly workspace: Workspace;
  readonly discovery: Discovery;
  readonly uris: Uris;
  readonly guard: Guard;
  readonly settings: () => Settings;
  /** What the editor can do; known once it has introduced itself. */
  readonly capabilities: () => ClientCapabilities;
}
