/** 4-connected regions of equal value in a mask. */
export interface MaskRegions {
  /** Region number of each pixel, from 0. */
  readonly labels: Int32Array;
  readonly regions: readonly MaskRegion[];
}

export interface MaskRegion {
  /** The value, 0 or 1, that its pixels have. */
  readonly value: number;
  readonly area: number;
  readonly touchesBorder: boolean;
}

/** Labels the 4-connected regions of ones and of zeros, in the order of their first pixel row by row. */
export function labelRegions(mask: Uint8Array, width: number, height: number): MaskRegions {
  const labels = new Int32Array(mask.length).fill(-1);
  const regions: MaskRegion[] = [];
  const stack = new Int32Array(mask.length);
  for (let seed = 0; seed < mask.length; seed++) {
    if (labels[seed] >= 0) continue;
    const label = regions.length;
    const value = mask[seed];
    let area = 0;
    let touchesBorder = false;
    let top = 0;
    stack[top++] = seed;
    labels[seed] = label;
    while (top > 0) {
      const p = stack[--top];
      const x = p % width;
      const y = (p - x) / width;
      area++;
      if (x === 0 || y === 0 || x === width - 1 || y === height - 1) touchesBorder = true;
      if (x > 0 && labels[p - 1] < 0 && mask[p - 1] === value) labels[(stack[top++] = p - 1)] = label;
      if (x < width - 1 && labels[p + 1] < 0 && mask[p + 1] === value) labels[(stack[top++] = p + 1)] = label;
      if (y > 0 && labels[p - width] < 0 && mask[p - width] === value) labels[(stack[top++] = p - width)] = label;
      if (y < height - 1 && labels[p + width] < 0 && mask[p + width] === value)
        labels[(stack[top++] = p + width)] = label;
    }
    regions.push({ value, area, touchesBorder });
  }
  return { labels, regions };
}
