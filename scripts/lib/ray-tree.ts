/** A bounding-volume tree over triangles for fast rays. */
export interface RayTree {
  /** Closest hit with distance below `limit`; undefined when there is none. */
  readonly closest: (origin: ArrayLike<number>, direction: ArrayLike<number>, limit: number) => RayHit | undefined;
  /** Whether anything is hit nearer than `limit`. */
  readonly occluded: (origin: ArrayLike<number>, direction: ArrayLike<number>, limit: number) => boolean;
}

export interface RayHit {
  readonly triangle: number;
  readonly distance: number;
  /** Barycentric weights of the second and third corner. */
  readonly u: number;
  readonly v: number;
}

const LEAF = 4;

/**
 * Builds the tree by splitting at the middle of the longest axis, by count.
 *
 * @param corners nine numbers a triangle.
 */
export function buildRayTree(corners: Float32Array): RayTree {
  const count = corners.length / 9;
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  const centres = Float32Array.from({ length: 3 * count }, (_, i) => {
    const t = 9 * Math.floor(i / 3) + (i % 3);
    return (corners[t] + corners[t + 3] + corners[t + 6]) / 3;
  });
  const bounds: number[] = [];
  // Per node: first child or first triangle, and number of triangles (0 for an inner node).
  const links: number[] = [];

  const build = (from: number, to: number): number => {
    const node = links.length / 2;
    links.push(0, 0);
    const box = [Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity];
    const spread = [...box];
    for (let i = from; i < to; i++) {
      for (let k = 0; k < 3; k++) {
        const c = centres[3 * order[i] + k];
        spread[k] = Math.min(spread[k], c);
        spread[k + 3] = Math.max(spread[k + 3], c);
        for (let j = 0; j < 3; j++) {
          const p = corners[9 * order[i] + 3 * j + k];
          box[k] = Math.min(box[k], p);
          box[k + 3] = Math.max(box[k + 3], p);
        }
      }
    }
    bounds.push(...box);
    if (to - from <= LEAF) {
      links[2 * node] = from;
      links[2 * node + 1] = to - from;
      return node;
    }
    const sizes = [0, 1, 2].map((k) => spread[k + 3] - spread[k]);
    const axis = sizes.indexOf(Math.max(...sizes));
    order.subarray(from, to).sort((a, b) => centres[3 * a + axis] - centres[3 * b + axis] || a - b);
    const middle = (from + to) >> 1;
    build(from, middle);
    links[2 * node] = build(middle, to);
    return node;
  };
  if (count > 0) build(0, count);
  const boxes = Float32Array.from(bounds);
  const link = Uint32Array.from(links);
  const stack = new Uint32Array(64);

  const trace = (o: ArrayLike<number>, d: ArrayLike<number>, limit: number, any: boolean): RayHit | undefined => {
    if (count === 0) return undefined;
    const inverse = [1 / d[0], 1 / d[1], 1 / d[2]];
    let best = limit;
    let triangle = -1;
    let bestU = 0;
    let bestV = 0;
    let top = 0;
    stack[top++] = 0;
    while (top > 0) {
      const node = stack[--top];
      let near = 1e-7;
      let far = best;
      for (let k = 0; k < 3; k++) {
        const a = (boxes[6 * node + k] - o[k]) * inverse[k];
        const b = (boxes[6 * node + 3 + k] - o[k]) * inverse[k];
        near = Math.max(near, Math.min(a, b));
        far = Math.min(far, Math.max(a, b));
      }
      if (!(near <= far)) continue;
      const n = link[2 * node + 1];
      if (n === 0) {
        stack[top++] = link[2 * node];
        stack[top++] = node + 1;
        continue;
      }
      for (let i = link[2 * node]; i < link[2 * node] + n; i++) {
        const t = 9 * order[i];
        const ax = corners[t];
        const ay = corners[t + 1];
        const az = corners[t + 2];
        const e1x = corners[t + 3] - ax;
        const e1y = corners[t + 4] - ay;
        const e1z = corners[t + 5] - az;
        const e2x = corners[t + 6] - ax;
        const e2y = corners[t + 7] - ay;
        const e2z = corners[t + 8] - az;
        // Möller and Trumbore, Fast, minimum storage ray/triangle intersection, 1997.
        const px = d[1] * e2z - d[2] * e2y;
        const py = d[2] * e2x - d[0] * e2z;
        const pz = d[0] * e2y - d[1] * e2x;
        const det = e1x * px + e1y * py + e1z * pz;
        if (Math.abs(det) < 1e-14) continue;
        const sx = o[0] - ax;
        const sy = o[1] - ay;
        const sz = o[2] - az;
        const u = (sx * px + sy * py + sz * pz) / det;
        if (u < 0 || u > 1) continue;
        const qx = sy * e1z - sz * e1y;
        const qy = sz * e1x - sx * e1z;
        const qz = sx * e1y - sy * e1x;
        const v = (d[0] * qx + d[1] * qy + d[2] * qz) / det;
        if (v < 0 || u + v > 1) continue;
        const distance = (e2x * qx + e2y * qy + e2z * qz) / det;
        if (distance < 1e-5 || distance >= best) continue;
        [best, triangle, bestU, bestV] = [distance, order[i], u, v];
        if (any) return { triangle, distance, u, v };
      }
    }
    return triangle < 0 ? undefined : { triangle, distance: best, u: bestU, v: bestV };
  };
  return {
    closest: (o, d, limit) => trace(o, d, limit, false),
    occluded: (o, d, limit) => trace(o, d, limit, true) !== undefined,
  };
}
