/** The value below which this share of the values lies, between neighbours in proportion. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  return sorted[below] + (at - below) * (sorted[Math.min(sorted.length - 1, below + 1)] - sorted[below]);
}

export const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

export const meanOf = (values: readonly number[]): number => sumOf(values) / values.length;

/** How many times longer one form is than another over a set. */
export interface Ratio {
  /** Of the sums. */
  readonly total: number;
  /** The others are of the ratios of single objects. */
  readonly median: number;
  readonly p10: number;
  readonly p90: number;
}

/** Ratios of the lengths of one form to those of another, of the same things in the same order. */
export function compareLengths(longer: readonly number[], shorter: readonly number[]): Ratio {
  const ratios = longer.map((length, i) => length / shorter[i]);
  return {
    total: digits(sumOf(longer) / sumOf(shorter)),
    median: digits(quantile(ratios, 0.5)),
    p10: digits(quantile(ratios, 0.1)),
    p90: digits(quantile(ratios, 0.9)),
  };
}

/** Three digits: more would be noise. */
export const digits = (value: number): number => Number(value.toPrecision(3));
