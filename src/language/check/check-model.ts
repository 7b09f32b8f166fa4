import type { Inspection } from '../../sim/inspect-model.js';
import { BEHAVIOUR_RULES } from '../behaviour-rules/all-behaviour-rules.js';
import type { Behaviour } from '../behaviour-rules/behaviour-rule.js';
import { COMPILED_RULES } from '../compiled-rules/all-compiled-rules.js';
import { dropRepeated } from '../compiled-rules/drop-repeated.js';
import { checkElements } from './check-elements.js';
import type { Diagnostic } from './diagnostic.js';
import { findDirectives } from './directives.js';
import type { FileAccess } from '../model/file-access.js';
import { withPackages } from '../model/file-access.js';
import type { FlatModel } from '../model/flatten-model.js';
import type { LintSettings } from './lint-settings.js';
import { compareSeverities, DEFAULT_SETTINGS, severityOfFinding, severityOfRule } from './lint-settings.js';
import type { Model } from '../model/model.js';
import { RULES } from '../rules/all-rules.js';
import type { Report, RuleHead } from '../rules/rule.js';
import { isElementRule } from '../rules/rule.js';
import type { SourceFile } from '../model/source-file.js';

/** More than this of one file help nobody. */
const MOST = 200;

/** What was found in one file. */
export interface CheckedFile {
  readonly file: SourceFile;
  /** In the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many there are beyond those. */
  readonly more: number;
}

export interface CheckOptions {
  readonly files: FileAccess;
  readonly settings?: LintSettings;
  /** Told of a rule that fails, which is passed over. */
  readonly onFault?: ((rule: string, error: unknown) => void) | undefined;
  /** What the engine says of the model, for the rules that want to know. */
  readonly compiled?: { readonly flat: FlatModel; readonly inspection: Inspection } | undefined;
  /** How it behaved when its physics was checked. */
  readonly behaviour?: Behaviour | undefined;
}

/** What the rules find in the files of a model, the main file first, without what their comments switch off. */
export function checkModel(
  model: Model,
  { files: given, settings = DEFAULT_SETTINGS, onFault, compiled, behaviour }: CheckOptions,
): readonly CheckedFile[] {
  const files = withPackages(given, settings.packages);
  const found = new Map<SourceFile, Diagnostic[]>(model.files.map((file) => [file, []]));
  const isOfLanguage = ({ languages }: RuleHead): boolean => languages.includes(model.language);
  /** Undefined where the rule is off. */
  const reporter = (rule: RuleHead): Report | undefined => {
    const set = severityOfRule(settings, rule);
    if (set === undefined) return undefined;
    return ({ file }, { fixes = [], ...finding }) => {
      const severity = severityOfFinding(finding.severity, rule.severity, set);
      found.get(file)?.push({ file, ...finding, severity, code: rule.id, fixes });
    };
  };
  const run = (rule: RuleHead, check: (report: Report) => void): void => {
    const report = isOfLanguage(rule) ? reporter(rule) : undefined;
    if (report === undefined) return;
    try {
      check(report);
    } catch (error) {
      onFault?.(rule.id, error);
    }
  };
  const ofElements = RULES.filter(isElementRule).filter(isOfLanguage);
  const started = ofElements.map((rule) => ({ rule, report: reporter(rule) ?? ignore }));
  checkElements(model, started, ({ id }, error) => onFault?.(id, error));
  for (const rule of RULES)
    if (!isElementRule(rule))
      run(rule, (report) => {
        rule.check(model, report, files);
      });
  if (behaviour !== undefined) {
    for (const rule of BEHAVIOUR_RULES)
      run(rule, (report) => {
        rule.checkBehaviour(model, behaviour, report);
      });
  }
  if (compiled !== undefined) {
    for (const rule of COMPILED_RULES)
      run(rule, (report) => {
        rule.checkCompiled({ model, ...compiled }, report);
      });
    dropRepeated(found);
  }
  return Array.from(found, ([file, diagnostics]) => {
    const { isOff, faults } = findDirectives(file);
    return limit(file, [...diagnostics.filter((diagnostic) => !isOff(diagnostic)), ...faults]);
  });
}

const ignore: Report = () => undefined;

const inOrder = (a: Diagnostic, b: Diagnostic): number => a.start - b.start || a.end - b.end;

/** In the order of the text; where there are too many, the severer ones. */
function limit(file: SourceFile, all: Diagnostic[]): CheckedFile {
  const worst =
    all.length <= MOST ? all : all.sort((a, b) => compareSeverities(a.severity, b.severity) || inOrder(a, b));
  return { file, diagnostics: worst.slice(0, MOST).sort(inOrder), more: Math.max(0, all.length - MOST) };
}
