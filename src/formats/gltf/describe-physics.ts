import type { Body } from '../../core/body.js';
import { inertiaToMatrix, quatToXyzw } from '../../core/conventions.js';
import type { CollisionGeom } from '../../core/geom.js';
import type { Inertial } from '../../core/inertial.js';
import { eigenSymmetric, quatFromMatrix } from '../../core/math/mat3.js';
import type { Pose } from '../../core/math/pose.js';
import { compose, IDENTITY_POSE } from '../../core/math/pose.js';
import { combineInertials, transformInertial } from '../../core/mesh/inertial-algebra.js';
import type { SimAsset } from '../../core/sim-asset.js';
import { shapeToJson } from './implicit-shapes.js';
import type { JointConstraint } from './joint-constraints.js';
import { describeConstraints } from './joint-constraints.js';
import type { CollisionFilterJson, MotionJson, PhysicsMaterialJson, ShapeJson } from './physics-json.js';

/** What the physics extensions say about an asset, with names in place of node and mesh indices. */
export interface PhysicsDescription {
  readonly shapes: readonly ShapeJson[];
  readonly materials: readonly PhysicsMaterialJson[];
  readonly filters: readonly CollisionFilterJson[];
  /** By body name: bodies that move relative to their parent. */
  readonly motions: ReadonlyMap<string, MotionJson>;
  /** By geom name. */
  readonly colliders: ReadonlyMap<string, ColliderDescription>;
  readonly joints: readonly JointDescription[];
}

export interface ColliderDescription {
  /** Index into `shapes`; absent: the convex hull of the geom's own mesh. */
  readonly shape?: number;
  readonly physicsMaterial: number;
  readonly collisionFilter?: number;
}

export interface JointDescription extends JointConstraint {
  readonly body: string;
  readonly enableCollision: boolean;
}

/** The asset in the terms of KHR_physics_rigid_bodies and KHR_implicit_shapes. */
export function describePhysics(asset: SimAsset): PhysicsDescription {
  const shapes: ShapeJson[] = [];
  const shapeIndex = new Map<string, number>();
  const findShape = (json: ShapeJson): number => {
    const key = JSON.stringify(json);
    const known = shapeIndex.get(key) ?? shapes.push(json) - 1;
    shapeIndex.set(key, known);
    return known;
  };
  const materialIndex = new Map(asset.materials.map((material, i) => [material.name, i]));
  const { filters, filterOf } = describeFilters(asset);
  const describeCollider = (body: Body, { shape, material }: CollisionGeom): ColliderDescription => {
    const collisionFilter = filterOf.get(body.name);
    return {
      ...(shape.kind === 'convex' ? {} : { shape: findShape(shapeToJson(shape)) }),
      physicsMaterial: materialIndex.get(material) ?? 0,
      ...(collisionFilter === undefined ? {} : { collisionFilter }),
    };
  };
  return {
    colliders: new Map(
      asset.bodies.flatMap((body) => body.collisions.map((geom) => [geom.name, describeCollider(body, geom)] as const)),
    ),
    shapes,
    materials: asset.materials.map(({ name, friction, restitution }) => ({
      name,
      staticFriction: friction,
      dynamicFriction: friction,
      restitution,
      // As MuJoCo combines the two sides.
      frictionCombine: 'maximum',
    })),
    filters,
    motions: new Map(
      asset.bodies
        .filter((body) => body.joints.length > 0)
        .map((body) => [body.name, describeMotion(rigidGroupInertial(asset.bodies, body.name))]),
    ),
    joints: asset.bodies.flatMap((body) => {
      const enableCollision = collidesWithParent(asset, body);
      return describeConstraints(body.joints).map((constraint) => ({
        ...constraint,
        body: body.name,
        enableCollision,
      }));
    }),
  };
}

/** Mass of a body with all that is welded to it, in the body's frame: the extension moves them as one. */
function rigidGroupInertial(bodies: readonly Body[], root: string): Inertial | undefined {
  const poses = new Map<string, Pose>([[root, IDENTITY_POSE]]);
  const members: Inertial[] = [];
  for (const body of bodies) {
    const parentPose = body.parent === undefined ? undefined : poses.get(body.parent);
    if (parentPose !== undefined && body.joints.length === 0) poses.set(body.name, compose(parentPose, body.pose));
    const pose = poses.get(body.name);
    if (pose !== undefined && body.inertial) members.push(transformInertial(body.inertial, pose));
  }
  return members.length === 1 ? members[0] : combineInertials(members);
}

/** A body without mass properties gets them from its colliders, by the reader of the file. */
function describeMotion(inertial: Inertial | undefined): MotionJson {
  if (inertial === undefined) return {};
  const { values, vectors } = eigenSymmetric(inertiaToMatrix(inertial.inertia));
  return {
    mass: inertial.mass,
    centerOfMass: inertial.com,
    inertiaDiagonal: values,
    inertiaOrientation: quatToXyzw(quatFromMatrix(vectors)),
  };
}

/**
 * Parent and child collide when the asset lists a pair of their geoms. MuJoCo also lets them collide, unless excluded, where the
 * parent is welded to the world.
 */
function collidesWithParent(asset: SimAsset, body: Body): boolean {
  const parent = asset.bodies.find((b) => b.name === body.parent);
  if (parent === undefined) return true;
  const own = new Set(body.collisions.map((geom) => geom.name));
  const other = new Set(parent.collisions.map((geom) => geom.name));
  if (asset.contactPairs.some(([a, b]) => (own.has(a) && other.has(b)) || (own.has(b) && other.has(a)))) return true;
  const excluded = asset.contactExclusions.some(
    ({ bodies: [a, b] }) => (a === body.name && b === parent.name) || (b === body.name && a === parent.name),
  );
  return !excluded && isWelded(asset.bodies, parent);
}

function isWelded(bodies: readonly Body[], body: Body): boolean {
  for (let at: Body | undefined = body; at !== undefined;) {
    if (at.joints.length > 0) return false;
    const { parent }: Body = at;
    at = bodies.find((b) => b.name === parent);
  }
  return true;
}

/** Bodies that never collide, as filters: each body that is excluded from something is a collision system of its own. */
function describeFilters(asset: SimAsset): { filters: CollisionFilterJson[]; filterOf: Map<string, number> } {
  const others = new Map<string, string[]>();
  for (const { bodies } of asset.contactExclusions) {
    for (const [body, other] of [bodies, [bodies[1], bodies[0]] as const]) {
      others.set(body, [...(others.get(body) ?? []), other]);
    }
  }
  const filters = [...others].map(([body, notCollideWithSystems]) => ({
    collisionSystems: [body],
    notCollideWithSystems,
  }));
  return { filters, filterOf: new Map([...others.keys()].map((body, i) => [body, i])) };
}
