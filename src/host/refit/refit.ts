import path from 'node:path';
import * as vscode from 'vscode';
import type { GenerateServices } from '../generate/generate-outputs.js';
import { generateOutputs } from '../generate/generate-outputs.js';
import { mayGenerate } from '../generate/may-generate.js';
import type { PlannedOutput } from '../generate/plan-outputs.js';
import type { GenerationOutcome } from '../generate/run-generation.js';
import type { Change } from './ask-again.js';
import { askAgain } from './ask-again.js';
import type { RefittableAsset } from './find-asset.js';
import { hasEdits } from './has-edits.js';

/**
 * Makes an asset again from its image, in its place; what was asked for before stays unless it is changed. Asks before it replaces
 * files that somebody edited. Undefined when the user does not want that.
 */
export async function refitAsset(
  services: GenerateServices,
  asset: RefittableAsset,
  change: Change,
  token?: vscode.CancellationToken,
): Promise<GenerationOutcome | undefined> {
  if (!(await mayGenerate('Making an asset again'))) return undefined;
  if ((await hasEdits(asset.folder.fsPath)) && !(await mayReplace(asset.name))) return undefined;
  const output: PlannedOutput = {
    image: asset.image,
    outDir: path.dirname(asset.folder.fsPath),
    name: asset.name,
    overwrite: true,
    asked: askAgain(asset.source, change),
  };
  const [outcome] = await generateOutputs(services, [output], {
    ...(token === undefined ? {} : { token }),
    again: () => refitAsset(services, asset, change),
  });
  return outcome;
}

async function mayReplace(name: string): Promise<boolean> {
  const replace = 'Replace';
  const chosen = await vscode.window.showWarningMessage(
    `Files of "${name}" were changed since it was made.`,
    { modal: true, detail: 'Making it again replaces the whole folder, with everything that was changed in it.' },
    replace,
  );
  return chosen === replace;
}
