import path from 'node:path';
import type * as vscode from 'vscode';
import type { AssetSource } from '../../formats/asset-json/asset-source.js';

/** The image that an asset was made from; `model` is any file in the asset's folder. It need not be there any more. */
export function imageOf(model: vscode.Uri, { image }: AssetSource): vscode.Uri {
  const isAbsolute = path.isAbsolute(image);
  const folder = path.posix.dirname(model.path);
  return model.with({ path: isAbsolute ? `/${image.replace(/^\//, '')}` : path.posix.join(folder, image) });
}
