import type { CompiledFacts, DofFacts } from '../../sim/compiled-facts.js';
import { findCompiled } from '../check/compiled-model.js';
import { formatNumber } from '../check/edits.js';
import type { CompiledRule } from './compiled-rule.js';

/** mjtIntegrator. */
const RK4 = 1;
const EULER = 0;
/**
 * A spring of stiffness k on an inertia m is stable under semi-implicit Euler while k dt^2 / m < 4 (its frequency times dt below 2). Damping that is
 * integrated implicitly counts as inertia: m + dt d. See Hairer, Lubich, Wanner, Geometric Numerical Integration, I.1.
 */
const LIMIT = 4;
/** Explicit damping d on an inertia m is stable while d dt / m < 2. */
const DAMPING_LIMIT = 2;

/** A joint whose springs, servos or damping are too stiff for the time step. */
export const stiffDof: CompiledRule = {
  id: 'num/stiff-dof',
  severity: 'warning',
  languages: ['mjcf'],
  checkCompiled: (compiled, report) => {
    const { facts } = compiled.inspection;
    const told = new Set<number>();
    for (const dof of facts?.dofs ?? []) {
      if (facts === undefined || told.has(dof.joint)) continue;
      const problem = describeStiffness(facts, dof);
      const element = problem === undefined ? undefined : findCompiled(compiled, 'joints', dof.joint);
      if (problem === undefined || element === undefined) continue;
      told.add(dof.joint);
      report(element, { ...element.node.name, message: problem });
    }
  },
};

function describeStiffness({ actuators, timestep, integrator }: CompiledFacts, dof: DofFacts): string | undefined {
  if (!(dof.inertia > 0) || !Number.isFinite(dof.inertia)) return undefined;
  const servos = actuators.filter(({ joint }) => joint === dof.joint);
  const stiffness = dof.stiffness + servos.reduce((sum, servo) => sum + servo.stiffness, 0);
  const servoDamping = servos.reduce((sum, servo) => sum + servo.damping, 0);
  // Euler takes the damping of joints implicitly, and that of actuators not; the implicit integrators take both so; RK4 none.
  const implicit = integrator === RK4 ? 0 : dof.damping + (integrator === EULER ? 0 : servoDamping);
  const explicit = dof.damping + servoDamping - implicit;
  const inertia = dof.inertia + timestep * implicit;
  const spring = (stiffness * timestep ** 2) / inertia;
  const damper = (explicit * timestep) / inertia;
  const what = `its inertia of ${formatNumber(dof.inertia, 2)} and the time step of ${formatNumber(timestep, 3)} s`;
  if (spring > LIMIT)
    return `The stiffness of ${formatNumber(stiffness, 3)} on this joint is too much for ${what}: it oscillates ever more. Give it armature or a smaller time step.`;
  if (damper > DAMPING_LIMIT)
    return `The damping of ${formatNumber(explicit, 3)} on this joint is too much for ${what}: it oscillates ever more. Use integrator="implicitfast", or give it armature.`;
  return undefined;
}
