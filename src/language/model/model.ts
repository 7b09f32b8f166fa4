import type { AttributeType, ElementType } from '../../schema/vocabulary.js';
import type { XmlAttribute, XmlElement } from '../../xml/syntax-tree.js';
import { memoize } from './memoize.js';
import type { ModelLanguage, SourceFile } from './source-file.js';

/** An element of a model with what the vocabulary says of it. */
export interface ModelElement {
  readonly node: XmlElement;
  /** Where it is written: offsets of `node` are of its text. */
  readonly file: SourceFile;
  /** Undefined where the vocabulary has no such element there, or does not know what is around it. */
  readonly type: ElementType | undefined;
  /** What it stands in once files are included. */
  readonly parent: ModelElement | undefined;
  /** Whether it stands in a default class, where some attributes may not be. */
  readonly inDefault: boolean;
  /** The default class that holds for what is in it and names none: its own `childclass`, or that of what is around. */
  readonly childClass: string | undefined;
  /** Whether another program's own language begins here or further up: nothing is known of it. */
  readonly isOpen: boolean;
  /** What is included stands after its `include`. */
  readonly children: readonly ModelElement[];
}

/** An `include`, and what became of it. */
export interface Include {
  readonly element: ModelElement;
  /** As written; undefined where it names no file, or xacro makes the name. */
  readonly reference: string | undefined;
  /** The file that was read. */
  readonly target: SourceFile | undefined;
  /** `repeated`: it is in the model already, be it because it includes itself. */
  readonly problem?: 'missing' | 'repeated' | 'empty';
}

/** Everything that is read when a simulator is given one file: the file with those that it includes. */
export interface Model {
  readonly language: ModelLanguage;
  readonly main: SourceFile;
  readonly root: ModelElement;
  /** The main file first, the others in the order of their inclusion. */
  readonly files: readonly SourceFile[];
  readonly includes: readonly Include[];
  /** Models that `asset/model` names, for `attach`, by name; undefined where the file is not there or no model. */
  readonly attached: ReadonlyMap<string, Model | undefined>;
  /** Paths that were looked for and not found: the model is another once they are there. */
  readonly missing: readonly string[];
  /** Whether it is plainly a piece of a model: what it does not declare is declared elsewhere. */
  readonly isFragment: boolean;
}

/** Every element in an element, itself first: parents before children, in the order in which a simulator reads them. */
export const walkElements = (element: ModelElement): readonly ModelElement[] =>
  element.parent === undefined ? allElements(element) : listElements(element);

/** Of a whole model it is asked by some sixty rules at each keystroke. */
const allElements = memoize(listElements);

function listElements(element: ModelElement): readonly ModelElement[] {
  const found: ModelElement[] = [];
  const visit = (one: ModelElement): void => {
    found.push(one);
    for (const child of one.children) visit(child);
  };
  visit(element);
  return found;
}

export const findAttribute = ({ node }: ModelElement, name: string): XmlAttribute | undefined =>
  node.attributes.find((attribute) => attribute.name.text === name);

/** An attribute of an element that the vocabulary knows there. */
export const typeOfAttribute = (
  { type, inDefault }: ModelElement,
  { name }: XmlAttribute,
): AttributeType | undefined => {
  const found = type?.attributes.get(name.text);
  return found?.noDefault === true && inDefault ? undefined : found;
};
