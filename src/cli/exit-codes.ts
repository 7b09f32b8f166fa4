/** What the process says of its work: scripts rely on these. */
export const EXIT = { ok: 0, findings: 1, usage: 2, failure: 3 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
