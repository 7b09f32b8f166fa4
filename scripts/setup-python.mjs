// Makes the Python environment of test/serve, once: a venv with the packages of its requirements.txt, in the user's cache folder, so that other
// checkouts find it, too. Prints the path of its Python; fails with what to install when it cannot be made. $PYTHON picks the interpreter.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const requirements = fileURLToPath(new URL('../test/serve/requirements.txt', import.meta.url));
const caches = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
// numpy, of the requirements, wants 3.11; for later ones some of the pinned packages have no wheels.
const NAMES = ['python3.11', 'python3', 'python', 'python3.12', 'python3.13'];
const FIT = ['3.11', '3.12', '3.13'];

/** The first Python that fits: its command, and its version as `3.11`. */
function findPython() {
  for (const command of process.env.PYTHON ? [process.env.PYTHON] : NAMES) {
    const code = 'import sys, venv, ensurepip; print("%d.%d" % sys.version_info[:2])';
    const { status, stdout } = spawnSync(command, ['-c', code], { encoding: 'utf8' });
    if (status === 0 && FIT.includes(stdout.trim())) return { command, version: stdout.trim() };
  }
  throw new Error(
    `test/serve needs Python ${FIT.join(', ')} with venv. Install it (Debian or Ubuntu: sudo apt-get install python3 python3-venv) or set PYTHON to its path.`,
  );
}

/** @returns the path of the Python that has the packages. */
export function setUpPython() {
  const { command, version } = findPython();
  const key = createHash('sha256').update(version).update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const folder = path.join(caches, 'physx-anything', `python-${key}`);
  const inside = process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python';
  if (existsSync(folder)) return path.join(folder, inside);
  console.error(`Installing torch, transformers and a server for the tests into ${folder}: about a minute, once.`);
  mkdirSync(path.dirname(folder), { recursive: true });
  // The folder appears whole: another that is being made beside it, or one that was broken off, does no harm.
  const making = `${folder}.${process.pid}`;
  const run = (file, args) => execFileSync(file, args, { stdio: ['ignore', 2, 2] });
  try {
    run(command, ['-m', 'venv', making]);
    const quiet = ['-qq', '--disable-pip-version-check', '--no-input', '--retries', '0'];
    // What is imported is compiled when it is: a hundredth of what there is.
    run(path.join(making, inside), ['-m', 'pip', 'install', ...quiet, '--no-compile', '-r', requirements]);
    if (!existsSync(folder)) renameSync(making, folder);
  } catch (error) {
    throw new Error(
      `The packages of test/serve/requirements.txt could not be installed with pip: see above. It needs an index of Python packages. (${error.message})`,
    );
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
  return path.join(folder, inside);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(setUpPython());
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
