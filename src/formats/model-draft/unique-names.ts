import type { ReadLog } from './read-issues.js';

/** Gives each thing of one kind a name of its own. */
export type NameGiver = (wanted: string | undefined, fallback: string, where: string) => string;

/**
 * Names as the file has them, where they are there, unique, and without white space and slashes (which end a name in OBJ, URDF and file
 * paths). Otherwise a name near to it, with an issue when the file had one.
 */
export function createNameGiver(log: ReadLog): NameGiver {
  const used = new Set<string>();
  return (wanted, fallback, where) => {
    const clean = (wanted ?? '').trim().replace(/[\s/\\]+/g, '_');
    const stem = clean === '' ? fallback : clean;
    let name = stem;
    for (let n = 2; used.has(name); n++) name = `${stem}_${n}`;
    used.add(name);
    if (wanted !== undefined && wanted !== name) log.report('model-renamed', where, [wanted], `named it ${name}`);
    return name;
  };
}
