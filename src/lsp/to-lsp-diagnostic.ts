import type { Diagnostic as LspDiagnostic } from 'vscode-languageserver';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import { toRange } from '../language/features/ranges.js';
import type { Diagnostic } from '../language/check/diagnostic.js';

const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

/** Name of what finds things, as editors show it beside them. */
export const SOURCE = 'physx-anything';

const PAGES = 'https://github.com/physx-anything/physx-anything/blob/main/docs/rules';

export const toLspDiagnostic = (
  { file, code, severity, message, related, isUnused, ...range }: Diagnostic,
  uriOf: (path: string) => string,
): LspDiagnostic => ({
  range: toRange(file, range),
  severity: SEVERITIES[severity],
  source: SOURCE,
  code,
  ...(code.startsWith('lint/') ? {} : { codeDescription: { href: `${PAGES}/${code}.md` } }),
  message,
  ...(isUnused === true ? { tags: [DiagnosticTag.Unnecessary] } : {}),
  ...(related === undefined || related.length === 0
    ? {}
    : {
        relatedInformation: related.map((place) => ({
          location: { uri: uriOf(place.file.path), range: toRange(place.file, place) },
          message: place.message,
        })),
      }),
});
