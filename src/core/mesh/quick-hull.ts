import type { TriangleMesh } from './triangle-mesh.js';

/** A convex polyhedron: vertex numbers refer to the given points. */
export interface Hull {
  /** Three point numbers per triangle, counter-clockwise from outside. */
  readonly indices: readonly number[];
  readonly volume: number;
}

interface Face {
  readonly vertices: readonly [number, number, number];
  readonly neighbours: [number, number, number];
  /** Unit outward normal and offset. */
  readonly plane: readonly [number, number, number, number];
  /** Points outside this face that no earlier face took. */
  outside: number[];
  furthest: number;
  distance: number;
  alive: boolean;
}

/**
 * The convex hull of `points` (x, y, z each) by Quickhull (Barber, Dobkin and Huhdanpaa, ACM TOMS 22, 1996), always adding the point
 * furthest from the hull so far: stopping at `maxVertices` gives a good inner approximation. Points within 1e-6 of the cloud's size
 * from a face count as lying on it. Undefined when the points do not span a volume.
 */
export function quickHull(points: ArrayLike<number>, maxVertices = Infinity): Hull | undefined {
  const start = initialTetrahedron(points);
  if (start === undefined) return undefined;
  const { corners, epsilon } = start;
  const faces: Face[] = [];
  const addFace = (a: number, b: number, c: number): number => {
    faces.push({
      vertices: [a, b, c],
      neighbours: [-1, -1, -1],
      plane: planeOf(points, a, b, c),
      outside: [],
      furthest: -1,
      distance: epsilon,
      alive: true,
    });
    return faces.length - 1;
  };
  const [a, b, c, d] = corners;
  addFace(a, b, c);
  addFace(a, c, d);
  addFace(a, d, b);
  addFace(b, d, c);
  linkAll(faces);
  const everything: number[] = [];
  for (let p = 0; p < points.length / 3; p++) everything.push(p);
  assignOutside(points, everything, faces, [0, 1, 2, 3], epsilon);
  for (let count = 4; count < maxVertices; count++) {
    let best = -1;
    faces.forEach((face, f) => {
      if (face.alive && face.furthest >= 0 && (best < 0 || face.distance > faces[best].distance)) best = f;
    });
    if (best < 0) break;
    if (!addPoint(points, faces, best, epsilon, addFace)) count--;
  }
  const alive = faces.filter((face) => face.alive);
  return { indices: alive.flatMap((face) => face.vertices), volume: volumeOf(points, alive) };
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

const heightAbove = (points: ArrayLike<number>, plane: Face['plane'], p: number): number =>
  plane[0] * points[3 * p] + plane[1] * points[3 * p + 1] + plane[2] * points[3 * p + 2] - plane[3];

function planeOf(points: ArrayLike<number>, a: number, b: number, c: number): [number, number, number, number] {
  const [ux, uy, uz] = [0, 1, 2].map((k) => points[3 * b + k] - points[3 * a + k]);
  const [vx, vy, vz] = [0, 1, 2].map((k) => points[3 * c + k] - points[3 * a + k]);
  const n = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
  const length = Math.hypot(n[0], n[1], n[2]) || 1;
  const [x, y, z] = [n[0] / length, n[1] / length, n[2] / length];
  return [x, y, z, x * points[3 * a] + y * points[3 * a + 1] + z * points[3 * a + 2]];
}

/** Four points far apart, wound outward, or undefined when all lie near one plane. */
function initialTetrahedron(
  points: ArrayLike<number>,
): { corners: [number, number, number, number]; epsilon: number } | undefined {
  const count = Math.floor(points.length / 3);
  if (count < 4) return undefined;
  const extremes: number[] = [];
  let extent = 0;
  for (let k = 0; k < 3; k++) {
    let [low, high] = [0, 0];
    for (let p = 1; p < count; p++) {
      if (points[3 * p + k] < points[3 * low + k]) low = p;
      if (points[3 * p + k] > points[3 * high + k]) high = p;
    }
    extremes.push(low, high);
    extent = Math.max(extent, points[3 * high + k] - points[3 * low + k]);
  }
  const epsilon = 1e-6 * extent;
  const separation = (p: number, q: number): number =>
    Math.hypot(
      points[3 * p] - points[3 * q],
      points[3 * p + 1] - points[3 * q + 1],
      points[3 * p + 2] - points[3 * q + 2],
    );
  let [a, b] = [extremes[0], extremes[1]];
  for (const p of extremes) for (const q of extremes) if (separation(p, q) > separation(a, b)) [a, b] = [p, q];
  const furthest = (measure: (p: number) => number): number => {
    let best = 0;
    let most = -Infinity;
    for (let p = 0; p < count; p++) {
      const value = measure(p);
      if (value > most) [best, most] = [p, value];
    }
    return most > epsilon ? best : -1;
  };
  const ab = separation(a, b);
  if (!(ab > epsilon)) return undefined;
  const along = [0, 1, 2].map((k) => (points[3 * b + k] - points[3 * a + k]) / ab);
  const c = furthest((p) => {
    const r = [0, 1, 2].map((k) => points[3 * p + k] - points[3 * a + k]);
    const t = r[0] * along[0] + r[1] * along[1] + r[2] * along[2];
    return Math.hypot(r[0] - t * along[0], r[1] - t * along[1], r[2] - t * along[2]);
  });
  if (c < 0) return undefined;
  const plane = planeOf(points, a, b, c);
  const d = furthest((p) => Math.abs(heightAbove(points, plane, p)));
  if (d < 0) return undefined;
  return { corners: heightAbove(points, plane, d) > 0 ? [a, c, b, d] : [a, b, c, d], epsilon };
}

/** Links the faces of a small closed set by their shared edges. */
function linkAll(faces: readonly Face[]): void {
  faces.forEach((face) => {
    for (let k = 0; k < 3; k++) {
      const [from, to] = [face.vertices[k], face.vertices[(k + 1) % 3]];
      face.neighbours[k] = faces.findIndex((other) =>
        other.vertices.some((v, j) => v === to && other.vertices[(j + 1) % 3] === from),
      );
    }
  });
}

/** Gives each point to the face among `targets` that it is furthest outside of. */
function assignOutside(
  points: ArrayLike<number>,
  candidates: readonly number[],
  faces: readonly Face[],
  targets: readonly number[],
  epsilon: number,
): void {
  for (const p of candidates) {
    let best = -1;
    let most = epsilon;
    for (const f of targets) {
      const height = heightAbove(points, faces[f].plane, p);
      if (height > most) [best, most] = [f, height];
    }
    if (best < 0) continue;
    const face = faces[best];
    face.outside.push(p);
    if (face.furthest < 0 || most > face.distance) [face.furthest, face.distance] = [p, most];
  }
}

/** Replaces all faces that see the furthest point of face `seed` by a cone to it. False when rounding forbids and the point is dropped. */
function addPoint(
  points: ArrayLike<number>,
  faces: Face[],
  seed: number,
  epsilon: number,
  addFace: (a: number, b: number, c: number) => number,
): boolean {
  const apex = faces[seed].furthest;
  const visible = new Set([seed]);
  const horizon: { from: number; to: number; beyond: number }[] = [];
  const queue = [seed];
  for (let f = queue.pop(); f !== undefined; f = queue.pop()) {
    const face = faces[f];
    for (let k = 0; k < 3; k++) {
      const g = face.neighbours[k];
      if (visible.has(g)) continue;
      if (heightAbove(points, faces[g].plane, apex) > epsilon) {
        visible.add(g);
        queue.push(g);
      }
    }
  }
  for (const f of visible)
    for (let k = 0; k < 3; k++)
      if (!visible.has(faces[f].neighbours[k]))
        horizon.push({
          from: faces[f].vertices[k],
          to: faces[f].vertices[(k + 1) % 3],
          beyond: faces[f].neighbours[k],
        });
  const byStart = new Map(horizon.map((edge) => [edge.from, edge]));
  // A horizon that touches itself cannot carry a cone; only rounding makes one, so the point is as good as on the hull.
  if (byStart.size !== horizon.length) {
    const face = faces[seed];
    face.outside = face.outside.filter((p) => p !== apex);
    [face.furthest, face.distance] = [-1, epsilon];
    for (const p of face.outside) {
      const height = heightAbove(points, face.plane, p);
      if (height > face.distance) [face.furthest, face.distance] = [p, height];
    }
    return false;
  }
  const created = new Map<number, number>();
  for (const { from, to } of horizon) created.set(from, addFace(from, to, apex));
  for (const { from, to, beyond } of horizon) {
    const f = created.get(from);
    const next = created.get(to);
    if (f === undefined || next === undefined) throw new Error('the horizon is not closed');
    faces[f].neighbours[0] = beyond;
    faces[f].neighbours[1] = next;
    faces[next].neighbours[2] = f;
    const k = faces[beyond].vertices.findIndex((v, j) => v === to && faces[beyond].vertices[(j + 1) % 3] === from);
    faces[beyond].neighbours[k] = f;
  }
  const orphans: number[] = [];
  for (const f of visible) {
    faces[f].alive = false;
    for (const p of faces[f].outside) if (p !== apex) orphans.push(p);
  }
  assignOutside(points, orphans, faces, [...created.values()], epsilon);
  return true;
}

function volumeOf(points: ArrayLike<number>, faces: readonly Face[]): number {
  if (faces.length === 0) return 0;
  const o = 3 * faces[0].vertices[0];
  let sum = 0;
  for (const { vertices } of faces) {
    const [a, b, c] = vertices.map((v) => [0, 1, 2].map((k) => points[3 * v + k] - points[o + k]));
    sum += a[0] * (b[1] * c[2] - b[2] * c[1]) + a[1] * (b[2] * c[0] - b[0] * c[2]) + a[2] * (b[0] * c[1] - b[1] * c[0]);
  }
  return sum / 6;
}
