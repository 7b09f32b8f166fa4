import { readFile } from 'node:fs/promises';
import type { CancellationToken, WorkspaceSymbol } from 'vscode-languageserver';
import { readModel } from '../language/model/build-model.js';
import { toRange } from '../language/features/ranges.js';
import { namedPlaces } from '../language/features/workspace-symbols.js';
import type { Model } from '../language/model/model.js';
import type { Session } from './session.js';

/** Nobody looks through more. */
const MOST = 500;

/**
 * Names of all models of the workspace; those of the open files come first. Files are looked at one after the other, so that others are answered
 * meanwhile; of those that are not open only what has the query as it is written is read, and nothing is kept.
 */
export async function findWorkspaceSymbols(
  { workspace, discovery, documents, uris, guard }: Session,
  query: string,
  token: CancellationToken,
): Promise<WorkspaceSymbol[]> {
  const found: WorkspaceSymbol[] = [];
  const add = (model: Model): void => {
    for (const { name, what, kind, place } of namedPlaces(model, query))
      found.push({
        name,
        kind,
        containerName: what,
        location: { uri: uris.uriOf(place.file.path), range: toRange(place.file, place) },
      });
  };
  const opened = new Set(documents.keys().map((uri) => uris.pathOf(uri)));
  for (const path of opened)
    guard('workspace symbols', () => {
      const model = workspace.model(path);
      if (model !== undefined) add(model);
    });
  for (const path of discovery.models) {
    if (found.length >= MOST || token.isCancellationRequested) break;
    const text = opened.has(path) ? undefined : await readFile(path, 'utf8').catch(() => undefined);
    if (text === undefined || !text.toLowerCase().includes(query.toLowerCase())) continue;
    guard('workspace symbols', () => {
      const model = readModel(text, path);
      if (model !== undefined) add(model);
    });
  }
  return found.slice(0, MOST);
}
