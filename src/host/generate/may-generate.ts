import * as vscode from 'vscode';

/** Generation runs code on files of the workspace and writes beside them: not in a folder whose authors are not trusted. */
export async function mayGenerate(what: string): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const manage = 'Manage Workspace Trust';
  const chosen = await vscode.window.showWarningMessage(
    `${what} is off in Restricted Mode, since it runs a model on files of this folder and writes beside them. Trust the folder to use it.`,
    manage,
  );
  if (chosen === manage) await vscode.commands.executeCommand('workbench.trust.manage');
  return false;
}
