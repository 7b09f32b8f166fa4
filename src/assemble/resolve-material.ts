import type { Issue, Read } from '../core/issue.js';
import type { Part } from '../core/physical-object.js';
import type { Provenance } from '../core/provenance.js';
import type { MaterialRecord } from '../core/material-table.js';
import { MATERIAL_TABLE } from '../core/material-table.js';

/** Densities that a solid thing can have, kg/m^3: light foam to osmium. The physics gate uses the same bounds. */
export const DENSITY_RANGE: readonly [number, number] = [20, 23000];

/** A said density further than this factor from its material's usual one is worth telling the user. */
const PLAUSIBLE_FACTOR = 3;

/** What a part is made of once its name and numbers are settled, SI units. */
export interface ResolvedMaterial {
  readonly record: MaterialRecord;
  readonly density: number;
  readonly youngsModulus: number;
  readonly poissonsRatio: number;
  /** Where density and the elastic constants came from. */
  readonly provenance: { readonly density: Provenance; readonly elasticity: Provenance };
}

/** Table entry for a material's name as people and models write it, or undefined: `Brushed stainless-steel (304)`. */
export function findMaterial(name: string): MaterialRecord | undefined {
  const text = ` ${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `;
  const found = MATERIAL_TABLE.flatMap((record) =>
    record.aliases.flatMap((alias) => {
      const at = text.indexOf(` ${alias} `);
      return at < 0 ? [] : [{ record, at, length: alias.length }];
    }),
  );
  let best: { record: MaterialRecord; rank: number } | undefined;
  for (const { record, at, length } of found) {
    // The nylon of `nylon fabric` is no hard plastic: a name within a longer one does not count.
    if (found.some((f) => f.length > length && f.at <= at && at + length <= f.at + f.length)) continue;
    // A precise name wins over a family name, then the one said first, then the longer one.
    const rank = (record.generic ? 0 : 1e6) - 100 * at + length;
    if (best === undefined || rank > best.rank) best = { record, rank };
  }
  return best?.record;
}

/** Stand-ins for an unknown material by its density: the surface properties of the nearest of these. */
const STAND_INS = ['foam', 'wood', 'plastic', 'glass', 'steel'];

function standInFor(density: number | undefined): MaterialRecord {
  const candidates = MATERIAL_TABLE.filter((record) => STAND_INS.includes(record.name));
  const wanted = Math.log(density ?? 1050);
  const gap = (record: MaterialRecord): number => Math.abs(Math.log(record.density) - wanted);
  return candidates.reduce((best, record) => (gap(record) < gap(best) ? record : best));
}

/**
 * Material of a part: its name looked up, its said density and elastic constants kept where they are possible. What is missing
 * or impossible comes from the table, with an issue.
 */
export function resolveMaterial(
  part: Pick<Part, 'id' | 'material' | 'density' | 'youngsModulus' | 'poissonsRatio'>,
): Read<ResolvedMaterial> {
  const issues: Issue[] = [];
  const where = `l_${part.id}`;
  const [lowest, highest] = DENSITY_RANGE;
  const said = part.density;
  const possible = said !== undefined && said >= lowest && said <= highest ? said : undefined;

  const found = findMaterial(part.material);
  const record = found ?? standInFor(possible);
  if (found === undefined) {
    issues.push({
      code: 'unknown-material',
      severity: 'warning',
      where: `${where} material`,
      message: `The material "${part.material}" is not in the table.`,
      action: `used friction, restitution and colour of ${record.name}${possible === undefined ? ', and its density' : ''}`,
    });
  }

  if (said !== undefined && possible === undefined) {
    issues.push({
      code: 'impossible-density',
      severity: 'warning',
      where: `${where} density`,
      message: `A density of ${formatNumber(said)} kg/m3 is not that of a solid (${lowest} to ${highest} kg/m3).`,
      action: `used ${record.density} kg/m3, that of ${record.name}`,
    });
  } else if (possible !== undefined && found !== undefined) {
    const factor = possible / record.density;
    if (factor > PLAUSIBLE_FACTOR || factor < 1 / PLAUSIBLE_FACTOR) {
      issues.push({
        code: 'unusual-density',
        severity: 'info',
        where: `${where} density`,
        message: `${record.name} of ${formatNumber(possible)} kg/m3 is unusual: the table says ${record.density} kg/m3.`,
      });
    }
  }

  const modulus = within(part.youngsModulus, 1, 1.3e12);
  const ratio = within(part.poissonsRatio, -0.999, 0.4999);
  for (const [value, kept, field] of [
    [part.youngsModulus, modulus, "Young's modulus"],
    [part.poissonsRatio, ratio, "Poisson's ratio"],
  ] as const) {
    if (value === undefined || kept !== undefined) continue;
    issues.push({
      code: 'impossible-elasticity',
      severity: 'warning',
      where: `${where} ${field}`,
      message: `No solid has a ${field} of ${formatNumber(value)}.`,
      action: `used that of ${record.name}`,
    });
  }

  const table: Provenance = { source: 'prior', detail: `${record.name}, table of materials` };
  const saidSo: Provenance = { source: 'model', detail: 'said for the part' };
  return {
    value: {
      record,
      density: possible ?? record.density,
      youngsModulus: modulus ?? record.youngsModulus,
      poissonsRatio: ratio ?? record.poissonsRatio,
      provenance: {
        density: possible === undefined ? table : saidSo,
        elasticity: modulus === undefined || ratio === undefined ? table : saidSo,
      },
    },
    issues,
  };
}

const within = (value: number | undefined, low: number, high: number): number | undefined =>
  value !== undefined && value >= low && value <= high ? value : undefined;

const formatNumber = (value: number): string => String(Number(value.toPrecision(4)));
