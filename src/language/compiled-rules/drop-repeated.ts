import { elementAround } from '../../xml/element-around.js';
import type { XmlElement } from '../../xml/syntax-tree.js';
import type { Diagnostic } from '../check/diagnostic.js';
import type { SourceFile } from '../model/source-file.js';
import { compile } from './compile.js';

/**
 * Takes out what the engine says of an element of which a rule of ours has said that it is wrong, or which names something that is not there. Where the
 * engine does not say where it is, any error of ours is taken for the reason.
 */
export function dropRepeated(found: ReadonlyMap<SourceFile, Diagnostic[]>): void {
  const hasErrors = [...found.values()].some((all) => all.some(isOurError));
  for (const [file, all] of found) {
    for (let i = all.length - 1; i >= 0; i--) {
      const { code, severity, start } = all[i];
      if (code !== compile.id || severity !== 'error') continue;
      const element = elementAround(file.xml, start);
      const isRoot = element === undefined || element.parent === undefined;
      const isTold = isRoot
        ? hasErrors
        : all.some((other) => isOurs(other) && isPartOf(elementAround(file.xml, other.start), element));
      if (isTold) all.splice(i, 1);
    }
  }
}

/** Whether an element is the other, or what describes it: not a body of its own in it. */
function isPartOf(inner: XmlElement | undefined, outer: XmlElement): boolean {
  for (let at = inner; at !== undefined; at = at.parent) {
    if (at === outer) return true;
    if (BODIES.has(at.name.text)) return false;
  }
  return false;
}

const BODIES = new Set(['body', 'link']);

const isOurError = ({ code, severity }: Diagnostic): boolean => code !== compile.id && severity === 'error';
const isOurs = (one: Diagnostic): boolean => isOurError(one) || one.code === 'ref/undefined';
