/** Each field smoothed by two box filters of a radius in pixels, every second pixel of every second row, one after the other. */
export function joinFields(fields: readonly Float32Array[], size: number, radius: number): Float32Array {
  const half = size >> 1;
  const out = new Float32Array(fields.length * half * half);
  const other = new Float32Array(size * size);
  let o = 0;
  for (const field of fields) {
    for (let pass = 0; pass < 2; pass++) {
      for (let y = 0; y < size; y++) filterLine(field, other, y * size, 1, size, radius);
      for (let x = 0; x < size; x++) filterLine(other, field, x, size, size, radius);
    }
    for (let y = 0; y < size; y += 2) for (let x = 0; x < size; x += 2) out[o++] = field[y * size + x];
  }
  return out;
}

/** Means over 2 radius + 1 neighbours; beyond the ends lies 0. */
function filterLine(
  from: Float32Array,
  to: Float32Array,
  start: number,
  stride: number,
  n: number,
  radius: number,
): void {
  const scale = 1 / (2 * radius + 1);
  let sum = 0;
  for (let i = 0; i < Math.min(radius, n); i++) sum += from[start + i * stride];
  for (let i = 0; i < n; i++) {
    if (i + radius < n) sum += from[start + (i + radius) * stride];
    if (i - radius > 0) sum -= from[start + (i - radius - 1) * stride];
    to[start + i * stride] = sum * scale;
  }
}
