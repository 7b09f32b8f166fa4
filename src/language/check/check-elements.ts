import type { Model, ModelElement } from '../model/model.js';
import { walkElements } from '../model/model.js';
import type { FileAccess } from '../model/file-access.js';
import type { ElementRule, Report, Rule } from '../rules/rule.js';
import { isElementRule } from '../rules/rule.js';
import { isKnownClean, rememberClean } from './clean-texts.js';

/** A rule that has begun with a model. */
export interface StartedRule {
  readonly rule: ElementRule;
  readonly report: Report;
}

/** Shows every element of a model to rules, but for those in which none of `rules` finds anything, as is known: always give all rules that there are. */
export function checkElements(
  model: Model,
  rules: readonly StartedRule[],
  onFault: (rule: ElementRule, error: unknown) => void,
): void {
  let found = 0;
  const failed = new Set<ElementRule>();
  const visits = rules.map(({ rule, report }) => {
    const once = tellOnce(report);
    const visit = rule.checkElements(model, (at, finding) => {
      found++;
      once(at, finding);
    });
    return (element: ModelElement): void => {
      if (failed.has(rule)) return;
      try {
        visit(element);
      } catch (error) {
        failed.add(rule);
        onFault(rule, error);
      }
    };
  });
  /** Whether nothing is found in an element and what is in it. */
  const walk = (element: ModelElement): boolean => {
    if (isKnownClean(model, element)) return true;
    const before = found;
    if (element.type !== undefined && !element.isOpen) for (const visit of visits) visit(element);
    let isWhole = failed.size === 0;
    for (const child of element.children) isWhole = walk(child) && child.file === element.file && isWhole;
    const isClean = isWhole && found === before;
    if (isClean) rememberClean(model, element);
    return isClean;
  };
  walk(model.root);
}

/** What one rule finds in a model. */
export function checkRule(rule: Rule, model: Model, report: Report, files: FileAccess): void {
  if (!isElementRule(rule)) {
    rule.check(model, report, files);
    return;
  }
  const visit = rule.checkElements(model, tellOnce(report));
  for (const element of walkElements(model.root)) if (element.type !== undefined && !element.isOpen) visit(element);
}

/** What holds of a default class is found at each element that has it. */
function tellOnce(report: Report): Report {
  const told = new Set<string>();
  return (at, finding) => {
    const what = `${at.file.path} ${finding.start} ${finding.end} ${finding.message}`;
    if (told.has(what)) return;
    told.add(what);
    report(at, finding);
  };
}
