import type { ReportReaderIssue } from '../issues.js';
import { readQuantity, saysNothing } from './quantity.js';

/** Pa per unit of stress. */
export const MODULUS_UNITS: ReadonlyMap<string, number> = new Map([
  ['gpa', 1e9],
  ['gpas', 1e9],
  ['gigapascal', 1e9],
  ['gigapascals', 1e9],
  ['kn/mmsquared', 1e9],
  ['gn/msquared', 1e9],
  ['mpa', 1e6],
  ['megapascal', 1e6],
  ['megapascals', 1e6],
  ['n/mmsquared', 1e6],
  ['kpa', 1e3],
  ['pa', 1],
  ['pascal', 1],
  ['pascals', 1],
  ['n/msquared', 1],
  ['psi', 6894.757293168],
  ['ksi', 6.894757293168e6],
  ['msi', 6.894757293168e9],
]);

/** Pa. Diamond, the stiffest common solid, has 1.2e12; a gel has some 100. */
const STIFFEST = 2e12;
const SOFTEST = 1;

/** Young's modulus in Pa from a field; a number without a unit is in GPa, as the paper writes it. Undefined when there is none. */
export function readModulus(field: string, where: string, report: ReportReaderIssue): number | undefined {
  if (saysNothing(field)) {
    report('missing-modulus', where, [], 'left open');
    return undefined;
  }
  const quantity = readQuantity(field, MODULUS_UNITS);
  if (quantity === undefined) {
    report('bad-number', where, ["Young's modulus", field], 'left open');
    return undefined;
  }
  if (quantity.range !== undefined) report('range-for-number', where, [quantity.range], `used ${quantity.value}`);
  const factor = MODULUS_UNITS.get(quantity.unit) ?? 1e9;
  if (quantity.unit !== '' && !MODULUS_UNITS.has(quantity.unit)) {
    report('unknown-unit', where, ["Young's modulus", field], 'took it for GPa');
  }
  const modulus = quantity.value * factor;
  if (modulus >= SOFTEST && modulus <= STIFFEST) return modulus;
  if (quantity.value * 1e6 <= STIFFEST && modulus > STIFFEST) {
    report('implausible-unit', where, ["Young's modulus", field], 'took it for MPa');
    return quantity.value * 1e6;
  }
  report('impossible-value', where, ["Young's modulus", field], 'left open');
  return undefined;
}

/** Poisson's ratio has no unit. */
export const POISSON_UNITS: ReadonlyMap<string, number> = new Map();

/** Poisson's ratio from a field: -1 < nu <= 0.5, the bounds of a stable isotropic solid. Undefined when there is none. */
export function readPoisson(field: string, where: string, report: ReportReaderIssue): number | undefined {
  if (saysNothing(field)) {
    report('missing-poisson', where, [], 'left open');
    return undefined;
  }
  const quantity = readQuantity(field, POISSON_UNITS);
  if (quantity === undefined) {
    report('bad-number', where, ["Poisson's ratio", field], 'left open');
    return undefined;
  }
  if (quantity.range !== undefined) report('range-for-number', where, [quantity.range], `used ${quantity.value}`);
  if (quantity.value > -1 && quantity.value <= 0.5) return quantity.value;
  report('impossible-value', where, ["Poisson's ratio", field], 'left open');
  return undefined;
}
