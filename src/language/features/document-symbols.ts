import type { DocumentSymbol } from 'vscode-languageserver-types';
import { kinematicTree } from '../model/kinematics.js';
import type { BodyNode } from '../model/kinematics.js';
import type { Model, ModelElement } from '../model/model.js';
import type { SourceFile } from '../model/source-file.js';
import { labelOf, symbolKindOf } from './element-label.js';
import { toRange } from './ranges.js';

/** Elements whose content is part of them, not something by itself. */
const WHOLE = new Set([
  'joint',
  'spatial',
  'fixed',
  'plugin',
  'material',
  'geom',
  'mesh',
  'visual',
  'collision',
  'inertial',
  'tuple',
]);

/**
 * The outline of a file: bodies stand in the bodies that carry them, in URDF as in MJCF, with their joints, geoms and sites; everything else as it is
 * written.
 */
export function documentSymbols(model: Model, file: SourceFile): readonly DocumentSymbol[] {
  const tops: ModelElement[] = [];
  const collect = (element: ModelElement): void => {
    if (element.file !== file) element.children.forEach(collect);
    // The root is the file itself.
    else if (element.node === file.xml.root) element.children.forEach(collect);
    else tops.push(element);
  };
  collect(model.root);
  if (model.language === 'mjcf') return tops.map((element) => describe(element, file));
  return outlineLinks(model, file, tops);
}

function describe(element: ModelElement, file: SourceFile, more: readonly DocumentSymbol[] = []): DocumentSymbol {
  const { name, detail, at } = labelOf(element);
  const inside = WHOLE.has(element.node.name.text) ? [] : element.children.filter((child) => child.file === file);
  const children = [...inside.map((child) => describe(child, file)), ...more];
  return {
    name,
    detail,
    kind: symbolKindOf(element),
    range: toRange(file, element.node),
    selectionRange: toRange(file, at),
    ...(children.length > 0 ? { children } : {}),
  };
}

/** Each link with the joint that leads to it, within the link before; what is no part of the tree comes after. */
function outlineLinks(model: Model, file: SourceFile, tops: readonly ModelElement[]): readonly DocumentSymbol[] {
  const isHere = new Set(tops);
  const placed = new Set<ModelElement>();
  const outline = ({ element, joints, children }: BodyNode): readonly DocumentSymbol[] => {
    const carried = children.flatMap((child) => {
      const leading = child.joints.filter((joint) => isHere.has(joint));
      leading.forEach((joint) => placed.add(joint));
      return [...leading.map((joint) => describe(joint, file)), ...outline(child)];
    });
    placed.add(element);
    joints.forEach((joint) => placed.add(joint));
    return isHere.has(element) ? [describe(element, file, carried)] : carried;
  };
  const tree = kinematicTree(model)
    .filter(({ parent }) => parent === undefined)
    .flatMap(outline);
  const rest = tops.filter((element) => !placed.has(element) || !isHere.has(element));
  return [...tree, ...rest.map((element) => describe(element, file))];
}
