import { labelRegions } from '../../image/mask-regions.js';

/**
 * A gap that takes less than this share of a crop is woven or punched into a surface: 29 pixels squared of 1024 squared. No template has
 * it, and one of a solid sheet is right all the same.
 */
const PINHOLE = 8e-4;
/** So many are a weave. A few small gaps are those between parts, which tell how the parts lie. */
const WEAVE = 24;

/** A square mask with the small gaps within the object filled; the mask itself where there are none. */
export function fillPinholes(mask: Float32Array, size: number): Float32Array {
  const solid = Uint8Array.from(mask, (share) => (share >= 0.5 ? 1 : 0));
  const { labels, regions } = labelRegions(solid, size, size);
  const isPinhole = regions.map((r) => r.value === 0 && !r.touchesBorder && r.area < PINHOLE * size * size);
  if (isPinhole.filter(Boolean).length < WEAVE) return mask;
  // The rim of a gap is soft: what is next to a filled pixel is filled too.
  const filled = mask.slice();
  for (let p = 0; p < mask.length; p++) {
    if (!isPinhole[labels[p]]) continue;
    for (const q of [p, p - 1, p + 1, p - size, p + size]) filled[q] = 1;
  }
  return filled;
}
