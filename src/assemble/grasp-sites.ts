import type { Site } from '../core/body.js';
import { quatFromMatrix } from '../core/math/mat3.js';
import type { Pose } from '../core/math/pose.js';
import { compose, invert, transformPoint } from '../core/math/pose.js';
import type { Vec3 } from '../core/math/vec3.js';
import { cross, dot } from '../core/math/vec3.js';
import type { Box } from '../core/mesh/box.js';
import { boxCentre, boxSize } from '../core/mesh/box.js';
import { vertexAt } from '../core/mesh/face-planes.js';
import type { TriangleMesh } from '../core/mesh/triangle-mesh.js';

/** Sides that a hand comes from: nobody grasps from below. */
const SIDES: readonly Vec3[] = [[0, 0, 1], [0, -1, 0], [1, 0, 0], [-1, 0, 0], [0, 1, 0]]; // prettier-ignore

/** Sides that stick out as far as each other within this share of the object count as equal. */
const EQUAL = 0.02;
/** Points within this share of the part's depth below its outermost belong to its outer face. */
const FACE_DEPTH = 0.05;

/**
 * The frame at which a part is touched: on the middle of its outermost face, z outwards, x along the longer side of that face, so that
 * a gripper closes along y. The outermost face is the one that reaches furthest towards the object's own outside.
 *
 * @param mesh The part in the body frame.
 * @param frame The body frame in the asset frame at rest.
 * @param object Bounding box of the whole object in the asset frame.
 */
export function makeGraspSite(name: string, mesh: TriangleMesh, frame: Pose, object: Box): Site | undefined {
  const count = mesh.positions.length / 3;
  if (count === 0) return undefined;
  const points = Array.from({ length: count }, (_, v) => transformPoint(frame, vertexAt(mesh, v)));
  const box = boxOfPoints(points);
  const size = boxSize(box);
  const centre = boxCentre(object);
  const half = boxSize(object).map((v) => Math.max(v / 2, 1e-9));
  const sides = SIDES.map((side) => {
    const axis = side.findIndex((v) => v !== 0);
    const outermost = side[axis] > 0 ? box.max[axis] : box.min[axis];
    const exposure = ((outermost - centre[axis]) * side[axis]) / half[axis];
    const area = (size[0] * size[1] * size[2]) / Math.max(size[axis], 1e-9);
    return { side, axis, outermost, exposure, area };
  });
  const most = Math.max(...sides.map(({ exposure }) => exposure));
  const best = sides
    .filter(({ exposure }) => exposure >= most - EQUAL)
    .reduce((a, b) => (b.area > a.area * (1 + EQUAL) ? b : a));

  const depth = Math.max(FACE_DEPTH * size[best.axis], 1e-6);
  const face = boxOfPoints(points.filter((p) => Math.abs(p[best.axis] - best.outermost) <= depth));
  const middle = boxCentre(face);
  const position: Vec3 = [0, 1, 2].map((k) => (k === best.axis ? best.outermost : middle[k])) as unknown as Vec3;
  const z = best.side;
  const others = [0, 1, 2].filter((k) => k !== best.axis);
  const faceSize = boxSize(face);
  const along = faceSize[others[0]] >= faceSize[others[1]] ? others[0] : others[1];
  const x: Vec3 = [along === 0 ? 1 : 0, along === 1 ? 1 : 0, along === 2 ? 1 : 0];
  const y = cross(z, x);
  const rotation = quatFromMatrix([x[0], y[0], z[0], x[1], y[1], z[1], x[2], y[2], z[2]]);
  if (Math.abs(dot(x, z)) > 1e-9) throw new Error('the axes of a grasp frame are at right angles');
  return { name, pose: compose(invert(frame), { position, rotation }) };
}

function boxOfPoints(points: readonly Vec3[]): Box {
  const min: [number, number, number] = [Infinity, Infinity, Infinity];
  const max: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (const p of points) {
    for (let k = 0; k < 3; k++) {
      min[k] = Math.min(min[k], p[k]);
      max[k] = Math.max(max[k], p[k]);
    }
  }
  return { min, max };
}
