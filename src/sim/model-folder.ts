import type { AssetFiles } from '../core/asset-files.js';

/** The part of Emscripten's file system that is used here. */
export interface MemoryFileSystem {
  mkdirTree(path: string, mode?: number): void;
  writeFile(path: string, data: Uint8Array): void;
  utime(path: string, accessedMs: number, modifiedMs: number): void;
  unlink(path: string): void;
  rmdir(path: string): void;
}

/** Files in the engine's own file system for the time of one compile. */
export interface ModelFolder {
  /** Absolute path of one of the files. */
  resolve(path: string): string;
  /** A message of the engine with the folder's own path taken out. */
  strip(message: string): string;
  remove(): void;
}

/**
 * One folder for every compile: the engine keeps loaded meshes and textures in a cache by absolute path (500 MB at most), so that
 * always-new folders would fill it.
 */
const ROOT = '/model';

/** What the engine can read: XML, meshes, images, height fields, and its own binary formats. */
const READABLE = /\.(xml|mjcf|urdf|obj|stl|msh|png|ktx|bin|skn|mtl)$/i;

/** Writes the readable ones of `files` where the engine finds them. */
export function mountFiles(fs: MemoryFileSystem, files: AssetFiles): ModelFolder {
  const folders = new Set<string>([ROOT]);
  const written: string[] = [];
  fs.mkdirTree(ROOT);
  for (const [path, bytes] of files) {
    const target = rootedPath(path);
    if (!READABLE.test(path) || !target.startsWith(`${ROOT}/`)) continue;
    for (let end = target.indexOf('/', ROOT.length + 1); end >= 0; end = target.indexOf('/', end + 1)) {
      folders.add(target.slice(0, end));
    }
    fs.mkdirTree(target.slice(0, target.lastIndexOf('/')));
    fs.writeFile(target, bytes);
    const stamp = 1000 * contentStamp(bytes);
    fs.utime(target, stamp, stamp);
    written.push(target);
  }
  return {
    resolve: rootedPath,
    strip: (message) => message.replaceAll(`${ROOT}/`, ''),
    remove() {
      for (const path of written) fs.unlink(path);
      for (const folder of [...folders].sort((a, b) => b.length - a.length)) fs.rmdir(folder);
    },
  };
}

/** Where a file of the model is, in the engine's file system. */
export const rootedPath = (path: string): string => `${ROOT}/${normalizePath(path)}`;

/** Resolves `.` and `..`; what leads out of the top folder stays at the top. */
export function normalizePath(path: string): string {
  const parts: string[] = [];
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/**
 * A modification time, in whole seconds, that stands for the content. The engine takes a cached mesh for fresh when path and
 * modification time (in seconds) are the same: with the real time, a file changed twice within a second would show its old shape.
 * 42 bits of two FNV-1a hashes with different starts; JavaScript's dates end at 2^43 seconds.
 */
function contentStamp(bytes: Uint8Array): number {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (const byte of bytes) {
    a = Math.imul(a ^ byte, 0x01000193);
    b = Math.imul(b ^ byte, 0x01000193);
  }
  return (a >>> 11) * 2 ** 21 + (b >>> 11);
}
