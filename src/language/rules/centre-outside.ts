import { dot, normalize, subtract } from '../../core/math/vec3.js';
import type { Vec3 } from '../../core/math/vec3.js';
import type { BodyExtent } from '../physics/body-extent.js';
import { bodyExtent } from '../physics/body-extent.js';
import { formatNumber } from '../check/edits.js';
import { recomputeFix } from '../physics/inertia-fixes.js';
import { findAttribute } from '../model/model.js';
import type { ModelElement } from '../model/model.js';
import { titleOf } from '../physics/moving.js';
import { statedBodies } from '../physics/stated-inertias.js';
import type { Rule } from './rule.js';

/** What lies outside by less, as a share of the body's size, may be a motor or a battery that is not drawn. */
const MARGIN = 0.2;

/** A centre of mass outside of the shapes of its body. */
export const centreOutside: Rule = {
  id: 'ine/com-outside',
  severity: 'warning',
  languages: ['mjcf', 'urdf'],
  check: (model, report, files) => {
    for (const { body, stated } of statedBodies(model, files)) {
      if (stated.mass === undefined || !(stated.mass > 0)) continue;
      const extent = bodyExtent(model, body, files, true);
      if (extent === undefined) continue;
      const outside = distanceOutside(stated.com, extent);
      if (outside <= MARGIN * extent.size) continue;
      const { element, range } = comPlace(stated.element);
      const message = `The centre of mass of ${titleOf(body)} is ${formatNumber(outside, 2)} m outside of its shapes, which are ${formatNumber(extent.size, 2)} m across.`;
      report(element, { ...range, message, fixes: recomputeFix(model, body, stated.mass, files) });
    }
  },
};

/** How far a point is beyond the convex hull of the boxes, at least: the most along some directions. */
function distanceOutside(point: Vec3, { corners, min, max }: BodyExtent): number {
  const middle: Vec3 = [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2, (min[2] + max[2]) / 2];
  const away = normalize(subtract(point, middle));
  let most = 0;
  for (const direction of away === undefined ? AXES : [...AXES, away]) {
    const along = dot(direction, point);
    let furthest = -Infinity;
    for (const corner of corners) furthest = Math.max(furthest, dot(direction, corner));
    most = Math.max(most, along - furthest);
  }
  return most;
}

const AXES: readonly Vec3[] = [
  [1, 0, 0],
  [-1, 0, 0],
  [0, 1, 0],
  [0, -1, 0],
  [0, 0, 1],
  [0, 0, -1],
];

function comPlace(inertial: ModelElement) {
  const element = inertial.children.find(({ node }) => node.name.text === 'origin') ?? inertial;
  const value = (findAttribute(element, 'xyz') ?? findAttribute(element, 'pos'))?.value;
  const { start, end } = value ?? element.node.name;
  return { element, range: { start, end } };
}
