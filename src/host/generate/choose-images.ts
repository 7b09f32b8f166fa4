import * as vscode from 'vscode';

const IMAGE = /\.(png|jpe?g|webp)$/i;
const IMAGE_GLOB = '**/*.{png,PNG,jpg,JPG,jpeg,JPEG,webp,WEBP}';
/** More images than a quick pick is good for; the rest is reached by Browse. */
const MAX_LISTED = 500;

export const isImage = (uri: vscode.Uri): boolean => IMAGE.test(uri.path);

/**
 * The images that a command is about: those selected in the explorer, the one whose editor title was used, the one being looked
 * at, or those that the user picks. Undefined when the user picks none.
 */
export async function chooseImages(
  clicked: vscode.Uri | undefined,
  selected: readonly vscode.Uri[] | undefined,
): Promise<vscode.Uri[] | undefined> {
  if (clicked !== undefined) {
    // A right-click outside the selection means the clicked file alone; VS Code then passes it as the only selected one.
    const uris = selected !== undefined && selected.length > 0 ? selected : [clicked];
    return uris.filter(isImage);
  }
  const shown = shownImage();
  return shown === undefined ? pickImages() : [shown];
}

/** The image in the active editor tab. */
function shownImage(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const uri = input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText ? input.uri : undefined;
  return uri !== undefined && isImage(uri) ? uri : undefined;
}

async function pickImages(): Promise<vscode.Uri[] | undefined> {
  const found = await vscode.workspace.findFiles(IMAGE_GLOB, '**/{node_modules,textures,.git}/**', MAX_LISTED);
  const browse = { label: '$(folder-opened) Browse...', uri: undefined };
  const items = found
    .map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const chosen =
    items.length === 0
      ? browse
      : await vscode.window.showQuickPick([browse, ...items], {
          title: 'Generate from Image',
          placeHolder: 'An image of one object',
        });
  if (chosen === undefined) return undefined;
  if (chosen.uri !== undefined) return [chosen.uri];
  return vscode.window.showOpenDialog({
    title: 'Generate from Image',
    openLabel: 'Generate',
    canSelectMany: true,
    filters: { Images: ['png', 'jpg', 'jpeg', 'webp'] },
  });
}
