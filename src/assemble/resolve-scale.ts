import type { Issue } from '../core/issue.js';
import type { Vec3 } from '../core/math/vec3.js';
import type { Box } from '../core/mesh/box.js';
import { boxSize } from '../core/mesh/box.js';
import type { PhysicalObject } from '../core/physical-object.js';
import type { Provenance } from '../core/provenance.js';
import type { CategoryRecord } from '../core/category-table.js';

/** A said size whose proportions differ by more than this factor from the geometry's is reported. */
const ASPECT_TOLERANCE = 1.25;
/** From a grain of rice to a house, m: a longest side outside is a mistake in the unit. */
const SIZE_RANGE: readonly [number, number] = [0.002, 30];

export interface ObjectScale {
  /** Metres per object unit. */
  readonly metresPerUnit: number;
  readonly provenance: Provenance;
}

/**
 * Metres per object unit. In this order: the user's dimension; the object's own `metresPerUnit`; its dimensions; the usual size of
 * its category. A dimension sets the scale by its longest side over the geometry's true longest side; the other two are
 * compared with the geometry after sorting both, since sources disagree on which number is the length.
 *
 * @param bounds Bounding box of all geometry, object units.
 * @param asked The user's dimension, m.
 */
export function resolveScale(
  object: Pick<PhysicalObject, 'dimensions' | 'metresPerUnit'> & Partial<Pick<PhysicalObject, 'provenance'>>,
  category: CategoryRecord,
  bounds: Box,
  asked: Vec3 | undefined,
  issues: Issue[],
): ObjectScale {
  const extents = sorted(boxSize(bounds));
  const fit = (dimensions: Vec3): number => sorted(dimensions)[0] / extents[0];

  if (asked !== undefined && isSize(asked)) {
    compareProportions(asked, extents, 'warning', 'dimension', issues);
    return { metresPerUnit: fit(asked), provenance: { source: 'user', detail: 'longest side of the given dimension' } };
  }
  if (object.metresPerUnit !== undefined && object.metresPerUnit > 0 && Number.isFinite(object.metresPerUnit))
    return {
      metresPerUnit: object.metresPerUnit,
      provenance: object.provenance?.['metresPerUnit'] ?? { source: 'model', detail: 'metres per unit of the source' },
    };
  if (object.dimensions !== undefined && isSize(object.dimensions)) {
    compareProportions(object.dimensions, extents, 'warning', 'dimensions', issues);
    return {
      metresPerUnit: fit(object.dimensions),
      provenance: { source: 'model', detail: 'longest of the said dimensions' },
    };
  }
  const longest = Math.max(...category.typicalSize);
  const said = object.dimensions === undefined ? 'nothing' : object.dimensions.map((v) => `${v} m`).join(' x ');
  issues.push({
    code: object.dimensions === undefined ? 'no-dimensions' : 'impossible-dimensions',
    severity: 'warning',
    where: 'dimensions',
    message: `The source says ${said} about the size.`,
    action: `used the usual size of the kind "${category.name}": ${longest} m for the longest side`,
    hint: 'Give the true size with --dimension, for example 60x40x30cm.',
  });
  return {
    metresPerUnit: longest / extents[0],
    provenance: { source: 'prior', detail: `usual size of the category ${category.name}` },
  };
}

/** Three finite lengths, none negative, whose largest is that of an object. A zero is an unknown thickness and allowed. */
function isSize(dimensions: Vec3): boolean {
  const longest = Math.max(...dimensions);
  return dimensions.every((v) => Number.isFinite(v) && v >= 0) && longest >= SIZE_RANGE[0] && longest <= SIZE_RANGE[1];
}

const sorted = (v: Vec3): Vec3 => {
  const [a, b, c] = [...v].sort((p, q) => q - p);
  return [a, b, c];
};

function compareProportions(
  dimensions: Vec3,
  extents: Vec3,
  severity: Issue['severity'],
  where: string,
  issues: Issue[],
): void {
  const said = sorted(dimensions);
  const s = said[0] / extents[0];
  const worst = Math.max(
    ...[1, 2].map((k) => {
      const ratio = said[k] / (extents[k] * s);
      return ratio > 0 ? Math.max(ratio, 1 / ratio) : 1;
    }),
  );
  if (worst <= ASPECT_TOLERANCE) return;
  const text = (v: Vec3): string => v.map((x) => `${Number((100 * x).toPrecision(3))}`).join(' x ');
  issues.push({
    code: 'aspect-mismatch',
    severity,
    where,
    message: `The said size ${text(said)} cm has other proportions than the geometry, which is ${text([extents[0] * s, extents[1] * s, extents[2] * s])} cm at the same longest side.`,
    action: 'kept the geometry and scaled it by the longest side',
  });
}
