import path from 'node:path';
import * as vscode from 'vscode';
import { isCancellation, reportError } from '../report-error.js';
import { chooseImages } from './choose-images.js';
import type { GenerateServices } from './generate-outputs.js';
import { generateOutputs } from './generate-outputs.js';
import { mayGenerate } from './may-generate.js';
import { planOutputs } from './plan-outputs.js';
import type { GenerationOutcome } from './run-generation.js';

const TITLE = 'Generate from Image';

/**
 * The command `physxAnything.generateFromImage`: images to assets beside them, then the preview of the last one.
 *
 * @returns what became of each image; empty when the user cancelled or nothing could be started.
 */
export async function generateFromImage(
  services: GenerateServices,
  clicked?: vscode.Uri,
  selected?: readonly vscode.Uri[],
  token?: vscode.CancellationToken,
): Promise<readonly GenerationOutcome[]> {
  if (!(await mayGenerate(TITLE))) return [];
  const images = await chooseImages(clicked, selected);
  if (images === undefined || images.length === 0) return [];
  const remote = images.find((image) => image.scheme !== 'file');
  if (remote !== undefined) {
    void vscode.window.showErrorMessage(
      `${TITLE}: ${path.posix.basename(remote.path)} is not on a disk that VS Code runs on. Save it into a local folder and try again.`,
    );
    return [];
  }
  const again = () => generateFromImage(services, images[0], images);
  try {
    const outputs = await planOutputs(images);
    if (outputs === undefined) return [];
    return await generateOutputs(services, outputs, { ...(token === undefined ? {} : { token }), again });
  } catch (error) {
    if (!isCancellation(error)) void reportError(services.log, TITLE, error, { label: 'Try Again', run: again });
    return [];
  }
}
