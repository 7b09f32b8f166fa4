import type { ConvexPiece } from '../../core/geom.js';
import type { Pose } from '../../core/math/pose.js';
import { transformPoint, translation } from '../../core/math/pose.js';
import type { Quat } from '../../core/math/quat.js';
import { conjugate, rotate } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { add, cross, dot, norm, perpendicular, scale, subtract } from '../../core/math/vec3.js';
import type { Box } from '../../core/mesh/box.js';
import { boundingBox } from '../../core/mesh/box.js';
import { convexHull } from '../../core/mesh/convex-hull.js';
import type { Plane } from '../../core/mesh/face-planes.js';
import { facePlanes } from '../../core/mesh/face-planes.js';
import type { GeometryEngine } from '../../core/mesh/geometry-engine.js';
import { shapeToMesh } from '../../core/mesh/shape-mesh.js';
import type { TriangleMesh } from '../../core/mesh/triangle-mesh.js';

/** A face of a polytope: its outward plane and its corners, counter-clockwise seen from outside. */
export interface Face extends Plane {
  readonly loop: readonly Vec3[];
}

/** What tells whether a convex solid is apart from another. Unit and frame are those of its maker. */
export interface Hull {
  readonly faces: readonly Plane[];
  readonly vertices: readonly Vec3[];
  readonly box: Box;
  /** Distinct directions of its edges, either sense; found when they are first asked for. */
  readonly edges: () => readonly Vec3[];
}

/**
 * A convex solid as its faces, for the many cuts and separation tests that clearance needs: exact planes where a triangle mesh has
 * rounded ones, and a cut costs microseconds.
 */
export interface Polytope extends Hull {
  readonly faces: readonly Face[];
}

const makePolytope = (
  faces: readonly Face[],
  vertices: readonly Vec3[],
  box: Box = boxOf(vertices),
  edges: () => readonly Vec3[] = () => edgeDirections(faces),
): Polytope => ({ faces, vertices, box, edges: once(edges) });

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function edgeDirections(faces: readonly Face[]): readonly Vec3[] {
  const found: Vec3[] = [];
  for (const { loop } of faces) {
    loop.forEach((p, i) => {
      const edge = subtract(loop[(i + 1) % loop.length], p);
      const length = norm(edge);
      if (length === 0) return;
      const unit = scale(edge, 1 / length);
      if (!found.some((d) => Math.abs(dot(d, unit)) > 1 - 1e-9)) found.push(unit);
    });
  }
  return found;
}

/** Points closer than this share of the solid's size to a plane lie on it. */
const RELATIVE_EPSILON = 1e-9;

function boxOf(points: readonly Vec3[]): Box {
  const min: [number, number, number] = [Infinity, Infinity, Infinity];
  const max: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (const p of points) {
    for (let k = 0; k < 3; k++) {
      if (p[k] < min[k]) min[k] = p[k];
      if (p[k] > max[k]) max[k] = p[k];
    }
  }
  return { min, max };
}

const sizeOf = (box: Box): number => norm(subtract(box.max, box.min));

const isNear = (a: Vec3, b: Vec3, epsilon: number): boolean =>
  Math.abs(a[0] - b[0]) <= epsilon && Math.abs(a[1] - b[1]) <= epsilon && Math.abs(a[2] - b[2]) <= epsilon;

/** The axis-aligned box as a polytope. */
export function polytopeFromBox({ min, max }: Box): Polytope {
  const corner = (i: number): Vec3 => [(i & 1 ? max : min)[0], (i & 2 ? max : min)[1], (i & 4 ? max : min)[2]];
  const face = (normal: Vec3, ...corners: readonly number[]): Face => {
    const loop = corners.map(corner);
    return { normal, offset: dot(normal, loop[0]), loop };
  };
  const faces = [
    face([-1, 0, 0], 0, 4, 6, 2),
    face([1, 0, 0], 1, 3, 7, 5),
    face([0, -1, 0], 0, 1, 5, 4),
    face([0, 1, 0], 2, 6, 7, 3),
    face([0, 0, -1], 0, 2, 3, 1),
    face([0, 0, 1], 4, 5, 7, 6),
  ];
  return makePolytope(faces, [0, 1, 2, 3, 4, 5, 6, 7].map(corner), { min, max });
}

/**
 * A piece as a polytope in its owner's frame; round shapes as the 32-sided solids of `shapeToMesh`. Undefined for a mesh that
 * encloses nothing.
 */
export function polytopeFromPiece(piece: ConvexPiece): Polytope | undefined {
  const { shape, pose } = piece;
  if (shape.kind === 'box') {
    const [x, y, z] = shape.halfExtents;
    return transformPolytope(polytopeFromBox({ min: [-x, -y, -z], max: [x, y, z] }), pose);
  }
  if (shape.kind === 'sphere') {
    unitBall ??= polytopeFromMesh(shapeToMesh({ kind: 'sphere', radius: 1 }));
    return unitBall && transformPolytope(scalePolytope(unitBall, shape.radius), pose);
  }
  const solid = polytopeFromMesh(shapeToMesh(shape));
  return solid && transformPolytope(solid, pose);
}

/** Has hundreds of faces, so it is made once. */
let unitBall: Polytope | undefined;

/** The solid between the face planes of a convex mesh. */
function polytopeFromMesh(mesh: TriangleMesh): Polytope | undefined {
  const bounds = boundingBox(mesh);
  if (bounds === undefined) return undefined;
  const margin = 0.1 * sizeOf(bounds);
  const grow = (sign: number, p: Vec3): Vec3 => [p[0] + sign * margin, p[1] + sign * margin, p[2] + sign * margin];
  let solid: Polytope | undefined = polytopeFromBox({ min: grow(-1, bounds.min), max: grow(1, bounds.max) });
  for (const plane of facePlanes(mesh)) solid = solid && clipPolytope(solid, plane);
  return solid;
}

function scalePolytope(solid: Polytope, factor: number): Polytope {
  const faces = solid.faces.map(({ normal, offset, loop }) => ({
    normal,
    offset: offset * factor,
    loop: loop.map((p) => scale(p, factor)),
  }));
  const { min, max } = solid.box;
  const box = { min: scale(min, factor), max: scale(max, factor) };
  return makePolytope(faces, solid.vertices.map((p) => scale(p, factor)), box, solid.edges); // prettier-ignore
}

/** The part where normal . x <= offset. The same object when nothing is cut off, undefined when nothing is left. */
export function clipPolytope(solid: Polytope, plane: Plane): Polytope | undefined {
  const { normal, offset } = plane;
  const epsilon = RELATIVE_EPSILON * sizeOf(solid.box);
  const height = (p: Vec3): number => dot(normal, p) - offset;
  const heights = solid.vertices.map(height);
  if (Math.max(...heights) <= epsilon) return solid;
  if (Math.min(...heights) >= -epsilon) return undefined;

  const faces: Face[] = [];
  const cut: Vec3[] = [];
  for (const face of solid.faces) {
    const loop: Vec3[] = [];
    face.loop.forEach((p, i) => {
      const q = face.loop[(i + 1) % face.loop.length];
      const [hp, hq] = [height(p), height(q)];
      if (hp <= epsilon) loop.push(p);
      if (Math.abs(hp) <= epsilon) cut.push(p);
      if ((hp < -epsilon && hq > epsilon) || (hp > epsilon && hq < -epsilon)) {
        const crossing = add(p, scale(subtract(q, p), hp / (hp - hq)));
        loop.push(crossing);
        cut.push(crossing);
      }
    });
    if (loop.length >= 3 && loop.some((p) => height(p) < -epsilon)) faces.push({ ...face, loop });
  }
  const cap = sortAround(cut, normal, epsilon * 10);
  if (cap.length < 3) return undefined;
  // Corners below the plane stay; those on it are all corners of the cap.
  const vertices = [...solid.vertices.filter((_, i) => heights[i] < -epsilon), ...cap];
  return makePolytope([...faces, { normal, offset, loop: cap }], vertices);
}

/** Distinct points of a convex polygon in counter-clockwise order about the normal. */
function sortAround(points: readonly Vec3[], normal: Vec3, epsilon: number): Vec3[] {
  const distinct: Vec3[] = [];
  for (const p of points) if (!distinct.some((q) => isNear(p, q, epsilon))) distinct.push(p);
  if (distinct.length < 3) return [];
  const centre = scale(distinct.reduce(add), 1 / distinct.length);
  const u = perpendicular(normal);
  const v = cross(normal, u);
  const angle = (p: Vec3): number => Math.atan2(dot(subtract(p, centre), v), dot(subtract(p, centre), u));
  return distinct.sort((p, q) => angle(p) - angle(q));
}

/** Volume by the divergence theorem over the faces. */
export function polytopeVolume(solid: Polytope): number {
  const origin = solid.vertices[0];
  let volume = 0;
  for (const { normal, offset, loop } of solid.faces) {
    let doubleArea = 0;
    for (let i = 1; i + 1 < loop.length; i++)
      doubleArea += dot(normal, cross(subtract(loop[i], loop[0]), subtract(loop[i + 1], loop[0])));
    volume += ((offset - dot(normal, origin)) * doubleArea) / 6;
  }
  return volume;
}

/** The solid moved by the pose. */
export function transformPolytope(solid: Polytope, pose: Pose): Polytope {
  const { vertices, box, edges } = transformHull(solid, pose);
  const faces = solid.faces.map((face): Face => ({
    ...transformPlane(face, pose),
    loop: face.loop.map((p) => transformPoint(pose, p)),
  }));
  return makePolytope(faces, vertices, box, edges);
}

/** What of the moved solid tells whether it is apart from another: a good deal less work than all of it. */
export function transformHull(solid: Hull, pose: Pose): Hull {
  const vertices = solid.vertices.map((p) => transformPoint(pose, p));
  const faces = solid.faces.map((face) => transformPlane(face, pose));
  const edges = once(() => solid.edges().map((direction) => rotate(pose.rotation, direction)));
  return { faces, vertices, box: boxOf(vertices), edges };
}

/** The axis-aligned box of the solid where it is moved to; that of its own box, turned, would be larger. */
export function boundsAt({ vertices }: Hull, { position, rotation: [w, x, y, z] }: Pose): Box {
  // Rows of the rotation matrix: the points themselves need not be made.
  const rows = [
    [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
    [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
    [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)],
  ];
  const min: [number, number, number] = [0, 0, 0];
  const max: [number, number, number] = [0, 0, 0];
  for (let k = 0; k < 3; k++) {
    const [a, b, c] = rows[k];
    let [least, most] = [Infinity, -Infinity];
    for (const p of vertices) {
      const at = a * p[0] + b * p[1] + c * p[2];
      if (at < least) least = at;
      if (at > most) most = at;
    }
    min[k] = least + position[k];
    max[k] = most + position[k];
  }
  return { min, max };
}

/** The plane in the frame that `pose` goes to. */
export function transformPlane(plane: Plane, pose: Pose): Plane {
  const normal = rotate(pose.rotation, plane.normal);
  return { normal, offset: plane.offset + dot(normal, pose.position) };
}

/**
 * The solid as a piece in its owner's frame: a box where its six faces are at right angles along the axes of `frame` (the rotation of
 * the piece it was cut from), else a closed convex mesh about its middle. Undefined when too thin to have a hull.
 */
export function pieceFromPolytope(solid: Polytope, frame: Quat, engine: GeometryEngine): ConvexPiece | undefined {
  const box = boxPiece(solid, frame);
  if (box !== undefined) return box;
  const centre = scale(add(solid.box.min, solid.box.max), 0.5);
  const mesh = convexHull(
    solid.vertices.map((p) => subtract(p, centre)),
    engine,
  );
  return mesh && { shape: { kind: 'convex', mesh }, pose: translation(centre) };
}

export const isBoxLike = (solid: Polytope, frame: Quat): boolean => boxPiece(solid, frame) !== undefined;

function boxPiece(solid: Polytope, frame: Quat): ConvexPiece | undefined {
  if (solid.faces.length !== 6) return undefined;
  const back = conjugate(frame);
  const aligned = solid.faces.every((face) => rotate(back, face.normal).some((c) => Math.abs(c) > 1 - 1e-9));
  if (!aligned) return undefined;
  const { min, max } = boxOf(solid.vertices.map((p) => rotate(back, p)));
  const half = scale(subtract(max, min), 0.5);
  return {
    shape: { kind: 'box', halfExtents: [half[0], half[1], half[2]] },
    pose: { position: rotate(frame, scale(add(min, max), 0.5)), rotation: frame },
  };
}
