import * as vscode from 'vscode';
import type { Vec3 } from '../../core/math/vec3.js';
import { parseDimension } from '../../core/parse-dimension.js';
import type { RefittableAsset } from './find-asset.js';

/** Asks how large an object is, m; undefined when the user does not say. */
export async function askDimension({ name, source }: RefittableAsset): Promise<Vec3 | undefined> {
  const known = source.dimension?.map((side) => Number((100 * side).toPrecision(4))).join('x');
  const text = await vscode.window.showInputBox({
    title: `Set Known Size of ${name}`,
    prompt: 'Length, width and height in any order, with mm, cm, m, in or ft. The mass follows.',
    placeHolder: '60x40x30cm',
    ...(known === undefined ? {} : { value: `${known}cm` }),
    validateInput: (value) => {
      const size = parseDimension(value);
      return typeof size === 'string' ? size : undefined;
    },
  });
  const size = text === undefined ? undefined : parseDimension(text);
  return typeof size === 'string' ? undefined : size;
}
