import type { FileAccess } from '../model/file-access.js';
import { bodyExtent } from '../physics/body-extent.js';
import type { Fix } from '../check/diagnostic.js';
import { escapeAttribute, formatNumber, insertChild } from '../check/edits.js';
import { geomFacts, geomsOf } from '../physics/geom-facts.js';
import type { BodyNode } from '../model/kinematics.js';
import { kinematicTree } from '../model/kinematics.js';
import type { Model } from '../model/model.js';
import { isMoving, rigidGroup, titleOf } from '../physics/moving.js';
import { pairedGeoms } from '../physics/paired-geoms.js';
import type { Rule } from './rule.js';
import { isDrawing } from './visual-adds-mass.js';

/** A body that is drawn and that everything goes through. */
export const noCollision: Rule = {
  id: 'con/no-collision',
  severity: 'warning',
  languages: ['mjcf', 'urdf'],
  check: (model, report, files) => {
    if (model.isFragment) return;
    const paired = pairedGeoms(model);
    const all = [...geomFacts(model).values()];
    // Nothing collides in it: that is meant.
    if (all.every(({ isVisualOnly }) => isVisualOnly)) return;
    for (const body of kinematicTree(model)) {
      const moves = isMoving(model, body);
      // What is fixed to a body is one with it; the world of MJCF may be scenery.
      if (!moves && (body.parent !== undefined || model.language === 'mjcf')) continue;
      const group = rigidGroup(model, body);
      const geoms = group.flatMap((member) => geomsOf(model, member));
      const isWhole = group.every(
        (member) => !member.isOpenEnded && geomsOf(model, member).length === member.geoms.length,
      );
      const drawn = geoms.filter(({ isVisualOnly, element }) => isVisualOnly && !paired.has(element));
      if (!isWhole || geoms.length === 0 || drawn.length < geoms.length) continue;
      // A primitive of MJCF collides unless somebody took care that it does not.
      if (model.language === 'mjcf' && !drawn.some(isDrawing)) continue;
      const message = moves
        ? `${titleOf(body)} is drawn and has nothing that collides: it goes through everything.`
        : `${titleOf(body)} is drawn and has nothing that collides.`;
      const severity = moves ? {} : { severity: 'hint' as const };
      report(body.element, { ...body.element.node.name, message, ...severity, fixes: fixesFor(model, body, files) });
    }
  },
};

function fixesFor(model: Model, body: BodyNode, files: FileAccess): readonly Fix[] {
  const extent = bodyExtent(model, body, files);
  const fixes: Fix[] = [];
  if (extent !== undefined) {
    const { min, max } = extent;
    const write = (values: readonly number[]): string => values.map((value) => formatNumber(value, 4)).join(' ');
    const size = [0, 1, 2].map((k) => max[k] - min[k]);
    const middle = [0, 1, 2].map((k) => (max[k] + min[k]) / 2).map((value) => (Math.abs(value) < 1e-9 ? 0 : value));
    const mass = body.inertials.length > 0 ? '' : ' mass="0"';
    const xml =
      model.language === 'mjcf'
        ? `<geom type="box" size="${write(size.map((s) => s / 2))}" pos="${write(middle)}" contype="1" conaffinity="1" group="3"${mass}/>`
        : `<collision>\n  <origin xyz="${write(middle)}"/>\n  <geometry>\n    <box size="${write(size)}"/>\n  </geometry>\n</collision>`;
    if (size.every((s) => s > 0))
      fixes.push({ title: 'Add the box around its shapes', edits: [insertChild(body.element, xml)] });
  }
  if (model.language === 'urdf') fixes.push(...copyVisual(body));
  return fixes;
}

/** The shapes that are drawn, to collide with too. */
function copyVisual({ element, geoms }: BodyNode): readonly Fix[] {
  if (geoms.length !== 1) return [];
  const [visual] = geoms;
  const parts = visual.children.filter(({ node }) => node.name.text === 'origin' || node.name.text === 'geometry');
  const line = visual.file.text.lastIndexOf('\n', visual.node.start - 1) + 1;
  const indent = /^[ \t]*/.exec(visual.file.text.slice(line, visual.node.start))?.[0] ?? '';
  const texts = parts.map(({ node, file }) => file.text.slice(node.start, node.end).replaceAll(`\n${indent}`, '\n'));
  const xml = `<collision>\n  ${texts.join('\n  ')}\n</collision>`;
  const name = escapeAttribute(element.node.name.text);
  return texts.length === 0
    ? []
    : [{ title: `Let the ${name} collide as it is drawn`, edits: [insertChild(element, xml)] }];
}
