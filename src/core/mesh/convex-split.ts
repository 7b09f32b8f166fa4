import type { Vec3 } from '../math/vec3.js';
import { boundingBox, boxSize } from './box.js';
import { convexHull } from './convex-hull.js';
import type { Plane } from './face-planes.js';
import type { GeometryEngine, Solid } from './geometry-engine.js';
import { meshFromSolid, solidFromMesh } from './geometry-engine.js';
import { choosePlane } from './split-plane.js';
import { quickHull } from './quick-hull.js';
import type { TriangleMesh } from './triangle-mesh.js';

export interface SplitOptions {
  readonly maxPieces: number;
  /** Allowed excess of the hulls' volume over the solid's, as a fraction of it. */
  readonly concavity: number;
}

/** A part of the solid that is still to be judged. */
interface Chunk {
  readonly mesh: TriangleMesh;
  readonly volume: number;
  readonly hullVolume: number;
}

/** Cuts go on to this part of the allowed excess, so that what is left is not all in one corner of a cavity. */
const FINER = 0.25;

/** A chunk with more than this many times the allowed excess of its own (the corner of a box's walls) is cut in any case. */
const BAD = 3;

/** Tolerances of the working copy as fractions of the mesh's size, tried until it has few enough triangles to be quick. */
const TOLERANCES = [0.003, 0.005, 0.008];
const FEW_TRIANGLES = 400;

/**
 * Cuts a closed solid by planes, always the chunk whose hull has most empty volume, until the hulls' excess is allowed or there are
 * `maxPieces`; then merges pieces whose common hull adds almost nothing. Returns the hulls, largest first.
 */
export function splitConvex(mesh: TriangleMesh, engine: GeometryEngine, options: SplitOptions): TriangleMesh[] {
  const bounds = boundingBox(mesh);
  const whole = solidFromMesh(mesh, engine);
  if (bounds === undefined || whole === undefined) return [];
  const simple = simplifyForWork(whole, Math.max(...boxSize(bounds)));
  const first = takeChunk(simple);
  if (first === undefined) return [];
  const allowed = FINER * options.concavity * first.volume;
  // Cutting goes beyond the limit, since merging afterwards brings the number down again.
  const maxChunks = 2 * options.maxPieces;
  let open = [first];
  const done: Chunk[] = [];
  while (open.length > 0 && open.length + done.length < maxChunks) {
    const total = [...open, ...done].reduce((sum, chunk) => sum + excessOf(chunk), 0);
    const isBad = (chunk: Chunk): boolean => excessOf(chunk) > BAD * options.concavity * chunk.volume;
    const candidates = total > allowed ? open : open.filter(isBad);
    if (candidates.length === 0) break;
    const worst = candidates.reduce((a, b) => (excessOf(b) > excessOf(a) ? b : a));
    open = open.filter((chunk) => chunk !== worst);
    const parts = cut(worst, engine);
    if (parts === undefined) done.push(worst);
    else open.push(...parts);
  }
  return mergeHulls([...open, ...done], first.volume, engine, options);
}

/** The solid, which is given up, with few triangles. */
function simplifyForWork(solid: Solid, size: number): Solid {
  let simple = solid;
  for (const tolerance of TOLERANCES) {
    const next = simple.simplify(tolerance * size);
    simple.delete();
    simple = next;
    if (simple.numTri() <= FEW_TRIANGLES) break;
  }
  return simple;
}

const excessOf = (chunk: Chunk): number => chunk.hullVolume - chunk.volume;

/** Mesh and volumes of a solid, which is given up. */
function takeChunk(solid: Solid): Chunk | undefined {
  const volume = solid.isEmpty() ? 0 : solid.volume();
  const mesh = volume > 0 ? meshFromSolid(solid) : undefined;
  solid.delete();
  if (mesh === undefined) return undefined;
  const hull = quickHull(mesh.positions);
  return hull === undefined ? undefined : { mesh, volume, hullVolume: hull.volume };
}

/** Half the thickness of the slice that a cut takes out, as a fraction of the chunk's size: well above single precision. */
const KERF = 5e-5;

/**
 * Both sides of a chunk cut along its best plane. The cut takes out a thin slice, whose two faces are then moved back to the plane: a cut
 * exactly along a face of the chunk would leave that face as a sheet without thickness on the wrong side, and hulls would hold it.
 */
function cut(chunk: Chunk, engine: GeometryEngine): Chunk[] | undefined {
  const plane = choosePlane(chunk.mesh, chunk.hullVolume, chunk.volume);
  const bounds = boundingBox(chunk.mesh);
  const solid = plane === undefined ? undefined : solidFromMesh(chunk.mesh, engine);
  if (plane === undefined || bounds === undefined || solid === undefined) return undefined;
  const kerf = KERF * Math.max(...boxSize(bounds));
  const [x, y, z] = plane.normal;
  const above = takeChunk(solid.trimByPlane([x, y, z], plane.offset + kerf));
  const below = takeChunk(solid.trimByPlane([-x, -y, -z], kerf - plane.offset));
  solid.delete();
  if (above === undefined || below === undefined) return undefined;
  for (const { mesh } of [above, below]) moveOntoPlane(mesh.positions, plane, 1.5 * kerf);
  return [above, below];
}

function moveOntoPlane(positions: Float32Array, { normal: [x, y, z], offset }: Plane, reach: number): void {
  for (let i = 0; i < positions.length; i += 3) {
    const height = x * positions[i] + y * positions[i + 1] + z * positions[i + 2] - offset;
    if (Math.abs(height) > reach) continue;
    positions[i] -= height * x;
    positions[i + 1] -= height * y;
    positions[i + 2] -= height * z;
  }
}

/** Merges the pair whose common hull adds least, while that is nearly nothing or there are too many pieces. */
function mergeHulls(
  chunks: readonly Chunk[],
  solidVolume: number,
  engine: GeometryEngine,
  { maxPieces, concavity }: SplitOptions,
): TriangleMesh[] {
  interface Piece {
    readonly points: Float32Array;
    readonly volume: number;
  }
  let pieces: Piece[] = chunks.map((chunk) => ({ points: chunk.mesh.positions, volume: chunk.hullVolume }));
  const join = (a: Piece, b: Piece): Piece => {
    const points = new Float32Array(a.points.length + b.points.length);
    points.set(a.points);
    points.set(b.points, a.points.length);
    return { points, volume: quickHull(points)?.volume ?? Infinity };
  };
  const costs = new Map<Piece, Map<Piece, { cost: number; joined: Piece }>>();
  const costOf = (a: Piece, b: Piece): { cost: number; joined: Piece } => {
    const row = costs.get(a) ?? new Map<Piece, { cost: number; joined: Piece }>();
    costs.set(a, row);
    let entry = row.get(b);
    if (entry === undefined) {
      const joined = join(a, b);
      entry = { cost: joined.volume - a.volume - b.volume, joined };
      row.set(b, entry);
    }
    return entry;
  };
  for (;;) {
    let best: { a: Piece; b: Piece; cost: number; joined: Piece } | undefined;
    for (let i = 0; i < pieces.length; i++)
      for (let j = i + 1; j < pieces.length; j++) {
        const entry = costOf(pieces[i], pieces[j]);
        if (best === undefined || entry.cost < best.cost) best = { a: pieces[i], b: pieces[j], ...entry };
      }
    if (best === undefined || (best.cost > 0.1 * concavity * solidVolume && pieces.length <= maxPieces)) break;
    const { a, b, joined } = best;
    pieces = [...pieces.filter((piece) => piece !== a && piece !== b), joined];
  }
  return pieces
    .sort((a, b) => b.volume - a.volume)
    .map(({ points }) => convexHull(pointsToList(points), engine))
    .filter((hull) => hull !== undefined);
}

const pointsToList = (points: Float32Array): Vec3[] =>
  Array.from({ length: points.length / 3 }, (_, p) => [points[3 * p], points[3 * p + 1], points[3 * p + 2]]);
