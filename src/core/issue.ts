/** How much an issue matters: `error` loses something the user asked for, `warning` changed something, `info` is worth knowing. */
export type IssueSeverity = 'error' | 'warning' | 'info';

/**
 * One thing that was wrong with an input, as data. Readers and checks return issues beside their value and never throw.
 * `code` is a stable kebab-case string that tests and users may rely on.
 */
export interface Issue {
  readonly code: string;
  readonly severity: IssueSeverity;
  /** Where: a file, line, part or field, in words a user can find: `l_3 density`, `asset.json bodies/2`. */
  readonly where: string;
  /** What was wrong, as a full sentence. */
  readonly message: string;
  /** What was done about it: `used 500 kg/m3`. Absent when nothing was changed. */
  readonly action?: string;
  /** What the user can do about it. */
  readonly hint?: string;
}

/** A value read from untrusted input, with everything that was wrong about it. */
export interface Read<T> {
  readonly value: T;
  readonly issues: readonly Issue[];
}

/** The one-line form for logs and terminals: `warning zero-axis at group_2: ... (used z)`. */
export function formatIssue(issue: Issue): string {
  const action = issue.action === undefined ? '' : ` (${issue.action})`;
  return `${issue.severity} ${issue.code} at ${issue.where}: ${issue.message}${action}`;
}
