/*
 * Paths as strings with `/` between folders, so that the same code serves Node, VS Code's virtual file systems and MuJoCo's
 * in-memory one.
 */

/** Everything before the last `/`; empty for a bare name and for a file of the root. */
export function dirName(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** Everything after the last `/`. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Joins and resolves `.` and `..`. An absolute `path` stands for itself. `..` above the top is dropped. */
export function joinPath(folder: string, path: string): string {
  const absolute = /^([a-z]:)?\//i.test(path);
  const whole = absolute ? path : `${folder}/${path}`;
  const parts: string[] = [];
  for (const part of whole.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return (whole.startsWith('/') ? '/' : '') + parts.join('/');
}

/** `path` without the folder `root` before it. */
export const relativePath = (root: string, path: string): string =>
  path.slice(root === '' ? 0 : root.length + 1).replace(/^\//, '');
