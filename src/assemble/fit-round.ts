import type { ConvexPiece } from '../core/geom.js';
import { translation } from '../core/math/pose.js';
import { IDENTITY_QUAT, quatBetween } from '../core/math/quat.js';
import type { Vec3 } from '../core/math/vec3.js';
import { distance, dot, norm, scale, subtract } from '../core/math/vec3.js';
import type { Box } from '../core/mesh/box.js';
import { boundingBox, boxCentre, boxSize } from '../core/mesh/box.js';
import { vertexAt } from '../core/mesh/face-planes.js';
import { meshVolume } from '../core/mesh/mass-properties.js';
import type { TriangleMesh } from '../core/mesh/triangle-mesh.js';

/** Centre of mass off the middle, as a share of the longest side. */
const LARGEST_OFFSET = 0.04;
/** Volume of a ball of a few voxels against the ideal one. An upright cylinder has 1.5 of its ball's volume, a cube 1.9. */
const BALL_FILL: readonly [number, number] = [0.85, 1.15];
/** Volume of a round solid against the ideal one. A square prism has 1.27 of its cylinder's volume, an octagonal one 1.05. */
const ROUND_FILL: readonly [number, number] = [0.9, 1.1];
/** Corners of a cylinder of a few voxels are at least this far out. */
const LEAST_RADIUS = 0.8;
/** What turns without end is a wheel, however few voxels it has: a square of 2 x 2 will do. */
const WHEEL_FILL: readonly [number, number] = [0.7, 1.3];
/** A wheel's axis is this close to its middle, as a share of its width. */
const AXIS_OFFSET = 0.15;
/** Sides of a cylinder's cross-section may differ by this. */
const SIDE_RATIO = 1.12;
const WHEEL_SIDE_RATIO = 1.3;

const AXES: readonly Vec3[] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]; // prettier-ignore

/**
 * The ball or the cylinder along x, y or z that a convex solid was meant to be, so that it rolls and turns as one; undefined for any
 * other shape. A cylinder has the radius of the solid's cross-section, half its width.
 *
 * @param com The solid's centre of mass: what is round about it stays where it is put, what is round about another point rolls.
 */
export function fitRound(mesh: TriangleMesh, com: Vec3): ConvexPiece | undefined {
  const bounds = boundingBox(mesh);
  if (bounds === undefined) return undefined;
  const round = fitBall(mesh, bounds) ?? fitUprightCylinder(mesh, bounds);
  const off = distance(com, boxCentre(bounds));
  if (round === undefined || off > LARGEST_OFFSET * Math.max(...boxSize(bounds))) return undefined;
  return { shape: round.shape, pose: { position: com, rotation: round.pose.rotation } };
}

/**
 * The cylinder about a given axis that a wheel or knob made of a few voxels stands for. Undefined when the axis is not along x, y or z or
 * not through the middle, or the solid does not fill a cylinder about as wide as high.
 *
 * @param point A point of the axis, in the mesh's frame.
 */
export function fitWheel(mesh: TriangleMesh, axis: Vec3, point: Vec3): ConvexPiece | undefined {
  const index = AXES.findIndex((a) => Math.abs(dot(a, axis)) > 0.999);
  const bounds = boundingBox(mesh);
  if (index < 0 || bounds === undefined) return undefined;
  const off = subtract(boxCentre(bounds), point);
  const aside = norm(subtract(off, scale(AXES[index], dot(off, AXES[index]))));
  if (aside > AXIS_OFFSET * Math.max(...crossSection(bounds, index))) return undefined;
  return fitCylinder(mesh, bounds, index, WHEEL_FILL, WHEEL_SIDE_RATIO);
}

function fitBall(mesh: TriangleMesh, bounds: Box): ConvexPiece | undefined {
  const size = boxSize(bounds);
  if (Math.max(...size) > SIDE_RATIO * Math.min(...size)) return undefined;
  const share = meshVolume(mesh) / ((Math.PI * size[0] * size[1] * size[2]) / 6);
  if (share < BALL_FILL[0] || share > BALL_FILL[1]) return undefined;
  return { shape: { kind: 'sphere', radius: Math.max(...size) / 2 }, pose: translation(boxCentre(bounds)) };
}

function fitUprightCylinder(mesh: TriangleMesh, bounds: Box): ConvexPiece | undefined {
  for (const axis of [2, 0, 1]) {
    const cylinder = fitCylinder(mesh, bounds, axis, ROUND_FILL, SIDE_RATIO);
    if (cylinder !== undefined && isRoundAbout(mesh, boxCentre(bounds), axis)) return cylinder;
  }
  return undefined;
}

const crossSection = (bounds: Box, axis: number): [number, number] => {
  const [a, b] = boxSize(bounds).filter((_, k) => k !== axis);
  return [a, b];
};

function fitCylinder(
  mesh: TriangleMesh,
  bounds: Box,
  axis: number,
  fill: readonly [number, number],
  sideRatio: number,
): ConvexPiece | undefined {
  const [width, height] = crossSection(bounds, axis);
  const length = boxSize(bounds)[axis];
  if (Math.max(width, height) > sideRatio * Math.min(width, height)) return undefined;
  const radius = Math.max(width, height) / 2;
  const share = meshVolume(mesh) / (Math.PI * ((width * height) / 4) * length);
  if (share < fill[0] || share > fill[1]) return undefined;
  return {
    shape: { kind: 'cylinder', radius, halfLength: length / 2 },
    pose: {
      position: boxCentre(bounds),
      rotation: axis === 2 ? IDENTITY_QUAT : quatBetween([0, 0, 1], AXES[axis]),
    },
  };
}

/** Whether the solid is a cylinder rather than a barrel or cone of the same volume: its corners are near both ends and the mantle. */
function isRoundAbout(mesh: TriangleMesh, centre: Vec3, axis: number): boolean {
  const bounds = boundingBox(mesh);
  if (bounds === undefined) return false;
  const radius = Math.max(...crossSection(bounds, axis)) / 2;
  const count = mesh.positions.length / 3;
  for (let v = 0; v < count; v++) {
    const off = subtract(vertexAt(mesh, v), centre);
    const around = norm(subtract(off, scale(AXES[axis], dot(off, AXES[axis]))));
    if (around < LEAST_RADIUS * radius) return false;
  }
  return true;
}
