import type { Vec3 } from '../math/vec3.js';
import { dot } from '../math/vec3.js';
import { vertexAt } from './face-planes.js';
import type { GeometryEngine } from './geometry-engine.js';
import { meshFromSolid } from './geometry-engine.js';
import type { TriangleMesh } from './triangle-mesh.js';

/** MuJoCo's and most engines' comfortable limit for a collision mesh. */
export const MAX_HULL_VERTICES = 64;

/**
 * The convex hull of a mesh's vertices or of points, as a closed mesh of at most `maxVertices` vertices (then an inner approximation:
 * the hull of the points furthest along evenly spread directions). Undefined when the points do not span a volume.
 */
export function convexHull(
  input: TriangleMesh | readonly Vec3[],
  engine: GeometryEngine,
  maxVertices = MAX_HULL_VERTICES,
): TriangleMesh | undefined {
  const hull = hullOf(pointsOf(input), engine);
  if (hull === undefined || hull.positions.length / 3 <= maxVertices) return hull;
  return hullOf(selectExtremes(pointsOf(hull), maxVertices), engine);
}

const pointsOf = (input: TriangleMesh | readonly Vec3[]): readonly Vec3[] =>
  'positions' in input ? Array.from({ length: input.positions.length / 3 }, (_, v) => vertexAt(input, v)) : input;

function hullOf(points: readonly Vec3[], engine: GeometryEngine): TriangleMesh | undefined {
  if (points.length < 4) return undefined;
  const solid = engine.Manifold.hull(points.map((p): [number, number, number] => [p[0], p[1], p[2]]));
  try {
    if (solid.isEmpty() || !(solid.volume() > 0)) return undefined;
    return meshFromSolid(solid);
  } finally {
    solid.delete();
  }
}

/** The points furthest along `count` directions of a Fibonacci sphere, each once. */
function selectExtremes(points: readonly Vec3[], count: number): Vec3[] {
  const chosen = new Set<number>();
  const golden = Math.PI * (3 - Math.sqrt(5));
  for (let d = 0; d < count; d++) {
    const z = 1 - (2 * d + 1) / count;
    const r = Math.sqrt(1 - z * z);
    const direction: Vec3 = [r * Math.cos(golden * d), r * Math.sin(golden * d), z];
    let best = 0;
    let furthest = -Infinity;
    points.forEach((p, i) => {
      const along = dot(p, direction);
      if (along > furthest) [best, furthest] = [i, along];
    });
    chosen.add(best);
  }
  return [...chosen].map((i) => points[i]);
}
