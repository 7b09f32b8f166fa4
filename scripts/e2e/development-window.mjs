/**
 * Opens a file of a workspace in a VS Code that develops this extension, and waits until the language server has had time to read it.
 *
 * @returns How to run a command by its title, and how to change the theme.
 */
export async function openInDevelopment(page, vscode, { root, workspace, name }) {
  const payload = JSON.stringify([
    ['extensionDevelopmentPath', `vscode-remote://127.0.0.1:${vscode.port}${root.replace(/\/$/, '')}`],
    ['skipWelcome', 'true'],
  ]);
  await page.goto(`${vscode.url}/?folder=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(payload)}`);
  const pick = async (text, shown) => {
    await page.locator('.quick-input-widget input').fill(text);
    const row = page.locator('.quick-input-list .monaco-list-row', { hasText: shown }).first();
    await row.waitFor();
    return row;
  };
  const run = async (title) => {
    await page.keyboard.press('F1');
    await (await pick(`>${title}`, title)).click();
  };
  const setTheme = async (theme) => {
    await run('Preferences: Color Theme');
    await pick(theme, theme);
    await page.keyboard.press('Enter');
  };
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  await page.getByRole('treeitem', { name }).first().dblclick();
  await page.locator('.monaco-editor .view-line').first().waitFor();
  await page.waitForTimeout(4000);
  return { run, setTheme };
}
