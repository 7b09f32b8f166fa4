import earcut from 'earcut';

export type Point2 = readonly [number, number];

const turn = (a: Point2, b: Point2, c: Point2): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

/** Twice the signed area: positive when counter-clockwise. */
export const doubleArea = (polygon: readonly Point2[]): number =>
  polygon.reduce((sum, p, i) => {
    const q = polygon[(i + 1) % polygon.length];
    return sum + p[0] * q[1] - q[0] * p[1];
  }, 0);

/**
 * Cuts a simple polygon into convex ones: triangles, joined over shared edges while the result stays convex (Hertel and Mehlhorn 1983).
 * Corners that point inward by less than `slack` of the polygon's size count as convex, so that a gently hollow curve stays whole.
 */
export function convexPolygons(polygon: readonly Point2[], slack = 0.01): Point2[][] {
  const ring = doubleArea(polygon) >= 0 ? [...polygon] : [...polygon].reverse();
  const size = Math.sqrt(Math.abs(doubleArea(ring)));
  const dip = slack * size;
  if (isConvex(ring, dip)) return [ring];
  const corners = earcut(ring.flat());
  const faces: number[][] = [];
  for (let t = 0; t < corners.length; t += 3) {
    const face = [corners[t], corners[t + 1], corners[t + 2]];
    const points = face.map((i) => ring[i]);
    faces.push(turn(points[0], points[1], points[2]) >= 0 ? face : face.reverse());
  }
  for (let joined = true; joined;) {
    joined = false;
    search: for (let i = 0; i < faces.length; i++) {
      for (let j = i + 1; j < faces.length; j++) {
        const merged = joinFaces(faces[i], faces[j]);
        if (
          merged === undefined ||
          !isConvex(
            merged.map((k) => ring[k]),
            dip,
          )
        )
          continue;
        faces[i] = merged;
        faces.splice(j, 1);
        joined = true;
        break search;
      }
    }
  }
  return faces.map((face) => face.map((k) => ring[k]));
}

/** No corner lies deeper than `dip` behind the line between its neighbours. */
function isConvex(ring: readonly Point2[], dip: number): boolean {
  const n = ring.length;
  return ring.every((p, i) => {
    const [a, c] = [ring[(i + n - 1) % n], ring[(i + 1) % n]];
    const t = turn(a, p, c);
    return t >= 0 || -t <= dip * Math.hypot(c[0] - a[0], c[1] - a[1]);
  });
}

/** Two faces over the edge that they share, undefined where they share none. */
function joinFaces(a: readonly number[], b: readonly number[]): number[] | undefined {
  for (let i = 0; i < a.length; i++) {
    const [from, to] = [a[i], a[(i + 1) % a.length]];
    const j = b.indexOf(to);
    if (j < 0 || b[(j + 1) % b.length] !== from) continue;
    const restOfA = Array.from({ length: a.length }, (_, k) => a[(i + 1 + k) % a.length]);
    const restOfB = Array.from({ length: b.length - 2 }, (_, k) => b[(j + 2 + k) % b.length]);
    return [...restOfA, ...restOfB];
  }
  return undefined;
}
