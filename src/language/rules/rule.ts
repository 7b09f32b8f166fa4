import type { TextRange } from '../../xml/syntax-tree.js';
import type { DiagnosticSeverity, Fix } from '../diagnostic.js';
import type { ModelDocument, ModelLanguage } from '../model-document.js';

/** What a rule has found. */
export interface Finding extends TextRange {
  readonly message: string;
  /** Where it is not the rule's own. */
  readonly severity?: DiagnosticSeverity;
  readonly fixes?: readonly Fix[];
}

/** One thing that is looked for in models; its page is docs/rules/ID.md. */
export interface Rule {
  readonly id: string;
  readonly severity: DiagnosticSeverity;
  readonly languages: readonly ModelLanguage[];
  readonly check: (document: ModelDocument, report: (finding: Finding) => void) => void;
}
