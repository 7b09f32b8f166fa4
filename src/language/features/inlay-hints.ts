import type { InlayHint } from 'vscode-languageserver-types';
import { InlayHintKind } from 'vscode-languageserver-types';
import type { TextRange } from '../../xml/syntax-tree.js';
import { bodyInertia } from '../physics/body-inertia.js';
import type { Cursor } from '../model/cursor.js';
import { attributeText, classNameOf, defaultClasses } from '../model/defaults.js';
import { kinematicTree } from '../model/kinematics.js';
import type { ModelElement } from '../model/model.js';
import { typeOfAttribute, walkElements } from '../model/model.js';
import { splitValue } from '../values/split-value.js';
import { angleUnitOf, otherUnit, shortenTo } from './angles.js';

/** What is shown beside the text of a range: radians in degrees, what bodies weigh by their geoms, and the class that something takes over. */
export function inlayHints(cursor: Cursor, range: TextRange): readonly InlayHint[] {
  const { model, file } = cursor;
  const hints: InlayHint[] = [];
  const isShown = (offset: number): boolean => range.start <= offset && offset <= range.end;
  const add = (offset: number, label: string, tooltip: string): void => {
    if (!isShown(offset)) return;
    const position = file.lines.positionAt(offset);
    hints.push({ position, label, tooltip, kind: InlayHintKind.Type, paddingLeft: true });
  };
  for (const element of walkElements(model.root)) {
    if (element.file !== file || element.isOpen || element.node.end < range.start || element.node.start > range.end)
      continue;
    for (const { end, label } of angleHints(cursor, element)) add(end, label, 'The angle in degrees');
    const inherited = inheritedClass(cursor, element);
    if (inherited !== undefined) add(element.node.name.end, inherited, 'The class that a body around it gives it');
  }
  for (const body of kinematicTree(model)) {
    const { node } = body.element;
    if (body.element.file !== file || !isShown(node.name.end) || body.inertials.length > 0) continue;
    const { inertial, source } = bodyInertia(model, body, cursor.workspace.files);
    const isWorld = body.parent === undefined && model.language === 'mjcf';
    if (inertial !== undefined && source === 'geoms' && !isWorld)
      add(node.name.end, `${shortenTo(inertial.mass, 3)} kg`, 'What its geoms weigh');
  }
  return hints;
}

/** Radians alone: degrees are read as they are. */
function* angleHints(
  { model }: Cursor,
  element: ModelElement,
): Generator<{ readonly end: number; readonly label: string }> {
  for (const attribute of element.node.attributes) {
    const type = typeOfAttribute(element, attribute);
    if (attribute.value === undefined || type?.value.kind !== 'number') continue;
    for (const [i, { text, end }] of splitValue(attribute.value).entries()) {
      const angle = Number(text);
      if (angle === 0 || !Number.isFinite(angle) || angleUnitOf(model, element, type, i) !== 'radian') continue;
      yield { end, label: otherUnit(angle, 'radian') };
    }
  }
}

/** The class that an element has though it names none; undefined where that is the main one, or says nothing. */
function inheritedClass({ model }: Cursor, element: ModelElement): string | undefined {
  const { type, inDefault } = element;
  if (model.language !== 'mjcf' || inDefault || type?.attributes.get('class') === undefined) return undefined;
  if (attributeText(element, 'class') !== undefined) return undefined;
  const name = classNameOf(element);
  const found = name === 'main' ? undefined : defaultClasses(model).get(name);
  const isTold = found?.sections.some(({ children }) => children.some(({ node }) => node.name.text === type.tag));
  return isTold === true ? name : undefined;
}
