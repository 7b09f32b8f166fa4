import { quatFromAxisAngle } from '../core/math/quat.js';
import type { Vec3 } from '../core/math/vec3.js';
import { add, dot, scale, subtract } from '../core/math/vec3.js';
import type { Face, Polytope } from './clearance/polytope.js';
import { polytopeFromBox, transformPolytope } from './clearance/polytope.js';
import type { WorkBody, WorkPiece } from './clearance/work-piece.js';
import { cutFoot } from './find-foot.js';

/** Height of a pad as a share of its piece's height, and in gaps at least. */
const HEIGHT_SHARE = 0.02;
const LEAST_GAPS = 1;
/** Faces within this many gaps of the floor, and this level, stand on it. */
const ON_FLOOR_GAPS = 0.2;
const LEVEL = 1 - 1e-6;
/** Directions tried for a pad over a quarter turn. */
const TURNS = 12;

/**
 * Puts a box under each piece that stands on the floor with a flat face of more than four corners. MuJoCo tests a mesh against a plane at
 * its lowest corner and some neighbours of that: a round foot with many corners gets its two or three contacts all on one side, and the
 * object rocks by degrees. A box gets its four corners. The pad is the largest that fits inside the face; the piece begins above it.
 */
export function addFootPads(body: WorkBody, gap: number): readonly WorkPiece[] {
  return body.pieces.flatMap((piece): WorkPiece[] => {
    if (piece.isRound) return [piece];
    const face = piece.solid.faces.find(
      ({ normal, offset, loop }) => normal[2] < -LEVEL && Math.abs(offset) < ON_FLOOR_GAPS * gap && loop.length > 4,
    );
    if (face === undefined) return [piece];
    const { min, max } = piece.solid.box;
    const height = Math.max(HEIGHT_SHARE * (max[2] - min[2]), LEAST_GAPS * gap);
    const upper = cutFoot(piece.solid, min[2] + height);
    const pad = fitPad(face, height);
    if (pad === undefined) return [piece];
    const common = { part: piece.part, isRound: false };
    const rest: WorkPiece[] = upper === undefined ? [] : [{ ...common, solid: upper, frame: piece.frame }];
    return [...rest, { ...common, ...pad }];
  });
}

/** The largest box of that height on a level face: centred, and turned in steps. */
function fitPad(face: Face, height: number): Pick<WorkPiece, 'solid' | 'frame'> | undefined {
  const centre = scale(face.loop.reduce(add), 1 / face.loop.length);
  let best: { solid: Polytope; frame: WorkPiece['frame']; area: number } | undefined;
  for (let i = 0; i < TURNS; i++) {
    const angle = (i * Math.PI) / 2 / TURNS;
    const u: Vec3 = [Math.cos(angle), Math.sin(angle), 0];
    const v: Vec3 = [-u[1], u[0], 0];
    const offsets = face.loop.map((p) => subtract(p, centre));
    const half = [u, v].map((axis) =>
      Math.min(Math.max(...offsets.map((p) => dot(p, axis))), -Math.min(...offsets.map((p) => dot(p, axis)))),
    );
    const t = Math.min(
      ...[-1, 1].flatMap((a) => [-1, 1].map((b) => reach(offsets, add(scale(u, a * half[0]), scale(v, b * half[1]))))),
    );
    const [x, y] = [half[0] * t, half[1] * t];
    const area = x * y;
    if (!(area > 0) || (best !== undefined && area <= best.area)) continue;
    const frame = quatFromAxisAngle([0, 0, 1], angle);
    const box = polytopeFromBox({ min: [-x, -y, 0], max: [x, y, height] });
    best = { area, frame, solid: transformPolytope(box, { position: centre, rotation: frame }) };
  }
  return best && { solid: best.solid, frame: best.frame };
}

/** How much of the way along `ray` from the origin stays inside a convex polygon around it in the xy-plane. */
function reach(polygon: readonly Vec3[], ray: Vec3): number {
  let t = 1;
  polygon.forEach((p, i) => {
    const q = polygon[(i + 1) % polygon.length];
    // A face that looks down runs clockwise seen from above: its inside is to the right of each edge.
    const normal: Vec3 = [-(q[1] - p[1]), q[0] - p[0], 0];
    const [along, limit] = [dot(normal, ray), dot(normal, p)];
    if (along > 0) t = Math.min(t, limit / along);
  });
  return t;
}
