import type { Cursor } from '../model/cursor.js';
import type { BodyNode } from '../model/kinematics.js';
import { kinematicTree } from '../model/kinematics.js';
import type { ModelElement } from '../model/model.js';
import { occurrencesIn, symbolAt } from './symbol-at.js';

/** The body or link that the cursor is in, or that is named there. */
export function bodyAt(cursor: Cursor): BodyNode | undefined {
  const bodies = kinematicTree(cursor.model);
  const of = (element: ModelElement | undefined): BodyNode | undefined =>
    bodies.find((body) => body.element === element);
  const symbol = symbolAt(cursor);
  if (symbol !== undefined && (symbol.namespace === 'body' || symbol.namespace === 'link')) {
    const named = of(occurrencesIn(cursor.model, symbol).declarations.at(0)?.element);
    if (named !== undefined) return named;
  }
  for (let around = cursor.element; around !== undefined; around = around.parent) {
    const found = of(around);
    if (found !== undefined) return found;
  }
  return undefined;
}
