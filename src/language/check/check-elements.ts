import type { Model, ModelElement } from '../model/model.js';
import { walkElements } from '../model/model.js';
import type { FileAccess } from '../model/file-access.js';
import type { ElementRule, Report, Rule } from '../rules/rule.js';
import { isElementRule } from '../rules/rule.js';
import { isKnownClean, isLeaf, isTooLong, rememberClean } from './clean-texts.js';

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
    let visit: ((element: ModelElement) => void) | undefined;
    return (element: ModelElement): void => {
      if (failed.has(rule)) return;
      try {
        visit ??= rule.checkElements(model, (at, finding) => {
          found++;
          once(at, finding);
        });
        visit(element);
      } catch (error) {
        failed.add(rule);
        onFault(rule, error);
      }
    };
  });
  /** `changing`: something is found in an element, or not all of it is written in its file. */
  const walk = (element: ModelElement): 'known' | 'clean' | 'changing' => {
    if (isKnownClean(model, element)) return 'known';
    const before = found;
    if (element.type !== undefined && !element.isOpen) for (const visit of visits) visit(element);
    let isWhole = true;
    const clean: ModelElement[] = [];
    for (const child of element.children) {
      const state = walk(child);
      if (state === 'clean') clean.push(child);
      isWhole &&= state !== 'changing' && child.file === element.file;
    }
    const isClean = isWhole && found === before && failed.size === 0;
    if (isClean && isLeaf(element)) rememberClean(model, element);
    // What is clean as a whole needs not be kept in its parts.
    if (!isClean || isTooLong(element)) for (const child of clean) if (!isLeaf(child)) rememberClean(model, child);
    return isClean ? 'clean' : 'changing';
  };
  if (walk(model.root) === 'clean') rememberClean(model, model.root);
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
