import type { Issue, IssueSeverity } from './issue.js';

/** One kind of issue: how much it matters, and how its message is made from what was found. */
export interface IssueKind<A extends readonly unknown[]> {
  readonly severity: IssueSeverity;
  readonly message: (...found: A) => string;
  readonly hint?: string;
}

/** A table of issue kinds by code. A reader has one, so that all it can say stands in one place. */
export type IssueTable = Readonly<Record<string, IssueKind<never>>>;

/** One row of an issue table. */
export function issueKind<A extends readonly unknown[]>(
  severity: IssueSeverity,
  message: (...found: A) => string,
  hint?: string,
): IssueKind<A> {
  return hint === undefined ? { severity, message } : { severity, message, hint };
}

/** Reports an issue of the table: where it is, what was found (the arguments of its message), what was done. */
export type Report<T extends IssueTable> = <C extends keyof T & string>(
  code: C,
  where: string,
  found: Parameters<T[C]['message']>,
  action?: string,
) => void;

/** Issues while they are collected. */
export interface IssueLog<T extends IssueTable> {
  readonly report: Report<T>;
  /** Takes over issues that another reader made. */
  readonly addAll: (issues: readonly Issue[]) => void;
  /** All that was reported, in order. */
  readonly finish: () => Issue[];
}

/** Beyond this many of one code only a count is kept: a broken file of megabytes must not fill the memory with messages. */
const KEPT_PER_CODE = 50;

export function createIssueLog<T extends IssueTable>(table: T): IssueLog<T> {
  const issues: Issue[] = [];
  const counts = new Map<string, number>();
  /** Counts one of this code; false when no more of it are kept. */
  const admit = (code: string): boolean => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= KEPT_PER_CODE;
  };
  return {
    report: (code, where, found, action) => {
      if (!admit(code)) return;
      const { severity, message, hint } = table[code];
      issues.push({
        code,
        severity,
        where,
        message: (message as (...args: readonly unknown[]) => string)(...found),
        ...(action === undefined ? {} : { action }),
        ...(hint === undefined ? {} : { hint }),
      });
    },
    addAll: (others) => {
      issues.push(...others.filter((issue) => admit(issue.code)));
    },
    finish: () => {
      const dropped = [...counts].filter(([, count]) => count > KEPT_PER_CODE);
      return [
        ...issues,
        ...dropped.map(([code, count]): Issue => ({
          code: 'more-issues',
          severity: 'info',
          where: code,
          message: `There are ${count - KEPT_PER_CODE} more issues of the kind ${code}.`,
        })),
      ];
    },
  };
}

/** Text from an input, fit to stand in a message: one line, quoted, at most 60 characters. */
export function quoteInput(text: string): string {
  const line = text.slice(0, 200).replace(/\s+/g, ' ').trim();
  return `"${line.length > 60 ? `${line.slice(0, 57)}...` : line}"`;
}
