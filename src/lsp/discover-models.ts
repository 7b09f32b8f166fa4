import { readFile, stat } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { Workspace } from '../language/model/workspace.js';

/** What is larger includes nothing, or takes too long to look at unasked. */
const LARGEST = 4 << 20;

const INCLUDES = /<(?:xacro:)?include\b/;
const MODEL = /<(?:mujoco|mujocoinclude|robot)\b/;

/** What is known of the files of a workspace that nobody has opened. */
export interface Discovery {
  /** Files that are models by their text. */
  readonly models: ReadonlySet<string>;
  /** Looks at files, a few at a time, so that requests are answered meanwhile. What includes others becomes known to the workspace. */
  readonly look: (paths: readonly string[], isWanted: () => boolean) => Promise<void>;
}

export function createDiscovery(workspace: Workspace): Discovery {
  const models = new Set<string>();
  return {
    models,
    async look(paths, isWanted) {
      const including: string[] = [];
      for (const path of paths) {
        if (!isWanted()) return;
        const text = await readText(path);
        if (text === undefined || !MODEL.test(text)) {
          models.delete(path);
          continue;
        }
        models.add(path);
        if (INCLUDES.test(text)) including.push(path);
      }
      for (const path of including) {
        // Reads it with what it includes: then it is at hand when the first file is asked about.
        workspace.model(path);
        await setImmediate();
        if (!isWanted()) return;
      }
      workspace.discover(including);
    },
  };
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return (await stat(path)).size > LARGEST ? undefined : await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}
