import { compile } from './compile.js';
import type { CompiledRule } from './compiled-rule.js';
import { initialPenetration, staticParent } from './initial-penetration.js';
import { massRatio } from './mass-ratio.js';
import { singularInertia } from './singular-inertia.js';
import { stiffDof } from './stiff-dof.js';
import { torqueMargin } from './torque-margin.js';
import { visualVsCollision } from './visual-vs-collision.js';

/** Every rule that wants the engine, in the order of the catalogue. */
export const COMPILED_RULES: readonly CompiledRule[] = [
  massRatio,
  initialPenetration,
  staticParent,
  torqueMargin,
  stiffDof,
  singularInertia,
  compile,
  visualVsCollision,
];
