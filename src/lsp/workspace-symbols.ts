import { setImmediate } from 'node:timers/promises';
import type { CancellationToken, WorkspaceSymbol } from 'vscode-languageserver';
import { toRange } from '../language/features/ranges.js';
import { namedPlaces } from '../language/features/workspace-symbols.js';
import type { Session } from './session.js';

/** Nobody looks through more. */
const MOST = 500;

/** Names of all models of the workspace; those of the open files come first. Files are looked at one after the other, so that others are answered meanwhile. */
export async function findWorkspaceSymbols(
  { workspace, discovery, documents, uris, guard }: Session,
  query: string,
  token: CancellationToken,
): Promise<WorkspaceSymbol[]> {
  const found: WorkspaceSymbol[] = [];
  const paths = new Set([...documents.keys().map((uri) => uris.pathOf(uri)), ...discovery.models]);
  for (const path of paths) {
    const model = guard('workspace symbols', () => workspace.model(path)) ?? undefined;
    if (model === undefined) continue;
    for (const { name, what, kind, place } of namedPlaces(model, query))
      found.push({
        name,
        kind,
        containerName: what,
        location: { uri: uris.uriOf(place.file.path), range: toRange(place.file, place) },
      });
    if (found.length >= MOST || token.isCancellationRequested) break;
    await setImmediate();
  }
  return found.slice(0, MOST);
}
