import { isXacro } from '../../core/is-xacro.js';

/** Languages of models, as package.json contributes them. */
export const MODEL_LANGUAGES = ['mjcf', 'urdf', 'xacro'] as const;
export type ModelLanguageId = (typeof MODEL_LANGUAGES)[number];

/** What may stand before the root: white space, comments, `<?...?>` and `<!DOCTYPE ...>`. */
const BEFORE_ROOT = /^\ufeff?(?:\s+|<!--[^]*?-->|<\?[^]*?\?>|<![A-Z][^<>[]*(?:\[[^\]]*\]\s*)?>)*/;

/** The language of a text by its root element, once that has been typed; undefined where it is no model. */
export function findModelLanguage(text: string): ModelLanguageId | undefined {
  const start = BEFORE_ROOT.exec(text)?.[0].length ?? 0;
  const root = /^<(mujoco|mujocoinclude|robot)(?=[\s/>])/.exec(text.slice(start, start + 40))?.[1];
  if (root === undefined) return undefined;
  if (root !== 'robot') return 'mjcf';
  return isXacro(text) ? 'xacro' : 'urdf';
}
