import type { TextRange } from '../../xml/syntax-tree.js';
import type { DiagnosticSeverity, Fix, RelatedPlace } from '../check/diagnostic.js';
import type { FileAccess } from '../model/file-access.js';
import type { Model } from '../model/model.js';
import type { ModelLanguage, SourceFile } from '../model/source-file.js';

/** What a rule has found. */
export interface Finding extends TextRange {
  readonly message: string;
  /** Where it is not the rule's own. */
  readonly severity?: DiagnosticSeverity;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly RelatedPlace[];
  readonly isUnused?: boolean;
}

/** Takes what a rule finds, at an element or in a file: offsets are of that file. */
export type Report = (at: { readonly file: SourceFile }, finding: Finding) => void;

/**
 * When a rule is run: `recommended` always; `strict` where the settings ask for it; `generated` on assets that we make; `opt-in` when it is named.
 */
export type Preset = 'recommended' | 'strict' | 'generated' | 'opt-in';

/** What there is to know of a rule without running it. */
export interface RuleHead {
  readonly id: string;
  readonly severity: DiagnosticSeverity;
  readonly languages: readonly ModelLanguage[];
  /** Absent: `recommended`. */
  readonly preset?: Preset;
}

/** One thing that is looked for in models; its page is docs/rules/ID.md. */
export interface Rule extends RuleHead {
  /** `files` is for what models name beside other models: meshes, images. What is read of them is kept (`factsOf`). */
  readonly check: (model: Model, report: Report, files: FileAccess) => void;
}
