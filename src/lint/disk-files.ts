import { readdirSync, readFileSync, statSync } from 'node:fs';
import type { FileAccess } from '../language/model/file-access.js';

/** A model is not larger; what is larger is some other data, and would only take memory. */
const LARGEST = 256 << 20;

/** The files of the disk. Reading is synchronous: models include files one after the other, and there are few. */
export const diskFiles: FileAccess = {
  readBytes(path) {
    try {
      const found = statSync(path);
      return found.isFile() && found.size <= LARGEST ? readFileSync(path) : undefined;
    } catch {
      return undefined;
    }
  },
  stamp(path) {
    const found = statSync(path, { throwIfNoEntry: false });
    return found?.isFile() === true ? `${found.size} ${found.mtimeMs}` : undefined;
  },
  list(folder) {
    try {
      return readdirSync(folder, { withFileTypes: true }).map((entry) => entry.name + (entry.isDirectory() ? '/' : ''));
    } catch {
      return [];
    }
  },
};

/** A path of this machine as the language service writes it. */
export const toServicePath = (path: string): string =>
  path.replaceAll('\\', '/').replace(/^[A-Z]:/, (drive) => drive.toLowerCase());
