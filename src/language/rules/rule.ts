import type { TextRange } from '../../xml/syntax-tree.js';
import type { DiagnosticSeverity, Fix, RelatedPlace } from '../check/diagnostic.js';
import type { FileAccess } from '../model/file-access.js';
import type { Model, ModelElement } from '../model/model.js';
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
export type Rule = ModelRule | ElementRule;

/** A rule about a model as a whole. */
export interface ModelRule extends RuleHead {
  /** `files` is for what models name beside other models: meshes, images. What is read of them is kept (`factsOf`). */
  readonly check: (model: Model, report: Report, files: FileAccess) => void;
}

/**
 * A rule about one element at a time, as most are. Elements in which all such rules find nothing are not shown to them again while they stay as they are
 * (`clean-texts.ts`), so whether one finds something may depend on the element with what is in it, on what surrounds it by type, on its default class and
 * on the settings of the model alone: not on other elements, nor on what was found before. What it finds at one place for several elements is told once.
 */
export interface ElementRule extends RuleHead {
  /** Begins with a model; the result is called for each element that the vocabulary knows, parents before children. */
  readonly checkElements: (model: Model, report: Report) => (element: ModelElement) => void;
}

export const isElementRule = (rule: Rule): rule is ElementRule => 'checkElements' in rule;
