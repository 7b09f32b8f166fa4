import { findCompiled } from '../check/compiled-model.js';
import { formatNumber, setAttribute } from '../check/edits.js';
import type { CompiledModel } from '../check/compiled-model.js';
import type { ModelElement } from '../model/model.js';
import type { Report } from '../rules/rule.js';
import type { CompiledRule } from './compiled-rule.js';

/** An actuated joint with less than this to move, kg m^2 or kg, is thrown about by any torque. */
const LEAST = 1e-6;

/** A joint that moves next to no inertia: two joints about one axis with nothing between them, or a very light end. */
export const singularInertia: CompiledRule = {
  id: 'num/singular-inertia',
  severity: 'warning',
  languages: ['mjcf', 'urdf'],
  checkCompiled: (compiled, report) => {
    const { facts, warnings } = compiled.inspection;
    const told = new Set<number>();
    for (const warning of warnings) {
      const dof = Number(/close to singular at DOF (\d+)/i.exec(warning)?.[1] ?? -1);
      const joint = facts?.dofs[dof]?.joint;
      const element = joint === undefined ? undefined : findCompiled(compiled, 'joints', joint);
      if (joint === undefined || element === undefined) continue;
      told.add(joint);
      const message =
        'The inertia that this joint moves is zero, or it turns about the same axis as another with nothing between them: MuJoCo finds the inertia matrix singular.';
      say(compiled, element, message, report);
    }
    for (const { joint, inertia, armature } of facts?.dofs ?? []) {
      const isActuated = facts?.actuators.some((actuator) => actuator.joint === joint) === true;
      const element =
        isActuated && inertia < LEAST && armature === 0 && !told.has(joint)
          ? findCompiled(compiled, 'joints', joint)
          : undefined;
      if (element === undefined) continue;
      told.add(joint);
      const message = `This joint is driven and moves an inertia of ${formatNumber(inertia, 2)} only: any force throws it about. Give it armature.`;
      say(compiled, element, message, report);
    }
  },
};

function say({ model }: CompiledModel, element: ModelElement, message: string, report: Report): void {
  const fixes =
    model.language === 'mjcf'
      ? [{ title: 'Set armature="0.001"', edits: [setAttribute(element, 'armature', '0.001')] }]
      : [];
  report(element, { ...element.node.name, message, fixes });
}
