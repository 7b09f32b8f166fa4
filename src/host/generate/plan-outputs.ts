import { existsSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { toAssetName } from '../../core/asset-name.js';
import type { GenerateParams } from '../../protocol/inference.js';
import { readSettings } from '../settings.js';
import { findFreeName, resolveOutputFolder } from './output-folder.js';

/** One image with the place its asset goes to. */
export interface PlannedOutput {
  readonly image: vscode.Uri;
  readonly outDir: string;
  readonly name: string;
  readonly overwrite: boolean;
  /** What is asked for instead of what the settings say. */
  readonly asked?: Partial<Pick<GenerateParams, 'backend' | 'seed' | 'category' | 'dimension' | 'mark'>>;
}

const OVERWRITE = 'Overwrite';
const KEEP_BOTH = 'Keep Both';

/** Where each image's asset goes, asking about those that exist already. Undefined when the user cancels. */
export async function planOutputs(images: readonly vscode.Uri[]): Promise<PlannedOutput[] | undefined> {
  const wanted = images.map((image) => {
    const workspaceFolder = vscode.workspace.getWorkspaceFolder(image)?.uri.fsPath;
    const outDir = resolveOutputFolder(readSettings(image).outputFolder, image.fsPath, workspaceFolder);
    return { image, outDir, name: toAssetName(path.parse(image.fsPath).name) };
  });
  const existing = wanted.filter(({ outDir, name }) => existsSync(path.join(outDir, name)));
  const answer = existing.length === 0 ? OVERWRITE : await ask(existing.map(({ name }) => name));
  if (answer === undefined) return undefined;

  const planned: PlannedOutput[] = [];
  for (const { image, outDir, name } of wanted) {
    const clash = existsSync(path.join(outDir, name));
    // photo.png and photo.jpg in one selection want the same name; the second gets one of its own.
    const taken = planned.some((other) => other.outDir === outDir && other.name === name);
    const keep = (clash && answer === KEEP_BOTH) || taken;
    planned.push({ image, outDir, name: keep ? freeName(outDir, name, planned) : name, overwrite: clash && !keep });
  }
  return planned;
}

function freeName(outDir: string, name: string, planned: readonly PlannedOutput[]): string {
  let candidate = findFreeName(outDir, name);
  for (let n = 2; planned.some((other) => other.outDir === outDir && other.name === candidate); n++)
    candidate = findFreeName(outDir, `${name}-${n}`);
  return candidate;
}

async function ask(names: readonly string[]): Promise<string | undefined> {
  const message =
    names.length === 1
      ? `The asset "${names[0]}" exists already.`
      : `${names.length} assets exist already: ${names.join(', ')}.`;
  const detail = 'Overwriting replaces the whole folder, with everything that was changed in it.';
  return vscode.window.showWarningMessage(message, { modal: true, detail }, KEEP_BOTH, OVERWRITE);
}
