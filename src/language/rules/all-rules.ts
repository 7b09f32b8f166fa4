import { actuatorCoverage } from './actuator-coverage.js';
import { angleUnit } from './angle-unit.js';
import { attributeConflict } from './attribute-conflict.js';
import { axisNormalise } from './axis-normalise.js';
import { axisZero } from './axis-zero.js';
import { badValue } from './bad-value.js';
import { centreOutside } from './centre-outside.js';
import { controlRange } from './control-range.js';
import { density } from './density.js';
import { duplicateName } from './duplicate-name.js';
import { effortVelocity } from './effort-velocity.js';
import { exportLoss } from './export-loss.js';
import { fileFormat } from './file-format.js';
import { fileMissing } from './file-missing.js';
import { filePath } from './file-path.js';
import { frictionNoEffect } from './friction-no-effect.js';
import { gainInvalid } from './gain-invalid.js';
import { heavyMesh } from './heavy-mesh.js';
import { homeOutsideRange } from './home-outside-range.js';
import { hullFillsCavity } from './hull-fills-cavity.js';
import { includeFile } from './include-file.js';
import { incomplete } from './incomplete/incomplete.js';
import { inertiaIgnored } from './inertia-ignored.js';
import { inertiaImplausible } from './inertia-implausible.js';
import { inertiaNotPd } from './inertia-not-pd.js';
import { inertiaPlaceholder } from './inertia-placeholder.js';
import { inertiaTriangle } from './inertia-triangle.js';
import { inertialMass } from './inertial-mass.js';
import { inertialMissing } from './inertial-missing.js';
import { jointPlacement } from './joint-placement.js';
import { keyframeOutOfRange } from './keyframe-out-of-range.js';
import { keyframeSize } from './keyframe-size.js';
import { kinematicRoot } from './kinematic-root.js';
import { kinematicTreeRule } from './kinematic-tree.js';
import { lengthUnit } from './length-unit.js';
import { limitEmpty } from './limit-empty.js';
import { limitFlag } from './limit-flag.js';
import { limitMissing } from './limit-missing.js';
import { magnitude } from './magnitude.js';
import { maskNeverMatches } from './mask-never-matches.js';
import { meshInertiaMode } from './mesh-inertia-mode.js';
import { meshInvalid } from './mesh-invalid.js';
import { mimic } from './mimic.js';
import { nameStyle } from './name-style.js';
import { noCollision } from './no-collision.js';
import { nonFinite } from './non-finite.js';
import { notWellFormed } from './not-well-formed.js';
import { pairExcludeNoop } from './pair-exclude-noop.js';
import { rangeInverted } from './range-inverted.js';
import type { Rule } from './rule.js';
import { scaleMismatch } from './scale-mismatch.js';
import { solref } from './solref.js';
import { solverOptions } from './solver-options.js';
import { structure } from './structure.js';
import { target } from './target.js';
import { timestep } from './timestep.js';
import { transmission } from './transmission.js';
import { undampedJoint } from './undamped-joint.js';
import { undefinedReference } from './undefined-reference.js';
import { underdamped } from './underdamped.js';
import { unknownAttribute } from './unknown-attribute.js';
import { unknownElement } from './unknown-element.js';
import { unnamed } from './unnamed.js';
import { unused } from './unused.js';
import { urdfImportLoss } from './urdf-import-loss.js';
import { valueOutOfRange } from './value-out-of-range.js';
import { visualAddsMass } from './visual-adds-mass.js';
import { visualCollides } from './visual-collides.js';
import { wrongKind } from './wrong-kind.js';
import { xacroExpression } from './xacro-expression.js';
import { xacroInUrdf } from './xacro-in-urdf.js';

/** Every rule, in the order of the catalogue. */
export const RULES: readonly Rule[] = [
  notWellFormed,
  unknownElement,
  unknownAttribute,
  structure,
  badValue,
  nonFinite,
  valueOutOfRange,
  attributeConflict,
  incomplete,
  undefinedReference,
  duplicateName,
  wrongKind,
  unused,
  includeFile,
  nameStyle,
  unnamed,
  keyframeSize,
  kinematicRoot,
  kinematicTreeRule,
  jointPlacement,
  limitMissing,
  limitEmpty,
  limitFlag,
  homeOutsideRange,
  keyframeOutOfRange,
  axisZero,
  axisNormalise,
  mimic,
  inertialMissing,
  inertialMass,
  inertiaNotPd,
  inertiaTriangle,
  inertiaImplausible,
  inertiaPlaceholder,
  centreOutside,
  density,
  visualAddsMass,
  meshInertiaMode,
  inertiaIgnored,
  noCollision,
  visualCollides,
  maskNeverMatches,
  hullFillsCavity,
  heavyMesh,
  frictionNoEffect,
  solref,
  pairExcludeNoop,
  angleUnit,
  lengthUnit,
  scaleMismatch,
  magnitude,
  effortVelocity,
  rangeInverted,
  controlRange,
  underdamped,
  gainInvalid,
  actuatorCoverage,
  transmission,
  timestep,
  undampedJoint,
  solverOptions,
  fileMissing,
  fileFormat,
  meshInvalid,
  filePath,
  urdfImportLoss,
  exportLoss,
  target,
  xacroExpression,
  xacroInUrdf,
];
