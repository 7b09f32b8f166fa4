/** A colour for the part of that number, 0 to 255. Hues are a golden angle apart: neighbours in number are far apart in colour. */
export function partColor(part: number): readonly [number, number, number] {
  const hue = (part * 137.508 + 210) * (Math.PI / 180);
  const channel = (k: number): number => 140 + 95 * Math.cos(hue - (k * 2 * Math.PI) / 3);
  return [channel(0), channel(1), channel(2)];
}
