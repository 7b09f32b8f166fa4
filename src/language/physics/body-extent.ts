import type { Pose } from '../../core/math/pose.js';
import { compose, IDENTITY_POSE, transformPoint } from '../../core/math/pose.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { distance } from '../../core/math/vec3.js';
import type { FileAccess } from '../model/file-access.js';
import type { GeomFacts } from './geom-facts.js';
import { geomsOf } from './geom-facts.js';
import { cornersOf, geomSolid } from './geom-mass.js';
import type { BodyNode } from '../model/kinematics.js';
import { memoize } from '../model/memoize.js';
import type { Model } from '../model/model.js';
import { isMoving } from './moving.js';
import { originOf, ownPose, placesInBody } from './poses.js';

/** Where the shapes of a body are, in its frame. */
export interface BodyExtent {
  /** Corners of the boxes around its shapes, each box along its shape's axes: what is beyond them is beyond the shapes. */
  readonly corners: readonly Vec3[];
  readonly min: Vec3;
  readonly max: Vec3;
  /** The diagonal of the box around all, m. */
  readonly size: number;
}

/** The pose of a body in the frame of its parent, as drawn. */
export function bodyPose(model: Model, { element, joints }: BodyNode): Pose {
  const [joint] = joints.slice(0, 1);
  if (model.language !== 'mjcf') return joints.length === 0 ? IDENTITY_POSE : originOf(joint);
  const [place] = placesInBody(model, element);
  return compose(place, ownPose(model, element));
}

/**
 * Where the shapes of a body are, drawn and colliding; with `fixed` also those of what is fixed to it. Undefined where it has none, one without end, or
 * one that is not known.
 */
export function bodyExtent(model: Model, body: BodyNode, files: FileAccess, fixed = false): BodyExtent | undefined {
  const known = knownExtents(body);
  if (fixed && body.children.every((child) => isMoving(model, child))) return bodyExtent(model, body, files);
  if (!known.has(fixed)) {
    const { extent, hasMesh } = measure(model, body, files, fixed);
    // Files change while the model stays.
    if (hasMesh) return extent;
    known.set(fixed, extent);
  }
  return known.get(fixed);
}

const knownExtents = memoize<BodyNode, Map<boolean, BodyExtent | undefined>>(() => new Map());

function measure(
  model: Model,
  body: BodyNode,
  files: FileAccess,
  fixed: boolean,
): { readonly extent: BodyExtent | undefined; readonly hasMesh: boolean } {
  let hasMesh = false;
  const corners: Vec3[] = [];
  const add = (member: BodyNode, pose: Pose): boolean => {
    if (member.isOpenEnded) return false;
    const geoms = geomsOf(model, member);
    if (geoms.length !== member.geoms.length) return false;
    for (const geom of geoms) {
      hasMesh ||= geom.mesh !== undefined;
      const own = cornersOfGeom(model, geom, files);
      if (own === undefined) return false;
      for (const corner of own) corners.push(member === body ? corner : transformPoint(pose, corner));
    }
    return (
      !fixed ||
      member.children.every((child) => isMoving(model, child) || add(child, compose(pose, bodyPose(model, child))))
    );
  };
  const isKnown = add(body, IDENTITY_POSE) && corners.length > 0;
  return { extent: isKnown ? extentOf(corners) : undefined, hasMesh };
}

function cornersOfGeom(model: Model, geom: GeomFacts, files: FileAccess): readonly Vec3[] | undefined {
  const box = geomSolid(model, geom, files)?.box;
  const corners = box && cornersOf(box);
  return corners && geom.poses.flatMap((pose) => corners.map((corner) => transformPoint(pose, corner)));
}

function extentOf(corners: readonly Vec3[]): BodyExtent {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (const corner of corners) {
    for (let k = 0; k < 3; k++) {
      low[k] = Math.min(low[k], corner[k]);
      high[k] = Math.max(high[k], corner[k]);
    }
  }
  const [min, max]: readonly [Vec3, Vec3] = [
    [low[0], low[1], low[2]],
    [high[0], high[1], high[2]],
  ];
  return { corners, min, max, size: distance(min, max) };
}
