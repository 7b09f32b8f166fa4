import { elementAround } from '../xml/element-around.js';
import type { Diagnostic } from '../language/check/diagnostic.js';
import type { SourceFile } from '../language/model/source-file.js';

/**
 * What was found in a file before an edit, where it stands after it: what is about text that has changed is left out, and so are fixes and places
 * elsewhere, which may no longer be true. The edit lies between the common beginning and the common end of the texts.
 */
export function carryOver(before: readonly Diagnostic[], after: SourceFile): readonly Diagnostic[] {
  const [first] = before;
  if (before.length === 0) return [];
  const [a, b] = [first.file.text, after.text];
  const most = Math.min(a.length, b.length);
  let begin = 0;
  while (begin < most && a.charCodeAt(begin) === b.charCodeAt(begin)) begin++;
  let end = 0;
  while (end < most && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++;
  const shift = b.length - a.length;
  return before.flatMap(({ file, code, severity, message, start, end: stop }) => {
    // Of the start tag that it is in all counts: a value has been mended.
    const element = elementAround(file.xml, start);
    const [from, to] = [Math.min(start, element?.start ?? start), Math.max(stop, element?.openEnd ?? stop)];
    const moved = to <= begin ? 0 : from >= a.length - end ? shift : undefined;
    if (moved === undefined) return [];
    return [{ file: after, code, severity, message, start: start + moved, end: stop + moved, fixes: [] }];
  });
}
