import { buildModel } from '../model/build-model.js';
import type { TextEdit } from '../check/diagnostic.js';
import { applyEdits } from '../check/diagnostic.js';
import type { FileAccess } from '../model/file-access.js';
import type { Model, ModelElement } from '../model/model.js';
import { walkElements } from '../model/model.js';
import { checkRule } from '../check/check-elements.js';
import { RULES } from '../rules/all-rules.js';
import type { SourceFile } from '../model/source-file.js';
import { readSourceFile } from '../model/source-file.js';

/** Rules of single values: what they call an error nobody wants to write. */
const isOfValues = ({ id }: { readonly id: string }): boolean => id.startsWith('syn/') || id === 'ref/undefined';

/** Makes edits in a copy of a model and tells the first error that an element has then and has not now: the same rules as while typing. */
export function findNewError(
  model: Model,
  element: ModelElement,
  edits: readonly TextEdit[],
  files: FileAccess,
): string | undefined {
  const changed = new Map<SourceFile, SourceFile>();
  for (const file of model.files) {
    const own = edits.filter((edit) => (edit.file ?? element.file) === file);
    changed.set(file, own.length === 0 ? file : readSourceFile(file.path, applyEdits(file.text, own)));
  }
  const byPath = new Map([...changed.values()].map((file) => [file.path, file]));
  const after = buildModel(changed.get(model.main) ?? model.main, (path) => byPath.get(path));
  const moved = after && findAgain(after, element);
  if (after === undefined || moved === undefined) return 'The text would not be XML any more.';
  const before = new Set(errorsOf(model, element, files));
  return errorsOf(after, moved, files).find((message) => !before.has(message));
}

/** Edits inside an element leave its beginning where it is. */
function findAgain(model: Model, { file, node }: ModelElement): ModelElement | undefined {
  for (const element of walkElements(model.root))
    if (element.file.path === file.path && element.node.start === node.start) return element;
  return undefined;
}

function errorsOf(model: Model, { file, node }: ModelElement, files: FileAccess): readonly string[] {
  const messages: string[] = [];
  for (const rule of RULES) {
    if (!isOfValues(rule) || !rule.languages.includes(model.language)) continue;
    checkRule(
      rule,
      model,
      (at, { start, end, severity, message }) => {
        if (at.file !== file || (severity ?? rule.severity) !== 'error') return;
        if (node.start <= start && end <= node.end) messages.push(message);
      },
      files,
    );
  }
  return messages;
}
