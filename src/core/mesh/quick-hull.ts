import type { TriangleMesh } from './triangle-mesh.js';

/** A convex polyhedron: vertex numbers refer to the given points. */
export interface Hull {
  /** Three point numbers per triangle, counter-clockwise from outside. */
  readonly indices: readonly number[];
  readonly volume: number;
}

/**
 * The convex hull of `points` (x, y, z each) by Quickhull (Barber, Dobkin and Huhdanpaa, ACM TOMS 22, 1996). With `maxVertices` the point
 * furthest from the hull so far is added each time, so that stopping early leaves a good inner approximation. Points within 1e-6 of the
 * cloud's size from a face count as lying on it. Undefined when the points do not span a volume.
 */
export function quickHull(points: ArrayLike<number>, maxVertices = Infinity): Hull | undefined {
  const start = initialTetrahedron(points);
  if (start === undefined) return undefined;
  const build = createBuild(points, start.epsilon);
  const [a, b, c, d] = start.corners;
  addFace(build, a, b, c);
  addFace(build, a, c, d);
  addFace(build, a, d, b);
  addFace(build, b, d, c);
  linkTetrahedron(build);
  for (let p = 0; p < points.length / 3; p++) assignOutside(build, p, 0, 4);
  for (let count = 4; count < maxVertices;) {
    const seed = maxVertices === Infinity ? anyOutside(build) : furthestOutside(build);
    if (seed < 0) break;
    if (addPoint(build, seed)) count++;
  }
  return collect(build);
}

/** The hull as a mesh of its own. */
export function hullToMesh(points: ArrayLike<number>, hull: Hull): TriangleMesh {
  const number = new Map<number, number>();
  const positions: number[] = [];
  const indices = hull.indices.map((p) => {
    let v = number.get(p);
    if (v === undefined) {
      v = number.size;
      number.set(p, v);
      positions.push(points[3 * p], points[3 * p + 1], points[3 * p + 2]);
    }
    return v;
  });
  return { positions: Float32Array.from(positions), indices: Uint32Array.from(indices) };
}

/**
 * The hull under construction. Flat arrays, three or four numbers a face, since decomposition builds thousands of small hulls and
 * objects per face took four times as long.
 */
interface Build {
  readonly points: ArrayLike<number>;
  readonly epsilon: number;
  /** Point numbers, 3 a face. */
  readonly corners: number[];
  /** Face across the edge from corner k to k + 1, 3 a face. */
  readonly across: number[];
  /** Unit outward normal and offset, 4 a face. */
  readonly planes: number[];
  readonly alive: boolean[];
  /** First point outside of the face (the furthest), -1 when none; the others by `next`. */
  readonly head: number[];
  readonly headHeight: number[];
  readonly next: Int32Array;
  /** Faces that may have outside points. */
  readonly pending: number[];
}

const createBuild = (points: ArrayLike<number>, epsilon: number): Build => ({
  points,
  epsilon,
  corners: [],
  across: [],
  planes: [],
  alive: [],
  head: [],
  headHeight: [],
  next: new Int32Array(points.length / 3),
  pending: [],
});

function addFace(b: Build, i: number, j: number, k: number, acrossIJ = -1, acrossJK = -1, acrossKI = -1): number {
  const face = b.alive.length;
  b.corners.push(i, j, k);
  b.across.push(acrossIJ, acrossJK, acrossKI);
  pushPlane(b.planes, b.points, i, j, k);
  b.alive.push(true);
  b.head.push(-1);
  b.headHeight.push(0);
  return face;
}

function pushPlane(planes: number[], points: ArrayLike<number>, i: number, j: number, k: number): void {
  const x0 = points[3 * i];
  const y0 = points[3 * i + 1];
  const z0 = points[3 * i + 2];
  const ux = points[3 * j] - x0;
  const uy = points[3 * j + 1] - y0;
  const uz = points[3 * j + 2] - z0;
  const vx = points[3 * k] - x0;
  const vy = points[3 * k + 1] - y0;
  const vz = points[3 * k + 2] - z0;
  let x = uy * vz - uz * vy;
  let y = uz * vx - ux * vz;
  let z = ux * vy - uy * vx;
  const length = Math.sqrt(x * x + y * y + z * z) || 1;
  x /= length;
  y /= length;
  z /= length;
  planes.push(x, y, z, x * x0 + y * y0 + z * z0);
}

function heightAbove({ planes, points }: Build, face: number, p: number): number {
  const f = 4 * face;
  const q = 3 * p;
  return planes[f] * points[q] + planes[f + 1] * points[q + 1] + planes[f + 2] * points[q + 2] - planes[f + 3];
}

/** Four points far apart, wound outward, or undefined when all lie near one plane. */
function initialTetrahedron(
  points: ArrayLike<number>,
): { corners: readonly [number, number, number, number]; epsilon: number } | undefined {
  const count = Math.floor(points.length / 3);
  if (count < 4) return undefined;
  let [a, b, extent] = [0, 0, -Infinity];
  for (let k = 0; k < 3; k++) {
    let [low, high] = [0, 0];
    for (let p = 1; p < count; p++) {
      if (points[3 * p + k] < points[3 * low + k]) low = p;
      if (points[3 * p + k] > points[3 * high + k]) high = p;
    }
    const span = points[3 * high + k] - points[3 * low + k];
    if (span > extent) [a, b, extent] = [low, high, span];
  }
  const epsilon = 1e-6 * extent;
  if (!(extent > 0) || !Number.isFinite(extent)) return undefined;
  const [ax, ay, az] = [points[3 * a], points[3 * a + 1], points[3 * a + 2]];
  const [ux, uy, uz] = [points[3 * b] - ax, points[3 * b + 1] - ay, points[3 * b + 2] - az];
  const length2 = ux * ux + uy * uy + uz * uz;
  let [c, most] = [-1, epsilon * epsilon * length2];
  for (let p = 0; p < count; p++) {
    const [x, y, z] = [points[3 * p] - ax, points[3 * p + 1] - ay, points[3 * p + 2] - az];
    const area2 = (uy * z - uz * y) ** 2 + (uz * x - ux * z) ** 2 + (ux * y - uy * x) ** 2;
    if (area2 > most) [c, most] = [p, area2];
  }
  if (c < 0) return undefined;
  const plane: number[] = [];
  pushPlane(plane, points, a, b, c);
  let [d, height] = [-1, 0];
  for (let p = 0; p < count; p++) {
    const h = plane[0] * points[3 * p] + plane[1] * points[3 * p + 1] + plane[2] * points[3 * p + 2] - plane[3];
    if (Math.abs(h) > Math.max(epsilon, Math.abs(height))) [d, height] = [p, h];
  }
  if (d < 0) return undefined;
  return { corners: height > 0 ? [a, c, b, d] : [a, b, c, d], epsilon };
}

/** Sets the links of the first four faces by their shared edges. */
function linkTetrahedron({ corners, across }: Build): void {
  for (let h = 0; h < 12; h++) {
    const [from, to] = [corners[h], corners[h - (h % 3) + ((h + 1) % 3)]];
    for (let g = 0; g < 12; g++)
      if (corners[g] === to && corners[g - (g % 3) + ((g + 1) % 3)] === from) across[h] = Math.floor(g / 3);
  }
}

/** Gives the point to the face of [first, last) that it is furthest outside of, if any. */
function assignOutside(b: Build, p: number, first: number, last: number): void {
  let best = -1;
  let most = b.epsilon;
  for (let face = first; face < last; face++) {
    const height = heightAbove(b, face, p);
    if (height > most) {
      best = face;
      most = height;
    }
  }
  if (best < 0) return;
  const head = b.head[best];
  if (head < 0) {
    b.pending.push(best);
    b.next[p] = -1;
    b.head[best] = p;
    b.headHeight[best] = most;
  } else if (most > b.headHeight[best]) {
    b.next[p] = head;
    b.head[best] = p;
    b.headHeight[best] = most;
  } else {
    b.next[p] = b.next[head];
    b.next[head] = p;
  }
}

function anyOutside({ pending, alive, head }: Build): number {
  for (let face = pending.pop(); face !== undefined; face = pending.pop())
    if (alive[face] && head[face] >= 0) return face;
  return -1;
}

function furthestOutside({ alive, head, headHeight }: Build): number {
  let best = -1;
  for (let face = 0; face < alive.length; face++)
    if (alive[face] && head[face] >= 0 && (best < 0 || headHeight[face] > headHeight[best])) best = face;
  return best;
}

/** Replaces all faces that see the furthest point of face `seed` by a cone to it. False when rounding forbids it; the point is dropped. */
function addPoint(b: Build, seed: number): boolean {
  const apex = b.head[seed];
  const { corners, across, alive, next, head, epsilon } = b;
  const visible = [seed];
  alive[seed] = false;
  for (let i = 0; i < visible.length; i++) {
    for (let k = 0; k < 3; k++) {
      const g = across[3 * visible[i] + k];
      if (!alive[g] || heightAbove(b, g, apex) <= epsilon) continue;
      alive[g] = false;
      visible.push(g);
    }
  }
  const horizon = traceHorizon(b, visible);
  if (horizon === undefined) {
    for (const face of visible) alive[face] = true;
    head[seed] = next[apex];
    b.headHeight[seed] = head[seed] < 0 ? 0 : heightAbove(b, seed, head[seed]);
    if (head[seed] >= 0) b.pending.push(seed);
    return false;
  }
  const first = alive.length;
  const count = horizon.length;
  horizon.forEach((h, i) => {
    const from = corners[h];
    const to = corners[h - (h % 3) + ((h + 1) % 3)];
    const beyond = across[h];
    const face = addFace(b, from, to, apex, beyond, first + ((i + 1) % count), first + ((i + count - 1) % count));
    for (let k = 0; k < 3; k++)
      if (corners[3 * beyond + k] === to && corners[3 * beyond + ((k + 1) % 3)] === from) across[3 * beyond + k] = face;
  });
  const last = alive.length;
  for (const face of visible) {
    for (let p = head[face]; p >= 0;) {
      const following = next[p];
      if (p !== apex) assignOutside(b, p, first, last);
      p = following;
    }
    head[face] = -1;
  }
  return true;
}

/** Half-edges of the removed faces that border living ones, in order round the hole; undefined when that is not one simple loop. */
function traceHorizon({ corners, across, alive }: Build, removed: readonly number[]): number[] | undefined {
  const leaving = new Map<number, number>();
  let start = -1;
  let count = 0;
  for (const face of removed) {
    for (let k = 0; k < 3; k++) {
      const h = 3 * face + k;
      if (!alive[across[h]]) continue;
      leaving.set(corners[h], h);
      start = h;
      count++;
    }
  }
  if (leaving.size !== count) return undefined;
  const loop: number[] = [];
  for (let h: number | undefined = start; h !== undefined && loop.length < count;) {
    loop.push(h);
    h = leaving.get(corners[h - (h % 3) + ((h + 1) % 3)]);
    if (h === start) break;
  }
  return loop.length === count ? loop : undefined;
}

function collect({ points, corners, alive }: Build): Hull {
  const indices: number[] = [];
  let sum = 0;
  let [ox, oy, oz] = [0, 0, 0];
  for (let face = 0; face < alive.length; face++) {
    if (!alive[face]) continue;
    const [i, j, k] = [corners[3 * face], corners[3 * face + 1], corners[3 * face + 2]];
    if (indices.length === 0) [ox, oy, oz] = [points[3 * i], points[3 * i + 1], points[3 * i + 2]];
    indices.push(i, j, k);
    const ax = points[3 * i] - ox;
    const ay = points[3 * i + 1] - oy;
    const az = points[3 * i + 2] - oz;
    const bx = points[3 * j] - ox;
    const by = points[3 * j + 1] - oy;
    const bz = points[3 * j + 2] - oz;
    const cx = points[3 * k] - ox;
    const cy = points[3 * k + 1] - oy;
    const cz = points[3 * k + 2] - oz;
    sum += ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx);
  }
  return { indices, volume: sum / 6 };
}
