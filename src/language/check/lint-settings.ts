import type { DiagnosticSeverity } from './diagnostic.js';
import type { RuleHead } from '../rules/rule.js';

/** How strict the rules are for a folder: what `.simlint.json` says, and the settings of an editor. */
export interface LintSettings {
  /** Which rules are run that are not named: `strict` adds matters of style, `generated` what holds of assets that we make. */
  readonly preset: 'recommended' | 'strict' | 'generated';
  /** By rule, or by group as in `kin/*`. */
  readonly rules: Readonly<Record<string, DiagnosticSeverity | 'off'>>;
  /** Where ROS packages are, for package://NAME/: by name, folders absolute or relative to the settings file. */
  readonly packages: Readonly<Record<string, string>>;
  /** Absolute path of the file with what is known and not told; absent: everything is told. */
  readonly baseline?: string;
}

export const DEFAULT_SETTINGS: LintSettings = { preset: 'recommended', rules: {}, packages: {} };

const RANKS: readonly DiagnosticSeverity[] = ['hint', 'info', 'warning', 'error'];

/** The severer first. */
export const compareSeverities = (a: DiagnosticSeverity, b: DiagnosticSeverity): number =>
  RANKS.indexOf(b) - RANKS.indexOf(a);

/** What a rule reports under these settings; undefined where it is off. */
export function severityOfRule({ preset, rules }: LintSettings, rule: RuleHead): DiagnosticSeverity | undefined {
  const named = (rules[rule.id] ?? rules[`${rule.id.split('/')[0]}/*`]) as DiagnosticSeverity | 'off' | undefined;
  if (named !== undefined) return named === 'off' ? undefined : named;
  const { preset: own = 'recommended', severity } = rule;
  return own === 'recommended' || own === preset ? severity : undefined;
}

/** What a finding is shown as: what is less than usual for its rule stays less. */
export function severityOfFinding(
  own: DiagnosticSeverity | undefined,
  rule: DiagnosticSeverity,
  set: DiagnosticSeverity,
): DiagnosticSeverity {
  if (own === undefined) return set;
  // Where a rule finds something worse than it usually does, that is as much more important as it says.
  if (set === rule) return own;
  return RANKS[Math.min(RANKS.indexOf(own), RANKS.indexOf(set))];
}
