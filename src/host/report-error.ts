import * as vscode from 'vscode';
import { CANCELLED, describeError } from '../core/error.js';

const SHOW_LOG = 'Show Log';

/** Whether an error is a cancellation, which is never shown. */
export const isCancellation = (error: unknown): boolean => describeError(error).code === CANCELLED;

/**
 * Shows a failed operation as one sentence with its next step, and writes all that is known about it to the log. `action` offers
 * a step of its own before the log.
 */
export async function reportError(
  log: vscode.LogOutputChannel,
  what: string,
  error: unknown,
  action?: { readonly label: string; run(): unknown },
): Promise<void> {
  if (isCancellation(error)) return;
  const { code, message, hint } = describeError(error);
  log.error(`${what}: ${message} [${code}]${hint === '' ? '' : ` ${hint}`}`);
  if (error instanceof Error && error.stack !== undefined) log.debug(error.stack);
  if (error instanceof Error && error.cause !== undefined) log.debug('caused by', error.cause);
  const buttons = action === undefined ? [SHOW_LOG] : [action.label, SHOW_LOG];
  const chosen = await vscode.window.showErrorMessage(
    `${what}: ${message}${hint === '' ? '' : ` ${hint}`}`,
    ...buttons,
  );
  if (chosen === SHOW_LOG) log.show();
  else if (chosen !== undefined) await action?.run();
}
