import { URI } from 'vscode-uri';
import { toServicePath } from '../lint/disk-files.js';

/** Between the addresses of an editor and the paths of the language service. */
export interface Uris {
  readonly pathOf: (uri: string) => string;
  /** The address by which the editor named the file, or else the usual one. */
  readonly uriOf: (path: string) => string;
}

export function createUris(): Uris {
  /** Editors write the same address in several ways (`c%3A` and `c:`), and want their own back. */
  const named = new Map<string, string>();
  return {
    pathOf(uri) {
      const parsed = URI.parse(uri);
      // What is on no disk gets a folder that is on none either, so that nothing is found beside it by accident.
      const path =
        parsed.scheme === 'file'
          ? toServicePath(parsed.fsPath)
          : `/${parsed.scheme}:/${`${parsed.authority}/${parsed.path}`.replace(/^\/+/, '').replace(/\/{2,}/g, '/')}`;
      named.set(path, uri);
      return path;
    },
    uriOf: (path) => named.get(path) ?? URI.file(path).toString(),
  };
}
