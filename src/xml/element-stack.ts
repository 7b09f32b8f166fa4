import type { XmlCloseTag, XmlElement, XmlLeaf, XmlNode, XmlProblem } from './syntax-tree.js';
import { closesNothing, isSlip, missingEnd, neverClosed, secondRoot, slipInClose } from './tag-problems.js';

/** An element while it is read. */
type OpenElement = { -readonly [K in keyof XmlElement]: XmlElement[K] } & { children: XmlNode[] };

/** The nodes of a document while it is read, and which of its elements are open. */
export interface ElementStack {
  /** Those at the top. */
  readonly nodes: readonly XmlNode[];
  readonly root: () => XmlElement | undefined;
  /** The innermost element that is open: what comes next goes into it. */
  readonly innermost: () => OpenElement | undefined;
  readonly addLeaf: (kind: XmlLeaf['kind'], start: number, end: number) => void;
  /** Adds an element, which is open from now on if it does not close itself. */
  readonly addElement: (element: OpenElement) => void;
  /** Ends the element that a close tag means; a tag that means none becomes a leaf. */
  readonly close: (tag: XmlCloseTag) => void;
  /** Ends what is still open at the end of the text. */
  readonly closeAll: () => void;
}

/** What is nested deeper is taken as if it stood beside: whoever goes through a tree may do so by recursion. MuJoCo takes 1000 bodies. */
const DEEPEST = 1200;

export function createElementStack(text: string, problems: XmlProblem[]): ElementStack {
  const nodes: XmlNode[] = [];
  const open: OpenElement[] = [];
  /** How many elements of a name were taken for closed before their close tag came: it is no second problem. */
  const closedEarly = new Map<string, number>();
  let root: XmlElement | undefined;

  const countEarly = (name: string, more: number): number => {
    const count = (closedEarly.get(name) ?? 0) + more;
    closedEarly.set(name, count);
    return count;
  };

  const innermost = (): OpenElement | undefined => open[open.length - 1];

  const addLeaf = (kind: XmlLeaf['kind'], start: number, end: number): void => {
    const parent = innermost();
    (parent?.children ?? nodes).push({ kind, start, end, parent });
  };

  const addElement = (element: OpenElement): void => {
    const parent = innermost();
    (parent?.children ?? nodes).push(element);
    if (parent === undefined && root !== undefined) problems.push(secondRoot(element, root));
    root ??= element;
    if (element.selfClosing) return;
    if (open.length < DEEPEST) open.push(element);
    else countEarly(element.name.text, 1);
  };

  const close = (tag: XmlCloseTag): void => {
    const name = tag.name.text;
    let depth = open.length - 1;
    while (depth >= 0 && open[depth].name.text !== name) depth--;
    if (depth >= 0) {
      while (open.length > depth + 1) countEarly(closeInnermost(tag.start).name.text, 1);
      closeInnermost(tag);
      return;
    }
    const last = innermost();
    if (countEarly(name, 0) > 0) countEarly(name, -1);
    else if (last !== undefined && isSlip(name, last.name.text)) {
      problems.push(slipInClose(tag, last));
      closeInnermost(tag);
      return;
    } else problems.push(closesNothing(tag, last, text));
    addLeaf('stray-close', tag.start, tag.end);
  };

  /** Ends the innermost element with its close tag, or without one at an offset. */
  const closeInnermost = (by: XmlCloseTag | number): OpenElement => {
    const element = open.pop() as OpenElement;
    if (typeof by === 'number') endUnclosed(element, by, problems);
    else {
      if (!element.tagClosed) problems.push(missingEnd(element, '>'));
      element.closeTag = by;
      element.end = by.end;
    }
    return element;
  };

  const closeAll = (): void => {
    while (open.length > 0) closeInnermost(text.length);
  };

  return { nodes, root: () => root, innermost, addLeaf, addElement, close, closeAll };
}

/** Ends an element whose close tag never came. One whose start tag has no end either has no content: it goes to the parent. */
function endUnclosed(element: OpenElement, end: number, problems: XmlProblem[]): void {
  if (element.tagClosed) {
    element.end = end;
    problems.push(neverClosed(element, end));
    return;
  }
  problems.push(missingEnd(element, '/>'));
  const { parent } = element;
  if (parent === undefined) {
    // At the top nothing can take its content.
    element.end = end;
    return;
  }
  for (const child of element.children) (parent.children as XmlNode[]).push(Object.assign(child, { parent }));
  element.children = [];
  element.end = element.openEnd;
}
