import type { FileAccess } from './file-access.js';

type Compute<Facts> = (bytes: Uint8Array) => Facts;
interface Known {
  readonly stamp: string;
  readonly value: unknown;
}

const known = new WeakMap<FileAccess, Map<Compute<unknown>, Map<string, Known>>>();

/**
 * What `compute` finds in a file, computed once and again when the file changes; undefined where it cannot be read. `compute` is to be one function for
 * all, not one made for each call.
 */
export function factsOf<Facts>(files: FileAccess, path: string, compute: Compute<Facts>): Facts | undefined {
  const key = files.base ?? files;
  const stamp = files.stamp(path);
  if (stamp === undefined) return undefined;
  const byFunction = known.get(key) ?? new Map<Compute<unknown>, Map<string, Known>>();
  known.set(key, byFunction);
  const byPath = byFunction.get(compute) ?? new Map<string, Known>();
  byFunction.set(compute, byPath);
  const before = byPath.get(path);
  if (before?.stamp === stamp) return before.value as Facts;
  const bytes = files.readBytes(path);
  if (bytes === undefined) return undefined;
  const value = compute(bytes);
  byPath.set(path, { stamp, value });
  return value;
}
