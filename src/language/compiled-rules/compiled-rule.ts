import type { CompiledModel } from '../check/compiled-model.js';
import type { Report, RuleHead } from '../rules/rule.js';

/** A rule that wants to know what the engine makes of the model. Its page is docs/rules/ID.md as for every rule. */
export interface CompiledRule extends RuleHead {
  readonly checkCompiled: (compiled: CompiledModel, report: Report) => void;
}
