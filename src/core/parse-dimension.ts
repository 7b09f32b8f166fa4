import type { Vec3 } from './math/vec3.js';

const METRES: Readonly<Record<string, number>> = { mm: 1e-3, cm: 1e-2, m: 1, in: 0.0254, ft: 0.3048 };

/** Nothing that a person photographs as one object is larger or smaller, m. */
const LARGEST = 1000;
const SMALLEST = 1e-4;

/**
 * Reads a size that a user typed: `60x40x30cm`, `60 x 40 x 30 cm`, `1.2*0.6*0.75m`. The unit defaults to cm. Order does not matter:
 * sizes are matched to the object's sides from the longest to the shortest.
 *
 * @returns three sides in metres, or a sentence that says what is wrong.
 */
export function parseDimension(text: string): Vec3 | string {
  const match = /^\s*([\d.]+)\s*[x×*]\s*([\d.]+)\s*[x×*]\s*([\d.]+)\s*(mm|cm|m|in|ft)?\s*$/i.exec(text);
  if (match === null) return `"${text}" is not a size: write three sides and a unit, such as 60x40x30cm.`;
  const unit = METRES[(match.at(4) ?? 'cm').toLowerCase()];
  const sides = match.slice(1, 4).map((side) => Number(side) * unit);
  if (!sides.every((side) => side >= SMALLEST && side <= LARGEST))
    return `"${text}" is out of range: each side must be from 0.1 mm to 1 km.`;
  return [sides[0], sides[1], sides[2]];
}
