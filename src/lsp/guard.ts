import type { Connection } from 'vscode-languageserver';

/** Runs what answers a request: where that fails, the log is told, and the editor gets nothing. */
export type Guard = <Answer>(what: string, answer: () => Answer) => Answer | null;

export const createGuard =
  (connection: Connection): Guard =>
  (what, answer) => {
    try {
      return answer();
    } catch (error) {
      connection.console.error(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return null;
    }
  };
