import type { ReportReaderIssue } from '../issues.js';
import { readQuantity, saysNothing } from './quantity.js';

const POUND = 0.45359237;
const FOOT = 0.3048;

/** kg/m^3 per unit of density. */
export const DENSITY_UNITS: ReadonlyMap<string, number> = new Map([
  ...['g/cmcubed', 'gcmpercubed', 'g/cc', 'g/ccm', 'g/ml', 'gm/cmcubed', 'gr/cmcubed', 'gms/cmcubed', 'gram/cmcubed', 'grams/cmcubed'].map(pair(1000)),
  ...['kg/l', 'kg/dmcubed', 't/mcubed', 'mg/mmcubed', 'g/cubiccentimeter', 'g/cubiccm'].map(pair(1000)),
  ...['kg/mcubed', 'kgmpercubed', 'kgs/mcubed', 'kilogram/mcubed', 'g/l', 'g/dmcubed', 'mg/cmcubed', 'kg/cubicmeter'].map(pair(1)),
  ...['g/mcubed'].map(pair(1e-3)),
  ...['kg/cmcubed'].map(pair(1e6)),
  ...['lb/ftcubed', 'lbs/ftcubed', 'pcf'].map(pair(POUND / FOOT ** 3)),
  ...['lb/incubed', 'lbs/incubed'].map(pair(POUND / (FOOT / 12) ** 3)),
]); // prettier-ignore

function pair(factor: number): (unit: string) => [string, number] {
  return (unit) => [unit, factor];
}

/** kg/m^3. Osmium, the densest element, has 22590. */
const DENSEST = 23_000;
/** kg/m^3. Below this not even an aerogel is sold as a part of an object. */
const LIGHTEST = 1;
/** A bare number up to this is meant in g/cm^3: no part of an object has 25 kg/m^3 or less but foams, and nothing has 25 g/cm^3. */
const LARGEST_IN_GRAMS = 25;

/** A number from here on that is said to be g/cm^3 is meant in kg/m^3; between the two it may as well be a slip, and is left open. */
const SMALLEST_IN_KILOGRAMS = 200;

/**
 * Density in kg/m^3 from a field, undefined when there is none that matter can have. A range becomes its middle. A number
 * without a unit, or with a unit that makes it impossible, is taken in the other of g/cm^3 and kg/m^3, with an issue.
 */
export function readDensity(field: string, where: string, report: ReportReaderIssue): number | undefined {
  if (saysNothing(field)) {
    report('missing-density', where, [], 'left open');
    return undefined;
  }
  const quantity = readQuantity(field, DENSITY_UNITS);
  if (quantity === undefined) {
    report('bad-number', where, ['density', field], 'left open');
    return undefined;
  }
  if (quantity.range !== undefined) report('range-for-number', where, [quantity.range], `used ${quantity.value}`);
  const factor = DENSITY_UNITS.get(quantity.unit);
  if (factor === undefined) {
    const guess = Math.abs(quantity.value) <= LARGEST_IN_GRAMS ? 1000 : 1;
    const action = `took it for ${guess === 1000 ? 'g/cm^3' : 'kg/m^3'}`;
    if (quantity.unit === '') report('missing-unit', where, ['density', field], action);
    else report('unknown-unit', where, ['density', field], action);
    return acceptDensity(quantity.value * guess, field, where, report);
  }
  const density = quantity.value * factor;
  if (density > DENSEST && factor === 1000 && quantity.value >= SMALLEST_IN_KILOGRAMS && quantity.value <= DENSEST) {
    report('implausible-unit', where, ['density', field], 'took it for kg/m^3');
    return quantity.value;
  }
  if (density > 0 && density < 5 && factor === 1 && density * 1000 <= DENSEST) {
    report('implausible-unit', where, ['density', field], 'took it for g/cm^3');
    return density * 1000;
  }
  return acceptDensity(density, field, where, report);
}

function acceptDensity(density: number, field: string, where: string, report: ReportReaderIssue): number | undefined {
  if (density >= LIGHTEST && density <= DENSEST) return density;
  report('impossible-value', where, ['density', field], 'left open');
  return undefined;
}
