import { isXacro } from '../../core/is-xacro.js';
import { MJCF } from '../../schema/mjcf/mjcf-vocabulary.js';
import { URDF } from '../../schema/urdf/urdf-vocabulary.js';
import type { LineIndex } from '../../xml/line-index.js';
import { indexLines } from '../../xml/line-index.js';
import { parseXml } from '../../xml/parse-xml.js';
import type { XmlDocument } from '../../xml/syntax-tree.js';

export type ModelLanguage = 'mjcf' | 'urdf' | 'xacro';

/** A text that is read as XML, whatever it is of: a model, or a piece of one. */
export interface SourceFile {
  /** Absolute, with `/` between folders; empty where it has none. */
  readonly path: string;
  readonly text: string;
  readonly xml: XmlDocument;
  readonly lines: LineIndex;
}

/** Reads a text. Never throws. */
export const readSourceFile = (path: string, text: string): SourceFile => ({
  path,
  text,
  xml: parseXml(text),
  lines: indexLines(text),
});

/** The language of a document by its element; undefined where it is no model of ours. */
export function detectLanguage({ root, text }: XmlDocument): ModelLanguage | undefined {
  if (root === undefined) return undefined;
  if (MJCF.roots.has(root.name.text)) return 'mjcf';
  if (!URDF.roots.has(root.name.text)) return undefined;
  return isXacro(text) ? 'xacro' : 'urdf';
}
