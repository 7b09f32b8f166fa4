import type { Part } from '../../core/physical-object.js';
import type { ReportReaderIssue } from '../issues.js';
import { DENSITY_UNITS, readDensity } from '../quantities/density.js';
import { MODULUS_UNITS, POISSON_UNITS, readModulus, readPoisson } from '../quantities/elasticity.js';
import { readQuantity, saysNothing } from '../quantities/quantity.js';
import { foldPunctuation } from '../quantities/scalar.js';

/** The rank that a part without one gets: nothing is known to touch it. */
export const DEFAULT_AFFORDANCE = 10;
/** What a part without a material is said to be made of. */
export const UNKNOWN_MATERIAL = 'unknown';

/** Only so many fields are looked at for numbers; what follows is description. */
const MOST_FIELDS = 40;
const LONGEST_NAME = 200;
const LONGEST_DESCRIPTION = 2000;

/**
 * A part from the text after `l_<id>:`, fields separated by commas (or by bars, as PhysX-Omni writes them): name, affordance rank,
 * material, density, Young's modulus, Poisson's ratio, description. Names, materials and descriptions may have commas, and fields
 * may be missing: the density and the rank are found by what they look like, and the rest by where it stands beside them.
 *
 * Density in kg/m^3, modulus in Pa. Undefined, with an error, when nothing in the text is a name or a value.
 */
export function readPartLine(id: number, text: string, report: ReportReaderIssue): Part | undefined {
  const where = `l_${id}`;
  const spans = splitFields(text);
  const fields = spans.map(({ start, end }) => text.slice(start, end).trim());
  if (fields.every((field) => field === '')) {
    report('bad-part-line', where, [text], 'left the part out');
    return undefined;
  }
  const at = locateFields(fields);
  /** Text of the fields `from` up to `to`, with the separators that were between them. */
  const join = (from: number, to: number): string =>
    from < to && from < spans.length ? text.slice(spans[from].start, spans[Math.min(to, spans.length) - 1].end) : '';
  const name = cut(join(0, at.nameEnd), LONGEST_NAME, `${where} name`, report);
  if (name === '') report('missing-part-name', where, [], `called it part ${id}`);
  const material = cut(join(at.materialStart, at.materialEnd), LONGEST_NAME, `${where} material`, report);
  const hasMaterial = material !== '' && !saysNothing(material);
  if (!hasMaterial) report('missing-material', where, [], `called it ${UNKNOWN_MATERIAL}`);
  const field = (place: number): string => (place === NOWHERE ? '' : fields[place]);
  const density = readDensity(field(at.density), `${where} density`, report);
  const youngsModulus = readModulus(field(at.modulus), `${where} modulus`, report);
  const poissonsRatio = readPoisson(field(at.poisson), `${where} Poisson's ratio`, report);
  const description = cut(join(at.description, Infinity), LONGEST_DESCRIPTION, `${where} description`, report);
  return {
    id,
    name: name === '' ? `part ${id}` : name,
    material: hasMaterial ? material : UNKNOWN_MATERIAL,
    ...(density === undefined ? {} : { density }),
    ...(youngsModulus === undefined ? {} : { youngsModulus }),
    ...(poissonsRatio === undefined ? {} : { poissonsRatio }),
    affordance: readAffordance(field(at.rank), where, report),
    description: saysNothing(description) ? '' : description,
  };
}

/** Affordance rank 1 to 10 from a field; the nearest of these for another number. */
export function readAffordance(field: string, where: string, report: ReportReaderIssue): number {
  const given = readRank(field);
  if (given === undefined) {
    report('missing-affordance', where, [], `used ${DEFAULT_AFFORDANCE}`);
    return DEFAULT_AFFORDANCE;
  }
  const rank = Math.min(10, Math.max(1, Math.round(given)));
  if (rank !== given) report('bad-affordance', where, [field], `used ${rank}`);
  return rank;
}

function readRank(field: string): number | undefined {
  const match = field.length > LONGEST_RANK ? null : RANK.exec(foldPunctuation(field));
  return match === null ? undefined : Number(match[1]);
}

const LONGEST_RANK = 40;

/** `3`, `rank 3`, `3/10`, `Affordance: 3`, `3.0`. */
const RANK = /^(?:affordance)?\s*(?:rank)?\s*[:=#]?\s*([+-]?\d{1,3}(?:\.\d{1,3})?)(?:\s*\/\s*10)?$/i;

/** Where a field stands in its text. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Fields between separators that stand outside of brackets. A comma within a number (`1,200`, and `0,7` where other commas are
 * followed by blanks) separates nothing.
 */
function splitFields(text: string): Span[] {
  const folded = foldPunctuation(text);
  const bars = folded.slice(0, 2000).split('|').length - 1;
  const separator = bars >= 3 ? '|' : ',';
  const spaced = /,\s/.test(folded.slice(0, 2000));
  const fields: Span[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < folded.length && fields.length < MOST_FIELDS; i++) {
    const c = folded[i];
    if (c === '(' || c === '[') depth++;
    else if (c === ')' || c === ']') depth = Math.max(0, depth - 1);
    else if (c === separator && depth === 0 && !(separator === ',' && isWithinNumber(folded, i, spaced))) {
      fields.push({ start, end: i });
      start = i + 1;
    }
  }
  // An open bracket would hide every comma behind it.
  if (depth > 0 && fields.length < 3 && /[([]/.test(folded)) return splitFields(text.replace(/[()[\]（）【】]/g, ' '));
  fields.push({ start, end: text.length });
  return fields;
}

function isWithinNumber(text: string, comma: number, spaced: boolean): boolean {
  const before = /(?:^|[\s~≈<>:=-])(\d{1,9})$/.exec(text.slice(Math.max(0, comma - 12), comma));
  const after = /^\d+/.exec(text.slice(comma + 1, comma + 12));
  if (before === null || after === null) return false;
  if (after[0].length === 3 && before[1].length <= 3 && !before[1].startsWith('0')) return true;
  return spaced;
}

interface FieldPlaces {
  readonly nameEnd: number;
  readonly rank: number;
  readonly materialStart: number;
  readonly materialEnd: number;
  readonly density: number;
  readonly modulus: number;
  readonly poisson: number;
  readonly description: number;
}

/** Stands for a field that is not there. */
const NOWHERE = -1;

/** Finds which field is which: first the density, then the rank before it, then modulus and ratio behind it. */
function locateFields(fields: readonly string[]): FieldPlaces {
  const ranks = fields.map((field, i) => (i === 0 ? undefined : readRank(field)));
  const density = findDensity(fields, ranks);
  const stop = density === NOWHERE ? findModulus(fields) : density;
  const end = stop === NOWHERE ? fields.length : stop;
  // The last rank before the density that leaves a field for the material: names have numbers in them more often than materials.
  let rank = NOWHERE;
  for (let i = 1; i < end; i++) {
    const leavesMaterial = i + 1 < end || density === NOWHERE;
    const value = ranks[i];
    if (value !== undefined && leavesMaterial && (rank === NOWHERE || (value >= 1 && value <= 10))) rank = i;
    if (density === NOWHERE && rank !== NOWHERE) break;
  }
  let nameEnd: number;
  let materialEnd: number;
  if (rank !== NOWHERE) {
    nameEnd = rank;
    // Without a density nothing tells where the material ends: it is one field.
    materialEnd = density === NOWHERE ? Math.min(rank + 2, fields.length) : density;
  } else if (density !== NOWHERE) {
    nameEnd = Math.max(1, density - 1);
    materialEnd = density;
  } else {
    nameEnd = 1;
    materialEnd = Math.min(2, end);
  }
  const materialStart = rank === NOWHERE ? Math.min(nameEnd, materialEnd) : rank + 1;
  let next = density === NOWHERE ? materialEnd : density + 1;
  const take = (units: ReadonlyMap<string, number>): number => {
    const field = fields.at(next);
    if (field === undefined) return NOWHERE;
    if (!saysNothing(field) && !isNotFinite(field) && readQuantity(field, units)?.pure !== true) return NOWHERE;
    return next++;
  };
  const modulus = take(MODULUS_UNITS);
  const poisson = modulus === NOWHERE ? NOWHERE : take(POISSON_UNITS);
  return { nameEnd, rank, materialStart, materialEnd, density, modulus, poisson, description: Math.max(next, nameEnd) };
}

/**
 * The field with a unit of density; else, behind a rank and a material, one that is a number or says that there is none.
 */
function findDensity(fields: readonly string[], ranks: readonly (number | undefined)[]): number {
  for (let i = 1; i < fields.length; i++) {
    const quantity = readQuantity(fields[i], DENSITY_UNITS);
    if (quantity?.pure === true && quantity.unit !== '') return i;
  }
  // Density, modulus and ratio in a row behind a rank and a material: the whole line is there, only without units.
  const hasValue = fields.map((field) => saysNothing(field) || readQuantity(field, MODULUS_UNITS)?.pure === true);
  const firstRank = ranks.findIndex((value) => value !== undefined && value >= 1 && value <= 10);
  for (let i = firstRank + 2; firstRank !== NOWHERE && i + 2 < fields.length; i++) {
    if (hasValue[i] && hasValue[i + 1] && hasValue[i + 2] && !hasValue[i - 1]) return i;
  }
  const rank = ranks.findIndex((value) => value !== undefined);
  const first = rank === NOWHERE ? 2 : rank + 2;
  for (let i = first; i < fields.length; i++) {
    const field = fields[i];
    const isNumber = readQuantity(field, DENSITY_UNITS)?.pure === true;
    // `0.7 stone/pint`: a unit nobody knows, in the place of the density.
    const hasOddUnit = i === first && rank !== NOWHERE && /^[~<>]?\s?[\d.]+\s?[a-z]+\/[a-z]+/i.test(field.slice(0, 40));
    if (saysNothing(field) || isNotFinite(field) || isNumber || hasOddUnit) return i;
    if (readQuantity(field, MODULUS_UNITS)?.pure === true) return NOWHERE;
  }
  return NOWHERE;
}

/** `inf`, `-Infinity`: no value of a material, but plainly meant as one. */
const isNotFinite = (field: string): boolean => /^[+-]?inf(?:inity)?\b.{0,20}$/i.test(field);

function findModulus(fields: readonly string[]): number {
  return fields.findIndex((field, i) => {
    const quantity = i > 0 ? readQuantity(field, MODULUS_UNITS) : undefined;
    return quantity?.pure === true && quantity.unit !== '';
  });
}

/** Text on one line without double blanks, at most `limit` characters. */
function cut(text: string, limit: number, where: string, report: ReportReaderIssue): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= limit) return line;
  report('text-too-long', where, [line.length], `kept the first ${limit} characters`);
  return line.slice(0, limit).trimEnd();
}
