import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * Absolute folder for the assets of an image. `${imageFolder}` and `${workspaceFolder}` stand for themselves; a relative folder
 * counts from the workspace folder, or from the image's folder when the image is in no workspace.
 */
export function resolveOutputFolder(setting: string, imagePath: string, workspaceFolder: string | undefined): string {
  const imageFolder = path.dirname(imagePath);
  const root = workspaceFolder ?? imageFolder;
  const folder = setting.trim() === '' ? imageFolder : setting.trim();
  const values: Readonly<Record<string, string>> = { imageFolder, workspaceFolder: root };
  const resolved = folder.replace(/\$\{(imageFolder|workspaceFolder)\}/g, (_, name: string) => values[name]);
  return path.resolve(root, resolved);
}

/** `name`, or the first of `name-2`, `name-3`, ... that nothing in the folder has. */
export function findFreeName(folder: string, name: string): string {
  let candidate = name;
  for (let n = 2; existsSync(path.join(folder, candidate)); n++) candidate = `${name}-${n}`;
  return candidate;
}
