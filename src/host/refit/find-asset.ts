import path from 'node:path';
import * as vscode from 'vscode';
import { SimAssetError } from '../../core/error.js';
import type { AssetHead, AssetSource } from '../../formats/asset-json/asset-source.js';
import { readAssetHead } from '../../formats/asset-json/asset-source.js';
import { imageOf } from './image-of.js';

/** An asset of ours that can be made again. */
export interface RefittableAsset {
  /** Of its folder and its files. */
  readonly name: string;
  readonly folder: vscode.Uri;
  /** Its MJCF. */
  readonly model: vscode.Uri;
  readonly head: AssetHead;
  readonly source: AssetSource;
  readonly image: vscode.Uri;
}

/** More assets than a quick pick is good for. */
const MAX_LISTED = 500;

/**
 * The asset that a command is about: that of the clicked file, of the preview or editor in front, or one that the user picks. Undefined
 * when the user picks none.
 *
 * @throws SimAssetError `no-asset`, and those of `readAsset`.
 */
export async function findAsset(
  clicked: vscode.Uri | undefined,
  previewed: vscode.Uri | undefined,
  title: string,
): Promise<RefittableAsset | undefined> {
  // From the title of a preview's panel comes a name of the panel, not of a file.
  if (clicked !== undefined && clicked.scheme !== 'webview-panel') return readAsset(clicked);
  if (previewed !== undefined) return readAsset(previewed);
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const edited = input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom ? input.uri : undefined;
  if (edited !== undefined && (await existsFile(vscode.Uri.joinPath(edited, '..', 'asset.json'))))
    return readAsset(edited);
  const found = await vscode.workspace.findFiles('**/asset.json', '**/{node_modules,.git}/**', MAX_LISTED);
  if (found.length === 0)
    throw new SimAssetError('no-asset', 'There is no asset in this workspace.', 'Generate one from an image first.');
  const items = found
    .map((uri) => ({ label: path.posix.dirname(vscode.workspace.asRelativePath(uri)), uri }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder: 'An asset' });
  return chosen === undefined ? undefined : readAsset(chosen.uri);
}

/**
 * The asset that a file belongs to.
 *
 * @throws SimAssetError `no-asset`, `no-source`, `image-gone`, `not-on-disk`.
 */
export async function readAsset(file: vscode.Uri): Promise<RefittableAsset> {
  const folder = vscode.Uri.joinPath(file, '..');
  if (file.scheme !== 'file')
    throw new SimAssetError('not-on-disk', 'Assets are made on disk.', 'Save the asset into a local folder.');
  const folderName = path.posix.basename(folder.path);
  const text = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, 'asset.json')).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => undefined,
  );
  const head = text === undefined ? undefined : readAssetHead(text);
  if (head === undefined)
    throw new SimAssetError(
      'no-asset',
      `${path.posix.basename(file.path)} belongs to no asset of PhysX-Anything.`,
      'Choose a file of an asset that was generated from an image.',
    );
  const { source } = head;
  if (source === undefined)
    throw new SimAssetError(
      'no-source',
      `${folderName} was not made from an image.`,
      'Only assets that were generated from an image can be made again.',
    );
  const image = imageOf(file, source);
  if (!(await existsFile(image)))
    throw new SimAssetError(
      'image-gone',
      `The image that ${folderName} was made from is gone: ${image.fsPath}.`,
      'Put it back there, or generate a new asset from another image.',
    );
  return { name: folderName, folder, model: vscode.Uri.joinPath(folder, `${folderName}.xml`), head, source, image };
}

const existsFile = (uri: vscode.Uri): Thenable<boolean> =>
  vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
