import { bodyInertia } from '../physics/body-inertia.js';
import type { FileAccess } from '../model/file-access.js';
import { densityFixes, writeInertial } from '../physics/inertia-fixes.js';
import type { BodyNode } from '../model/kinematics.js';
import { kinematicTree } from '../model/kinematics.js';
import type { Model } from '../model/model.js';
import { isMoving, rigidGroup, titleOf } from '../physics/moving.js';
import type { Rule } from './rule.js';

/** A moving body that weighs nothing, because nobody says what it weighs. MuJoCo refuses it. */
export const inertialMissing: Rule = {
  id: 'ine/missing',
  severity: 'error',
  languages: ['mjcf', 'urdf'],
  check: (model, report, files) => {
    if (model.isFragment) return;
    for (const body of kinematicTree(model)) {
      if (!isMoving(model, body) || body.inertials.length > 0) continue;
      const isUrdf = model.language === 'urdf';
      const own = bodyInertia(model, body, files);
      const place = body.element.node.name;
      const title = titleOf(body);
      if (isUrdf && own.source === 'geoms') {
        const message = `${title} moves and has no <inertial>: MuJoCo takes its collision shapes for solid water, others take it for weightless or leave it out.`;
        const fixes = densityFixes(model, body, files);
        report(body.element, { ...place, message, severity: 'warning', fixes });
      } else if (!hasMass(model, body, files)) {
        const message = isUrdf
          ? `${title} moves and has no <inertial> and no collision shape to infer one from: MuJoCo refuses the model, and others leave the link out.`
          : `${title} has a joint and weighs nothing: it has no inertial, and no geom with a mass. MuJoCo refuses the model.`;
        const computed = densityFixes(model, body, files);
        report(body.element, { ...place, message, fixes: computed.length > 0 ? computed : [insertSmall(model, body)] });
      }
    }
  },
};

/** Whether a body, or what is fixed to it, has mass or may have some. */
export const hasMass = (model: Model, body: BodyNode, files: FileAccess): boolean =>
  rigidGroup(model, body).some((member) => {
    if (member.isOpenEnded) return true;
    const { inertial, isKnown } = bodyInertia(model, member, files);
    return !isKnown || (inertial !== undefined && inertial.mass > 1e-15 && inertial.inertia.xx > 1e-15);
  });

/** What weighs a gram, for frames between joints. */
const insertSmall = (model: Model, body: BodyNode) => ({
  title: 'Insert an inertia of a ball of 1 g',
  edits: [
    writeInertial(model, body, {
      mass: 0.001,
      com: [0, 0, 0],
      inertia: { xx: 1e-7, yy: 1e-7, zz: 1e-7, xy: 0, xz: 0, yz: 0 },
    }),
  ],
});
