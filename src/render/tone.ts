/** Bytes of sRGB for linear values 0 to 1 in 4096 steps; finer where it is dark by the square root. */
const STEPS = 4096;
const BYTES = Uint8Array.from({ length: STEPS + 1 }, (_, i) => {
  const linear = (i / STEPS) ** 2;
  const c = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(255 * c);
});

/** A linear value as a byte of sRGB. */
export const toByte = (linear: number): number =>
  linear <= 0 ? 0 : linear >= 1 ? 255 : BYTES[Math.round(STEPS * Math.sqrt(linear))];

/** Values above `knee` are pressed together below 1, as film does, so that lights keep their colour. */
export function compress(value: number, knee: number): number {
  if (value <= knee) return value;
  const room = 1 - knee;
  return knee + (room * (value - knee)) / (value - knee + room);
}
