import type { ElementType } from '../../schema/vocabulary.js';
import type { XmlElement } from '../../xml/syntax-tree.js';
import type { Model } from '../model/model.js';
import { walkElements } from '../model/model.js';
import type { SourceFile } from '../model/source-file.js';

/** What an element is called and belongs to comes first, whatever it is. */
const FIRST = ['name', 'class', 'childclass', 'type'];

/** The order of attributes that the reference has, for the elements of a file that it knows. */
export function canonicalOrder(model: Model, file: SourceFile): (node: XmlElement) => readonly string[] | undefined {
  const types = new Map<XmlElement, ElementType>();
  for (const element of walkElements(model.root))
    if (element.file === file && element.type !== undefined && !element.isOpen) types.set(element.node, element.type);
  return (node) => {
    const type = types.get(node);
    if (type === undefined) return undefined;
    const names = [...type.attributes.keys()];
    return [...FIRST.filter((name) => names.includes(name)), ...names.filter((name) => !FIRST.includes(name))];
  };
}
