/** Buckets a side of the unit cube: about as many points in a bucket as make the search short. */
const BUCKETS = 48;

const bucketOf = (value: number): number => Math.min(BUCKETS - 1, Math.max(0, Math.floor(value * BUCKETS)));

/** Mean distance from the points of one set to the nearest of another, both in the unit cube. */
export function meanNearestDistance(from: Float64Array, to: Float64Array): number {
  const { starts, order } = sortIntoBuckets(to);
  let sum = 0;
  for (let i = 0; i < from.length; i += 3) sum += nearestDistance(from, i, to, starts, order);
  return (3 * sum) / from.length;
}

/** Points in order of their bucket, and where each bucket begins. */
function sortIntoBuckets(points: Float64Array): { readonly starts: Uint32Array; readonly order: Uint32Array } {
  const count = points.length / 3;
  const buckets = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const [x, y, z] = [bucketOf(points[3 * i]), bucketOf(points[3 * i + 1]), bucketOf(points[3 * i + 2])];
    buckets[i] = (x * BUCKETS + y) * BUCKETS + z;
  }
  const starts = new Uint32Array(BUCKETS ** 3 + 1);
  for (const bucket of buckets) starts[bucket + 1]++;
  for (let b = 0; b < BUCKETS ** 3; b++) starts[b + 1] += starts[b];
  const free = Uint32Array.from(starts);
  const order = new Uint32Array(count);
  buckets.forEach((bucket, i) => (order[free[bucket]++] = i));
  return { starts, order };
}

/** Goes outward in shells of buckets until no further one can hold a nearer point. */
function nearestDistance(
  from: Float64Array,
  i: number,
  to: Float64Array,
  starts: Uint32Array,
  order: Uint32Array,
): number {
  const [x, y, z] = [from[i], from[i + 1], from[i + 2]];
  const [bx, by, bz] = [bucketOf(x), bucketOf(y), bucketOf(z)];
  let best = Infinity;
  for (let shell = 0; shell < BUCKETS && best > ((shell - 1) / BUCKETS) ** 2; shell++) {
    for (let u = Math.max(0, bx - shell); u <= Math.min(BUCKETS - 1, bx + shell); u++)
      for (let v = Math.max(0, by - shell); v <= Math.min(BUCKETS - 1, by + shell); v++) {
        const isSide = Math.abs(u - bx) === shell || Math.abs(v - by) === shell;
        const step = isSide || shell === 0 ? 1 : 2 * shell;
        for (let w = bz - shell; w <= bz + shell; w += step) {
          if (w < 0 || w >= BUCKETS) continue;
          const bucket = (u * BUCKETS + v) * BUCKETS + w;
          for (let k = starts[bucket]; k < starts[bucket + 1]; k++) {
            const p = 3 * order[k];
            const d = (to[p] - x) ** 2 + (to[p + 1] - y) ** 2 + (to[p + 2] - z) ** 2;
            if (d < best) best = d;
          }
        }
      }
  }
  return Math.sqrt(best);
}
