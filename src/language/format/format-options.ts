import type { XmlElement } from '../../xml/syntax-tree.js';

export interface FormatOptions {
  /** One step to the right: spaces, or a tab. */
  readonly indent: string;
  /** How wide a tab is. */
  readonly tabSize: number;
  /** Attributes are wrapped beyond so many characters. */
  readonly width: number;
  /** The order in which the attributes of an element are put; absent: they stay as they are. */
  readonly orderOf?: (node: XmlElement) => readonly string[] | undefined;
}

/** As prettier and our own files have it. */
export const PRINT_WIDTH = 120;

/** How many characters a piece of white space is wide. */
export function widthOf(space: string, tabSize: number): number {
  let width = 0;
  for (const character of space) width = character === '\t' ? width - (width % tabSize) + tabSize : width + 1;
  return width;
}
