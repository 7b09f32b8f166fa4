import type { CodeAction, CodeActionParams } from 'vscode-languageserver';
import { CodeActionKind } from 'vscode-languageserver';
import type { Diagnostic } from '../language/check/diagnostic.js';
import { disableRule } from '../language/features/disable-rule.js';
import { toOffsets } from '../language/features/ranges.js';
import { collectSafeEdits } from '../language/check/fix-all.js';
import { offerDecomposition } from './decompose-action.js';
import type { Diagnostics } from './diagnostics.js';
import type { Session } from './session.js';
import { toLspDiagnostic } from './to-lsp-diagnostic.js';
import { toWorkspaceEdit } from './workspace-edit.js';

/** Everything that is safe in one file, as an editor does it on saving. */
const FIX_ALL = `${CodeActionKind.SourceFixAll}.physxAnything`;

export const CODE_ACTION_KINDS: readonly string[] = [CodeActionKind.QuickFix, FIX_ALL];

/** What can be done about the diagnostics of a range, and of the whole file. */
export function listCodeActions(
  session: Session,
  diagnostics: Diagnostics,
  { textDocument, range, context }: CodeActionParams,
): readonly CodeAction[] {
  const checked = diagnostics.check(session.uris.pathOf(textDocument.uri));
  if (checked === undefined) return [];
  const wants = (kind: string): boolean =>
    context.only === undefined || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const { start, end } = toOffsets(checked.file, range);
  const here = checked.diagnostics.filter((one) => one.start <= end && start <= one.end);
  return [
    ...(wants(CodeActionKind.QuickFix) ? listQuickFixes(session, here, checked.diagnostics) : []),
    ...(wants(FIX_ALL) ? listFixAll(session, checked.diagnostics) : []),
  ];
}

function listQuickFixes(session: Session, here: readonly Diagnostic[], all: readonly Diagnostic[]): CodeAction[] {
  const makeAction = (diagnostic: Diagnostic, title: string, edits: Diagnostic['fixes'][number]['edits']) => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toLspDiagnostic(diagnostic, session.uris.uriOf)],
    edit: toWorkspaceEdit(session, diagnostic.file, edits),
  });
  const actions: CodeAction[] = [];
  for (const diagnostic of here) {
    const safest = diagnostic.fixes.find(({ isSafe }) => isSafe === true);
    for (const fix of diagnostic.fixes)
      actions.push({ ...makeAction(diagnostic, fix.title, fix.edits), ...(fix === safest && { isPreferred: true }) });
  }
  for (const diagnostic of here) actions.push(...offerDecomposition(session, diagnostic));
  for (const code of new Set(here.map((diagnostic) => diagnostic.code))) {
    const [first] = here.filter((diagnostic) => diagnostic.code === code);
    const alike = all.filter((diagnostic) => diagnostic.code === code);
    const fixable = alike.filter(({ fixes }) => fixes.some(({ isSafe }) => isSafe === true));
    if (fixable.length > 1)
      actions.push(makeAction(first, `Fix all of ${code} in this file`, collectSafeEdits(fixable)));
    const comment = code.startsWith('lint/') ? undefined : disableRule(first);
    if (comment !== undefined) actions.push(makeAction(first, `Disable ${code} for this line`, [comment]));
  }
  return actions;
}

function listFixAll(session: Session, all: readonly Diagnostic[]): CodeAction[] {
  const edits = collectSafeEdits(all);
  if (edits.length === 0) return [];
  const edit = toWorkspaceEdit(session, all[0].file, edits);
  return [{ title: 'Fix all that is safe to fix', kind: FIX_ALL, edit }];
}
