import { homedir } from 'node:os';
import path from 'node:path';

/** Environment variable that names the folder itself, for other disks and for tests. */
export const HOME_VARIABLE = 'PHYSX_ANYTHING_HOME';

const FOLDER = 'physx-anything';

/**
 * The folder for what a user keeps between versions of the program: where each system wants it, or where the user says.
 * The XDG specification has relative paths passed over.
 */
export function modelHome(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const own = env[HOME_VARIABLE] ?? '';
  if (own !== '') return path.resolve(own);
  const home = homedir();
  if (platform === 'win32')
    return path.win32.join(env['LOCALAPPDATA'] ?? path.win32.join(home, 'AppData', 'Local'), FOLDER);
  if (platform === 'darwin') return path.posix.join(home, 'Library', 'Application Support', FOLDER);
  const data = env['XDG_DATA_HOME'] ?? '';
  return path.posix.join(path.posix.isAbsolute(data) ? data : path.posix.join(home, '.local', 'share'), FOLDER);
}
