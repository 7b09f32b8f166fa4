import type { Model, ModelElement } from './model.js';

/** A model as one document, with the start tag of each element on a line of its own, in order to know what the engine means by a line. */
export interface FlatModel {
  readonly text: string;
  /** The element of a line, lines from 1. */
  readonly elementAt: (line: number) => ModelElement | undefined;
}

/**
 * Writes a model without its includes: what they bring stands in their place, as the engine has it, which names neither file nor line of what
 * is included. Comments and text between elements are left out.
 */
export function flattenModel({ root, language }: Model): FlatModel {
  const lines: string[] = [];
  const elements: ModelElement[] = [];
  const write = (element: ModelElement): void => {
    const { node, file, children } = element;
    const name = node.name.text;
    if (language === 'mjcf' && name === 'include') return;
    const attributes = node.attributes.map(
      ({ start, end }) => ` ${file.text.slice(start, end).replace(/[\r\n]+/g, ' ')}`,
    );
    elements.push(element);
    // Text counts in URDF's extensions alone, which the engine does not read.
    const at = lines.push(`<${name}${attributes.join('')}`) - 1;
    for (const child of children) write(child);
    lines[at] += children.length === 0 ? '/>' : '>';
    if (children.length > 0) lines[lines.length - 1] += `</${name}>`;
  };
  write(root);
  return { text: lines.join('\n'), elementAt: (line) => elements[line - 1] };
}
