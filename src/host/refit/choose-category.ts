import * as vscode from 'vscode';
import type { InferenceProcess } from '../inference-process.js';
import type { RefittableAsset } from './find-asset.js';

interface CategoryItem extends vscode.QuickPickItem {
  /** `null`: by its outline. */
  readonly category?: string | null;
}

/**
 * Asks what an object is: first what it may be by its photo, then everything that the library knows.
 *
 * @returns `null` for a rigid object by its outline, undefined when the user chooses nothing.
 */
export function askCategory(
  asset: RefittableAsset,
  startProcess: () => InferenceProcess,
): Promise<string | null | undefined> {
  const { head, source, name } = asset;
  const likely = (source.candidates ?? []).filter(({ confidence }) => confidence > 0);
  return pick(listItems(), `Choose Category: what is ${name}?`);

  async function listItems(): Promise<CategoryItem[]> {
    const process = startProcess();
    try {
      const all = await process.rpc.request('listCategories', undefined);
      return [
        ...(likely.length === 0 ? [] : [separator('By the photo')]),
        ...likely.map(({ category, confidence }) => toItem(category, `${Math.round(100 * confidence)} %`)),
        separator('All categories'),
        ...all.filter((each) => likely.every(({ category }) => category !== each)).map((each) => toItem(each)),
        separator('Something else'),
        { label: 'None of these', description: 'a rigid object by its outline', category: null },
      ];
    } finally {
      process.dispose();
    }
  }

  function toItem(category: string, description?: string): CategoryItem {
    const about = [description, category === head.category ? 'now' : undefined].filter((each) => each !== undefined);
    return { label: category, category, ...(about.length === 0 ? {} : { description: about.join(' · ') }) };
  }
}

const separator = (label: string): CategoryItem => ({ label, kind: vscode.QuickPickItemKind.Separator });

async function pick(items: Promise<CategoryItem[]>, title: string): Promise<string | null | undefined> {
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: 'It is fitted to the photo again as that, in the same folder',
  });
  return chosen?.category;
}
