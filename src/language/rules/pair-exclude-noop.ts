import { attributeText } from '../model/defaults.js';
import { removeElement } from '../check/edits.js';
import { geomFacts, geomsOf } from '../physics/geom-facts.js';
import type { BodyNode } from '../model/kinematics.js';
import { kinematicTree } from '../model/kinematics.js';
import type { Model, ModelElement } from '../model/model.js';
import { walkElements } from '../model/model.js';
import { isMovable, isMoving } from '../physics/moving.js';
import { symbolsOf } from '../model/symbols.js';
import type { Report, Rule } from './rule.js';

/** A `pair` within one body, and an `exclude` of what never collides. */
export const pairExcludeNoop: Rule = {
  id: 'con/pair-exclude-noop',
  severity: 'warning',
  languages: ['mjcf'],
  check: (model, report) => {
    if (model.isFragment) return;
    const bodies = new Map(kinematicTree(model).map((body) => [body.name ?? body.element, body]));
    for (const element of walkElements(model.root)) {
      if (element.inDefault) continue;
      if (element.type?.id === 'pair') checkPair(model, element, report);
      else if (element.type?.id === 'exclude') checkExclude(model, element, bodies, report);
    }
  },
};

function checkPair(model: Model, element: ModelElement, report: Report): void {
  const [one, other] = ['geom1', 'geom2'].map((name) => attributeText(element, name));
  if (one === undefined || other === undefined) return;
  const fixes = [{ title: 'Remove the pair', edits: [removeElement(element)] }];
  const place = { start: element.node.start, end: element.node.end };
  if (one === other) {
    const message = `A geom cannot touch itself, and MuJoCo makes contacts of "${one}" with itself all the same.`;
    report(element, { ...place, message, fixes });
    return;
  }
  const [a, b] = [one, other].map((name) => {
    const found = symbolsOf(model).find('geom', name);
    return found.length === 1 ? geomFacts(model).get(found[0].element) : undefined;
  });
  if (a === undefined || b === undefined || a.body !== b.body) return;
  const message = `"${one}" and "${other}" are geoms of one body: they cannot move against each other, and where they overlap MuJoCo makes contacts all the same.`;
  report(element, { ...place, message, fixes });
}

function checkExclude(
  model: Model,
  element: ModelElement,
  bodies: ReadonlyMap<string | ModelElement, BodyNode>,
  report: Report,
): void {
  const [one, other] = ['body1', 'body2'].map((name) => attributeText(element, name));
  const [a, b] = [bodies.get(one ?? ''), bodies.get(other ?? '')];
  if (a === undefined || b === undefined || a.isOpenEnded || b.isOpenEnded) return;
  const why = whyNeverTouching(model, a, b);
  if (why === undefined) return;
  const severity = a === b ? {} : { severity: 'info' as const };
  report(element, {
    start: element.node.start,
    end: element.node.end,
    message: `This does nothing: ${why}.`,
    ...severity,
    // What is fixed or a child today may be something else tomorrow.
    fixes: [{ title: 'Remove it', edits: [removeElement(element)], isSafe: a === b }],
  });
}

/** Why two bodies do not collide anyway. */
function whyNeverTouching(model: Model, a: BodyNode, b: BodyNode): string | undefined {
  if (a === b) return 'the geoms of one body never collide with each other';
  const [weldA, weldB] = [weldOf(model, a), weldOf(model, b)];
  if (weldA === weldB) return `"${a.name ?? ''}" and "${b.name ?? ''}" are fixed to each other, and do not collide`;
  // Parent and child do not collide either, unless the parent is part of the world.
  const isChild = (child: BodyNode, parent: BodyNode): boolean =>
    child.parent !== undefined && weldOf(model, child.parent) === parent && isMovable(model, parent);
  if (!hasFilter(model)) return undefined;
  if (isChild(weldA, weldB) || isChild(weldB, weldA))
    return `"${a.name ?? ''}" and "${b.name ?? ''}" are parent and child, which do not collide`;
  const bare = [a, b].find((body) => geomsOf(model, body).every(({ isVisualOnly }) => isVisualOnly));
  return bare !== undefined && bare.geoms.length > 0 && geomsOf(model, bare).length === bare.geoms.length
    ? `nothing of "${bare.name ?? ''}" collides`
    : undefined;
}

/** The body that moves and that another is fixed to; the world for what does not move. */
function weldOf(model: Model, body: BodyNode): BodyNode {
  let at = body;
  while (at.parent !== undefined && !isMoving(model, at)) at = at.parent;
  return at;
}

const hasFilter = ({ root }: Model): boolean =>
  !root.children.some(
    (option) =>
      option.node.name.text === 'option' &&
      option.children.some((flag) => attributeText(flag, 'filterparent') === 'disable'),
  );
